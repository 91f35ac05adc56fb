"""A child votes with a card in a real window, by mouse alone; then by keyboard alone."""

import sys

import pytest

from app.home.services.open_home import OpenHome, system_clock
from app.i18n import _, content, set_language
from app.parliament.rules.ballots import Ballot, BallotOption, Method
from app.parliament.services.ballots import HoldingBallots
from app.vault.passwords import MODERATE
from tests.journeys.screen import Screen, program_on_a_screen
from tests.made_homes import TestHome

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="Xvfb is a thing of Linux"),
    pytest.mark.timeout(300),
]

CAT, DOG = "Mir wëllen eng Kaz.", "Mir wëllen en Hond."


def by_keyboard(screen: Screen, name: str) -> None:
    """Go to a control with the Tab key and press it."""
    for _step in range(200):
        if any(thing["focus"] and thing["name"] == name for thing in screen.things()):
            screen.keys("space")
            return
        screen.keys("Tab")
    raise AssertionError(name)


def test_two_children_vote(home: TestHome, monkeypatch: pytest.MonkeyPatch) -> None:
    set_language("lb")
    monkeypatch.setattr(OpenHome, "least_receipt_cost", MODERATE)  # as the program on the screen has it
    home.clock.now = system_clock()
    holding = HoldingBallots(home.house, home.signed_in("claire"))
    options = (BallotOption("cat", CAT, "say-pet"), BallotOption("dog", DOG, "say-pet"))
    ballot, (first, second) = holding.open(
        holding.keep(Ballot("", "Wat fir en Déier?", Method.ONE, options)).id, 2
    )
    home.house.close()
    with program_on_a_screen(home.folder, "--kiosk", "--supervised") as screen:
        screen.click(_("Parliament"))
        screen.click(_("Vote"))
        for picture in first:
            screen.click(content.picture_name(picture))
        screen.click(_("Vote"))
        screen.awaits(_("Choose one."))
        screen.click(CAT)
        screen.click(_("Look at my vote"))
        screen.click(_("Put it in the box"))
        screen.awaits(_("Your vote is in the box."))
        screen.click(_("Done"))
        by_keyboard(screen, _("Parliament"))
        screen.awaits(_("I have an idea"))
        by_keyboard(screen, _("Vote"))
        for picture in second:
            by_keyboard(screen, content.picture_name(picture))
        by_keyboard(screen, _("Vote"))
        screen.awaits(_("Choose one."))
        by_keyboard(screen, DOG)
        by_keyboard(screen, _("Look at my vote"))
        screen.awaits(_("This is your vote"))
        by_keyboard(screen, _("Put it in the box"))
        screen.awaits(_("Your vote is in the box."))
    again = home.reopened()
    again.clock.now = system_clock()
    box = HoldingBallots(again.house, again.signed_in("claire")).close(ballot.id)
    assert sorted(box.votes) == [("cat",), ("dog",)]
    again.house.close()
