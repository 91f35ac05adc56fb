"""`meng-stemm check`: says in the home's language whether all that was kept is whole, or what is damaged and what
to do about it. For whoever looks after the PC; prints no content."""

import sys
from pathlib import Path
from typing import assert_never

from app import settings
from app.core.errors import MengStemmError
from app.core.numbers import rounded_up
from app.i18n import _, formats, ngettext, set_language
from app.safekeeping.services.checking import CheckResult, Damage, Wrong, check
from app.ui.words import refusal

_COMMAND = f"{'meng-stemm-console.exe' if sys.platform == 'win32' else 'meng-stemm'} check --words"
"""On Windows the program with windows has no console to write to."""

_LONGEST = 2_000
"""Characters that are read of the recovery words."""


def run_check(folder: Path, *, with_words: bool) -> int:
    """Check, print, and return 0 where all is whole. The words are read from the standard input."""
    known = settings.load(folder)
    set_language(known.language)
    words = ""
    if with_words:
        print(_("The 24 words"), end=": ", flush=True)  # noqa: T201 - a command's own output
        words = sys.stdin.readline(_LONGEST).strip()
    try:
        checked = check(folder, words, known.server)
    except MengStemmError as error:
        print(refusal(error))  # noqa: T201
        return 2
    for line in lines(checked, opened=bool(words)):
        print(line)  # noqa: T201
    return 1 if checked.findings else 0


def lines(checked: CheckResult, *, opened: bool) -> list[str]:
    """Return what was found, in sentences."""
    said = [_("There are at most {count} cases.").format(count=formats.number(rounded_up(checked.cases)))]
    if opened:
        said = [
            ngettext("{count} case is there.", "{count} cases are there.", checked.cases).format(
                count=formats.number(checked.cases)
            )
        ]
        said.append(
            ngettext(
                "{count} case was opened and is whole.", "{count} cases were opened and are whole.", checked.opened
            ).format(count=formats.number(checked.opened))
        )
    said += [finding_line(finding) for finding in checked.findings]
    if not checked.findings:
        said.append(_("Nothing is damaged."))
        if not opened:
            said.append(_("What is sealed was not opened. To do that too: {command}").format(command=_COMMAND))
    return said


def finding_line(damage: Damage) -> str:
    """Return what is wrong, and what to do."""
    return _finding(damage.wrong).format(where=damage.where or "?")


def _finding(wrong: Wrong) -> str:  # noqa: PLR0911, PLR0912 - a sentence for each
    match wrong:
        case Wrong.NOTHING_THERE:
            return _("There is no data in this folder.")
        case Wrong.NEWER:
            return _("The data was written by a newer version of the program. Please install that version.")
        case Wrong.OLDER:
            return _("The data is of an earlier version. Start the program once, then check again.")
        case Wrong.FILE:
            return _("The data file is damaged ({where}). Keep it, and bring the newest back-up back.")
        case Wrong.LINKS:
            return _("Rows in the table {where} belong to nothing. Keep the file, and bring a back-up back.")
        case Wrong.LOG:
            return _("The audit log does not follow from itself at row {where}. Tell the advocate.")
        case Wrong.GONE:
            return _(
                "The audit log speaks of a case that is not there and was not erased ({where}). Tell the "
                "advocate; it may be in a back-up."
            )
        case Wrong.UNREAD:
            return _(
                "Nobody in the house can read a case ({where}). Tell the advocate; the recovery sheet opens it."
            )
        case Wrong.STEPS:
            return _(
                "The steps of a case are not those that the audit log names ({where}): some are missing, came "
                "from elsewhere, or stand in another order. Tell the advocate; look for them in a back-up."
            )
        case Wrong.NOT_ARRIVED:
            return _(
                "A computer of the home took a report that is not here ({where}: the computer, and which of its "
                "reports). Is it still waiting on that computer? If not, tell the advocate, and look in a back-up."
            )
        case Wrong.SCHEMA:
            return _(
                "The database holds something that this program did not make, and which could hide reports. Keep "
                "the file, tell the advocate, and bring back a back-up from before."
            )
        case Wrong.ROSTER:
            return _(
                "Names, roles or keys are not the signed ones: somebody wrote to the data file ({where}). The "
                "program keeps to the signed ones. Please tell the advocate, and look in the audit log who came "
                "and went."
            )
        case Wrong.ROWS:
            return _(
                "A list of the house is not as it was signed ({where}): somebody wrote to the data file. Compare "
                "it with a paper or a back-up, and put it right in the program."
            )
        case Wrong.UNSIGNED:
            return _(
                "The list of people is not signed yet: this home is from an earlier version. A coordinator or the "
                "advocate signs it in the room People, with the recovery sheet."
            )
        case Wrong.VALUE:
            return _(
                "{where} holds what this program never writes. Keep the file, tell the advocate, and bring back a "
                "back-up from before."
            )
        case Wrong.UNPROVEN:
            return _(
                "The report or a step of a case is not by whom it says ({where}). It is not shown as genuine. "
                "Tell the advocate; look for it in a back-up."
            )
        case Wrong.READER:
            return _(
                "Somebody who reads a case has no key to it any more ({where}). Whoever opens it next gives it "
                "again. Tell the advocate."
            )
        case Wrong.SEALED:
            return _("A case is damaged and does not open ({where}). Look for it in a back-up.")
        case _:
            assert_never(wrong)
