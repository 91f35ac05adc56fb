"""The children's view: ten short sentences with three faces each. The flow holds the answers until the end, then
stores them sealed and anonymous."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel

from app.i18n import _
from app.reports.rules.report import Rating
from app.reports.words.report import RATING_FACES
from app.review.rules import Theme
from app.review.words import face_name, theme_text
from app.ui import tasks
from app.ui.kiosk.card_page import ask_card
from app.ui.kiosk.frame import PageFrame
from app.ui.kiosk.look import FaceLook
from app.ui.kiosk.questions import AnswerOption, Choices
from app.ui.kiosk.sign_page import SignPage
from app.ui.kiosk.stand import Flow, Stand
from app.ui.theme.images import picture
from app.ui.theme.tokens import Size
from app.ui.widgets.tiles import CHILD_CHOICE
from app.ui.words import refusal

if TYPE_CHECKING:
    from app.ui.kiosk.services import KioskServices


class ThemePage(PageFrame):
    """One sentence with its picture, and three faces."""

    chosen = Signal(object)

    def __init__(self, look: FaceLook, theme: Theme, given: Rating | None, progress: tuple[int, int]) -> None:
        last = progress[0] == progress[1] - 1
        super().__init__(
            look,
            theme_text(theme),
            progress=progress,
            onward=_("Hand it in") if last else _("Next"),
            onward_icon="check" if last else "arrow-right",
            skip=_("I would rather not say"),
        )
        sign = QLabel()
        sign.setPixmap(picture(theme.picture, Size.PICTURE_CODE))
        sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        options = [AnswerOption(rating, face_name(rating), f"feeling-{RATING_FACES[rating]}") for rating in Rating]
        large = replace(look, tile=CHILD_CHOICE)
        faces = Choices(options, [given] if given else [], large, several=False, columns=3)
        faces.chosen.connect(lambda value, _on: self.chosen.emit(value))
        self.content.addWidget(sign)
        self.content.addWidget(faces, 1)


class ChildrensViewFlow(Flow):
    """One child's way through the themes."""

    def __init__(self, stand: Stand, services: KioskServices, leave: Callable[[], None]) -> None:
        from app.review.services.reviews import themes  # noqa: PLC0415 - has loaded by now

        super().__init__(stand)
        self._services, self._leave = services, leave
        self._themes = themes()
        self._answers: dict[str, Rating] = {}
        self._card = b""

    def begin(self) -> None:
        """Ask for the card first, where the round has some."""
        asked = self._services.childrens_view.open_round()
        if asked is None or not asked.cards:
            self.theme()
            return
        childrens, words = self._services.childrens_view, (_("My card"), _("Next"))
        ask_card(self._show, self._leave, self._stand.look, childrens.card, self._with_card, words)

    def _with_card(self, found: bytes) -> None:
        self._card = found
        self.theme()

    def theme(self, number: int = 0) -> None:
        """Show one theme."""
        theme = self._themes[number]
        last = number == len(self._themes) - 1
        page = ThemePage(self._stand.look, theme, self._answers.get(theme.id), (number, len(self._themes)))
        page.back.connect(lambda: self.theme(number - 1) if number else self._leave())
        page.chosen.connect(lambda rating: self._answers.__setitem__(theme.id, rating))

        def onward() -> None:
            if last:
                self._put_away(page)
            else:
                self.theme(number + 1)

        def leave_out() -> None:
            self._answers.pop(theme.id, None)
            onward()

        page.onward.connect(onward)
        page.skip.connect(leave_out)
        self._show(page)

    def _put_away(self, page: PageFrame) -> None:
        if not self._answers:
            self.thank()
            return
        page.setEnabled(False)
        answers, card, childrens = dict(self._answers), self._card, self._services.childrens_view

        def failed(error: Exception) -> None:
            page.setEnabled(True)
            page.say(refusal(error))

        tasks.run(page, lambda: childrens.say(answers, card), lambda _none: self.thank(), failed)

    def thank(self) -> None:
        """Say thank you, and what happens next."""
        words = _("Your view counts. The adults look at it together, and tell you what they change.")
        page = SignPage(self._stand.look, _("Thank you."), "hands", words)
        page.onward.connect(self._stand.forget)
        self._show(page)
