"""Words of the first page."""

from collections.abc import Sequence

from app.core.today import Need, Waiting
from app.i18n import _, formats, ngettext

NEED_ICONS = {
    Need.DANGER: "triangle-alert",
    Need.LATE: "clock-alert",
    Need.NEW: "inbox",
    Need.MINE: "user-check",
    Need.NUMBERS: "phone",
    Need.ANSWERS: "message-circle",
    Need.ALTERED: "key-round",
    Need.OTHER_SHEET: "file-text",
    Need.BROUGHT_BACK: "archive-restore",
    Need.NOT_IN_BACKUP: "archive-restore",
    Need.STRANGERS: "user-x",
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
}


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


def need_line(one: Waiting) -> str:
    """Return what needs somebody, with its number."""
    count = one.count
    return {
        Need.DANGER: ngettext("Danger in {count} report", "Danger in {count} reports", count),
        Need.LATE: ngettext("{count} promise is broken", "{count} promises are broken", count),
        Need.NEW: ngettext("{count} new report", "{count} new reports", count),
        Need.MINE: ngettext("{count} report waits for you", "{count} reports wait for you", count),
        Need.NUMBERS: unchecked_line(one.which),
        Need.ANSWERS: unchecked_answers_line(count),
        Need.ALTERED: ngettext(
            "{count} key in the data file was altered", "{count} keys in the data file were altered", count
        ),
        Need.OTHER_SHEET: _("The recovery sheet is another one"),
        Need.BROUGHT_BACK: ngettext(
            "{count} back-up was brought back", "{count} back-ups were brought back", count
        ),
        Need.NOT_IN_BACKUP: ngettext(
            "{count} report is not in the back-up that was brought back",
            "{count} reports are not in the back-up that was brought back",
            count,
        ),
        Need.STRANGERS: ngettext(
            "{count} time somebody stood in the list of readers who does not belong there",
            "{count} times somebody stood in the list of readers who does not belong there",
            count,
        ),
        Need.NO_READER: ngettext(
            "Nobody in the house can read {count} report", "Nobody in the house can read {count} reports", count
        ),
        Need.NEW_ACCOUNTS: ngettext("{count} new account", "{count} new accounts", count),
        Need.NEW_PASSWORDS: ngettext(
            "{count} password was set by a colleague", "{count} passwords were set by a colleague", count
        ),
        Need.CLOCK: _("The clock of this PC jumped"),
        Need.BACKUP: _("The back-up is missing or too old"),
        Need.OWED: ngettext(
            "{count} answer to the parliament is overdue", "{count} answers to the parliament are overdue", count
        ),
        Need.TRAINING_LATE: ngettext(
            "{count} item of your training is overdue", "{count} items of your training are overdue", count
        ),
        Need.SIGN: ngettext(
            "{count} training item waits for a signature", "{count} training items wait for a signature", count
        ),
        Need.ACTIONS: ngettext("{count} agreed action is overdue", "{count} agreed actions are overdue", count),
        Need.TRAINING_SOON: ngettext(
            "{count} item of your training is due soon", "{count} items of your training are due soon", count
        ),
        Need.ERASE: ngettext(
            "{count} report was kept long enough", "{count} reports were kept long enough", count
        ),
    }[one.need].format(count=formats.number(count))


def need_about(need: Need) -> str:
    """Return what to do about it, in a line."""
    return {
        Need.DANGER: _("Look at these first."),
        Need.LATE: _("The day that was promised has passed."),
        Need.NEW: _("Nobody has acknowledged them yet."),
        Need.MINE: _("Taken on by you, with a task for you, or a second person is needed."),
        Need.NUMBERS: _("Compare each one with a source you trust. Never call 112 or 113 to try it."),
        Need.ANSWERS: _("Read each one, make it say what holds in your house, and keep it."),
        Need.ALTERED: _(
            "Somebody wrote to the file with another program. What came since may have been read. Ask who can "
            "reach this PC."
        ),
        Need.OTHER_SHEET: _(
            "Was a new sheet made? If nobody knows of it, somebody has put a key of their own into the data file."
        ),
        Need.BROUGHT_BACK: _(
            "What came after it lies aside in the data folder. Ask why, and look for what is missing."
        ),
        Need.NOT_IN_BACKUP: _("What was there before lies aside in the data folder. The recovery sheet opens it."),
        Need.STRANGERS: _(
            "They were taken out and read nothing by it. Somebody wrote to the data file with another program: "
            "ask who can reach this PC."
        ),
        Need.NO_READER: _(
            "Everybody is named in it, or somebody took the keys away. The recovery sheet opens it."
        ),
        Need.NEW_ACCOUNTS: _("Within a month. Do you know each of these people?"),
        Need.NEW_PASSWORDS: _("Within a month. Ask whether they really forgot it."),
        Need.CLOCK: _("Look whether date and time are right. Nothing was deleted by it."),
        Need.BACKUP: _("A disk can break on any day. It takes a minute."),
        Need.OWED: _("The children wait for it."),
        Need.TRAINING_LATE: _("Your days are over. Ten minutes are enough for one item."),
        Need.SIGN: _("A colleague has done it, and you may sign."),
        Need.ACTIONS: _("Agreed in workshops, training and reviews."),
        Need.TRAINING_SOON: _("Within the next thirty days."),
        Need.ERASE: _("They can be erased, or held for a court."),
    }[need]
