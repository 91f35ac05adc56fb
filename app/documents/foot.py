"""What stands at the foot of each page of a paper."""

from datetime import datetime

from app.i18n import _, formats
from app.i18n.names import draft_words


def foot(at: datetime, by: str = "", audit_hash: str = "", number: str = "") -> str:
    """Return when it was printed; by whom, and after which row of the audit log, where staff made it. The next
    lines have the number of the home, and say where the language is a draft."""
    day = formats.full_day(at)
    if by:
        printed = _("Printed on {day}, {time}, by {name} · audit log {hash}").format(
            day=day, time=formats.hour(at), name=by, hash=audit_hash
        )
    else:
        printed = _("Printed on {day}").format(day=day)
    home = _("Number of this home: {number}").format(number=number) if number else ""
    return "\n".join(filter(None, (printed, home, draft_words())))
