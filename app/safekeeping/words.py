"""Words of the back-ups."""

from collections.abc import Sequence
from datetime import datetime

from app.core.errors import WhyRefused
from app.core.numbers import rounded_up
from app.core.tables import for_every
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


def refused_update_line(why: WhyRefused) -> str:
    """Return why an update is not taken."""
    lines = for_every(
        WhyRefused,
        {
            WhyRefused.UNREADABLE: _("This file is no update, or it is damaged."),
            WhyRefused.NOT_OURS: _(
                "This file does not come from the makers of the program, or somebody changed it. It is not used."
            ),
            WhyRefused.TOO_NEW: _("This update is for a newer version. Take the one before it first."),
            WhyRefused.OTHER_SYSTEM: _("This update is for another system than the one of this computer."),
            WhyRefused.NOT_NEWER: _("This version is here already."),
            WhyRefused.NOT_BEGUN: _(
                "The system did not start the update. Nothing was changed. Whoever looks after this computer can "
                "help."
            ),
        },
    )
    return lines[why]


def update_lines(changes: Sequence[str], *, back: bool, keeps: bool, on_server: bool) -> str:
    """Return what an update brings and what happens next, paragraph by paragraph."""
    said = ["\n".join(f"• {change}" for change in changes)] if changes and not back else []
    if back and not keeps:
        said.append(
            _(
                "The older version does not understand today's data. It will ask for the back-up from before the "
                "update; what came since stays in the data folder, and only the newer version opens it."
            )
        )
    said.append(
        _(
            "First a back-up is made. Then the system asks for its administrator, and the program ends. Start it "
            "again when the system is done."
        )
    )
    if on_server:
        said.append(_("This home is on a server: do the same on all its computers."))
    return "\n\n".join(said)


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
        (_("Last activity"), newest),
        (_("People"), formats.number(found.people)),
        (_("Cases"), cases),
    ]


def _when(text: str) -> str:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return "–"
    return f"{formats.full_day(moment)}, {formats.hour(moment)}"
