"""Which questions stand on which page, in each face; and the page that holds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.rights import Colleague
from app.core.saying import Saying
from app.i18n import _
from app.reports.rules.audience import lacks_a_name
from app.reports.rules.report import Draft, Face, Kind
from app.ui.kiosk.frame import PageFrame
from app.ui.kiosk.look import LOOKS, FaceLook
from app.ui.kiosk.people_questions import AboutQuestion, NameQuestion, ReadersQuestion
from app.ui.kiosk.questions import (
    DangerQuestion,
    DraftQuestion,
    FeelingQuestion,
    KindQuestion,
    QuestionId,
    QuestionMaker,
)
from app.ui.kiosk.saying_editor import SayingWay
from app.ui.kiosk.wishes_questions import (
    BringQuestion,
    MeetingAskQuestion,
    MeetingDecideQuestion,
    MeetingPartQuestion,
    MeetingPeopleQuestion,
    TalkCompanyQuestion,
    TalkWhenQuestion,
    TalkWhereQuestion,
)
from app.ui.kiosk.words_question import SideCards, WordsQuestion
from app.ui.theme.appearance import appearance
from app.ui.theme.tokens import Size, Space
from app.ui.widgets.labels import column, label, row, scrolling
from app.ui.widgets.paint import RING

if TYPE_CHECKING:
    from app.reports.services.telling import Telling

Pages = tuple[tuple[QuestionId, ...], ...]

_MEETING = (QuestionId.MEETING_ASK, QuestionId.MEETING_DECIDE, QuestionId.MEETING_PEOPLE, QuestionId.MEETING_PART)
_TALK = (QuestionId.TALK_WHERE, QuestionId.TALK_WHEN, QuestionId.TALK_COMPANY)
_IDEA = (QuestionId.BRING,)


def flow(draft: Draft) -> Pages:
    """Return which questions stand on which page: a child answers one thing at a time; young people and adults
    have few pages. A meeting is about nobody."""
    wishes = {Kind.MEETING: _MEETING, Kind.TALK: _TALK, Kind.IDEA: _IDEA}.get(draft.kind or Kind.WORRY, ())
    about = () if draft.kind is Kind.MEETING else (QuestionId.ABOUT,)
    if draft.face is Face.CHILD:
        names = (
            QuestionId.KIND,
            QuestionId.FEELING,
            QuestionId.WORDS,
            *wishes,
            QuestionId.DANGER,
            *about,
            QuestionId.READERS,
            QuestionId.NAME,
        )
        return tuple((name,) for name in names)
    few: list[tuple[QuestionId, ...]] = [(QuestionId.KIND, QuestionId.FEELING), (QuestionId.WORDS,)]
    if draft.kind is Kind.MEETING:
        few += [wishes[:2], wishes[2:]]
    elif wishes:
        few.append(wishes)
    return (*few, (QuestionId.DANGER, *about), (QuestionId.READERS, QuestionId.NAME))


EARLY = frozenset({QuestionId.KIND, QuestionId.FEELING})
"""Questions that need no data: they are there even while the program is still starting."""


@dataclass(frozen=True)
class Known:
    """What the questions about people need to know."""

    telling: Telling
    colleagues: Sequence[Colleague]
    can_record: bool = False


def page_of(question: QuestionId, draft: Draft) -> int:
    """Return the number of the page on which a question stands; of the words where it is not asked."""
    pages = flow(draft)
    there = question if any(question in page for page in pages) else QuestionId.WORDS
    return next(number for number, page in enumerate(pages) if there in page)


class QuestionsPage(PageFrame):
    """One page of questions; `changed` gives each new draft."""

    changed = Signal(object)
    see_helpers = Signal()
    way = Signal(QuestionId, SayingWay)

    def __init__(
        self, names: Sequence[QuestionId], draft: Draft, progress: tuple[int, int], known: Known | None
    ) -> None:
        look = LOOKS[draft.face]
        self.draft, self._known, self._asked_for_a_name = draft, known, False
        self.questions = [_made(name, draft, look, known) for name in names]
        first, alone = self.questions[0], len(self.questions) == 1
        super().__init__(
            look,
            first.title if alone else _("Tell us"),
            explanation=first.explanation if alone else "",
            skip=first.skip if alone else "",
            progress=progress,
            faces=True,
            keep=True,
        )
        for name, question in zip(names, self.questions, strict=True):
            question.changed.connect(self._take)
            editor = question.saying_editor
            if editor is not None:
                editor.way.connect(partial(self.way.emit, name))
                editor.read_aloud.connect(self.read_aloud)
                editor.keyboard_shown.connect(self.make_room)
        if alone and look.face is not Face.CHILD and isinstance(first, WordsQuestion) and known:
            self._beside(first, look, known)
        elif alone:
            self.content.addWidget(first, 1)
        else:
            self.content.addWidget(scrolling(self._stacked(look)), 1)
        if alone and isinstance(first, WordsQuestion):
            self.setFocusProxy(first.saying_editor.field)

    def ask_for_a_name(self) -> bool:
        """Ask once whom the reporter trusts, where nobody of the team is named: others would read it. Tell whether
        it was asked now."""
        if self._known is None or self._asked_for_a_name or not lacks_a_name(self.draft):
            return False
        self._asked_for_a_name = True
        asked = _("Please choose the name of the person whom you trust.")
        otherwise = _("If that is right, choose “{next}” once more.").format(next=_("Next"))
        self.say(f"{asked} {otherwise}")  # who reads it otherwise stands on the page
        return True

    def leave_out(self) -> None:
        """Take back what was chosen here, or say what the way out beside the questions means."""
        for question in self.questions:
            question.leave_out()

    def _take(self, draft: Draft) -> None:
        if (draft.wishes, draft.educators) != (self.draft.wishes, self.draft.educators):
            self._asked_for_a_name = False
            self.say("")
        self.draft = draft
        for question in self.questions:
            question.draft = draft
        self.changed.emit(draft)

    def _beside(self, words: DraftQuestion, look: FaceLook, known: Known) -> None:
        cards = SideCards(look, known.telling.audience(self.draft), known.telling.promise(self.draft))
        cards.see_helpers.connect(self.see_helpers)
        if appearance().narrow:
            cards.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            self.content.addWidget(words, 1)
            self.content.addWidget(cards)
            return
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


def said_there(draft: Draft, question: QuestionId) -> Saying:
    """Return what is said in answer to a question that asks for words."""
    if question is QuestionId.MEETING_ASK:
        return draft.meeting.ask
    return draft.meeting.decide if question is QuestionId.MEETING_DECIDE else draft.saying


def with_said(draft: Draft, question: QuestionId, saying: Saying) -> Draft:
    """Return the draft with this as the answer."""
    if question is QuestionId.MEETING_ASK:
        return replace(draft, meeting=replace(draft.meeting, ask=saying))
    if question is QuestionId.MEETING_DECIDE:
        return replace(draft, meeting=replace(draft.meeting, decide=saying))
    return draft.with_saying(saying)


_ALONE: dict[QuestionId, QuestionMaker] = {
    QuestionId.KIND: KindQuestion,
    QuestionId.FEELING: FeelingQuestion,
    QuestionId.DANGER: DangerQuestion,
    QuestionId.NAME: NameQuestion,
    QuestionId.MEETING_PEOPLE: MeetingPeopleQuestion,
    QuestionId.MEETING_PART: MeetingPartQuestion,
    QuestionId.BRING: BringQuestion,
    QuestionId.TALK_WHERE: TalkWhereQuestion,
    QuestionId.TALK_WHEN: TalkWhenQuestion,
    QuestionId.TALK_COMPANY: TalkCompanyQuestion,
}
"""Questions that need nothing but the draft."""

_SAID = {
    QuestionId.WORDS: WordsQuestion,
    QuestionId.MEETING_ASK: MeetingAskQuestion,
    QuestionId.MEETING_DECIDE: MeetingDecideQuestion,
}
"""What is said in one's own words, or in another way."""


def _made(name: QuestionId, draft: Draft, look: FaceLook, known: Known | None) -> DraftQuestion:
    if name in _ALONE:
        return _ALONE[name](draft, look)
    if known is None:
        raise LookupError(name)
    if name in _SAID:
        return _SAID[name](draft, look, can_record=known.can_record)
    if name is QuestionId.ABOUT:
        return AboutQuestion(draft, look, known.colleagues)
    return ReadersQuestion(draft, look, known.colleagues, known.telling.audience)
