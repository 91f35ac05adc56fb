"""What was said without words, as everybody sees and hears it: picture sentences, drawings, recordings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHideEvent, QImage, QImageReader, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.core.saying import Attachment, MediaKind
from app.i18n import _, content
from app.reports.words.report import picture_word, seconds_name
from app.resources import resource
from app.ui.theme.appearance import tinted
from app.ui.theme.fonts import font
from app.ui.theme.images import picture
from app.ui.theme.tokens import Colour, Radius, Size, Space, TextStyle
from app.ui.widgets.buttons import Button, ButtonLook, Weight
from app.ui.widgets.labels import label
from app.ui.widgets.read_aloud_widget import ReadAloudWidget

if TYPE_CHECKING:
    from app.speech.player import Player

_LARGEST = 4_096
"""Pixels of a drawing's side: more is not ours, and is not opened."""


def pictogram(name: str, side: int) -> QPixmap:
    """Return the drawing of a pictogram; a question mark where this version does not know it."""
    file = f"say-{name.replace('_', '-')}"
    known = name in content.texts("pictograms")["pictures"] and resource("pictures", f"{file}.svg").is_file()
    return picture(file if known else "question", side)


class PictureSentence(ReadAloudWidget):
    """Pictures with their words, in the order of the sentence; as many lines as they need."""

    def __init__(self, names: Sequence[str], style: TextStyle, side: int = Size.PICTURE_SAID) -> None:
        super().__init__()
        self._names, self._side = tuple(names), side
        self._words = [picture_word(name) for name in names]
        self.setFont(font(style))
        self.setAccessibleName(" · ".join(self._words))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _places(self, width: int) -> list[QRect]:
        metrics, places, left, top = QFontMetrics(self.font()), [], 0, 0
        height = self._side + Space.XS // 2 + metrics.height()
        for word in self._words:
            wide = max(self._side, metrics.horizontalAdvance(word)) + Space.S
            if left and left + wide > width:
                left, top = 0, top + height + Space.XS
            places.append(QRect(left, top, wide, height))
            left += wide + Space.XS
        return places

    def heightForWidth(self, width: int) -> int:
        """Return how high the lines become."""
        return max((place.bottom() + 1 for place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        width = sum(place.width() + Space.XS for place in self._places(10_000))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        widest = max((place.width() for place in self._places(0)), default=0)
        return QSize(widest, self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        for name, word, place in zip(self._names, self._words, self._places(self.width()), strict=True):
            left = place.left() + (place.width() - self._side) // 2
            painter.drawPixmap(QPoint(left, place.top()), pictogram(name, self._side))
            painter.setPen(tinted(Colour.INK))
            painter.drawText(place, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, word)


def drawing_image(data: bytes) -> QImage:
    """Return a drawing; an empty image where it is none, or far too large."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"png"))
    size = reader.size()
    if not size.isValid() or max(size.width(), size.height()) > _LARGEST:
        return QImage()
    return reader.read()


class Drawing(QWidget):
    """A drawing, as large as there is room, at most its own size."""

    def __init__(self, image: QImage, largest: tuple[int, int]) -> None:
        super().__init__()
        self._image = image
        self._size = image.size().scaled(QSize(*largest), Qt.AspectRatioMode.KeepAspectRatio)
        self.setAccessibleName(_("A drawing"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        """Return the height that keeps the drawing's shape."""
        wide = min(width, self._size.width())
        return round(wide * self._size.height() / max(1, self._size.width()))

    def sizeHint(self) -> QSize:
        return self._size

    def minimumSizeHint(self) -> QSize:
        return QSize(Size.TOUCH, Size.TOUCH // 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = min(self.width(), self._size.width())
        place = QRectF(0, 0, wide, self.heightForWidth(wide)).adjusted(1, 1, -1, -1)
        painter.drawImage(place, self._image)
        painter.setPen(tinted(Colour.LINE_CONTROL))
        painter.drawRoundedRect(place, Radius.STAFF / 4, Radius.STAFF / 4)


class VoiceButton(Button):
    """Plays a recording, or stops it; silent as soon as it is out of sight."""

    def __init__(self, voice: Attachment, look: ButtonLook) -> None:
        self._what = _("Listen, {seconds}").format(seconds=seconds_name(voice.seconds))
        super().__init__(self._what, look, Weight.OUTLINE, icon_before="play")
        self._voice = voice
        self._player: Player | None = None
        self.clicked.connect(self._play_or_stop)

    def _play_or_stop(self) -> None:
        if self._player is None:
            from app.speech.player import Player  # noqa: PLC0415 - loads sound, for who wants to hear something
            from app.speech.sound import Loudspeaker  # noqa: PLC0415

            self._player = Player(Loudspeaker(self), self)
            self._player.playing.connect(self._show_playing)
            self._player.broken.connect(self._show_broken)
        if self._player.is_playing:
            self._player.stop()
        elif self._player.can_be_heard:
            self._player.play(self._voice.data)
        else:
            self._cannot(_("This PC has no sound."))

    def _show_playing(self, on: bool) -> None:
        self.rename(_("Stop") if on else self._what, "circle-stop" if on else "play")

    def _show_broken(self) -> None:
        self._cannot(_("This recording is damaged."))

    def _cannot(self, why: str) -> None:
        self.rename(why, "volume-x")
        self.setEnabled(False)

    def hideEvent(self, event: QHideEvent) -> None:
        """Be silent."""
        if self._player is not None:
            self._player.stop()
        super().hideEvent(event)


def add_said(
    layout: QVBoxLayout,
    sentence: Sequence[str],
    attachments: Sequence[Attachment],
    style: TextStyle,
    button: ButtonLook,
    largest: tuple[int, int] = Size.SHOWN_DRAWING,
) -> None:
    """Add pictures, drawings (at most so large) and recordings under each other."""
    if sentence:
        layout.addWidget(PictureSentence(sentence, style))
    for attachment in attachments:
        layout.addWidget(shown(attachment, style, button, largest))


def shown(
    attachment: Attachment, style: TextStyle, button: ButtonLook, largest: tuple[int, int] = Size.SHOWN_DRAWING
) -> QWidget:
    """Return a drawing, or a button to hear a recording; a word where it is damaged."""
    if attachment.kind is MediaKind.VOICE:
        return (
            VoiceButton(attachment, button)
            if attachment.is_whole
            else _damaged(_("This recording is damaged."), style)
        )
    image = drawing_image(attachment.data) if attachment.is_whole else QImage()
    return _damaged(_("This drawing is damaged."), style) if image.isNull() else Drawing(image, largest)


def _damaged(text: str, style: TextStyle) -> QLabel:
    return label(text, style, tone="danger")
