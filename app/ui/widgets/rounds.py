"""A screen that is passed around: one tap each for a reaction, or a few questions each. What somebody tapped is
counted and kept nowhere; the result is shown when everybody has had their turn."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QButtonGroup, QDialog, QVBoxLayout, QWidget

from app.i18n import _, ngettext, pgettext
from app.training.rules.courses import CheckQuestion
from app.training.rules.knowledge_check import RIGHT, shuffled
from app.ui.theme.tokens import Size, Space, Text, Time
from app.ui.widgets.buttons import STAFF, YOUNG, Button, Weight
from app.ui.widgets.labels import column, emptied, label, row, scrolling
from app.ui.widgets.tiles import WORDS_CHOICE, Tile
from app.workshops.rules import Knowledge, Reaction, Round
from app.workshops.words import reaction_name


class PassedAround(QDialog):
    """The frame of such a screen: a title, what each person sees, and how many had their turn."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("ground", "staff")
        self.setWindowTitle("Meng Stëmm")
        self.setAccessibleName(title)
        self._content = column(space=Space.S)
        inside = QWidget()
        inside.setMaximumWidth(Size.COLUMN)
        inside.setLayout(self._content)
        self._count = label("", Text.STAFF_TEXT, tone="muted")
        stop = Button(_("Cancel"), STAFF, Weight.QUIET)
        stop.clicked.connect(self.reject)
        self._end = Button(_("Everybody had their turn"), STAFF, Weight.FILLED, icon_before="check")
        self._end.clicked.connect(self.accept)
        layout = column(space=Space.M, margins=(Space.XL, Space.L, Space.XL, Space.L))
        layout.addWidget(label(title, Text.YOUNG_TITLE))
        layout.addWidget(scrolling(inside, centred=True), 1)
        layout.addLayout(row(self._count, None, stop, self._end, space=Space.XS))
        self.setLayout(layout)
        self.resize(*Size.PREVIEW)
        self.finished.connect(self.deleteLater)
        self._pause = QTimer(self, singleShot=True, interval=Time.THANKS)
        self._pause.timeout.connect(self.next_person)

    def count(self, number: int) -> None:
        """Say how many had their turn."""
        words = ngettext("{count} person so far", "{count} people so far", number).format(count=number)
        self._count.setText(words if number else "")
        self._end.setEnabled(number > 0)

    def thank(self) -> None:
        """Thank, and hide what was tapped before the screen goes on."""
        emptied(self._content)
        self._content.addStretch(1)
        self._content.addWidget(label(_("Thank you. Please pass the screen on."), Text.YOUNG_TITLE, centred=True))
        self._content.addStretch(1)
        self._pause.start()

    def next_person(self) -> None:
        """Show the first thing to the next person."""

    @property
    def content(self) -> QVBoxLayout:
        """Return where each person's screen is."""
        return self._content


class ReactionRound(PassedAround):
    """One tap each: how do you take it?"""

    def __init__(self, keep: Callable[[Round], None], parent: QWidget) -> None:
        super().__init__(_("Children's rights: how do you take it?"), parent)
        self.round = Round()
        self.accepted.connect(lambda: keep(self.round))
        self.count(0)
        self.next_person()

    def next_person(self) -> None:
        emptied(self.content)
        hint = _("One tap. Nobody sees which one was yours; only the sum is shown at the end.")
        self.content.addWidget(label(hint, Text.YOUNG_SMALL, tone="muted"))
        for reaction in Reaction:
            tile = Tile(reaction_name(reaction), WORDS_CHOICE, checkable=False)
            tile.clicked.connect(lambda _on=False, reaction=reaction: self.tap(reaction))
            self.content.addWidget(tile)
        self.content.addStretch(1)

    def tap(self, reaction: Reaction) -> None:
        """Count one tap."""
        self.round = self.round.with_tap(reaction)
        self.count(self.round.total)
        self.thank()


class KnowledgeRound(PassedAround):
    """The questions of a chapter, each person once; without a name, and without the right answers."""

    def __init__(
        self, title: str, questions: Sequence[CheckQuestion], keep: Callable[[Knowledge], None], parent: QWidget
    ) -> None:
        super().__init__(title, parent)
        self._questions = tuple(questions)
        self.knowledge = Knowledge()
        self._right: list[bool] = []
        self.accepted.connect(lambda: keep(self.knowledge))
        self.count(0)
        self.next_person()

    def next_person(self) -> None:
        self._right = []
        self._ask()

    def _ask(self) -> None:
        emptied(self.content)
        number = len(self._right)
        question = self._questions[number]
        count = _("Question {number} of {total}").format(number=number + 1, total=len(self._questions))
        self.content.addWidget(label(count, Text.YOUNG_SMALL, tone="muted"))
        self.content.addWidget(label(question.text, Text.YOUNG_HEADING))
        self._group = QButtonGroup(self)
        for answer in shuffled(question, str(self.knowledge.people)):
            tile = Tile(question.answers[answer].text, WORDS_CHOICE)
            self._group.addButton(tile, answer)
            self.content.addWidget(tile)
        onward = Button(pgettext("button", "Next"), YOUNG, Weight.FILLED, icon_behind="arrow-right")
        onward.clicked.connect(self._answer)
        self.content.addLayout(row(None, onward))
        self.content.addStretch(1)

    def _answer(self) -> None:
        if self._group.checkedId() < 0:
            return
        self._right.append(self._group.checkedId() == RIGHT)
        if len(self._right) < len(self._questions):
            self._ask()
            return
        self.knowledge = self.knowledge.with_answers(self._right)
        self.count(self.knowledge.people)
        self.thank()
