"""Words of the list of reports and of the advice on plain language."""

from typing import assert_never

from app.i18n import _, content, pgettext
from app.reports.rules.inbox import CaseOrder, InboxView
from app.reports.rules.plain_language import Hint, Remark, WordList


def view_name(view: InboxView) -> str:
    """Return what a view of the inbox is called."""
    match view:
        case InboxView.ALL:
            return pgettext("reports", "All")
        case InboxView.NEW:
            return pgettext("reports", "New")
        case InboxView.DANGER:
            return _("Danger")
        case InboxView.OVERDUE:
            return _("Overdue")
        case InboxView.MINE:
            return pgettext("reports", "Mine")
        case InboxView.WAITING:
            return _("Waiting for the child")
        case InboxView.CLOSED:
            return pgettext("reports", "Closed")
        case _:
            assert_never(view)


def sort_name(sort: CaseOrder) -> str:
    """Return in which order the cases stand."""
    match sort:
        case CaseOrder.URGENCY:
            return _("Most urgent first")
        case CaseOrder.NEWEST:
            return _("Newest first")
        case CaseOrder.OLDEST:
            return _("Oldest first")
        case CaseOrder.CHANGED:
            return _("Last changed first")
        case CaseOrder.KIND:
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
