"""A small window that asks for what a step needs: a choice, a line, a day, a reason. What is typed stays until the
step was taken.

    title, day = Line(_("Title")), Day(_("Day"))
    FormDialog(_("New session"), "", _("Keep"), [title, day], self).open_for(
        lambda given: keep(given[title], given[day])
    )
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QDialog, QLineEdit, QVBoxLayout, QWidget

from app.core.errors import MengStemmError, NameMissing, TextTooLong
from app.core.saying import TEXT_LIMIT
from app.i18n import _
from app.ui import tasks
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.form_parts import Choice, Given, Many, Part, Reader, Words, asked, asked_choice
from app.ui.widgets.forms import WordsField
from app.ui.widgets.labels import column, label, row, scrolling
from app.ui.words import refusal

Result = TypeVar("Result")


class FormDialog(QDialog):
    """`given` brings what stands in the parts (Given). The window closes when whoever asked says `accept`."""

    given = Signal(Given)

    def __init__(
        self,
        title: str,
        explanation: str,
        button: str,
        parts: Sequence[Part[Any]],
        parent: QWidget,
        *,
        cancel: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setProperty("ground", "staff")
        self.setWindowTitle("Meng Stëmm")
        self.setAccessibleName(title)
        self.setMinimumWidth(Size.FORM)
        self._at_first: Given | None = None
        self._warned_of: Given | None = None
        self._asked: list[QComboBox] = []
        inside = column(space=Space.S)
        self._readers = {part: self._add(inside, part) for part in parts}
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
        """Remember the initial values, on the first show only, to detect input later: a dialog hidden by the lock
        is shown again with what was typed."""
        super().showEvent(event)
        if self._at_first is None:
            self._at_first = self._values()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move to the next line on Enter, or submit from the last one. Discard typed input only when Esc is
        pressed twice in a row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._lead_on()
        elif event.key() == Qt.Key.Key_Escape and self._values() not in (self._at_first, self._warned_of):
            self._warned_of = self._values()
            self.complain(_("What you typed is not kept yet. Press Esc once more to throw it away."))
        else:
            super().keyPressEvent(event)

    def _lead_on(self) -> None:
        lines = [
            qline_edit
            for qline_edit in self.findChildren(QLineEdit)
            if not isinstance(qline_edit.parent(), QAbstractSpinBox)
        ]
        focused = self.focusWidget()
        if isinstance(focused, QLineEdit) and focused in lines:
            following = lines[lines.index(focused) + 1 :]
            if following:
                following[0].setFocus()
            else:
                self._go.click()

    def _values(self) -> Given:
        return Given({part: read() for part, read in self._readers.items()})

    def add_button(self, button: Button) -> None:
        """Put another button at the left of those under the parts."""
        self._foot.insertWidget(0, button)

    def open_for(
        self,
        work: Callable[[Given], Result],
        *,
        then: Callable[[Result], object] | None = None,
        no_name: str = "",
        aside: bool = False,
    ) -> None:
        """Open; on submit do the work with the input, then close, or show the error. `then` gets the result of the
        work, after closing; `aside` does the work off the GUI thread; `no_name` is the message for a missing name
        or title."""

        def refused(error: Exception) -> None:
            if not isinstance(error, MengStemmError):
                self._go.hold(False)
                raise error
            missing = isinstance(error, NameMissing) and no_name
            self.complain(no_name if missing else refusal(error))

        def go(given: Given) -> None:
            if aside:
                tasks.run(self, lambda: work(given), done, refused)
                return
            try:
                result = work(given)
            except MengStemmError as error:
                refused(error)
            else:
                done(result)

        def done(result: Result) -> None:
            self.accept()
            if then is not None:
                then(result)

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
        """Enable the main button once all required choices are made."""
        self._go.setEnabled(all(box.currentIndex() > 0 for box in self._asked))

    def _give(self) -> None:
        self._go.hold(True)
        self.given.emit(self._values())

    def _add(self, layout: QVBoxLayout, part: Part[Any]) -> Reader:
        if isinstance(part, Words):
            return self._words(layout, part)
        if isinstance(part, Choice):
            box, read = asked_choice(layout, part)
            if part.ask:
                self._asked.append(box)
                box.currentIndexChanged.connect(self._allow)
            return read
        return asked(layout, part)

    def _words(self, layout: QVBoxLayout, part: Words) -> Reader:
        field = WordsField(part.name, Text.STAFF_TEXT, part.text)
        field.refused.connect(lambda: self.complain(refusal(TextTooLong(TEXT_LIMIT))))
        field.setMinimumHeight(Size.BUTTON_STAFF * 2)
        layout.addWidget(label(part.name, Text.STAFF_SMALL_BOLD))
        if part.hint:
            layout.addWidget(label(part.hint, Text.STAFF_SMALL, tone="muted"))
        layout.addWidget(field, 1)
        return field.toPlainText


def show_message(title: str, words: str, parent: QWidget) -> None:
    """Say something that has to be read, and closed."""
    FormDialog(title, words, _("OK"), [], parent, cancel=False).open_for(lambda _given: None)


_FEW = 4
"""Parts that fit on a small screen; more of them scroll."""
