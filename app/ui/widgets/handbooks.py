"""Opening a handbook: for whom, then the paper."""

from collections.abc import Callable
from typing import assert_never

from PySide6.QtWidgets import QWidget

from app.core.ways_out import WayOut
from app.handbooks.rules import Handbook
from app.i18n import _
from app.ui.widgets.form_dialog import FormDialog
from app.ui.widgets.form_parts import Choice, Given
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
    which = Choice(_("For whom?"), [(handbook, handbook_name(handbook)) for handbook in Handbook], own)

    def show(given: Given) -> None:
        chosen = given[which]
        show_paper(
            _("Handbook"), lambda language, _names, on_page: make(chosen, language, on_page), parent, taken_out
        )

    FormDialog(_("Handbooks"), "", _("Open"), [which], parent).open_for(show)
