"""Two people at one PC, in a real window, by mouse and keyboard: one proposes that the danger is over, locks; the
other signs in and agrees."""

import sys

import pytest

from app.i18n import _, set_language
from app.reports.rules.report import Danger, Wish
from app.ui.staff.reports.case_actions import CaseAction, possible
from tests.journeys.screen import Screen, program_on_a_screen
from tests.made_homes import PASSWORD, TestHome, only_case

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="Xvfb is a thing of Linux"),
    pytest.mark.timeout(300),
]


def sign_in(screen: Screen, downs: int) -> None:
    screen.awaits(_("Password"))
    screen.click(_("Who is signing in?"))
    screen.keys(*["Down"] * downs, "Return")
    screen.click(_("Password"))
    screen.types(PASSWORD)
    screen.keys("Return")
    screen.awaits(_("What needs you today"))
    screen.click(_("Reports"))
    screen.awaits(_("Choose a report at the left."))
    screen.keys("ctrl+Down")
    screen.awaits("hëllef mir")


def test_danger_is_lowered_by_two_at_one_pc(home: TestHome) -> None:
    set_language("lb")
    both = frozenset({Wish.COORDINATOR, Wish.EDUCATOR})
    home.tell("hëllef mir", danger=Danger.YES, wishes=both, educators=frozenset({home.ids["tom"]}))
    steps = possible(only_case(home), home.colleague("claire"))
    home.house.close()
    with program_on_a_screen(home.folder, size="1366x768") as screen:
        sign_in(screen, 1)
        screen.click(_("More"))
        screen.keys(*["Down"] * (steps.index(CaseAction.ASK_LOWER) + 1), "Return")
        screen.awaits(_("Why?"))
        screen.click(_("Why?"))
        screen.types("et ass eriwwer")
        screen.click(_("Propose: no danger any more"))
        screen.awaits(_("A second reader must agree."))
        screen.click(_("Lock"))
        screen.awaits(_("Password"))
        assert not screen.sees("hëllef mir")
        sign_in(screen, 3)
        screen.awaits("et ass eriwwer")
        screen.click(_("I agree: no danger any more"))
        screen.awaits(_("No danger any more; two people agree"))
    again = home.reopened()
    case = only_case(again)
    assert not case.standing.danger
    assert case.entries[-1].by == again.ids["tom"]
    again.house.close()
