"""Tiles: large choices with a picture, a word and, where chosen, a border, a ground and a sign."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme.appearance import appearance, tinted
from app.ui.theme.fonts import font
from app.ui.theme.images import icon, picture
from app.ui.theme.tokens import Colour, Radius, Size, Space, Text, TextStyle
from app.ui.widgets.accessible_button import AccessibleButton
from app.ui.widgets.paint import RING, focus_ring, ground, has_keyboard, inner

_WRAP = Qt.TextFlag.TextWordWrap
_BESIDE = Space.M + Size.ICON + 2 * Space.XS
"""Room at the left of words for the sign of being chosen, and a little at their right."""

_PALE = (Colour.SUN, Colour.LEAF, Colour.MIST, Colour.LILAC, Colour.PEACH)
"""Grounds that stand without an edge, except in strong contrast."""

_SHARE = 0.75
"""How much of the free room a picture takes."""


@dataclass(frozen=True)
class TileLook:
    """How a group of tiles looks: letters, corners, size of the picture (0: words only), and whether it stands
    beside the word."""

    style: TextStyle
    radius: int
    picture: int
    smallest: QSize
    fill: str = Colour.SURFACE
    border: str = Colour.LINE
    ink: str = Colour.INK
    beside: bool = False


CHILD_CHOICE = TileLook(Text.CHILD_CHOICE, Radius.CHILD, 104, QSize(150, 190), border=Colour.LINE_CONTROL)
WORDS_CHOICE = TileLook(Text.YOUNG_TEXT, Radius.YOUNG, 0, QSize(120, Size.TOUCH), border=Colour.LINE_CONTROL)
STAFF_CHOICE = TileLook(
    Text.STAFF_READING, Radius.STAFF, 0, QSize(120, Size.BUTTON_STAFF + Space.S), border=Colour.LINE_CONTROL
)
QUESTION_CHOICE = TileLook(Text.CHILD_SMALL_BOLD, Radius.YOUNG, 56, QSize(220, 120), border=Colour.LINE_CONTROL)
SAY_CHOICE = TileLook(Text.CHILD_SMALL_BOLD, Radius.YOUNG, 64, QSize(132, 128), border=Colour.LINE_CONTROL)
ROW_CHOICE = TileLook(
    Text.CHILD_CHOICE, Radius.CHILD, Size.PICTURE_SAID, QSize(220, 92), border=Colour.LINE_CONTROL, beside=True
)
OPTION_ROW = replace(
    ROW_CHOICE, style=Text.CHILD_SMALL_BOLD, radius=Radius.YOUNG, picture=56, smallest=QSize(220, 78)
)
HOME_ROW = replace(OPTION_ROW, style=Text.CHILD_TILE, radius=Radius.CHILD)
FACE_CHOICE = TileLook(Text.CHILD_SMALL_BOLD, Radius.YOUNG, 48, QSize(96, 112), border=Colour.LINE_CONTROL)
PICTURE_CHOICE = TileLook(Text.CHILD_SMALL, Radius.YOUNG, 56, QSize(86, 64), border=Colour.LINE_CONTROL)


class Tile(AccessibleButton):
    """A choice. With a picture it stands above the word; without, the word stands at the left."""

    def __init__(
        self, text: str, look: TileLook, image: str = "", *, checkable: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.shape = look
        self._image = image
        self.setText(text)
        self.setAccessibleName(text)
        self.setFont(font(look.style))
        self.setCheckable(checkable)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(self._in_line)
        self.setSizePolicy(policy)

    @property
    def _in_line(self) -> bool:
        """Tell whether the word stands beside its sign or picture."""
        return self.shape.beside or not self.shape.picture

    @property
    def _left(self) -> int:
        """Return the room at the left of such a word."""
        return 2 * Space.M + self.shape.picture if self.shape.beside else _BESIDE

    @property
    def _right(self) -> int:
        """Return the room at its right: the sign of being chosen stands there beside pictures."""
        return 2 * Space.S + Size.BADGE if self.shape.beside else 0

    def pixmap(self) -> QPixmap:
        """Return the picture."""
        return self.image(self.shape.picture)

    def image(self, side: int) -> QPixmap:
        """Return the picture in a size."""
        return picture(self._image, side)

    def text_size(self, width: int) -> QSize:
        box = QFontMetrics(self.font()).boundingRect(0, 0, width, 10_000, _WRAP, self.text())
        return box.size()

    def _longest_word(self) -> int:
        return max(QFontMetrics(self.font()).horizontalAdvance(word) for word in self.text().split() or [""])

    def sizeHint(self) -> QSize:
        padding = 2 * (RING + Space.M)
        if self._in_line:
            words = QFontMetrics(self.font()).horizontalAdvance(self.text())
            width = words + self._left + self._right + 2 * RING
            return QSize(width, self.heightForWidth(width)).expandedTo(self.shape.smallest)
        widest = self._longest_word()
        height = self.shape.picture + Space.M + self.text_size(max(widest, 120)).height()
        return QSize(widest + padding, height + padding).expandedTo(self.shape.smallest)

    def minimumSizeHint(self) -> QSize:
        """Return what the longest word needs; the picture goes first where room is short."""
        padding = 2 * (RING + Space.S)
        if self._in_line:
            width = self._longest_word() + self._left + self._right + 2 * RING
            return QSize(width, self.shape.smallest.height())
        width = self._longest_word() + padding
        return QSize(width, self.text_size(width - padding).height() + padding)

    def heightForWidth(self, width: int) -> int:
        """Return how high words beside a sign become; they wrap rather than being cut."""
        words = self.text_size(width - 2 * RING - self._left - self._right).height()
        height = max(words, self.shape.picture) + 2 * (RING + Space.XS)
        return max(height, self.shape.smallest.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        body = inner(whole)
        chosen = self.isChecked()
        fill = Colour.GO_SOFT if chosen or self.isDown() else self.shape.fill
        border = Colour.GO if chosen else self.shape.border
        if border in _PALE and appearance().contrast:
            border = Colour.INK
        ground(painter, body, self.shape.radius, fill, border, Size.BORDER_CHOSEN if chosen else Size.BORDER)
        self.paint_content(painter, body)
        if chosen or (self.isCheckable() and not self.shape.picture):
            self._paint_sign(painter, body)
        if has_keyboard(self):
            focus_ring(painter, whole, self.shape.radius)

    def paint_content(self, painter: QPainter, body: QRectF) -> None:
        """Paint picture and word."""
        painter.setPen(tinted(self.shape.ink))
        painter.setFont(self.font())
        if self._in_line:
            if self.shape.beside:
                place = QPoint(round(body.left()) + Space.M, round(body.center().y() - self.shape.picture / 2))
                painter.drawPixmap(place, self.image(self.shape.picture))
            left = self._left if self.shape.beside else self._left - Space.XS
            area = body.adjusted(left, 0, -(self._right or Space.XS), 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | _WRAP, self.text())
            return
        text = self.text_size(round(body.width()) - 2 * Space.S)
        room = min(body.width() - 2 * Space.M, body.height() - text.height() - 2 * Space.S)
        side = round(min(room * _SHARE, Size.PICTURE_TILE))
        above = side + Space.S if side >= Size.ICON_BIG else 0
        top = body.center().y() - (above + text.height()) / 2
        if above:
            painter.drawPixmap(QPoint(round(body.center().x() - side / 2), round(top)), self.image(side))
        area = QRectF(body.left() + Space.S, top + above, body.width() - 2 * Space.S, text.height() + 2)
        painter.drawText(area, Qt.AlignmentFlag.AlignHCenter | _WRAP, self.text())

    def _paint_sign(self, painter: QPainter, body: QRectF) -> None:
        if self.shape.picture:
            side, edge = Size.ICON_BIG, Space.S
            place = QRectF(body.right() - side - edge, body.top() + edge, side, side)
            painter.setPen(tinted(Colour.NONE))
            painter.setBrush(tinted(Colour.GO))
            painter.drawEllipse(place)
            small = side - 10
            painter.drawPixmap(
                QPoint(round(place.left()) + 5, round(place.top()) + 5), icon("check", small, Colour.SURFACE)
            )
        else:
            group = self.group()
            name = "circle" if group is not None and group.exclusive() else "square"
            sign = f"{name}-check" if self.isChecked() else name
            colour = Colour.GO if self.isChecked() else Colour.LINE_CONTROL
            top = round(body.center().y() - Size.ICON / 2)
            painter.drawPixmap(round(body.left() + Space.M), top, icon(sign, Size.ICON, colour))


class HomeTile(Tile):
    """A tile of the start page: a coloured ground, picture at the upper left, word at the lower left."""

    def __init__(self, text: str, image: str, fill: str, *, big: bool = False) -> None:
        look = TileLook(
            style=Text.CHILD_TILE_BIG if big else Text.CHILD_TILE,
            radius=Radius.CHILD,
            picture=150 if big else 96,
            smallest=QSize(260, 180),
            fill=fill,
            border=fill,
            ink=Colour.SURFACE if big else Colour.INK,
        )
        super().__init__(text, look, image, checkable=False)
        self._big = big

    def paint_content(self, painter: QPainter, body: QRectF) -> None:
        """Paint the big tile's picture on a white disc, the others' as they are."""
        edge = min(28.0, body.height() / 8)
        inside = body.adjusted(28, edge, -28, -edge)
        height = self.text_size(round(inside.width())).height()
        side = round(min(self.shape.picture, inside.height() - height))
        height_of = Qt.AlignmentFlag.AlignBottom
        if self._big:
            disc = float(Size.PICTURE_BIG)
            room = QRectF(inside.left(), inside.top(), inside.width(), inside.height() - height - Space.M)
            disc = min(disc, room.height(), room.width())
            side = round(min(side, disc * _SHARE))
            circle = QRectF(0, 0, disc, disc)
            circle.moveCenter(room.center())
            painter.setPen(tinted(Colour.NONE))
            painter.setBrush(tinted(Colour.SURFACE))
            painter.drawEllipse(circle)
            middle = circle.center()
            painter.drawPixmap(
                QPoint(round(middle.x() - side / 2), round(middle.y() - side / 2)), picture(self._image, side)
            )
        elif side >= Size.PICTURE_SMALLEST or not (beside := self._beside(inside)):
            if side >= Size.ICON_BIG:
                painter.drawPixmap(
                    QPoint(round(inside.left()) - Space.XS, round(inside.top())), picture(self._image, side)
                )
        else:
            left = QPoint(round(inside.left()) - Space.XS, round(inside.center().y() - beside / 2))
            painter.drawPixmap(left, picture(self._image, beside))
            inside, height_of = inside.adjusted(beside + Space.S, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter
        painter.setPen(tinted(self.shape.ink))
        painter.setFont(self.font())
        painter.drawText(inside, height_of | Qt.AlignmentFlag.AlignLeft | _WRAP, self.text())

    def _beside(self, inside: QRectF) -> int:
        """Return how large the picture can be at the left of the words, where a low tile has no room above them:
        whoever cannot read yet needs it. 0 where there is none."""
        widest = min(self.shape.picture, round(inside.height()))
        for side in range(widest, Size.ICON_BIG, -Space.XS):
            room = round(inside.width()) - side - Space.S
            if self._longest_word() <= room and self.text_size(room).height() <= inside.height():
                return side
        return 0
