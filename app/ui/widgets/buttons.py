"""Buttons: one look for each weight, painted here so that the focus ring can stand off the control."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.tables import for_every
from app.ui.theme.appearance import tinted
from app.ui.theme.fonts import font
from app.ui.theme.images import icon
from app.ui.theme.tokens import Colour, Radius, Size, Space, Text, TextStyle
from app.ui.widgets.accessible_button import AccessibleButton
from app.ui.widgets.paint import RING, focus_ring, ground, has_keyboard, inner


class Weight(Enum):
    """How loud a button is: one filled button on a page, and it is the way on."""

    FILLED = "filled"
    OUTLINE = "outline"
    QUIET = "quiet"
    LINK = "link"
    PLAIN = "plain"
    DARK = "dark"


@dataclass(frozen=True)
class ButtonLook:
    """Size of a button in one of the faces."""

    style: TextStyle
    height: int
    radius: int
    padding: int
    icon: int


CHILD = ButtonLook(Text.CHILD_BUTTON, Size.BUTTON_CHILD, Radius.CHILD, Space.XL, Size.ICON_BIG)
CHILD_SMALL = ButtonLook(Text.CHILD_HIDE, Size.TOUCH, Radius.YOUNG, Space.L, Size.ICON_BIG)
LANGUAGE = ButtonLook(Text.CHILD_HIDE, Size.TOUCH, Radius.YOUNG, Space.M, Size.ICON_BIG)
YOUNG = ButtonLook(Text.YOUNG_BUTTON, Size.BUTTON_YOUNG, Radius.YOUNG, 32, Size.ICON)
TEXT_LINK = ButtonLook(Text.YOUNG_SMALL_BOLD, Size.TOUCH, Radius.STAFF, 0, Size.ICON)
STAFF = ButtonLook(Text.STAFF_TEXT_BOLD, Size.BUTTON_STAFF, Radius.STAFF, Space.M, Size.ICON)

_COLOURS = for_every(
    Weight,
    {
        Weight.FILLED: (Colour.GO, Colour.GO, Colour.SURFACE),
        Weight.DARK: (Colour.INK, Colour.INK, Colour.SURFACE),
        Weight.OUTLINE: (Colour.SURFACE, Colour.INK, Colour.INK),
        Weight.QUIET: (Colour.SURFACE, Colour.LINE_CONTROL, Colour.INK),
        Weight.LINK: (Colour.NONE, Colour.NONE, Colour.INK),
        Weight.PLAIN: (Colour.NONE, Colour.NONE, Colour.INK),
    },
)


class Button(AccessibleButton):
    """A button with text and, before or behind it, an icon."""

    def __init__(
        self,
        text: str,
        look: ButtonLook,
        weight: Weight = Weight.OUTLINE,
        *,
        icon_before: str = "",
        icon_behind: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._weight = look, weight
        self._before, self._behind = icon_before, icon_behind
        self._held = False
        self.setText(text)
        self.setAccessibleName(text)
        self.setFont(font(look.style))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        """Show another word, and say it to screen readers too."""
        super().setText(text)
        if text:
            self.setAccessibleName(text)

    def only_icon(self, on: bool) -> None:
        """Show the icon alone where room is short; the name stays for screen readers and as a tip."""
        self.setText("" if on else self.accessibleName())
        self.setToolTip(self.accessibleName() if on else "")
        self.updateGeometry()

    def hold(self, on: bool) -> None:
        """Ignore presses while the work it started is under way. Unlike a disabled button, a held one keeps the
        keyboard focus."""
        self._held = on
        self.blockSignals(on)
        self.update()

    @property
    def is_held(self) -> bool:
        """Tell whether what it began is still under way."""
        return self._held

    def weigh(self, weight: Weight) -> None:
        """Be louder or quieter from now on."""
        self._weight = weight
        self.update()

    def rename(self, name: str, icon_before: str) -> None:
        """Change the name and the icon of the button."""
        alone = not self.text()
        self._before = icon_before
        self.setAccessibleName(name)
        self.only_icon(alone)
        self.update()

    def _size(self, padding: int) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self.text())
        icons = [name for name in (self._before, self._behind) if name]
        width += len(icons) * (self._look.icon + (Space.S if self.text() else 0)) + 2 * padding
        return QSize(max(width, self._look.height) + 2 * RING, self._look.height + 2 * RING)

    def sizeHint(self) -> QSize:
        return self._size(self._look.padding if self.text() else 0)

    def minimumSizeHint(self) -> QSize:
        return self._size(Space.S if self.text() else 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        body = inner(whole)
        fill, border, ink = _COLOURS[self._weight]
        if self._held or not self.isEnabled():
            painter.setOpacity(0.45)
        if self._weight is Weight.FILLED and (self.underMouse() or self.isDown()):
            fill = border = Colour.GO_HOVER
        elif self._weight in (Weight.OUTLINE, Weight.QUIET) and (self.underMouse() or self.isDown()):
            fill = Colour.GO_SOFT
        if self._weight not in (Weight.LINK, Weight.PLAIN):
            ground(painter, body, self._look.radius * 0.75, fill, border, Size.BORDER)
        self._paint_content(painter, body, ink)
        if has_keyboard(self):
            focus_ring(painter, whole, self._look.radius * 0.75)

    def _paint_content(self, painter: QPainter, body: QRectF, ink: str) -> None:
        metrics = QFontMetrics(self.font())
        side, gap = self._look.icon, Space.S if self.text() else 0
        text_width = metrics.horizontalAdvance(self.text())
        width = text_width + sum(side + gap for name in (self._before, self._behind) if name)
        left = body.center().x() - width / 2
        top = body.center().y() - side / 2
        if self._before:
            painter.drawPixmap(round(left), round(top), icon(self._before, side, ink))
            left += side + gap
        painter.setPen(tinted(ink))
        painter.setFont(self.font())
        area = QRectF(left, body.top(), text_width + 1, body.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self._weight is Weight.LINK:
            line = body.center().y() + metrics.ascent() / 2 + 2
            painter.drawLine(round(left), round(line), round(left + text_width), round(line))
        if self._behind:
            painter.drawPixmap(round(left + text_width + gap), round(top), icon(self._behind, side, ink))


def quiet(name: str, sign: str, do: Callable[[], object]) -> Button:
    """Return a quiet button of the staff's, with its sign, that does something."""
    button = Button(name, STAFF, Weight.QUIET, icon_before=sign)
    button.clicked.connect(lambda _on=False: do())
    return button
