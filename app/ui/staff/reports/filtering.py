"""Choosing which cases to see, and in which order."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from app.core.rights import READING_ROLES, Colleague
from app.core.states import CaseState
from app.i18n import LANGUAGES, _, pgettext
from app.i18n.names import language_name
from app.reports.rules.inbox import CaseOrder, Filter
from app.reports.rules.report import Face, Kind
from app.reports.words.inbox import sort_name
from app.reports.words.report import face_name, kind_name, state_name
from app.ui.widgets.form_dialog import FormDialog
from app.ui.widgets.form_parts import Choice, Day, Given


def ask_filter(
    room: QWidget,
    now: Filter,
    by: CaseOrder,
    tags: Sequence[str],
    colleagues: Sequence[Colleague],
    chosen: Callable[[Filter, CaseOrder], None],
) -> None:
    """Ask which cases to show; `chosen` hears of it."""
    every = pgettext("reports", "All")
    readers = [(person.id, person.name) for person in colleagues if person.role in READING_ROLES]
    order = Choice(_("Order"), [(case_order, sort_name(case_order)) for case_order in CaseOrder], by)
    kind = Choice(_("Kind"), _or(every, [(other, kind_name(other)) for other in Kind]), _only(now.kinds))
    face = Choice(_("Who told it"), _or(every, [(teller, face_name(teller)) for teller in Face]), _only(now.faces))
    languages = [(code, language_name(code)) for code in LANGUAGES]
    language = Choice(_("Language"), _or(every, languages), _only(now.languages))
    state = Choice(
        _("State"),
        _or(every, [(case_state, state_name(case_state)) for case_state in CaseState]),
        _only(now.states),
    )
    tag = Choice(_("Tag"), [("", every), *((word, word) for word in tags)], now.tag)
    reader = Choice(_("Who can read it"), [("", every), *readers], now.reader)
    first = Day(_("Received from this day on"), now.first)
    last = Day(_("Received up to this day"), now.last)

    def choose(given: Given) -> None:
        wanted = Filter(
            now.view,
            _some(given[kind]),
            _some(given[face]),
            _some(given[language]),
            _some(given[state]),
            given[tag],
            given[reader],
            given[first],
            given[last],
        )
        chosen(wanted, given[order])

    parts = [order, kind, face, language, state, tag, reader, first, last]
    FormDialog(_("Filter and order"), "", _("Show"), parts, room).open_for(choose)


Value = TypeVar("Value")


def _or(every: str, options: Sequence[tuple[Value, str]]) -> list[tuple[Value | None, str]]:
    """Return the options, and first that all of them are meant."""
    return [(None, every), *options]


def _some(value: Value | None) -> frozenset[Value]:
    return frozenset() if value is None else frozenset({value})


def _only(values: frozenset[Value]) -> Value | None:
    return next(iter(values), None)
