"""The knowledge check: one question at a time, an explanation for every answer, each again until it is right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QProgressBar, QWidget

from app.i18n import _, ngettext
from app.training.rules.knowledge_check import RIGHT, shuffled
from app.training.services.my_training import ItemProgress, ModuleProgress, MyTraining
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.labels import card, column, emptied, label, row, scrolling
from app.ui.widgets.tiles import STAFF_CHOICE, Tile


class CheckPage(QWidget):
    """Every answer is kept at once: whoever is called away goes on later at the same question."""

    left = Signal()

    def __init__(self, module: ModuleProgress, item: ItemProgress, training: MyTraining) -> None:
        super().__init__()
        self._module, self._item, self._training, self._check = module, item, training, item.check
        self._content = column(space=Space.S)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Progress"))
        self._bar.setRange(0, len(module.questions))
        back = Button(_("Back to the reading"), STAFF, Weight.QUIET, icon_before="arrow-left")
        back.clicked.connect(self.left)
        inside = QWidget()
        inside.setMaximumWidth(Size.COLUMN)
        inside.setLayout(self._content)
        layout = column(space=Space.S, margins=(0, 0, Space.M, Space.L))
        layout.addWidget(label(module.title, Text.STAFF_TITLE))
        layout.addWidget(self._bar)
        layout.addWidget(scrolling(inside), 1)
        self._foot = row(back, None, space=Space.XS)
        layout.addLayout(self._foot)
        self.setLayout(layout)
        self._next: Button | None = None
        self._show()

    def _show(self) -> None:
        emptied(self._content)
        self._drop_next()
        open_questions = self._check.open(self._module.questions)
        done = len(self._module.questions) - len(open_questions)
        self._bar.setValue(done)
        if not open_questions:
            self._finished()
            return
        place = open_questions[0]
        question = self._module.questions[place]
        count = _("Question {number} of {total}").format(number=place + 1, total=len(self._module.questions))
        again = _("{count}, once more").format(count=count) if place in self._check.chosen else count
        self._content.addWidget(label(again, Text.STAFF_SMALL, tone="muted"))
        self._content.addWidget(label(question.text, Text.STAFF_HEADING))
        self._group = QButtonGroup(self)
        tries = len(self._check.chosen.get(place, ()))
        for answer in shuffled(question, f"{self._item.key} {tries}"):
            tile = Tile(question.answers[answer].text, STAFF_CHOICE)
            tile.clicked.connect(lambda _on=False, place=place, answer=answer: self._choose(place, answer))
            self._group.addButton(tile)
            self._content.addWidget(tile)
        self._explanation = column(space=0)
        self._content.addLayout(self._explanation)
        self._content.addStretch(1)

    def _choose(self, place: int, answer: int) -> None:
        self._check = self._training.answer(self._item.key, place, answer)
        for tile in self._group.buttons():
            tile.setEnabled(False)
        right = answer == RIGHT
        frame, layout = card("right" if right else "warning", margin=Space.M, space=Space.XS // 2)
        layout.addWidget(label(_("That is right.") if right else _("Not quite."), Text.STAFF_TEXT_BOLD))
        layout.addWidget(label(self._module.questions[place].answers[answer].why, Text.STAFF_READING))
        self._explanation.addWidget(frame)
        self._bar.setValue(len(self._module.questions) - len(self._check.open(self._module.questions)))
        self._next = Button(_("Next"), STAFF, Weight.FILLED, icon_behind="arrow-right")
        self._next.clicked.connect(self._show)
        self._foot.addWidget(self._next)
        self._next.setFocus()

    def _drop_next(self) -> None:
        if self._next is not None:
            self._foot.removeWidget(self._next)
            self._next.hide()
            self._next.deleteLater()
            self._next = None

    def _finished(self) -> None:
        frame, layout = card("right", margin=Space.L, space=Space.XS)
        layout.addWidget(label(_("All questions are answered."), Text.STAFF_HEADING))
        right = self._check.right_at_once(self._module.questions)
        words = ngettext(
            "{count} of {total} was right at the first try.",
            "{count} of {total} were right at the first try.",
            right,
        ).format(count=right, total=len(self._module.questions))
        layout.addWidget(label(words, Text.STAFF_TEXT))
        self._content.addWidget(frame)
        self._content.addStretch(1)
