"""The whole first journey in real windows, by mouse and keyboard: a child tells, staff answer, the child
understands, the coordinator looks at the paper."""

import shutil
import sys
from pathlib import Path

import pytest

from app.i18n import _, content, pgettext, set_language
from tests.journeys.screen import Screen, program_on_a_screen
from tests.made_homes import PASSWORD, TestHome

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="Xvfb is a thing of Linux"),
    pytest.mark.timeout(300),
]


def code_on(screen: Screen) -> list[str]:
    """Read the words under the seven pictures."""
    words = set(map(str, content.texts("pictures").values()))
    return [str(thing["text"]) for thing in screen.things() if thing["text"] in words]


def walk(screen: Screen) -> None:
    screen.click(_("I want to say something"))
    screen.click(_("I am a child"))
    screen.awaits(_("This is your picture"))
    screen.click(_("Next"))
    screen.click(_("Worry"))
    screen.click(_("Next"))
    screen.click(_("sad"))
    screen.click(_("Next"))
    screen.awaits(_("What worries you?"))
    screen.types("de velo ass futti")
    screen.awaits("de velo ass futti")
    for title in (_("Are you in danger now?"), _("Who is it about?"), _("Who may read it?")):
        screen.click(_("Next"))
        screen.awaits(title)
    screen.click(_("Next"))
    screen.click(_("Next"))
    screen.awaits(_("Look at it once more"))
    screen.click(_("Send"))
    screen.awaits(_("What happens now?"))


def test_a_child_tells_staff_answer_the_child_understands(home: TestHome, tmp_path: Path) -> None:
    set_language("lb")
    home.house.close()
    with program_on_a_screen(home.folder, "--kiosk", "--supervised") as screen:
        walk(screen)
        code = code_on(screen)
        assert len(code) == 7
        screen.click(_("I have my pictures"))
        screen.click(_("For staff"))
        screen.awaits(_("Password"))
        screen.click(_("Who is signing in?"))
        screen.keys("Down", "Return")
        screen.click(_("Password"))
        screen.types(PASSWORD)
        screen.keys("Return")
        screen.awaits(_("What needs you today"))
        screen.click(_("Reports"))
        screen.awaits(_("Choose a report at the left."))
        screen.click(_("Search in what I may read"))
        screen.keys("ctrl+Down")
        screen.awaits("de velo ass futti")
        screen.click(_("Acknowledge"))
        screen.awaits(_("Read and acknowledged"))
        screen.click(_("Write an answer"))
        screen.awaits(_("Send the answer"))
        screen.types("mir maachen en zesummen")
        screen.click(_("Send the answer"))
        screen.awaits(_("Answered"))
        screen.click(_("Print"))
        screen.awaits(_("With names"))
        screen.click(pgettext("button", "Close"))
        screen.click(_("Open the kiosk"))
        screen.click(_("My answer"))
        for word in code:
            screen.click(word)
        screen.click(_("Show my answer"))
        screen.awaits("mir maachen en zesummen")
        screen.click(_("I understand"))
        screen.awaits(_("You understood it."))
    again = home.reopened()
    (case_id,) = again.casework("claire").order()
    case = again.casework("claire").open(case_id)
    assert case.standing.state == "understood"
    assert case.report.text == "de velo ass futti"
    again.house.close()
    shutil.rmtree(home.folder)


def test_the_kiosk_by_keyboard_alone(home: TestHome) -> None:
    set_language("lb")
    home.house.close()
    with program_on_a_screen(home.folder, "--kiosk", "--supervised") as screen:
        screen.awaits(_("I want to say something"))
        reach(screen, _("I want to say something"))
        reach(screen, _("I am a child"))
        screen.awaits(_("This is your picture"))
        reach(screen, _("Next"))
        reach(screen, _("Worry"))
        reach(screen, _("Next"))
        reach(screen, _("scared"), among=_("happy"))
        reach(screen, _("Next"))
        screen.awaits(_("What worries you?"))
        screen.types("nuets")
        for title in (_("Are you in danger now?"), _("Who is it about?"), _("Who may read it?")):
            reach(screen, _("Next"))
            screen.awaits(title)
        reach(screen, _("Next"))
        reach(screen, _("Next"))
        screen.awaits(_("Look at it once more"))
        screen.awaits("nuets")
        reach(screen, _("Send"))
        screen.awaits(_("What happens now?"))


def focused(screen: Screen) -> str:
    return next((str(thing["name"]) for thing in screen.things() if thing["focus"]), "")


def reach(screen: Screen, name: str, *, among: str = "") -> None:
    """Go there with Tab, and within a group of choices from its first with the arrow; press the space bar."""
    screen.place(name)
    tried: list[str] = []
    for _key in range(30):
        at = focused(screen)
        if at == name:
            screen.keys("space")
            return
        tried.append(at)
        screen.keys("Right" if among and (at == among or among in tried) else "Tab")
    raise AssertionError(f"no key leads to {name!r}: {tried}")
