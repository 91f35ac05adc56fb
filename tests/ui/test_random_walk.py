"""Somebody who presses anything at any time. Nothing that was said is lost, except where hide and pause promise to
forget it; nothing is seen after hiding without the right picture, or after sending; and nothing crashes."""

import os
import sys
import tempfile
from pathlib import Path
from types import TracebackType

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from app import logs
from app.assembly.parts import Parts
from app.core.saying import ATTACHMENT_LIMIT, SENTENCE_LIMIT
from app.i18n import KNOWN, LANGUAGES, _, content, set_language
from app.reports.rules import hiding
from app.ui.kiosk.check_before_sending import CheckBeforeSendingPage
from app.ui.kiosk.flow import QuestionsPage
from app.ui.kiosk.frame import PageFrame
from app.ui.kiosk.hiding import NeutralPage
from app.ui.kiosk.kiosk import Kiosk
from app.ui.kiosk.questions import QuestionId
from app.ui.kiosk.receipt import ReceiptPage
from app.ui.kiosk.saying_editor import SayingWay
from app.ui.kiosk.start import StartPage
from app.ui.kiosk.words_question import WordsQuestion
from app.ui.widgets.tiles import Tile
from tests.driver import Person
from tests.made_homes import make_home
from tests.walks.reports import draw, picture_sentence
from tests.walks.steps import closed, code_on_screen, enter_code

FACES = ["I am a child", "I am a young person", "I am an adult"]
WALKS, STEPS = int(os.environ.get("MENG_STEMM_WALKS", "15")), 25
PATIENCE = 20
"""How often the pause is tried, at most, until the kiosk asks."""


class AnyOne(RuleBasedStateMachine):
    """`said` is what has been written and must still be there."""

    def __init__(self) -> None:
        super().__init__()
        self.place = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.home = make_home(Path(self.place.name))
        self.kiosk = Kiosk("Haus Test", "lb")
        self.kiosk.bring(Parts(self.home.house, demo=False).kiosk_services())
        self.kiosk.resize(1280, 800)
        self.kiosk.show()
        assert QTest.qWaitForWindowActive(self.kiosk)
        self.person = Person(self.kiosk)
        self.said, self.sent = "", 0
        self.kept: dict[tuple[str, ...], str] = {}
        self.unexpected: list[str] = []
        self.hook = sys.excepthook
        sys.excepthook = self._note

    def _note(self, kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        self.unexpected.append(f"{logs.trace(kind, where)}: {error}")

    @property
    def page(self) -> object:
        return self.kiosk.page

    @property
    def on_words(self) -> bool:
        page = self.page
        return isinstance(page, QuestionsPage) and any(
            isinstance(question, WordsQuestion) for question in page.questions
        )

    @initialize(face=st.sampled_from(FACES))
    def begin(self, face: str) -> None:
        """Walk to the words, so that most walks have something to lose."""
        self.person.press(_("I want to say something"))
        self.person.press(_(face))
        while not self.person.all(QPlainTextEdit):
            self.person.press(_("Next"))

    @precondition(lambda self: isinstance(self.page, StartPage))
    @rule(language=st.sampled_from(list(LANGUAGES)))
    def another_language_then_tell(self, language: str) -> None:
        self.person.press(KNOWN[language].name)
        self.person.press(_("I want to say something"))

    @precondition(lambda self: isinstance(self.page, PageFrame) and self.page.onward_button.isVisible())
    @rule()
    def onward(self) -> None:
        was_review = isinstance(self.page, CheckBeforeSendingPage)
        self.page.onward_button.click()  # type: ignore[attr-defined]
        self.person.settles()
        if was_review and isinstance(self.page, ReceiptPage):
            self.sent += 1
            self.kept.pop(code_on_screen(self.person), None)  # what was kept is a report now, under its receipt
            self.said = ""

    @precondition(lambda self: isinstance(self.page, PageFrame) and self.page.back_button.isVisible())
    @rule()
    def back(self) -> None:
        self.page.back_button.click()  # type: ignore[attr-defined]
        self.person.settles()

    @precondition(lambda self: isinstance(self.page, QuestionsPage))
    @rule(face=st.sampled_from(FACES))
    def change_the_face(self, face: str) -> None:
        self.page.change_face.emit()  # type: ignore[attr-defined]
        self.person.press(_(face))

    @precondition(lambda self: self.person.all(Tile) and isinstance(self.page, PageFrame))
    @rule(place=st.integers(0, 20))
    def choose(self, place: int) -> None:
        tiles = [tile for tile in self.person.all(Tile) if tile.isEnabled()]
        tiles[place % len(tiles)].click()
        self.person.settles()

    @precondition(lambda self: self.on_words)
    @rule(words=st.text(alphabet="aëü 🦊\n", min_size=1, max_size=30).filter(str.strip))
    def write(self, words: str) -> None:
        self.person.writes(words)
        self.said = self.person.all(QPlainTextEdit)[0].toPlainText()

    @precondition(lambda self: not isinstance(self.page, StartPage | NeutralPage))
    @rule(right=st.booleans(), place=st.integers(0, 10))
    def hide_and_come_back(self, right: bool, place: int) -> None:
        own = self.kiosk.own_picture
        QTest.keyClick(self.kiosk, Qt.Key.Key_Escape)
        assert not self.said or not self.person.sees(self.said)
        if not own:
            self.said = ""
            return
        assert self.person.texts() == []
        others = [pictures for pictures in hiding.PICTURES if pictures != own]
        QTest.mouseClick(self.person.all(NeutralPage)[0], Qt.MouseButton.LeftButton)
        self.person.press(content.picture_name(own if right else others[place]))
        if not right:
            self.said = ""

    @precondition(lambda self: not isinstance(self.page, StartPage | NeutralPage))
    @rule(stays=st.booleans())
    def pause(self, stays: bool) -> None:
        for _wait in range(PATIENCE):  # while the kiosk reads aloud, it waits longer before it asks
            self.kiosk.pause.begin()
            if self.kiosk.over is not None:
                break
        if stays:
            self.person.press(_("I am still here"))
        else:
            for _second in range(30):
                self.kiosk.pause.count_down()
            self.said = ""

    @precondition(lambda self: isinstance(self.page, QuestionsPage))
    @rule()
    def keep_for_later(self) -> None:
        said_something = self.kiosk.draft.says_something
        self.page.keep_for_later.emit()  # type: ignore[attr-defined]
        self.person.settles()
        if said_something:
            assert isinstance(self.page, ReceiptPage)
            self.kept[code_on_screen(self.person)] = self.said
            self.said = ""

    @precondition(lambda self: self.kept and isinstance(self.page, StartPage))
    @rule(place=st.integers(0, 5))
    def find_what_was_kept(self, place: int) -> None:
        code = list(self.kept)[place % len(self.kept)]
        enter_code(self.person, code)
        self.person.press(_("Show my answer"))
        self.person.waits(lambda: self.person.sees(_("Here is what you kept")))  # in the language it was kept in
        self.person.press(_("Go on telling"))
        self.said = self.kept[code]

    @precondition(lambda self: self.on_words)
    @rule(ready=st.booleans())
    def draw(self, ready: bool) -> None:
        before = len(self.kiosk.draft.attachments)
        if before >= ATTACHMENT_LIMIT:
            return
        self.page.way.emit(QuestionId.WORDS, SayingWay.DRAW)  # type: ignore[attr-defined]
        draw(self.person, (60, 60, 300, 200))
        if ready:
            self.person.press(_("My drawing is ready"))
        else:
            self.person.press(_("Back"))
        self.person.settles()
        assert len(self.kiosk.draft.attachments) == before + 1  # going back loses nothing either

    @precondition(lambda self: self.on_words)
    @rule(feeling=st.sampled_from(["sad", "scared"]))
    def put_pictures_together(self, feeling: str) -> None:
        before = self.kiosk.draft.sentence
        if len(before) >= SENTENCE_LIMIT:
            return
        self.page.way.emit(QuestionId.WORDS, SayingWay.PICTURES)  # type: ignore[attr-defined]
        picture_sentence(self.person, feeling=feeling)
        self.person.press(_("My sentence is ready"))
        assert self.kiosk.draft.sentence == (*before, feeling)

    @precondition(lambda self: isinstance(self.page, ReceiptPage))
    @rule()
    def keep_the_pictures(self) -> None:
        self.person.press(_("I have my pictures"))

    @invariant()
    def what_was_said_is_still_there(self) -> None:
        assert self.kiosk.draft.text.strip() == self.said.strip()

    @invariant()
    def the_first_page_holds_nothing(self) -> None:
        if isinstance(self.page, StartPage):
            assert not self.kiosk.draft.says_something

    @invariant()
    def what_was_sent_is_kept(self) -> None:
        assert len(self.home.casework("claire").order()) == self.sent

    @invariant()
    def nothing_unexpected_happened(self) -> None:
        assert self.unexpected == []

    def teardown(self) -> None:
        self.person.settles()
        sys.excepthook = self.hook
        closed(self.kiosk)
        self.home.house.close()
        self.place.cleanup()
        set_language("lb")


@pytest.mark.timeout(60 + 5 * WALKS)
def test_anything_may_be_pressed_at_any_time() -> None:
    run_state_machine_as_test(
        AnyOne,
        settings=settings(
            max_examples=WALKS, stateful_step_count=STEPS, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
