"""Words of the first page."""

from collections.abc import Sequence
from typing import assert_never

from app.core.tables import for_every
from app.i18n import _, formats, ngettext
from app.year.rules.today import Need, WaitingNeed

NEED_ICONS = for_every(
    Need,
    {
        Need.DANGER: "triangle-alert",
        Need.LATE: "clock-alert",
        Need.NEW: "inbox",
        Need.MINE: "user-check",
        Need.NUMBERS: "phone",
        Need.ANSWERS: "message-circle",
        Need.LOG_DIFFERS: "shield",
        Need.ROSTER_DIFFERS: "shield",
        Need.ROWS_DIFFER: "shield",
        Need.IN_DOUBT: "shield",
        Need.NOT_PROTECTED: "shield",
        Need.TO_CONFIRM: "user-check",
        Need.ALTERED: "key-round",
        Need.OTHER_SHEET: "file-text",
        Need.BROUGHT_BACK: "archive-restore",
        Need.NOT_IN_BACKUP: "archive-restore",
        Need.STRANGERS: "user-x",
        Need.NOT_ARRIVED: "shield",
        Need.GONE: "shield",
        Need.NO_READER: "eye-off",
        Need.NEW_ACCOUNTS: "user-plus",
        Need.NEW_PASSWORDS: "key-round",
        Need.CLOCK: "clock-alert",
        Need.BACKUP: "database-backup",
        Need.OWED: "gavel",
        Need.TRAINING_LATE: "graduation-cap",
        Need.SIGN: "pen-line",
        Need.ACTIONS: "list-checks",
        Need.TRAINING_SOON: "book-open",
        Need.ERASE: "archive",
    },
)


def greeting(hour: int, name: str) -> str:
    """Return a greeting by the time of the day."""
    if hour < 12:  # noqa: PLR2004 - noon
        return _("Good morning, {name}").format(name=name)
    if hour < 18:  # noqa: PLR2004 - six in the evening
        return _("Good afternoon, {name}").format(name=name)
    return _("Good evening, {name}").format(name=name)


def unchecked_line(numbers: Sequence[str]) -> str:
    """Return which numbers in the kiosk nobody has checked."""
    return _("These numbers are not checked yet: {numbers}").format(numbers=", ".join(numbers))


def unchecked_answers_line(count: int) -> str:
    """Return how many answers in the kiosk are still the program's own."""
    return ngettext(
        "{count} answer in the kiosk is still ours: nobody here has checked it",
        "{count} answers in the kiosk are still ours: nobody here has checked them",
        count,
    ).format(count=formats.number(count))


def need_line(need: WaitingNeed) -> str:
    """Return what needs somebody, with its number."""
    return _need(need).format(count=formats.number(need.count))


def _need(need: WaitingNeed) -> str:
    count = need.count
    match need.need:
        case Need.DANGER:
            return ngettext("Danger in {count} report", "Danger in {count} reports", count)
        case Need.LATE:
            return ngettext("{count} promise is broken", "{count} promises are broken", count)
        case Need.NEW:
            return ngettext("{count} new report", "{count} new reports", count)
        case Need.MINE:
            return ngettext("{count} report waits for you", "{count} reports wait for you", count)
        case Need.NUMBERS:
            return unchecked_line(need.which)
        case Need.ANSWERS:
            return unchecked_answers_line(count)
        case Need.LOG_DIFFERS:
            return _("The audit log has changed since somebody was last here")
        case Need.ROSTER_DIFFERS:
            return _("Somebody wrote to the list of people in the data file")
        case Need.NOT_ARRIVED:
            return ngettext(
                "{count} report that was sent is not there", "{count} reports that were sent are not there", count
            )
        case Need.GONE:
            return ngettext(
                "{count} report that you worked on is not there any more",
                "{count} reports that you worked on are not there any more",
                count,
            )
        case Need.ROWS_DIFFER:
            return _("Somebody changed lists of the house past the program")
        case Need.IN_DOUBT:
            return ngettext(
                "Something in {count} report is not as it came",
                "Something in {count} reports is not as it came",
                count,
            )
        case Need.NOT_PROTECTED:
            return _("The list of people is not signed yet")
        case Need.TO_CONFIRM:
            return ngettext(
                "{count} colleague waits until you confirm their new keys",
                "{count} colleagues wait until you confirm their new keys",
                count,
            )
        case Need.ALTERED:
            return ngettext(
                "{count} key in the data file was altered", "{count} keys in the data file were altered", count
            )
        case Need.OTHER_SHEET:
            return _("The recovery sheet has been replaced")
        case Need.BROUGHT_BACK:
            return ngettext("{count} back-up was brought back", "{count} back-ups were brought back", count)
        case Need.NOT_IN_BACKUP:
            return ngettext(
                "{count} report is not in the back-up that was brought back",
                "{count} reports are not in the back-up that was brought back",
                count,
            )
        case Need.STRANGERS:
            return ngettext(
                "{count} time somebody stood in the list of readers who does not belong there",
                "{count} times somebody stood in the list of readers who does not belong there",
                count,
            )
        case Need.NO_READER:
            return ngettext(
                "Nobody in the house can read {count} report",
                "Nobody in the house can read {count} reports",
                count,
            )
        case Need.NEW_ACCOUNTS:
            return ngettext("{count} new account", "{count} new accounts", count)
        case Need.NEW_PASSWORDS:
            return ngettext(
                "{count} password was set by a colleague", "{count} passwords were set by a colleague", count
            )
        case Need.CLOCK:
            return _("The clock of this PC was changed")
        case Need.BACKUP:
            return _("The back-up is missing or too old")
        case Need.OWED:
            return ngettext(
                "{count} answer to the parliament is overdue",
                "{count} answers to the parliament are overdue",
                count,
            )
        case Need.TRAINING_LATE:
            return ngettext(
                "{count} item of your training is overdue", "{count} items of your training are overdue", count
            )
        case Need.SIGN:
            return ngettext(
                "{count} training item waits for a signature", "{count} training items wait for a signature", count
            )
        case Need.ACTIONS:
            return ngettext("{count} agreed action is overdue", "{count} agreed actions are overdue", count)
        case Need.TRAINING_SOON:
            return ngettext(
                "{count} item of your training is due soon", "{count} items of your training are due soon", count
            )
        case Need.ERASE:
            return ngettext("{count} report was kept long enough", "{count} reports were kept long enough", count)
        case _:
            assert_never(need.need)


def need_about(need: Need) -> str:
    """Return what to do about it, in a line."""
    match need:
        case Need.DANGER:
            return _("Start with these.")
        case Need.LATE:
            return _("The day that was promised has passed.")
        case Need.NEW:
            return _("Nobody has acknowledged them yet.")
        case Need.MINE:
            return _("You took it on, there is a task for you, or a second person is needed.")
        case Need.NUMBERS:
            return _("Compare each one with a source you trust. Never call 112 or 113 to try it.")
        case Need.ANSWERS:
            return _("Read each one, change it to what holds in your house, and save it.")
        case Need.LOG_DIFFERS:
            return _(
                "Lines are gone or written anew, and with them perhaps reports. Was a back-up brought back? If "
                "nobody knows of one, ask who can reach this PC."
            )
        case Need.ROSTER_DIFFERS:
            return _(
                "The program keeps to what was signed, so nobody read anything by it. Ask who can reach this PC."
            )
        case Need.NOT_ARRIVED:
            return _(
                "Each computer counts the reports that it takes. Does one still wait on another computer? If not, "
                "somebody took it away: ask the child whose card leads nowhere, and look in a back-up."
            )
        case Need.GONE:
            return _(
                "Nobody erased it in the program, so somebody took it out of the data file. Please tell the "
                "advocate today: a back-up may still have it."
            )
        case Need.ROWS_DIFFER:
            return _(
                "Somebody wrote to the data file: team, training, workshops, ballots or what the house wrote. The "
                "audit log names each line. Compare it with a paper, and put it right by hand."
            )
        case Need.IN_DOUBT:
            return _(
                "Somebody wrote to the data file. What is not signed is left out, and how a report stands was put "
                "right. Open the report, and talk with the child."
            )
        case Need.NOT_PROTECTED:
            return _(
                "Until then somebody who can write to the data file could make themselves a reader. It takes the "
                "recovery sheet and two minutes."
            )
        case Need.TO_CONFIRM:
            return _("Do you know them, and do they work here? Until then no report is sealed for them.")
        case Need.ALTERED:
            return _(
                "Somebody wrote to the file with another program. What came since may have been read. Ask who can "
                "reach this PC."
            )
        case Need.OTHER_SHEET:
            return _(
                "Was a new sheet made? If nobody knows of it, somebody has put a key of their own into the data "
                "file."
            )
        case Need.BROUGHT_BACK:
            return _("What came after it lies aside in the data folder. Ask why, and look for what is missing.")
        case Need.NOT_IN_BACKUP:
            return _("What was there before lies aside in the data folder. The recovery sheet opens it.")
        case Need.STRANGERS:
            return _(
                "They were taken out and read nothing by it. Somebody wrote to the data file with another "
                "program: ask who can reach this PC."
            )
        case Need.NO_READER:
            return _("Everybody is named in it, or somebody took the keys away. The recovery sheet opens it.")
        case Need.NEW_ACCOUNTS:
            return _("Within a month. Do you know each of these people?")
        case Need.NEW_PASSWORDS:
            return _("Within a month. Ask whether they really forgot it.")
        case Need.CLOCK:
            return _("Please check whether date and time are right. Nothing was deleted.")
        case Need.BACKUP:
            return _("A disk can fail on any day. A back-up takes a minute.")
        case Need.OWED:
            return _("The children wait for it.")
        case Need.TRAINING_LATE:
            return _("Your days are over. Ten minutes are enough for one item.")
        case Need.SIGN:
            return _("A colleague has done it, and you may sign.")
        case Need.ACTIONS:
            return _("Agreed in workshops, training and reviews.")
        case Need.TRAINING_SOON:
            return _("Within the next thirty days.")
        case Need.ERASE:
            return _("They can be erased, or held for a court.")
        case _:
            assert_never(need)
