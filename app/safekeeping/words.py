"""Words of the back-ups."""

from datetime import datetime

from app.core.numbers import rounded_up
from app.i18n import _, formats, ngettext
from app.safekeeping.rules.backups import BackupFile, Counted


def age_line(newest: BackupFile | None, now: datetime) -> str:
    """Return how old the newest back-up is."""
    if newest is None:
        return _("Nothing is backed up yet.")
    days = (now.date() - newest.at.date()).days
    if days <= 0:
        return _("The newest back-up is from today.")
    return ngettext(
        "The newest back-up is {count} day old.", "The newest back-up is {count} days old.", days
    ).format(count=days)


def file_line(backup: BackupFile) -> str:
    """Return when a back-up was made, and how large it is."""
    size = formats.decimal(backup.bytes / 1_000_000)
    return _("{day}, {time} · {size} MB").format(
        day=formats.full_day(backup.at), time=formats.hour(backup.at), size=size
    )


def proof_line(number: str, *, is_proven: bool) -> str:
    """Return who made a back-up, as far as it proves it; `number` is the one on the recovery sheet."""
    if is_proven:
        return _(
            "Somebody with an account in this home made it, and it is as they made it. The number of the home is "
            "{number}: it stands on the recovery sheet, too."
        ).format(number=number)
    return _(
        "It does not prove who made it: it is from an earlier version, from a computer without a key store, or "
        "from somebody else. Compare the day and the numbers with what you remember."
    )


def inside_rows(made: str, found: Counted, *, exactly: bool) -> list[tuple[str, str]]:
    """Return what is in a back-up; how many cases exactly for whoever may know of each."""
    cases = formats.number(found.cases)
    if not exactly:
        cases = _("up to {count}").format(count=formats.number(rounded_up(found.cases)))
    newest = formats.full_day(found.newest) if found.newest is not None else "–"
    return [
        (_("Home"), found.home),
        (_("Made"), _when(made)),
        (_("Last thing that happened"), newest),
        (_("People"), formats.number(found.people)),
        (_("Cases"), cases),
    ]


def _when(text: str) -> str:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return "–"
    return f"{formats.full_day(moment)}, {formats.hour(moment)}"
