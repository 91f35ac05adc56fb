"""A small window that asks for what a step needs: a choice, a line, a day, a reason. What is typed stays until the
step was taken."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import MengStemmError, NameMissing, TextTooLong
from app.core.saying import TEXT_LIMIT
from app.i18n import _
from app.ui import tasks
from app.ui.theme.fonts import font
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.asked import asked_day, asked_many, asked_picture
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.forms import Field, NewPassword, WordsField, choice, short
from app.ui.widgets.labels import column, label, row, scrolling
from app.ui.words import refusal


@dataclass(frozen=True)
class Choice:
    """One of several: `options` are values and words. With `ask` nothing is chosen at first, and the window does
    nothing before somebody has: nobody gets or loses access by being the first of a list."""

    name: str
    options: Sequence[tuple[str, str]]
    chosen: str = ""
    ask: bool = False


@dataclass(frozen=True)
class Line:
    """One line to type."""

    name: str
    hint: str = ""
    text: str = ""


@dataclass(frozen=True)
class Words:
    """Room for a reason, or for more."""

    name: str
    hint: str = ""
    text: str = ""


@dataclass(frozen=True)
class Day:
    """A day, or none."""

    name: str
    day: date | None = None


@dataclass(frozen=True)
class Tick:
    """Yes or no."""

    name: str
    on: bool = False


@dataclass(frozen=True)
class Secret:
    """A password; `new` asks with a meter, against names that count for nothing."""

    name: str
    own: Sequence[str] | None = None


@dataclass(frozen=True)
class Many:
    """Several of a list, each with a tick."""

    name: str
    options: Sequence[tuple[str, str]]
    chosen: Sequence[str] = ()


@dataclass(frozen=True)
class Picture:
    """A pictogram, or none: the name of a file in `resources/pictures`."""

    name: str
    chosen: str = ""


Part = Choice | Line | Words | Day | Tick | Secret | Many | Picture
Value = str | bool | date | None | tuple[str, ...]
Reader = Callable[[], Value]


class Asking(QDialog):
    """`given` brings the values in the order of the parts. The window closes when whoever asked says `accept`."""

    given = Signal(list)

    def __init__(
        self,
        title: str,
        explanation: str,
        button: str,
        parts: Sequence[Part],
        parent: QWidget,
        *,
        cancel: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setProperty("ground", "staff")
        self.setWindowTitle("Meng Stëmm")
        self.setAccessibleName(title)
        self.setMinimumWidth(Size.FORM)
        self._readers: list[Reader] = []
        self._at_first: list[Any] | None = None
        self._warned_of: list[Any] | None = None
        self._asked: list[QComboBox] = []
        inside = column(space=Space.S)
        for part in parts:
            self._readers.append(self._add(inside, part))
        self._complaint = label("", Text.STAFF_SMALL, tone="danger")
        self._complaint.hide()
        leave = Button(_("Cancel"), STAFF, Weight.QUIET)
        leave.clicked.connect(self.reject)
        leave.setVisible(cancel)
        self._go = Button(button, STAFF, Weight.FILLED, icon_before="check")
        self._go.clicked.connect(self._give)
        layout = column(space=Space.S, margins=(Space.L, Space.L, Space.L, Space.L))
        layout.addWidget(label(title, Text.STAFF_TITLE))
        if explanation:
            layout.addWidget(label(explanation, Text.STAFF_TEXT, tone="muted"))
        layout.addSpacing(Space.XS)
        many = len(parts) > _FEW or any(isinstance(part, Many) for part in parts)
        if many:
            holder = QWidget()
            holder.setLayout(inside)
            area = scrolling(holder)
            layout.addWidget(area, 1)
        else:
            layout.addLayout(inside, 1)
        layout.addWidget(self._complaint)
        self._foot = row(None, leave, self._go, space=Space.XS)
        layout.addLayout(self._foot)
        self.setLayout(layout)
        self._allow()
        wanted = max(layout.totalHeightForWidth(Size.FORM), layout.sizeHint().height())
        if many:  # an area that scrolls asks for little: ask what is in it
            wanted += max(0, inside.totalHeightForWidth(Size.FORM - 2 * Space.L) - area.sizeHint().height())
        room = parent.screen().availableGeometry().height() - Size.FRAME
        self.setMinimumHeight(min(wanted, Size.SMALLEST[1]))
        self.resize(Size.FORM, max(self.minimumHeight(), min(wanted, room)))

    def showEvent(self, event: QShowEvent) -> None:
        """Remember what stood there at first, to know later whether anything was typed: a window that was hidden
        while the rooms were locked comes back with what was typed."""
        super().showEvent(event)
        if self._at_first is None:
            self._at_first = self._values()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads from line to line, and from the last one onward. Esc throws nothing away that was typed
        before it was pressed twice in a row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._lead_on()
        elif event.key() == Qt.Key.Key_Escape and self._values() not in (self._at_first, self._warned_of):
            self._warned_of = self._values()
            self.complain(_("What you typed is not kept yet. Press Esc once more to throw it away."))
        else:
            super().keyPressEvent(event)

    def _lead_on(self) -> None:
        lines = [one for one in self.findChildren(QLineEdit) if not isinstance(one.parent(), QAbstractSpinBox)]
        focused = self.focusWidget()
        if isinstance(focused, QLineEdit) and focused in lines:
            following = lines[lines.index(focused) + 1 :]
            if following:
                following[0].setFocus()
            else:
                self._go.click()

    def _values(self) -> list[Any]:
        return [read() for read in self._readers]

    def add_button(self, button: Button) -> None:
        """Put another button at the left of those under the parts."""
        self._foot.insertWidget(0, button)

    def open_for(self, work: Callable[[list[Any]], object], *, no_name: str = "", aside: bool = False) -> None:
        """Open, and do the work with what was given: close when it is done, say what is wrong otherwise. `aside`
        does it off the GUI thread; `no_name` is said where a name or a title is missing."""

        def refused(error: Exception) -> None:
            if not isinstance(error, MengStemmError):
                raise error
            missing = isinstance(error, NameMissing) and no_name
            self.complain(no_name if missing else refusal(error))

        def go(values: list[Any]) -> None:
            if aside:
                tasks.run(self, lambda: work(values), lambda _done: self.accept(), refused)
                return
            try:
                work(values)
            except MengStemmError as error:
                refused(error)
            else:
                self.accept()

        self.given.connect(go)
        self.finished.connect(self.deleteLater)
        self.open()

    def complain(self, message: str) -> None:
        """Show what is wrong; what was typed stays."""
        self._complaint.setText(message)
        self._complaint.setVisible(bool(message))
        self._go.hold(False)
        self._allow()

    def _allow(self) -> None:
        """Let the window do its work once everything is chosen that must be."""
        self._go.setEnabled(all(box.currentIndex() > 0 for box in self._asked))

    def _give(self) -> None:
        self._go.hold(True)
        self.given.emit(self._values())

    def _add(self, layout: QVBoxLayout, part: Part) -> Reader:
        if isinstance(part, Words):
            return self._words(layout, part)
        if isinstance(part, Choice):
            box = _choice(layout, part)
            if part.ask:
                self._asked.append(box)
                box.currentIndexChanged.connect(self._allow)
            return lambda: str(box.currentData())
        return _reader(layout, part)

    def _words(self, layout: QVBoxLayout, part: Words) -> Reader:
        field = WordsField(part.name, Text.STAFF_TEXT, part.text)
        field.refused.connect(lambda: self.complain(refusal(TextTooLong(TEXT_LIMIT))))
        field.setMinimumHeight(Size.BUTTON_STAFF * 2)
        layout.addWidget(label(part.name, Text.STAFF_SMALL_BOLD))
        if part.hint:
            layout.addWidget(label(part.hint, Text.STAFF_SMALL, tone="muted"))
        layout.addWidget(field, 1)
        return field.toPlainText


def tell(title: str, words: str, parent: QWidget) -> None:
    """Say something that has to be read, and closed."""
    Asking(title, words, _("OK"), [], parent, cancel=False).open_for(lambda _values: None)


def _reader(layout: QVBoxLayout, part: Line | Day | Tick | Secret | Many | Picture) -> Reader:
    match part:
        case Day():
            return asked_day(layout, part.name, part.day)
        case Many():
            return asked_many(layout, part.name, part.options, part.chosen)
        case Picture():
            return asked_picture(layout, part.name, part.chosen)
        case Tick():
            box = QCheckBox(part.name)
            box.setFont(font(Text.STAFF_TEXT))
            box.setChecked(part.on)
            layout.addWidget(box)
            return box.isChecked
        case Line() | Secret():
            return _line(layout, part)


def _line(layout: QVBoxLayout, part: Line | Secret) -> Reader:
    if isinstance(part, Line):
        field = Field(part.name, hint=part.hint, text=part.text)
    elif part.own is None:
        field = Field(part.name, secret=True)
    else:
        field = NewPassword(_always(part.own), part.name)
    layout.addWidget(field)
    return lambda: field.text


def _always(own: Sequence[str]) -> Callable[[], Sequence[str]]:
    return lambda: own


_FEW = 4
"""Parts that fit on a small screen; more of them scroll."""


def _choice(layout: QVBoxLayout, part: Choice) -> QComboBox:
    first = [("", _("Choose…"))] if part.ask else []
    box: QComboBox = short(choice(part.name, [*first, *part.options], part.chosen))
    if part.ask:
        box.setCurrentIndex(0)
    layout.addWidget(label(part.name, Text.STAFF_SMALL_BOLD))
    layout.addWidget(box)
    return box
