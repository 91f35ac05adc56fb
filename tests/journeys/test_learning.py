"""A coordinator learns and plans a workshop in a real window, by mouse and keyboard."""

import sys

import pytest

from app.home.services.open_home import system_clock
from app.i18n import _, set_language
from app.training.services.courses import built_in_courses
from app.training.services.my_training import MyTraining, text_of
from app.workshops.services.gatherings import Gatherings
from tests.journeys.screen import Screen, program_on_a_screen
from tests.made_homes import PASSWORD, TestHome

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="Xvfb is a thing of Linux"),
    pytest.mark.timeout(300),
]

MODULE = built_in_courses()[0].modules[0]


def named(screen: Screen, beginning: str) -> str:
    """Return the whole name of the control that begins so; the same words may stand elsewhere before it is
    there."""
    return screen.until(
        lambda: [
            str(thing["name"])
            for thing in screen.things()
            if thing["control"] and str(thing["name"]).startswith(beginning)
        ],
        beginning,
    )[0]


def test_read_answer_and_plan(home: TestHome) -> None:
    set_language("lb")
    home.house.close()
    with program_on_a_screen(home.folder, "--kiosk", "--supervised") as screen:
        screen.click(_("For staff"))
        screen.awaits(_("Password"))
        screen.click(_("Who is signing in?"))
        screen.keys("Down", "Return")
        screen.click(_("Password"))
        screen.types(PASSWORD)
        screen.keys("Return")
        screen.click(_("Training"))
        text = text_of(MODULE)
        screen.click(named(screen, text.title))
        screen.click(_("To the checklist"))
        screen.click(_("I have read it"))
        screen.awaits(_("I have read it again"))
        screen.click(_("Answer the questions"))
        screen.awaits(text.questions[0].text)
        screen.click(text.questions[0].answers[1].text)
        screen.awaits(text.questions[0].answers[1].why)
        screen.keys("space")
        screen.awaits(text.questions[1].text)
        screen.click(_("Workshops"))
        screen.click(_("New workshop"))
        screen.click(_("Begin"))
        screen.awaits(_("What is needed"))
    again = home.reopened()
    again.clock.now = system_clock()
    courses = MyTraining(again.house, again.signed_in("claire")).courses()
    modules = [module_progress for course in courses for module_progress in course.modules]
    items = {item.key: item for module in modules for item in module.items}
    assert items["bientraitance/what/read"].standing.done is not None
    assert items["bientraitance/what/check"].check.chosen == {0: (1,)}
    assert len(Gatherings(again.house, again.signed_in("claire")).workshops()) == 1
    again.house.close()
