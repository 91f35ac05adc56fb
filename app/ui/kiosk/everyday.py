"""Questions of every day: what young people in homes ask, the home's own answer, and the right behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.core.languages import language_in, text_in
from app.helpers.rules import EverydayQuestion, QuestionText
from app.home.words.rights import right_name, right_source
from app.i18n import _, content, preferred
from app.reports.rules.report import Kind
from app.ui.kiosk.frame import PageFrame
from app.ui.kiosk.look import FaceLook
from app.ui.kiosk.stand import Flow, Stand
from app.ui.theme.appearance import appearance
from app.ui.theme.images import picture
from app.ui.theme.tokens import Size, Space
from app.ui.widgets.buttons import Button, Weight
from app.ui.widgets.labels import card, column, label, row, scrolling
from app.ui.widgets.paint import RING
from app.ui.widgets.tiles import QUESTION_CHOICE, Tile

if TYPE_CHECKING:
    from app.ui.kiosk.services import KioskServices

_ON_A_PAGE, _COLUMNS = 6, 2
_PICTURE = "question"


def text_of(question: EverydayQuestion) -> QuestionText:
    """Return question and answer in the current language, or in one there is."""
    return text_in(question.texts, preferred()) or QuestionText()


class QuestionTile(Tile):
    """A question in a wide tile; its words need few lines."""

    def minimumSizeHint(self) -> QSize:
        """Return what the words need in the narrowest tile there is."""
        wide = max(super().minimumSizeHint().width(), self.shape.smallest.width())
        return QSize(wide, self.text_size(wide).height() + 2 * (RING + Space.S))

    def sizeHint(self) -> QSize:
        return self.shape.smallest.expandedTo(self.minimumSizeHint())


class EverydayPage(PageFrame):
    """Six questions to choose from; `mine` says that one's own is not among them."""

    chosen = Signal(object)
    mine = Signal()

    def __init__(self, look: FaceLook, questions: Sequence[EverydayQuestion], number: int) -> None:
        first, self.is_last = number * _ON_A_PAGE, (number + 1) * _ON_A_PAGE >= len(questions)
        super().__init__(
            look,
            _("Everyday questions"),
            progress=(number, max(1, -(-len(questions) // _ON_A_PAGE))),
            onward=_("Done") if self.is_last else _("More"),
            onward_icon="" if self.is_last else "arrow-right",
            skip=_("My question is not here"),
        )
        self.skip.connect(self.mine)
        grid = QGridLayout()
        grid.setSpacing(Space.S)
        for place, question in enumerate(questions[first : first + _ON_A_PAGE]):
            image = question.picture or _PICTURE
            tile = QuestionTile(text_of(question).question, QUESTION_CHOICE, image, checkable=False)
            tile.clicked.connect(lambda _on=False, question=question: self.chosen.emit(question))
            grid.addWidget(tile, place // _COLUMNS, place % _COLUMNS)
            grid.setRowStretch(place // _COLUMNS, 1)
            grid.setColumnStretch(place % _COLUMNS, 1)
        self.content.addLayout(grid, 1)


class EverydayAnswerPage(PageFrame):
    """One answer, and the right behind it. `see_right` shows that card; `tell` begins a question."""

    see_right = Signal(str)

    def __init__(self, look: FaceLook, question: EverydayQuestion) -> None:
        text = text_of(question)
        super().__init__(
            look,
            text.question,
            onward=_("I want to ask more"),
            onward_icon="message-circle",
            text_in=language_in(question.texts, preferred()),
        )
        frame, inside = card(look.card, margin=Space.L)
        sign = QLabel()
        sign.setPixmap(picture(question.picture or _PICTURE, Size.PICTURE_TILE))
        sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside.addWidget(sign, 1)
        said = column(space=Space.M, margins=(0, 0, RING, 0))
        said.addWidget(label(text.answer, look.text))
        if question.right in content.facts("rights"):
            right, lines = card("soft", margin=Space.L, space=Space.XS // 2)
            lines.addWidget(label(_("The right behind it"), look.small_bold))
            lines.addWidget(label(right_name(question.right), look.text))
            lines.addWidget(label(right_source(question.right), look.small, tone="muted"))
            link = Button(_("See this right"), look.hide, Weight.QUIET)
            link.clicked.connect(lambda: self.see_right.emit(question.right))
            lines.addLayout(row(link, None))
            said.addWidget(right)
        said.addStretch(1)
        texts = QWidget()
        texts.setLayout(said)
        if appearance().narrow:
            self.content.addWidget(frame)
            self.content.addWidget(texts, 1)
        else:
            frame.setFixedWidth(Size.SIDE_CARDS - Space.XXL)
            parts = row(frame, scrolling(texts), space=Space.XL)
            parts.setStretch(1, 1)
            self.content.addLayout(parts, 1)


class EverydayFlow(Flow):
    """Leafing through the questions."""

    def __init__(
        self, stand: Stand, services: KioskServices, leave: Callable[[], None], show_right: Callable[[str], None]
    ) -> None:
        super().__init__(stand)
        self._leave, self._show_right = leave, show_right
        self._questions = [question for question in services.content.questions() if not question.hidden]

    def begin(self, number: int = 0) -> None:
        """Show six of them."""
        page = EverydayPage(self._stand.look, self._questions, number)
        page.back.connect(lambda: self.begin(number - 1) if number else self._leave())
        page.onward.connect(lambda: self._stand.forget() if page.is_last else self.begin(number + 1))
        page.chosen.connect(lambda question: self._answer(question, number))
        page.mine.connect(lambda: self._stand.tell_about("", Kind.QUESTION))
        self._show(page)

    def _answer(self, question: EverydayQuestion, number: int) -> None:
        page = EverydayAnswerPage(self._stand.look, question)
        page.back.connect(lambda: self.begin(number))
        page.onward.connect(lambda: self._stand.tell_about(question.right, Kind.QUESTION))
        page.see_right.connect(self._show_right)
        self._show(page)
