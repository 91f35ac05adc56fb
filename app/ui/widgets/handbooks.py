"""Opening a handbook: for whom, then the paper."""

from collections.abc import Callable
from typing import Any, assert_never

from PySide6.QtWidgets import QWidget

from app.core.ways_out import WayOut
from app.handbooks.rules import Handbook
from app.i18n import _
from app.ui.widgets.asking import Asking, Choice
from app.ui.widgets.preview import show_paper

MakeHandbook = Callable[[Handbook, str, Callable[[int], None]], bytes]


def handbook_name(which: Handbook) -> str:
    """Return for whom a handbook is."""
    match which:
        case Handbook.CHILD:
            return _("for children")
        case Handbook.EDUCATOR:
            return _("for educators")
        case Handbook.COORDINATOR:
            return _("for coordinators and advocates")
        case Handbook.ADMINISTRATOR:
            return _("for administrators")
        case _:
            assert_never(which)


def ask_handbook(own: Handbook, make: MakeHandbook, taken_out: Callable[[WayOut], None], parent: QWidget) -> None:
    """Ask which one; the own one is chosen already."""
    options = [(str(one), handbook_name(one)) for one in Handbook]
    asking = Asking(_("Handbooks"), "", _("Open"), [Choice(_("For whom?"), options, own)], parent)

    def show(values: list[Any]) -> None:
        which = Handbook(values[0])
        show_paper(
            _("Handbook"), lambda language, _names, on_page: make(which, language, on_page), parent, taken_out
        )

    asking.open_for(show)
