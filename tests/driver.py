"""Somebody at the screen: sees texts, finds things by the name a screen reader would say, presses and types."""

from collections.abc import Callable, Sequence
from time import monotonic, sleep
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from app.i18n import _
from app.ui import tasks
from app.ui.staff.shell import SideButton
from app.ui.widgets.buttons import Button

Kind = TypeVar("Kind", bound=QWidget)
PATIENCE = 20.0
MOMENT = 0.002


def _can_be_used(thing: QWidget) -> bool:
    return thing.isEnabled() and not (isinstance(thing, Button) and thing.is_held)


def let_go(moments: int = 1) -> None:
    """Process GUI events and sleep, so that worker threads run; `QTest.qWait` holds the GIL, which starves
    them."""
    for _moment in range(moments):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        sleep(MOMENT)


class Person:
    """Uses one window, and whatever dialog stands before it."""

    def __init__(self, window: QWidget) -> None:
        self.window = window

    @property
    def root(self) -> QWidget:
        return QApplication.activeModalWidget() or self.window

    def waits(self, until: Callable[[], object], what: str = "") -> None:
        end = monotonic() + PATIENCE
        while not until():
            if monotonic() > end:
                raise AssertionError(f"waited in vain for {what!r}; on the screen: {self.texts()}")
            let_go()

    def settles(self) -> None:
        """Wait until nothing is under way any more."""
        for _time in range(3):
            self.waits(tasks.idle, "the workers")
            let_go()

    def all(self, kind: type[Kind]) -> list[Kind]:
        return [widget for widget in self.root.findChildren(kind) if widget.isVisible()]

    def texts(self) -> list[str]:
        said = [label_.text() for label_ in self.all(QLabel)] + [
            qabstract_button.text() for qabstract_button in self.all(QAbstractButton)
        ]
        return [text for text in said if text]

    def sees(self, text: str) -> bool:
        typed = [qplain_text_edit.toPlainText() for qplain_text_edit in self.all(QPlainTextEdit)] + [
            qline_edit.text() for qline_edit in self.all(QLineEdit)
        ]
        return any(text in shown for shown in self.texts() + typed)

    def awaits(self, text: str) -> None:
        self.waits(lambda: self.sees(text), text)

    def find(self, name: str, kind: type[Kind]) -> Kind:
        """Return the visible, enabled thing of this name; wait for it where it is not there yet."""
        found: list[Kind] = []

        def there() -> bool:
            found[:] = [
                widget for widget in self.all(kind) if widget.accessibleName() == name and _can_be_used(widget)
            ]
            return bool(found)

        self.waits(there, name)
        return found[0]

    def press(self, name: str) -> None:
        self._open_side_bar(name)
        button = self.find(name, QAbstractButton)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(button.width() // 2, button.height() // 2))

    def _open_side_bar(self, name: str) -> None:
        """On a low screen some rooms stand behind a line: press that first, as anybody would."""
        lines = [
            side_button
            for side_button in self.root.findChildren(SideButton)
            if side_button.accessibleName() == name
        ]
        fold = [
            side_button for side_button in self.all(SideButton) if side_button.accessibleName() == _("More rooms")
        ]
        if lines and not lines[0].isVisible() and fold:
            fold[0].click()
            let_go()

    def types(self, name: str, text: str) -> None:
        """Put a text into a field, as from a keyboard with every letter."""
        self._fill(lambda: [one for one in self._fields() if one.accessibleName() == name], name, text)

    def writes(self, text: str) -> None:
        """Put a text into the one large field on the screen."""
        self._fill(lambda: self.all(QPlainTextEdit), "a field", text)

    def _fields(self) -> list[QLineEdit | QPlainTextEdit]:
        return [*self.all(QLineEdit), *self.all(QPlainTextEdit)]

    def _fill(self, look: Callable[[], Sequence[QLineEdit | QPlainTextEdit]], name: str, text: str) -> None:
        self.waits(look, name)
        field = look()[0]
        field.setFocus()
        field.selectAll()
        if isinstance(field, QLineEdit):
            field.insert(text)
        else:
            field.insertPlainText(text)

    def waits_until_closed(self) -> None:
        """Wait until the small window that asked something has closed."""
        self.waits(lambda: QApplication.activeModalWidget() is None, "the small window to close")
        self.settles()

    def chooses(self, name: str, option: str) -> None:
        box = self.find(name, QComboBox)
        place = box.findText(option)
        assert place >= 0, (name, option)
        box.setCurrentIndex(place)
