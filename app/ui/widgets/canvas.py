"""A sheet to draw on with finger, pen, mouse or keys. A drawing is strokes in memory, until it is a PNG."""

from dataclasses import dataclass, field

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QImageWriter,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.ui.theme.images import picture
from app.ui.theme.tokens import Brush, Colour, Crayon, Radius, Size
from app.ui.widgets.paint import focus_ring, has_keyboard

_KEYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass
class Stroke:
    """One movement of the brush, or one stamp."""

    colour: str
    width: int
    stamp: str = ""
    points: list[QPointF] = field(default_factory=list)


class Canvas(QWidget):
    """`changed` comes when a stroke is finished, undone or done again."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.colour, self.width_of_brush, self.stamp = Crayon.BLACK, Brush.MIDDLE, ""
        self._done: list[Stroke] = []
        self._undone: list[Stroke] = []
        self._now: Stroke | None = None
        self._sheet = self._empty()
        self._pen = QPointF(Size.DRAWING[0] / 2, Size.DRAWING[1] / 2)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMinimumSize(Size.FORM // 2, Size.PICTURE_BIG)
        self.setAccessibleName(_("Your drawing"))
        self.setAccessibleDescription(_("With the keys: arrows move, space draws, Enter puts a stamp."))

    # -- what is there

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is drawn."""
        return not self._done

    @property
    def can_do_again(self) -> bool:
        """Tell whether something was undone last."""
        return bool(self._undone)

    def undo(self) -> None:
        """Take the last stroke away."""
        if self._done:
            self._undone.append(self._done.pop())
            self._draw_all()

    def redo(self) -> None:
        """Draw what was undone last again."""
        if self._undone:
            self._done.append(self._undone.pop())
            self._draw_all()

    def clear(self) -> None:
        """Forget everything, for good."""
        self._done, self._undone, self._now = [], [], None
        self._draw_all()

    def png(self) -> bytes:
        """Return the drawing as a PNG."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(self._sheet)
        return bytes(buffer.data().data())

    # -- drawing

    def _empty(self) -> QImage:
        sheet = QImage(*Size.DRAWING, QImage.Format.Format_RGB32)
        sheet.fill(QColor(Crayon.PAPER))
        return sheet

    def _draw_all(self) -> None:
        self._sheet = self._empty()
        for stroke in self._done:
            self._draw(stroke)
        self.update()
        self.changed.emit()

    def _draw(self, stroke: Stroke, begin: int = 0) -> None:
        painter = QPainter(self._sheet)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if stroke.stamp:
            image, place = picture(stroke.stamp, Size.STAMP), QRectF(0, 0, Size.STAMP, Size.STAMP)
            place.moveCenter(stroke.points[0])
            painter.drawPixmap(place, image, QRectF(image.rect()))
        else:
            pen = QPen(QColor(stroke.colour), stroke.width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            points = stroke.points[begin:]
            path = QPainterPath(points[0])
            for point in points[1:]:
                path.lineTo(point)
            if len(points) == 1:
                painter.drawPoint(points[0])
            painter.drawPath(path)
        painter.end()

    def _begin(self, at: QPointF) -> None:
        self._undone = []
        stamp = self.stamp
        self._now = Stroke(self.colour, self.width_of_brush, stamp, [at])
        self._draw(self._now)
        self.update()

    def _go_on(self, to: QPointF) -> None:
        if self._now is not None and not self._now.stamp:
            self._now.points.append(to)
            self._draw(self._now, max(0, len(self._now.points) - 2))
            self.update()

    def _end(self) -> None:
        if self._now is not None:
            self._done.append(self._now)
            self._now = None
            self.changed.emit()

    # -- where the sheet stands in the widget

    def _place(self) -> QRectF:
        scale = min(self.width() / Size.DRAWING[0], self.height() / Size.DRAWING[1])
        place = QRectF(0, 0, Size.DRAWING[0] * scale, Size.DRAWING[1] * scale)
        place.moveCenter(QRectF(self.rect()).center())
        return place

    def _on_sheet(self, point: QPointF) -> QPointF:
        place = self._place()
        scale = place.width() / Size.DRAWING[0]
        return (point - place.topLeft()) / scale

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = self._place()
        path = QPainterPath()
        path.addRoundedRect(place, Radius.YOUNG, Radius.YOUNG)
        painter.setClipPath(path)
        painter.drawImage(place, self._sheet)
        painter.setClipping(False)
        painter.setPen(QPen(QColor(Colour.LINE_CONTROL), Size.BORDER))
        painter.drawPath(path)
        if has_keyboard(self):
            focus_ring(painter, place, Radius.YOUNG - Size.FOCUS_GAP)
            at = place.topLeft() + self._pen * (place.width() / Size.DRAWING[0])
            painter.drawEllipse(at, Size.DOT, Size.DOT)

    # -- touch, mouse, keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._begin(self._on_sheet(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go_on(self._on_sheet(event.position()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._end()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Lift the brush."""
        self._end()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Draw by keys: space puts the brush down and lifts it, arrows move, Enter makes a dot or a stamp."""
        key = Qt.Key(event.key())
        if key in _KEYS:
            right, down = _KEYS[key]
            self._pen = QPointF(
                min(max(self._pen.x() + right * Size.DRAWING_STEP, 0), Size.DRAWING[0]),
                min(max(self._pen.y() + down * Size.DRAWING_STEP, 0), Size.DRAWING[1]),
            )
            self._go_on(self._pen)
            self.update()
        elif key is Qt.Key.Key_Space:
            if self._now is None:
                self._begin(self._pen)
            else:
                self._end()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._begin(self._pen)
            self._end()
        else:
            super().keyPressEvent(event)
