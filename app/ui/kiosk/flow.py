"""Which questions stand on which page, in each face; and the page that holds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.core.audience import Colleague
from app.core.report import Draft, Face
from app.i18n import _
from app.ui.kiosk.frame import PageFrame
from app.ui.kiosk.look import LOOKS, FaceLook
from app.ui.kiosk.people_questions import AboutQuestion, NameQuestion, ReadersQuestion
from app.ui.kiosk.questions import DangerQuestion, FeelingQuestion, KindQuestion, Question
from app.ui.kiosk.words_question import SideCards, WordsQuestion
from app.ui.theme.tokens import Size, Space
from app.ui.widgets.labels import column, label, row, scrolling
from app.ui.widgets.paint import RING

if TYPE_CHECKING:
    from app.services.telling import Telling

_FEW_PAGES = (("kind", "feeling"), ("words",), ("danger", "about"), ("readers", "name"))

FLOWS: dict[Face, tuple[tuple[str, ...], ...]] = {
    Face.CHILD: (("kind",), ("feeling",), ("words",), ("danger",), ("about",), ("readers",), ("name",)),
    Face.YOUNG_PERSON: _FEW_PAGES,
    Face.ADULT: _FEW_PAGES,
}
"""A child answers one thing at a time; young people and adults have few pages."""

EARLY = frozenset({"kind", "feeling"})
"""Questions that need no data: they are there even while the program is still starting."""


@dataclass(frozen=True)
class Known:
    """What the questions about people need to know."""

    telling: Telling
    colleagues: Sequence[Colleague]


def page_of(question: str, face: Face) -> int:
    """Return the number of the page on which a question stands."""
    return next(number for number, page in enumerate(FLOWS[face]) if question in page)


class QuestionsPage(PageFrame):
    """One page of questions; `changed` gives each new draft."""

    changed = Signal(object)
    see_helpers = Signal()

    def __init__(self, names: Sequence[str], draft: Draft, progress: tuple[int, int], known: Known | None) -> None:
        look = LOOKS[draft.face]
        self.draft = draft
        self.questions = [_made(name, draft, look, known) for name in names]
        first, alone = self.questions[0], len(self.questions) == 1
        super().__init__(
            look,
            first.title if alone else _("Tell us"),
            explanation=first.explanation if alone else "",
            skip=first.skip if alone else "",
            progress=progress,
            faces=True,
        )
        for question in self.questions:
            question.changed.connect(self._take)
        if alone and look.face is not Face.CHILD and isinstance(first, WordsQuestion) and known:
            self._beside(first, look, known)
        elif alone:
            self.content.addWidget(first, 1)
        else:
            self.content.addWidget(scrolling(self._stacked(look)), 1)
        if alone and isinstance(first, WordsQuestion):
            self.setFocusProxy(first.field)

    def leave_out(self) -> None:
        """Take back what was chosen here: it stays unsaid."""
        empty = Draft(self.draft.language)
        for question in self.questions:
            if isinstance(question, FeelingQuestion):
                self._take(replace(self.draft, feeling=empty.feeling))

    def _take(self, draft: Draft) -> None:
        self.draft = draft
        for question in self.questions:
            question.draft = draft
        self.changed.emit(draft)

    def _beside(self, words: Question, look: FaceLook, known: Known) -> None:
        cards = SideCards(look, known.telling.audience(self.draft), known.telling.promise(self.draft))
        cards.see_helpers.connect(self.see_helpers)
        beside = scrolling(cards)
        beside.setFixedWidth(Size.SIDE_CARDS)
        parts = row(words, beside, space=Space.L)
        parts.setStretch(0, 1)
        self.content.addLayout(parts, 1)

    def _stacked(self, look: FaceLook) -> QWidget:
        holder = QWidget()
        layout = column(space=Space.S, margins=(RING, 0, RING, 0))
        for question in self.questions:
            layout.addWidget(label(question.title, look.heading))
            layout.addWidget(question)
            layout.addSpacing(Space.M)
        layout.addStretch(1)
        holder.setLayout(layout)
        return holder


_ALONE: dict[str, type[Question]] = {
    "kind": KindQuestion,
    "feeling": FeelingQuestion,
    "words": WordsQuestion,
    "danger": DangerQuestion,
    "name": NameQuestion,
}


def _made(name: str, draft: Draft, look: FaceLook, known: Known | None) -> Question:
    if name in _ALONE:
        return _ALONE[name](draft, look)
    if known is None:
        raise LookupError(name)
    if name == "about":
        return AboutQuestion(draft, look, known.colleagues)
    return ReadersQuestion(draft, look, known.colleagues, known.telling.audience)
