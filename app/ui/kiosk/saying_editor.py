"""Where something is said: a field for words, a shelf with what was drawn, spoken or put together from pictures,
and the ways to say more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from app.core.errors import TextTooLong
from app.core.saying import ATTACHMENT_LIMIT, TEXT_LIMIT, Attachment, MediaKind, Saying
from app.i18n import _, formats, ngettext, pgettext
from app.ui.kiosk.keyboard import ScreenKeyboard
from app.ui.kiosk.look import FaceLook
from app.ui.theme.tokens import Size, Space
from app.ui.widgets.buttons import Button, Weight
from app.ui.widgets.forms import WordsField
from app.ui.widgets.labels import card, column, emptied, label, row, scrolling
from app.ui.widgets.paint import RING
from app.ui.widgets.said import PictureSentence, VoiceButton, drawing_image
from app.ui.widgets.wrapping import Wrapping
from app.ui.words import refusal


class SayingWay(Enum):
    """The ways to say something beside writing."""

    DRAW = auto()
    SPEAK = auto()
    PICTURES = auto()


class SayingEditor(QWidget):
    """`changed` brings what is said now; `way` asks for a page to draw, to speak, or to choose pictures;
    `read_aloud` for what is written to be read; `keyboard_shown` says that it needs room, or no more."""

    changed = Signal(object)
    way = Signal(SayingWay)
    keyboard_shown = Signal(bool)
    read_aloud = Signal(str)

    def __init__(self, look: FaceLook, title: str, saying: Saying, *, can_record: bool) -> None:
        super().__init__()
        self.look, self.saying = look, saying
        self._taken: Saying | None = None
        self._counter = label("", look.small, tone="muted", wrap=False)
        self.field = WordsField(title, look.text, saying.text)
        self.field.setProperty("face", look.face.value)
        self.field.refused.connect(self._far_too_much)
        self.field.textChanged.connect(self._typed)
        self.field.viewport().installEventFilter(self)
        self._keyboard: ScreenKeyboard | None = None
        self._shelf_line = row(space=Space.S)
        shelf = QWidget()
        shelf.setLayout(self._shelf_line)
        self._shelf = scrolling(shelf)
        self._shelf.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._shelf.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._place = column(space=0)
        layout = column(space=Space.XS)
        layout.addWidget(self.field, 1)
        layout.addLayout(row(None, self._counter))
        layout.addWidget(self._shelf)
        self._ways_line = self._ways(can_record=can_record)
        layout.addWidget(self._ways_line)
        layout.addLayout(self._place)
        self.setLayout(layout)
        self._count(len(saying.text))
        self._show_shelf()

    # -- words

    def _typed(self) -> None:
        text = self.field.toPlainText()
        self._count(len(text))
        self._say(replace(self.saying, text=text))

    def _say(self, saying: Saying) -> None:
        self.saying = saying
        self.changed.emit(saying)

    def _far_too_much(self) -> None:
        self._counter.setText(refusal(TextTooLong(TEXT_LIMIT)))
        self._counter.show()

    def _count(self, length: int) -> None:
        left = TEXT_LIMIT - length
        if left < 0:
            text = ngettext("{count} character too many", "{count} characters too many", -left)
        else:
            text = ngettext("room for {count} more character", "room for {count} more characters", left)
        self._counter.setText(text.format(count=formats.number(abs(left))))
        self._counter.setVisible(length > TEXT_LIMIT // 2)

    # -- the keyboard on the screen

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Bring the keyboard when the field is touched with a finger."""
        if event.type() is QEvent.Type.TouchBegin:
            self.show_keyboard(True)
        return False

    def show_keyboard(self, on: bool) -> None:
        """Show the keyboard on the screen under the field, or take it away."""
        if self._keyboard is not None:
            self._keyboard.hide()
        self._ways_line.setVisible(not on)
        self._shelf.setVisible(not on and self._has_shelf)
        if on and self._keyboard is None:
            self._keyboard = ScreenKeyboard(self.look)
            self._keyboard.typed.connect(self.field.insertPlainText)
            self._keyboard.put_away.connect(lambda: self.show_keyboard(False))
            self._keyboard.read.connect(lambda: self.read_aloud.emit(self.field.toPlainText()))
            self._keyboard.erase.connect(lambda: self.field.textCursor().deletePreviousChar())
            self._keyboard.typed.connect(lambda _text: self.field.ensureCursorVisible())
            self._place.addWidget(self._keyboard)
        if on and self._keyboard is not None:
            self._keyboard.show()
        self.keyboard_shown.emit(on)
        self.field.setFocus()

    # -- other ways

    def _ways(self, *, can_record: bool) -> QWidget:
        holder = QWidget()
        parts = Wrapping(space=0)
        ways = (
            (SayingWay.DRAW, _("Draw"), "brush"),
            (SayingWay.SPEAK, _("Speak") if can_record else _("No microphone here"), "mic"),
            (SayingWay.PICTURES, _("Pictures"), "smile"),
        )
        self._way_buttons = {}
        for way, word, sign in ways:
            button = Button(word, self.look.hide, Weight.QUIET, icon_before=sign)
            button.clicked.connect(lambda _on=False, way=way: self.way.emit(way))
            parts.addWidget(button)
            self._way_buttons[way] = button
        self._way_buttons[SayingWay.SPEAK].setEnabled(can_record)
        parts.add_stretch()
        self._keyboard_button = Button(_("Keyboard"), self.look.hide, Weight.QUIET, icon_before="keyboard")
        self._keyboard_button.only_icon(True)
        self._keyboard_button.clicked.connect(lambda: self.show_keyboard(True))
        parts.addWidget(self._keyboard_button)
        holder.setLayout(parts)
        return holder

    # -- the shelf

    def _show_shelf(self) -> None:
        emptied(self._shelf_line)
        if self.saying.sentence:
            words = PictureSentence(self.saying.sentence, self.look.small, Size.BUTTON_STAFF)
            self._put(words, _("Take the pictures away"), lambda: replace(self.saying, sentence=()))
        for place, attachment in enumerate(self.saying.attachments):
            without = self.saying.attachments[:place] + self.saying.attachments[place + 1 :]
            name = (
                _("Take the drawing away")
                if attachment.kind is MediaKind.DRAWING
                else _("Take the recording away")
            )
            self._put(self._small(attachment), name, partial(replace, self.saying, attachments=without))
        if self._taken is not None:
            self._back = Button(
                pgettext("drawing", "Bring it back"), self.look.hide, Weight.QUIET, icon_before="undo-2"
            )
            self._back.clicked.connect(self._bring_back)
            self._shelf_line.addWidget(self._back)
        self._shelf_line.addStretch(1)
        self._shelf.setVisible(self._has_shelf)
        self._shelf.setFixedHeight(Size.THUMBNAIL[1] + 2 * Space.XS + RING)
        full = len(self.saying.attachments) >= ATTACHMENT_LIMIT
        self._way_buttons[SayingWay.DRAW].setEnabled(not full)
        if full:
            self._way_buttons[SayingWay.SPEAK].setEnabled(False)

    def _put(self, what: QWidget, name: str, without: Callable[[], Saying]) -> None:
        frame, inside = card("said", margin=Space.XS, space=0)
        away = Button(name, self.look.hide, Weight.PLAIN, icon_before="x")
        away.only_icon(True)
        away.clicked.connect(lambda: self._take_away(without()))
        inside.addLayout(row(what, away, space=Space.XS))
        self._shelf_line.addWidget(frame)

    @property
    def _has_shelf(self) -> bool:
        """Tell whether something lies on the shelf, or was just taken from it."""
        return bool(self.saying.sentence or self.saying.attachments or self._taken)

    def _take_away(self, saying: Saying) -> None:
        self._taken = self.saying
        self._say(saying)
        self._show_shelf()
        self._back.setFocus()

    def _bring_back(self) -> None:
        """Put back what was taken away last; words that were typed since stay."""
        taken, self._taken = self._taken, None
        if taken is not None:
            self._say(replace(self.saying, sentence=taken.sentence, attachments=taken.attachments))
        self._show_shelf()

    def _small(self, attachment: Attachment) -> QWidget:
        if attachment.kind is MediaKind.VOICE:
            return VoiceButton(attachment, self.look.hide)
        sign = QLabel()
        image = drawing_image(attachment.data).scaled(
            *Size.THUMBNAIL, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        sign.setPixmap(QPixmap.fromImage(image))
        sign.setAccessibleName(_("Your drawing"))
        sign.setFrameShape(QFrame.Shape.Box)
        return sign
