"""Every promise in one list, with its owner, its day and how it stands."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.errors import MengStemmError
from app.core.tables import for_every
from app.i18n import _, formats
from app.ui.theme.tokens import Space, Text
from app.ui.widgets.chips import Chip
from app.ui.widgets.labels import card, chip, column, emptied, label, row, rule, scrolling
from app.ui.widgets.wrapping import Wrapping
from app.ui.words import refusal
from app.year.rules.year import PromisedTask, TaskState
from app.year.services.year import Year
from app.year.words.year import task_state_name


class PromisesPage(QWidget):
    """Every promise with its owner, its day and how it stands."""

    def __init__(self, year: Year) -> None:
        super().__init__()
        self._year = year
        self._tasks: list[PromisedTask] = []
        self._wanted: TaskState | None = None
        self._chips = Wrapping(space=Space.XS // 2)
        self._buttons: dict[TaskState | None, Chip] = {}
        for state in (None, *TaskState):
            one = Chip(_("all") if state is None else task_state_name(state), checkable=True)
            one.clicked.connect(lambda _on=False, state=state: self.show_only(state))
            self._chips.addWidget(one)
            self._buttons[state] = one
        self._frame, self._lines = card("plain", margin=Space.M, space=Space.XS)
        holder = column(space=0, margins=(0, 0, Space.M, Space.M))
        holder.addWidget(self._frame)
        holder.addStretch(1)
        inside = QWidget()
        inside.setLayout(holder)
        layout = column(space=Space.S)
        words = _(
            "From workshops, training, reviews and the parliament. What is done is ticked where it was agreed."
        )
        layout.addWidget(label(words, Text.STAFF_SMALL, tone="muted"))
        layout.addLayout(self._chips)
        layout.addWidget(scrolling(inside), 1)
        self.setLayout(layout)

    def refresh(self) -> None:
        """Read everything again."""
        try:
            self._tasks = self._year.tasks()
        except MengStemmError as error:
            emptied(self._lines)
            self._lines.addWidget(label(refusal(error), Text.STAFF_TEXT, tone="muted"))
            return
        self.show_only(self._wanted)

    def show_only(self, state: TaskState | None) -> None:
        """Filter by state; None: all."""
        self._wanted = state
        today = self._year.today
        for task_state, button in self._buttons.items():
            button.setChecked(task_state is state)
        emptied(self._lines)
        found = [promise for promise in self._tasks if state is None or promise.state(today) is state]
        if not found:
            self._lines.addWidget(label(_("There is nothing here."), Text.STAFF_TEXT, tone="muted"))
        for number, task in enumerate(found):
            if number:
                self._lines.addWidget(rule())
            self._lines.addLayout(_task(task, today))


def _task(promise: PromisedTask, today: date) -> QVBoxLayout:
    state = promise.state(today)
    holder = column(space=0)
    words = column(space=2)
    words.addWidget(label(promise.what, Text.STAFF_TEXT_BOLD))
    about = [promise.owner or _("nobody yet"), promise.source]
    if promise.due is not None:
        about.insert(1, _("by {day}").format(day=formats.plain_day(promise.due)))
    words.addWidget(label(" · ".join(filter(None, about)), Text.STAFF_SMALL, tone="muted"))
    kinds = for_every(TaskState, {TaskState.OVERDUE: "late", TaskState.OPEN: "sun", TaskState.DONE: "leaf"})
    line = row(words, chip(task_state_name(state), Text.STAFF_SMALL_BOLD, kinds[state]), space=Space.S)
    line.setStretch(0, 1)
    holder.addLayout(line)
    return holder
