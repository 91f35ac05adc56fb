"""What a case is asked for, in small windows."""

from app.i18n import _
from app.ui.staff.reports.case_actions import CaseAction
from app.ui.staff.reports.room import ReportsRoom
from app.ui.staff.reports.shortcuts import show_shortcuts
from tests.driver import Person
from tests.walks.steps import Shots, small_window


def small_windows(person: Person) -> Shots:
    """Open what the steps beside answering ask."""
    room = person.window.findChildren(ReportsRoom)[0]
    for doing in (
        CaseAction.SHARE,
        CaseAction.INVOLVED,
        CaseAction.ASK_LOWER,
        CaseAction.TAGS,
        CaseAction.TASK,
        CaseAction.LINK,
        CaseAction.AUTHORITY,
        CaseAction.BUNDLE,
    ):
        room.forms.do(doing)
        yield from small_window(person, f"staff-{doing.value}")
    person.press(_("Filter and order"))
    yield from small_window(person, "staff-filter")
    person.press(_("Write down what somebody told you"))
    yield from small_window(person, "staff-enter")
    show_shortcuts(room)
    yield from small_window(person, "staff-keys")
