"""A child with a screen reader tells something, in a real window, through the accessibility bus alone."""

import sys

import pytest

from app.i18n import _, content, set_language
from tests.journeys.screen import program_on_a_screen
from tests.journeys.screen_reader import BUTTONS, ScreenReader, session_bus
from tests.made_homes import TestHome, only_case

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="AT-SPI is a thing of Linux"),
    pytest.mark.timeout(300),
]


def test_a_child_with_a_screen_reader_tells(home: TestHome) -> None:
    set_language("lb")
    home.house.close()
    with (
        session_bus() as bus,
        program_on_a_screen(home.folder, "--kiosk", "--supervised", **bus) as screen,
    ):
        reader = ScreenReader(bus, screen.display)
        reader.press(_("I want to say something"))
        reader.press(_("I am a young person"))
        reader.awaits(_("This is your picture"))
        reader.press(_("Next"))
        reader.press(_("Worry"))
        reader.press(_("Next"))
        reader.write(_("What worries you?"), "de velo ass futti")
        for title in (_("Are you in danger now?"), _("Who may read it?"), _("Look at it once more")):
            reader.press(_("Next"))
            reader.awaits(title)
            unnamed = [thing for thing in reader.things() if thing.role in BUTTONS and not thing.name]
            assert not unnamed, title
        reader.press(_("Send"))
        reader.awaits(_("What happens now?"))
        names = set(content.texts("pictures").values())
        pictures = [thing.name.partition(": ") for thing in reader.things()]
        assert [number for number, _colon, name in pictures if name in names] == list("1234567")
    again = home.reopened()
    assert only_case(again).report.text == "de velo ass futti"
    again.house.close()
