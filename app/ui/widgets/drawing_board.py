"""A board to draw on: a sheet, eight colours, three brushes, an eraser, stamps; every stroke can be undone."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QWidget

from app.core.saying import Attachment, MediaKind
from app.i18n import _
from app.ui.theme.appearance import appearance, tinted
from app.ui.theme.images import picture
from app.ui.theme.tokens import Brush, Colour, Crayon, Radius, Size, Space
from app.ui.widgets.accessible_button import AccessibleButton
from app.ui.widgets.buttons import Button, ButtonLook, Weight
from app.ui.widgets.canvas import Canvas
from app.ui.widgets.labels import column, row
from app.ui.widgets.paint import RING, focus_ring, ground, has_keyboard, inner
from app.ui.widgets.wrapping import Wrapping

STAMPS = (
    "feeling-happy",
    "feeling-sad",
    "feeling-angry",
    "feeling-scared",
    "child",
    "adult",
    "say-at-home",
    "say-my-room",
    "say-school",
    "thanks",
)


class Tool(AccessibleButton):
    """A small square to choose: a colour, a brush, a stamp."""

    def __init__(self, name: str, *, colour: str = "", dot: int = 0, stamp: str = "") -> None:
        super().__init__()
        self._colour, self._dot, self._stamp = colour, dot, stamp
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(Size.TOUCH + 2 * RING, Size.TOUCH + 2 * RING)

    def pixmap(self) -> QPixmap:
        """Return the stamp's picture."""
        return picture(self._stamp, Size.TOUCH - Space.M)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body, chosen = inner(QRectF(self.rect())), self.isChecked()
        fill = Colour.GO_SOFT if chosen else Colour.SURFACE
        width = Size.BORDER_CHOSEN if chosen else Size.BORDER
        ground(painter, body, Radius.STAFF, fill, Colour.GO if chosen else Colour.LINE_CONTROL, width)
        if self._stamp:
            image = self.pixmap()
            place = QRectF(0, 0, Size.TOUCH - Space.M, Size.TOUCH - Space.M)
            place.moveCenter(body.center())
            painter.drawPixmap(place, image, QRectF(image.rect()))
        else:
            painter.setPen(tinted(Colour.LINE_CONTROL if self._colour == Crayon.PAPER else self._colour))
            painter.setBrush(QColor(self._colour))
            half = self._dot / 2
            painter.drawEllipse(body.center(), half, half)
        if has_keyboard(self):
            focus_ring(painter, QRectF(self.rect()), Radius.STAFF)


class DrawingBoard(QWidget):
    """Sheet and tools. `drawing` is what became of it."""

    def __init__(self, button: ButtonLook) -> None:
        super().__init__()
        self._look = button
        self.canvas = Canvas()
        self.canvas.changed.connect(self._show)
        colours, brushes, stamps = self._colours(), self._brushes(), self._stamps()
        layout = column(space=Space.XS)
        if appearance().narrow:
            layout.addWidget(self.canvas, 1)
            layout.addLayout(Wrapping(*colours, *brushes, *stamps, space=0))
        else:
            parts = row(_grid(colours, 2), self.canvas, _grid(brushes, 2), space=Space.S)
            parts.setStretch(1, 1)
            layout.addLayout(parts, 1)
            below = _grid(stamps, len(stamps))
            below.setColumnStretch(len(stamps), 1)
            layout.addLayout(below)
        self.setLayout(layout)
        self._show()

    @property
    def drawing(self) -> Attachment | None:
        """Return the drawing, or None where nothing was drawn."""
        return None if self.canvas.is_empty else Attachment(MediaKind.DRAWING, self.canvas.png())

    def _colours(self) -> list[QWidget]:
        names = {
            Crayon.BLACK: _("black"),
            Crayon.RED: _("red"),
            Crayon.ORANGE: _("orange"),
            Crayon.YELLOW: _("yellow"),
            Crayon.GREEN: _("green"),
            Crayon.BLUE: _("blue"),
            Crayon.VIOLET: _("violet"),
            Crayon.BROWN: _("brown"),
        }
        tools = {colour: Tool(name, colour=colour, dot=Size.BADGE) for colour, name in names.items()}
        self._group(tools.values())
        for colour, tool in tools.items():
            tool.clicked.connect(lambda _on=False, colour=colour: self._take_colour(colour))
        tools[Crayon.BLACK].setChecked(True)
        self._colour_tools = tools
        return list(tools.values())

    def _brushes(self) -> list[QWidget]:
        names = {Brush.THIN: _("thin"), Brush.MIDDLE: _("middle"), Brush.THICK: _("thick")}
        tools = {width: Tool(name, colour=Crayon.BLACK, dot=width) for width, name in names.items()}
        self._eraser = Tool(_("Eraser"), colour=Crayon.PAPER, dot=Brush.ERASER)
        self._width_tools = [*tools.values(), self._eraser]
        self._brush_group = self._group(self._width_tools)
        for width, tool in tools.items():
            tool.clicked.connect(lambda _on=False, width=width: self._take_brush(width))
        self._eraser.clicked.connect(self._erase)
        tools[Brush.MIDDLE].setChecked(True)
        self._colour, self._width, self._middle = Crayon.BLACK, Brush.MIDDLE, tools[Brush.MIDDLE]
        self._undo = self._button(_("Undo"), "undo-2", self.canvas.undo)
        self._redo = self._button(_("Do it again"), "redo-2", self.canvas.redo)
        self._clear = self._button(_("Throw the drawing away"), "trash-2", self.canvas.clear)
        return [*self._width_tools, self._undo, self._redo, self._clear]

    def _stamps(self) -> list[QWidget]:
        names = (
            _("happy"),
            _("sad"),
            _("angry"),
            _("scared"),
            _("a child"),
            _("an adult"),
            _("a house"),
            _("a bed"),
            _("a school"),
            _("flowers"),
        )
        tools = [Tool(name, stamp=stamp) for stamp, name in zip(STAMPS, names, strict=True)]
        for stamp, tool in zip(STAMPS, tools, strict=True):
            tool.clicked.connect(lambda _on=False, stamp=stamp: self._take_stamp(stamp))
        self._stamp_group = self._group(tools)
        return list(tools)

    def _group(self, tools: Iterable[Tool]) -> QButtonGroup:
        group = QButtonGroup(self)
        for tool in tools:
            group.addButton(tool)
        return group

    def _button(self, name: str, sign: str, act: object) -> Button:
        button = Button(name, self._look, Weight.QUIET, icon_before=sign)
        button.only_icon(True)
        button.clicked.connect(act)
        return button

    def _take_colour(self, colour: str) -> None:
        self._colour = colour
        self._no_stamp()
        if self._eraser.isChecked():
            self._middle.setChecked(True)
            self._width = Brush.MIDDLE
        self.canvas.colour, self.canvas.width_of_brush = colour, self._width

    def _take_brush(self, width: int) -> None:
        self._width = width
        self._no_stamp()
        self.canvas.colour, self.canvas.width_of_brush = self._colour, width

    def _erase(self) -> None:
        self._no_stamp()
        self.canvas.colour, self.canvas.width_of_brush = Crayon.PAPER, Brush.ERASER

    def _take_stamp(self, stamp: str) -> None:
        self.canvas.stamp = stamp

    def _no_stamp(self) -> None:
        self.canvas.stamp = ""
        self._stamp_group.setExclusive(False)
        for tool in self._stamp_group.buttons():
            tool.setChecked(False)
        self._stamp_group.setExclusive(True)

    def _show(self) -> None:
        self._undo.setEnabled(not self.canvas.is_empty)
        self._clear.setEnabled(not self.canvas.is_empty)
        self._redo.setEnabled(self.canvas.can_do_again)


def _grid(tools: Iterable[QWidget], columns: int) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(0)
    place = 0
    for place, tool in enumerate(tools):
        grid.addWidget(tool, place // columns, place % columns)
    grid.setRowStretch(place // columns + 1, 1)
    return grid
