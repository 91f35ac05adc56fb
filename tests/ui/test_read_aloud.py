"""The "read to me" button: what is read, and when it is silent."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from app.assembly.parts import Parts
from app.i18n import _
from app.speech.reader import Reader
from app.ui.kiosk.kiosk import Kiosk
from app.ui.kiosk.readable import ReadablePage
from app.ui.theme.appearance import Appearance, appearance
from app.ui.theme.style import apply_appearance
from tests.driver import Person
from tests.made_homes import TestHome
from tests.speech.quiet import QuietLoudspeaker


def kiosk_with(home: TestHome, loudspeaker: QuietLoudspeaker) -> Kiosk:
    reader = Reader(loudspeaker)
    kiosk = Kiosk("Haus Test", "lb")
    kiosk.bring(replace(Parts(home.house, demo=False).kiosk_services(), reader=lambda: reader))
    kiosk.resize(1280, 800)
    kiosk.show()
    return kiosk


@pytest.fixture
def loudspeaker() -> QuietLoudspeaker:
    return QuietLoudspeaker()


@pytest.fixture
def kiosk(home: TestHome, loudspeaker: QuietLoudspeaker) -> Iterator[Kiosk]:
    made = kiosk_with(home, loudspeaker)
    yield made
    made.voice.be_silent()
    made.close()
    made.deleteLater()


def spoken(kiosk: Kiosk) -> list[str]:
    page = kiosk.page
    assert isinstance(page, ReadablePage)
    return page.spoken().splitlines()


def test_title_then_choices_are_read_from_left_to_right(kiosk: Kiosk, loudspeaker: QuietLoudspeaker) -> None:
    child = Person(kiosk)
    child.press(_("I want to say something"))
    assert spoken(kiosk) == [_("Who are you?"), _("I am a child"), _("I am a young person"), _("I am an adult")]
    child.press(_("Read to me"))
    child.waits(lambda: loudspeaker.played, "the voice")
    child.press(_("Stop"))
    assert loudspeaker.silent
    child.find(_("Read to me"), QAbstractButton)


def test_what_was_written_is_read_too(kiosk: Kiosk) -> None:
    child = Person(kiosk)
    for name in ("I want to say something", "I am a child", "Next", "Next", "Next"):
        child.press(_(name))
    child.types(_("What would you like to say?"), "Mäi Vëlo ass futti.")
    assert spoken(kiosk)[-1] == "Mäi Vëlo ass futti."


@pytest.mark.parametrize("leave", ["next", "hide"])
def test_leaving_the_page_makes_it_silent_at_once(kiosk: Kiosk, loudspeaker: QuietLoudspeaker, leave: str) -> None:
    child = Person(kiosk)
    child.press(_("I want to say something"))
    child.press(_("I am a child"))
    child.press(_("Read to me"))
    child.waits(lambda: not loudspeaker.silent, "the voice")
    if leave == "next":
        child.press(_("Next"))
    else:
        QTest.keyClick(kiosk, Qt.Key.Key_Escape)
    assert loudspeaker.silent


def test_slowly_is_for_this_child_only(kiosk: Kiosk) -> None:
    child = Person(kiosk)
    child.press(_("Read slowly"))
    child.press(_("Read to me"))
    aloud = kiosk.voice.aloud
    assert aloud is not None
    settings = [aloud.slow]
    kiosk.forget()
    settings.append(aloud.slow)
    assert settings == [True, False]
    assert not child.find(_("Read slowly"), QAbstractButton).isChecked()


def test_no_sound_holds_on_every_page_until_the_child_turns_it_on_or_leaves(
    kiosk: Kiosk, loudspeaker: QuietLoudspeaker
) -> None:
    child = Person(kiosk)
    child.press(_("How it looks and sounds"))
    child.press(_("No sound"))
    child.press(_("Done"))
    child.press(_("My rights"))
    kiosk.voice.read_text("Lies mir dat.")
    assert loudspeaker.silent
    child.press(_("Turn the sound on"))
    child.waits(lambda: not loudspeaker.silent, "the voice")
    assert not appearance().silent
    child.press(_("Stop"))
    apply_appearance(Appearance(silent=True))
    kiosk.forget()
    child.find(_("Read to me"), QAbstractButton)


def test_nobody_is_asked_while_the_page_is_read(kiosk: Kiosk, loudspeaker: QuietLoudspeaker) -> None:
    child = Person(kiosk)
    child.press(_("I want to say something"))
    child.press(_("Read to me"))
    child.waits(lambda: not loudspeaker.silent, "the voice")
    asked: list[int] = []
    kiosk.pause.ask.connect(asked.append)
    kiosk.pause.begin()
    assert not asked
    assert kiosk.pause.waiting.isActive()
    child.press(_("Stop"))
    kiosk.pause.begin()
    assert asked


def test_nobody_listens_for_ever(kiosk: Kiosk, loudspeaker: QuietLoudspeaker) -> None:
    child = Person(kiosk)
    child.press(_("I want to say something"))
    child.press(_("Read to me"))
    child.waits(lambda: not loudspeaker.silent, "the voice")
    asked: list[int] = []
    kiosk.pause.ask.connect(asked.append)
    for _time in range(10):
        kiosk.pause.begin()
    assert asked


def test_a_pc_without_sound_says_so(home: TestHome) -> None:
    kiosk = kiosk_with(home, QuietLoudspeaker(there=False))
    child = Person(kiosk)
    child.press(_("Read to me"))
    names = [qabstract_button.accessibleName() for qabstract_button in child.all(QAbstractButton)]
    assert _("This PC has no sound.") in names
    kiosk.close()
    kiosk.deleteLater()
