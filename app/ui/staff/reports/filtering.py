"""Choosing which cases to see, and in which order."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.core.rights import READING_ROLES, Colleague
from app.core.states import State
from app.i18n import LANGUAGES, _, pgettext
from app.i18n.names import language_name
from app.reports.rules.inbox import Filter, Sort
from app.reports.rules.report import Face, Kind
from app.reports.words.inbox import sort_name
from app.reports.words.report import face_name, kind_name, state_name
from app.ui.widgets.asking import Asking, Choice, Day


def ask_filter(
    room: QWidget,
    now: Filter,
    by: Sort,
    tags: Sequence[str],
    colleagues: Sequence[Colleague],
    chosen: Callable[[Filter, Sort], None],
) -> None:
    """Ask which cases to show; `chosen` hears of it."""
    every = ("", pgettext("reports", "All"))
    readers = [(one.id, one.name) for one in colleagues if one.role in READING_ROLES]
    asking = Asking(
        _("Filter and order"),
        "",
        _("Show"),
        [
            Choice(_("Order"), [(one.value, sort_name(one)) for one in Sort], by),
            Choice(_("Kind"), [every, *((one.value, kind_name(one)) for one in Kind)], _only(now.kinds)),
            Choice(_("Who told it"), [every, *((one.value, face_name(one)) for one in Face)], _only(now.faces)),
            Choice(
                _("Language"), [every, *((one, language_name(one)) for one in LANGUAGES)], _only(now.languages)
            ),
            Choice(_("State"), [every, *((one.value, state_name(one)) for one in State)], _only(now.states)),
            Choice(_("Tag"), [every, *((tag, tag) for tag in tags)], now.tag),
            Choice(_("Who can read it"), [every, *readers], now.reader),
            Day(_("Received from this day on"), now.first),
            Day(_("Received up to this day"), now.last),
        ],
        room,
    )

    def given(values: list[Any]) -> None:
        order, kind, face, language, state, tag, reader, first, last = values
        asking.accept()
        wanted = Filter(
            now.view,
            frozenset({Kind(kind)}) if kind else frozenset(),
            frozenset({Face(face)}) if face else frozenset(),
            frozenset({language}) if language else frozenset(),
            frozenset({State(state)}) if state else frozenset(),
            tag,
            reader,
            first,
            last,
        )
        chosen(wanted, Sort(order))

    asking.given.connect(given)
    asking.finished.connect(asking.deleteLater)
    asking.open()


def _only(values: frozenset[Any]) -> str:
    return str(next(iter(values))) if values else ""
