"""The dialogue of a gathering: how people took it, what they knew before and after, cards to talk about, and what
was agreed. For sessions and workshops alike."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from app.i18n import _, formats, ngettext, pgettext
from app.training.rules.courses import CheckQuestion, Course
from app.training.services.my_training import course_text, text_of
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.bars import Bar, Bars
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.forms import choice, short
from app.ui.widgets.labels import card, column, emptied, label, row, scrolling
from app.ui.widgets.rounds import KnowledgeRound, ReactionRound
from app.ui.widgets.tabs import Tabs
from app.ui.widgets.wrapping import Wrapping
from app.workshops.rules import CARDS_FOR, CardKind, Dialogue, Knowledge, Reaction, Round
from app.workshops.words import DiscussionCard, card_kind_name, discussion_cards, reaction_name


@dataclass(frozen=True)
class Chapter:
    """A chapter whose questions can be asked before and after."""

    key: str
    title: str
    questions: Sequence[CheckQuestion]


def chapters_of(courses: Iterable[Course]) -> list[Chapter]:
    """Return the chapters of these courses that have questions, in the current language."""
    return [
        Chapter(f"{course.id}/{module.id}", formats.named(course_text(course).title, text.title), text.questions)
        for course in courses
        for module in course.modules
        if (text := text_of(module)).questions
    ]


class DialogueCards(QWidget):
    """Two cards: reactions, and knowledge. Tells when something was counted."""

    changed = Signal(object)

    def __init__(self, dialogue: Dialogue, chapters: Sequence[Chapter]) -> None:
        super().__init__()
        self._dialogue, self._chapters = dialogue, [chapter for chapter in chapters if chapter.questions]
        self._layout = column(space=Space.S)
        self.setLayout(self._layout)
        self._show()

    def _show(self) -> None:
        emptied(self._layout)
        self._layout.addWidget(self._reactions())
        self._layout.addWidget(self._knowledge())

    def _reactions(self) -> QWidget:
        frame, layout = card("plain", margin=Space.M, space=Space.XS)
        layout.addWidget(label(_("Reaction round"), Text.STAFF_HEADING))
        round_ = self._dialogue.reactions
        if round_.total:
            total = ngettext("{count} person tapped.", "{count} people tapped.", round_.total)
            layout.addWidget(label(total.format(count=round_.total), Text.STAFF_SMALL, tone="muted"))
            layout.addWidget(Bars([_bar(reaction, round_) for reaction in Reaction]))
        else:
            hint = _("The screen goes around, one tap each. Nobody sees who tapped what.")
            layout.addWidget(label(hint, Text.STAFF_TEXT, tone="muted"))
        begin = Button(_("Begin the round"), STAFF, Weight.QUIET, icon_before="messages-square")
        begin.clicked.connect(self._begin)
        cards = Button(_("Discussion cards"), STAFF, Weight.QUIET, icon_before="book-open")
        cards.clicked.connect(self._cards)
        layout.addLayout(Wrapping(begin, cards))
        return frame

    def _begin(self) -> None:
        ReactionRound(lambda counted: self._keep(replace(self._dialogue, reactions=counted)), self).open()

    def _cards(self) -> None:
        CardsDialog(_most(self._dialogue.reactions), self).open()

    def _knowledge(self) -> QWidget:
        frame, layout = card("plain", margin=Space.M, space=Space.XS)
        layout.addWidget(label(_("Knowledge before and after"), Text.STAFF_HEADING))
        dialogue = self._dialogue
        self._chapter = choice(
            _("Chapter"), [(chapter.key, chapter.title) for chapter in self._chapters], dialogue.module
        )
        short(self._chapter).setEnabled(not dialogue.before.people)
        layout.addWidget(self._chapter)
        if dialogue.before.people:
            layout.addWidget(
                Bars([_result(_("Before"), dialogue.before), _result(_("Afterwards"), dialogue.after)], most=100)
            )
        if dialogue.before.people and dialogue.after.people:
            more = dialogue.after.share - dialogue.before.share
            words = _("Difference: {more} of a hundred answers.")
            layout.addWidget(label(words.format(more=f"{more:+d}"), Text.STAFF_TEXT_BOLD))
        before = Button(_("Ask before"), STAFF, Weight.QUIET, icon_before="list-checks")
        after = Button(_("Ask afterwards"), STAFF, Weight.QUIET, icon_before="list-checks")
        before.setEnabled(bool(self._chapters))
        after.setEnabled(bool(dialogue.before.people))
        before.clicked.connect(self._ask_before)
        after.clicked.connect(self._ask_after)
        layout.addLayout(Wrapping(before, after))
        return frame

    def _ask_before(self) -> None:
        if (chapter := self._chosen_chapter()) is not None:
            self._ask(
                _("Before we begin"),
                chapter,
                lambda known: replace(self._dialogue, module=chapter.key, before=known),
            )

    def _ask_after(self) -> None:
        if (chapter := self._chosen_chapter()) is not None:
            self._ask(_("And now, afterwards"), chapter, lambda known: replace(self._dialogue, after=known))

    def _chosen_chapter(self) -> Chapter | None:
        key = str(self._chapter.currentData())
        return next((chapter for chapter in self._chapters if chapter.key == key), None)

    def _ask(self, title: str, chapter: Chapter, changed: Callable[[Knowledge], Dialogue]) -> None:
        KnowledgeRound(title, chapter.questions, lambda known: self._keep(changed(known)), self).open()

    def _keep(self, dialogue: Dialogue) -> None:
        self._dialogue = dialogue
        self._show()
        self.changed.emit(dialogue)


class CardsDialog(QDialog):
    """The discussion cards, by what they answer to."""

    def __init__(self, kind: CardKind, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("ground", "staff")
        self.setWindowTitle("Meng Stëmm")
        self.setAccessibleName(_("Discussion cards"))
        close = Button(pgettext("button", "Close"), STAFF, Weight.FILLED)
        close.clicked.connect(self.accept)
        layout = column(space=Space.S, margins=(Space.L, Space.L, Space.L, Space.L))
        layout.addWidget(label(_("Discussion cards"), Text.STAFF_TITLE))
        cards = CardsPage()
        cards.choose(kind)
        layout.addWidget(cards, 1)
        layout.addLayout(row(None, close))
        self.setLayout(layout)
        self.resize(*Size.PREVIEW)
        self.finished.connect(self.deleteLater)


class CardsPage(QWidget):
    """Cards of one kind at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._tabs = Tabs([card_kind_name(kind) for kind in CardKind])
        self._tabs.chosen.connect(self._show)
        self._cards = column(space=Space.M, margins=(0, 0, Space.M, 0))
        inside = QWidget()
        inside.setMaximumWidth(Size.COLUMN)
        inside.setLayout(self._cards)
        layout = column(space=Space.S)
        layout.addWidget(self._tabs)
        layout.addWidget(scrolling(inside), 1)
        self.setLayout(layout)

    def choose(self, kind: CardKind) -> None:
        """Show the cards of a kind."""
        self._tabs.choose(list(CardKind).index(kind))

    def _show(self, number: int) -> None:
        emptied(self._cards)
        for discussion_card in discussion_cards(list(CardKind)[number]):
            self._cards.addWidget(_shown(discussion_card))
        self._cards.addStretch(1)


def _shown(discussion_card: DiscussionCard) -> QWidget:
    frame, layout = card("plain", margin=Space.L, space=Space.XS // 2)
    layout.addWidget(label(_("“{words}”").format(words=discussion_card.says), Text.STAFF_HEADING))
    for title, words in (
        (_("To open"), discussion_card.question),
        (_("From daily life"), discussion_card.example),
        (_("What the law says"), discussion_card.law),
        (_("To go on"), discussion_card.onward),
    ):
        layout.addSpacing(Space.XS)
        layout.addWidget(label(title, Text.STAFF_SMALL_BOLD, tone="go"))
        layout.addWidget(label(words, Text.STAFF_READING))
    return frame


def _bar(reaction: Reaction, round_: Round) -> Bar:
    number = round_.counts.get(reaction, 0)
    return Bar(reaction_name(reaction), number, formats.number(number))


def _result(word: str, knowledge: Knowledge) -> Bar:
    people = ngettext("{count} person", "{count} people", knowledge.people).format(count=knowledge.people)
    return Bar(f"{word} ({people})", knowledge.share, _("{number} %").format(number=knowledge.share))


def _most(round_: Round) -> CardKind:
    """Return the cards for the doubt or surprise that was tapped most; for surprise where nothing was."""
    if not round_.total:
        return CardKind.SURPRISE
    most = max(Reaction, key=lambda reaction: (round_.counts.get(reaction, 0), list(Reaction).index(reaction)))
    return CARDS_FOR[most]
