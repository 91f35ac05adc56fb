"""The real program, which also answers on its standard output what can be seen on the screen and where."""

import json
import sys
from threading import Thread
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QWidget,
)

from app.home.services.open_home import OpenHome
from app.main import main

SEEN = (QAbstractButton, QComboBox, QLabel, QLineEdit, QListView, QPlainTextEdit)


class Answers(QObject):
    """Reads questions in a thread and answers them in the GUI thread."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.asked.connect(self._answer)
        Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for _line in sys.stdin:
            self.asked.emit()

    def _answer(self) -> None:
        print(json.dumps([_described(widget) for widget in _visible()]), flush=True)


def _visible() -> list[QWidget]:
    front = QApplication.activeModalWidget()
    roots = (
        [front]
        if front
        else [topLevelWidget for topLevelWidget in QApplication.topLevelWidgets() if topLevelWidget.isVisible()]
    )
    every = [widget for root in roots for widget in root.findChildren(QWidget)]
    return [widget for widget in every if isinstance(widget, SEEN) and widget.isVisible()]


def _described(widget: QWidget) -> dict[str, Any]:
    middle = widget.mapToGlobal(widget.rect().center())
    told = QAccessible.queryAccessibleInterface(widget)
    text = widget.toPlainText() if isinstance(widget, QPlainTextEdit) else getattr(widget, "text", str)()
    return {
        "name": widget.accessibleName() or (told.text(QAccessible.Text.Name) if told else ""),
        "text": text,
        "control": widget.isEnabled() and not isinstance(widget, QLabel),
        "focus": widget.hasFocus(),
        "x": middle.x(),
        "y": middle.y(),
    }


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    answers = Answers()
    OpenHome.reports_wait = False  # nobody watches for an hour
    sys.exit(main(sys.argv[1:]))
