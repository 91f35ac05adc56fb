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
        print(json.dumps([_described(one) for one in _visible()]), flush=True)


def _visible() -> list[QWidget]:
    front = QApplication.activeModalWidget()
    roots = [front] if front else [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    every = [one for root in roots for one in root.findChildren(QWidget)]
    return [one for one in every if isinstance(one, SEEN) and one.isVisible()]


def _described(one: QWidget) -> dict[str, Any]:
    middle = one.mapToGlobal(one.rect().center())
    told = QAccessible.queryAccessibleInterface(one)
    text = one.toPlainText() if isinstance(one, QPlainTextEdit) else getattr(one, "text", str)()
    return {
        "name": one.accessibleName() or (told.text(QAccessible.Text.Name) if told else ""),
        "text": text,
        "control": one.isEnabled() and not isinstance(one, QLabel),
        "focus": one.hasFocus(),
        "x": middle.x(),
        "y": middle.y(),
    }


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    answers = Answers()
    sys.exit(main(sys.argv[1:]))
