"""Words of the list of reports and of the advice on plain language."""

from typing import assert_never

from app.i18n import _, content, pgettext
from app.reports.rules.inbox import Sort, View
from app.reports.rules.plain_language import Hint, Remark, WordList


def view_name(view: View) -> str:
    """Return what a view of the inbox is called."""
    match view:
        case View.ALL:
            return pgettext("reports", "All")
        case View.NEW:
            return pgettext("reports", "New")
        case View.DANGER:
            return _("Danger")
        case View.OVERDUE:
            return _("Overdue")
        case View.MINE:
            return pgettext("reports", "Mine")
        case View.WAITING:
            return _("Waiting for the child")
        case View.CLOSED:
            return pgettext("reports", "Closed")
        case _:
            assert_never(view)


def sort_name(sort: Sort) -> str:
    """Return in which order the cases stand."""
    match sort:
        case Sort.URGENCY:
            return _("Most urgent first")
        case Sort.NEWEST:
            return _("Newest first")
        case Sort.OLDEST:
            return _("Oldest first")
        case Sort.CHANGED:
            return _("Last changed first")
        case Sort.KIND:
            return _("By kind")
        case _:
            assert_never(sort)


def hint_name(remark: Remark) -> str:
    """Return what could be said more simply, as advice to whoever writes the answer."""
    match remark.hint:
        case Hint.LONG_SENTENCE:
            return _("Long sentence: “{words}” Make two of it.").format(words=remark.words, simpler=remark.simpler)
        case Hint.LONG_WORD:
            return _("Long word: {words}").format(words=remark.words, simpler=remark.simpler)
        case Hint.OFFICIAL_WORD:
            return _("{words}: rather “{simpler}”").format(words=remark.words, simpler=remark.simpler)
        case Hint.NEGATION:
            return _("“{words}”: say what is, instead of what is not.").format(
                words=remark.words, simpler=remark.simpler
            )
        case Hint.NO_WHO:
            return _("Who does it? Say “I” or “we”, or a name.")
        case Hint.NO_WHEN:
            return _("When? Give a day, or say how long it takes.")
        case _:
            assert_never(remark.hint)


def word_list() -> WordList:
    """Return the words that make an answer plain or hard, in the current language."""
    words = content.texts("plain_words")
    return WordList(
        dict(words["simpler"]),
        frozenset(words["negations"]),
        frozenset(words["who"]),
        frozenset(words["when"]),
    )
