"""What an answer can bring beside words: a drawing, one's own voice."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from app.core.saying import ATTACHMENT_LIMIT, Attachment, MediaKind
from app.i18n import _
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.drawing_board import DrawingBoard
from app.ui.widgets.labels import column, emptied, label, row
from app.ui.widgets.picture_picker import PicturePicker
from app.ui.widgets.said import PictureSentence, shown
from app.ui.widgets.sound import SoundServices
from app.ui.widgets.wrapping import Wrapping


class Extras(QWidget):
    """Two buttons, and under them what was made with them."""

    def __init__(self, sound: SoundServices) -> None:
        super().__init__()
        self._sound = sound
        self.attachments: list[Attachment] = []
        self.sentence: tuple[str, ...] = ()
        self._draw = Button(_("Draw"), STAFF, Weight.QUIET, icon_before="brush")
        self._draw.clicked.connect(self._open_board)
        self._speak = Button(_("Speak"), STAFF, Weight.QUIET, icon_before="mic")
        self._speak.clicked.connect(self._open_recorder)
        self._pictures = Button(_("Pictures"), STAFF, Weight.QUIET, icon_before="smile")
        self._pictures.clicked.connect(self._open_pictures)
        self._there = column(space=Space.XS)
        layout = column(space=Space.XS)
        self._buttons = Wrapping(self._draw, self._speak, self._pictures, space=0)
        layout.addLayout(self._buttons)
        layout.addLayout(self._there)
        self.setLayout(layout)

    def add(self, *buttons: Button) -> None:
        """Put further buttons beside the own ones."""
        for button in buttons:
            self._buttons.addWidget(button)

    def _open_board(self) -> None:
        board = DrawingBoard(STAFF)
        making = _Making(_("A drawing for the answer"), board, self)
        making.taken.connect(lambda: self._add(board.drawing))
        making.taken.connect(making.accept)
        making.resize(*Size.SMALLEST)
        making.open()

    def _open_pictures(self) -> None:
        picker = PicturePicker(self.sentence)
        making = _Making(_("Pictures for the answer"), picker, self)
        making.taken.connect(lambda: self._take_sentence(picker.sentence))
        making.taken.connect(making.accept)
        making.resize(*Size.SMALLEST)
        making.open()

    def _take_sentence(self, sentence: tuple[str, ...]) -> None:
        self.sentence = sentence
        self._show()

    def _open_recorder(self) -> None:
        if not self._sound.can_record():
            self._speak.rename(_("No microphone here"), "mic")
            self._speak.setEnabled(False)
            return
        from app.ui.widgets.voice_recorder import VoiceRecorder  # noqa: PLC0415 - loads sound

        recorder = VoiceRecorder(self._sound, Text.STAFF_TEXT, STAFF, "plain")
        making = _Making(_("Your voice for the answer"), recorder, self)
        making.taken.connect(recorder.finish)
        recorder.ready.connect(self._add)
        recorder.ready.connect(making.accept)
        making.open()

    def _add(self, attachment: Attachment | None) -> None:
        if attachment is not None:
            self.attachments.append(attachment)
            self._show()

    def _show(self) -> None:
        emptied(self._there)
        if self.sentence:
            self._there.addWidget(PictureSentence(self.sentence, Text.STAFF_SMALL, Size.BUTTON_STAFF))
        for attachment in self.attachments:
            drawn = attachment.kind is MediaKind.DRAWING
            away = Button(_("Take it away"), STAFF, Weight.QUIET, icon_before="x")
            away.clicked.connect(lambda _on=False, attachment=attachment: self._remove(attachment))
            what = shown(attachment, Text.STAFF_TEXT, STAFF)
            if drawn:
                what.setMaximumWidth(Size.PICTURE_BIG)
            self._there.addLayout(row(what, away, None, space=Space.XS))
        full = len(self.attachments) >= ATTACHMENT_LIMIT
        self._draw.setEnabled(not full)
        self._speak.setEnabled(not full)

    def _remove(self, attachment: Attachment) -> None:
        self.attachments.remove(attachment)
        self._show()


class _Making(QDialog):
    """A window in which something is made: `taken`, or given up."""

    taken = Signal()

    def __init__(self, title: str, what: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("ground", "staff")
        self.setWindowTitle("Meng Stëmm")
        self.setAccessibleName(title)
        cancel = Button(_("Cancel"), STAFF, Weight.QUIET)
        cancel.clicked.connect(self.reject)
        ok = Button(_("Take it"), STAFF, Weight.FILLED, icon_before="check")
        ok.clicked.connect(self.taken)
        layout = column(space=Space.M, margins=(Space.L, Space.L, Space.L, Space.L))
        layout.addWidget(label(title, Text.STAFF_TITLE))
        layout.addWidget(what, 1)
        layout.addLayout(row(None, cancel, ok, space=Space.XS))
        self.setLayout(layout)
