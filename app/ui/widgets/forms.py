"""Form fields with their label above and their message below, where something is wrong."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QProgressBar, QWidget

from app.home.services.passwords import Judgement, judge
from app.i18n import _
from app.reports.rules.report import FIELD_LIMIT
from app.ui import tasks
from app.ui.theme.fonts import font
from app.ui.theme.images import icon
from app.ui.theme.tokens import Size, Space, Text, TextStyle, Time
from app.ui.widgets.labels import column, label
from app.ui.words import refusal

LEARNS_NOTHING = Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhSensitiveData
"""For the system's keyboard: it offers the next child no words of the one before."""


class Field(QWidget):
    """A line to type in."""

    changed = Signal(str)

    def __init__(self, name: str, *, hint: str = "", text: str = "", secret: bool = False) -> None:
        super().__init__()
        self.line = QLineEdit(text)
        self.line.setFont(font(Text.STAFF_TEXT))
        self.line.setMinimumHeight(Size.BUTTON_STAFF)
        self.line.setAccessibleName(name)
        self.line.setMaxLength(300)
        self.line.textChanged.connect(self.changed)
        self.line.textChanged.connect(lambda: self.complain(""))
        caption = label(name, Text.STAFF_SMALL_BOLD)
        caption.setBuddy(self.line)
        self._complaint = label("", Text.STAFF_SMALL, tone="danger")
        self._complaint.hide()
        layout = column(space=Space.XS // 2)
        layout.addWidget(caption)
        if hint:
            layout.addWidget(label(hint, Text.STAFF_SMALL, tone="muted"))
        layout.addWidget(self.line)
        layout.addWidget(self._complaint)
        self.setLayout(layout)
        if secret:
            self._hide_letters()

    @property
    def text(self) -> str:
        """Return what was typed."""
        return self.line.text()

    def complain(self, message: str) -> None:
        """Show what is wrong at the field, or that nothing is."""
        self._complaint.setText(message)
        self._complaint.setVisible(bool(message))
        self.line.setProperty("wrong", "true" if message else "false")
        self.line.setAccessibleDescription(message)
        self.line.style().polish(self.line)

    def _hide_letters(self) -> None:
        self.line.setInputMethodHints(LEARNS_NOTHING)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = self.line.addAction(QIcon(icon("eye", Size.ICON)), QLineEdit.ActionPosition.TrailingPosition)
        self._eye.setText(_("Show the password"))
        self._eye.setToolTip(_("Show the password"))
        self._eye.triggered.connect(self._show_or_hide)

    def _show_or_hide(self) -> None:
        hidden = self.line.echoMode() is QLineEdit.EchoMode.Password
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._eye.setIcon(QIcon(icon("eye-off" if hidden else "eye", Size.ICON)))


class WordsField(QPlainTextEdit):
    """Room for many words. What is pasted goes in whole or, where it is far too much, not at all: `refused`."""

    refused = Signal()

    def __init__(self, name: str, style: TextStyle, text: str = "") -> None:
        super().__init__(text)
        self.setAccessibleName(name)
        self.setFont(font(style))
        self.setTabChangesFocus(True)
        self.setInputMethodHints(LEARNS_NOTHING)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop, as plain text."""
        length = self.document().characterCount() - len(self.textCursor().selectedText())
        if length + len(source.text()) > FIELD_LIMIT:
            self.refused.emit()
        else:
            self.insertPlainText(source.text())


class NewPassword(Field):
    """A new password with a meter: what it is worth, in a bar and in words."""

    def __init__(self, own: Callable[[], Sequence[str]], name: str = "") -> None:
        hint = _("At least 15 characters. Three or four words that only you put together are best.")
        super().__init__(name or _("Password"), hint=hint, secret=True)
        self._own = own
        self._meter = QProgressBar()
        self._meter.setRange(0, 4)
        self._meter.setTextVisible(False)
        self._meter.setAccessibleName(_("Strength of the password"))
        self._words = label("", Text.STAFF_SMALL, tone="muted")
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self._meter)
            layout.addWidget(self._words)
        self._delay = QTimer(self, singleShot=True, interval=Time.MOTION)
        self._delay.timeout.connect(self._judge)
        self.changed.connect(self._delay.start)

    def _judge(self) -> None:
        password, own = self.text, tuple(self._own())
        tasks.run(self, lambda: judge(password, own), self._show)

    def _show(self, judgement: Judgement) -> None:
        self._meter.setValue(judgement.score)
        if not self.text:
            self._words.setText("")
        elif judgement.refusal is not None:
            self._words.setText(refusal(judgement.refusal))
        else:
            self._words.setText(_("This is a good password."))


def short(box: QComboBox) -> QComboBox:
    """Let a box be narrower than its longest option: the list shows the whole of it."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_SHORT)
    box.setMinimumWidth(0)
    return box


_SHORT = 9
"""Characters that a narrow box shows at least."""


def choice(name: str, options: Sequence[tuple[str | int, str]], chosen: str = "") -> QComboBox:
    """Return a box to choose from; each option has a value and a word."""
    box = QComboBox()
    box.setFont(font(Text.STAFF_TEXT))
    box.setMinimumHeight(Size.BUTTON_STAFF)
    box.setAccessibleName(name)
    for value, word in options:
        box.addItem(word, value)
    place = box.findData(chosen)
    box.setCurrentIndex(max(place, 0))
    return box
