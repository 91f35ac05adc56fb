"""The frame of a kiosk page: how far you are, the title, back at the lower left, on at the lower right, and
hide always at the upper right."""

from itertools import pairwise

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.i18n import _
from app.i18n.names import borrowed_words
from app.ui.kiosk.look import FaceLook
from app.ui.kiosk.readable import ReadablePage
from app.ui.theme.appearance import appearance, room_across, tinted
from app.ui.theme.tokens import Colour, Size, Space
from app.ui.widgets.accessible_button import AccessibleButton
from app.ui.widgets.buttons import Button, Weight
from app.ui.widgets.labels import column, label, row, rule, scrolling
from app.ui.widgets.paint import RING

CONTROLS: tuple[type[QWidget], ...] = (AccessibleButton, QPlainTextEdit, QLineEdit)
"""Widgets in the Tab order. Asking for every QWidget would create a Python wrapper for each scroll bar."""


_WHOLE_LINE = 100
"""How much more room a title takes than the gap beside it: it breaks only where the line ends."""


class SteppingStones(QWidget):
    """Progress as stones: done, here, still to come."""

    def __init__(self, done: int, total: int) -> None:
        super().__init__()
        self._done, self._total = done, total
        self.setFixedSize(self.sizeHint())
        self.setAccessibleName(_("Step {number} of {total}").format(number=done + 1, total=total))

    def sizeHint(self) -> QSize:
        return QSize(Size.DOT_NOW + (self._total - 1) * (Size.DOT + Space.S) + Space.S, Size.DOT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(tinted(Colour.NONE))
        left = 0
        for stone in range(self._total):
            width = Size.DOT_NOW if stone == self._done else Size.DOT
            painter.setBrush(tinted(Colour.GO if stone <= self._done else Colour.LINE))
            painter.drawRoundedRect(QRectF(left, 0, width, Size.DOT), Size.DOT / 2, Size.DOT / 2)
            left += width + Space.S


class PageFrame(ReadablePage):
    """A page. Put the content into `content`; add a text above the buttons with `say`. The title can stand beside
    the hide button where the content needs the room. With `faces`, who is speaking can be changed; with `keep`,
    what was said so far can be kept for later. `text_in` is the language of the content where that may be another
    one than the screen's: the page says so and is read in it."""

    back = Signal()
    skip = Signal()
    onward = Signal()
    hide_all = Signal()
    change_face = Signal()
    keep_for_later = Signal()

    def __init__(
        self,
        look: FaceLook,
        title: str,
        *,
        explanation: str = "",
        progress: tuple[int, int] | None = None,
        onward: str = "",
        back: str = "",
        skip: str = "",
        onward_icon: str = "arrow-right",
        beside_hide: bool = False,
        faces: bool = False,
        keep: bool = False,
        text_in: str = "",
    ) -> None:
        super().__init__()
        self.look, self.reads_in = look, text_in
        explanation = explanation or borrowed_words(text_in)
        self._skip_button: Button | None = None
        self._under = column(space=0)
        self.content: QVBoxLayout = column(space=Space.M)
        self._message = label("", look.text, tone="danger", centred=look.pictures)
        self._message.hide()
        self.setProperty("ground", look.ground)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        margin = look.margin - RING
        outer = column(space=Space.S, margins=(margin, Space.L - RING, margin, Space.L))
        beside_hide = beside_hide and not appearance().narrow_head
        outer.addLayout(self._header(progress, title if beside_hide else "", faces=faces, keep=keep))
        self._head = None if beside_hide else self._titles(title, explanation)
        if appearance().needs_room:
            outer.addWidget(self._moving(self._head), 1)
        else:
            if self._head is not None:
                outer.addWidget(self._head)
            outer.addLayout(self.content, 1)
        outer.addWidget(self._message)
        outer.addLayout(self._footer(back, skip, onward, onward_icon))
        self.setLayout(outer)
        self.setAccessibleName(title)
        self._ordering = QTimer(self, singleShot=True, interval=0)
        self._ordering.timeout.connect(self._order_tabs)

    def showEvent(self, event: QShowEvent) -> None:
        """Set the Tab order to the reading order, once the layout is done: a page's content was added after the
        buttons under it."""
        super().showEvent(event)
        self._ordering.start()

    def _order_tabs(self) -> None:
        under = [self.footer.itemAt(place).widget() for place in range(self.footer.count())]  # type: ignore[union-attr]
        every = [qwidget for kind in CONTROLS for qwidget in self.findChildren(kind) if qwidget.isVisibleTo(self)]
        reached = [qwidget for qwidget in every if qwidget.focusPolicy() & Qt.FocusPolicy.TabFocus]
        order = sorted(reached, key=lambda qwidget: (qwidget in under, self.place_of(qwidget)))
        for qwidget, following in pairwise(order):
            QWidget.setTabOrder(qwidget, following)

    def say(self, text: str) -> None:
        """Show a message above the buttons, or take it away."""
        self._message.setText(text)
        self._message.setVisible(bool(text))

    def make_room(self, on: bool) -> None:
        """Take the title away while something large needs the room, such as a keyboard on a low screen."""
        if self._head is not None:
            self._head.setVisible(not on)

    def _moving(self, titles: QWidget | None) -> QWidget:
        """Return one scroll area for title and content, where large letters need more than the page."""
        inside = QWidget()
        layout = column(space=Space.S)
        if titles is not None:
            layout.addWidget(titles)
        layout.addLayout(self.content, 1)
        layout.addLayout(self._under)
        inside.setLayout(layout)
        return scrolling(inside)

    def wait(self, on: bool) -> None:
        """Take no other step while one is under way; hiding is always possible."""
        if self._skip_button is not None:
            self._skip_button.setEnabled(not on)
        for place in range(self.footer.count()):
            item = self.footer.itemAt(place)
            if item is not None and (button := item.widget()) is not None:
                button.setEnabled(not on)

    def _header(self, progress: tuple[int, int] | None, title: str, *, faces: bool, keep: bool) -> QVBoxLayout:
        hide = Button(_("Hide"), self.look.hide, Weight.DARK)
        hide.clicked.connect(self.hide_all)
        holder = column(space=Space.XS)
        parts = row(self.read_button(self.look.hide), hide, space=Space.XS)
        if keep:
            later = Button(_("Keep for later"), self.look.hide, Weight.QUIET, icon_before="bookmark")
            later.only_icon(True)
            later.clicked.connect(self.keep_for_later)
            parts.insertWidget(0, later)
        if faces:
            face = Button(_("Who are you?"), self.look.hide, Weight.QUIET, icon_before="user")
            face.only_icon(True)
            face.clicked.connect(self.change_face)
            parts.insertWidget(0, face)
        parts.insertStretch(0, 1)
        if title:
            head: QWidget | None = label(title, self.look.title)
        else:
            head = SteppingStones(*progress) if progress and self.look.pictures else None
        if head is not None and appearance().narrow_head:
            holder.addWidget(head)
        elif head is not None:
            parts.insertWidget(0, head, _WHOLE_LINE if title else 0)
        elif progress:
            text = _("{number} of {total}").format(number=progress[0] + 1, total=progress[1])
            parts.insertWidget(1, label(text, self.look.small, wrap=False))
            parts.insertStretch(2, 1)
            if not appearance().narrow_head:
                parts.insertWidget(0, label("Meng Stëmm", self.look.small_bold, wrap=False))
        parts.setContentsMargins(RING, 0, 0, 0)
        holder.addLayout(parts)
        if not self.look.pictures:
            holder.addWidget(rule())
        return holder

    def _titles(self, title: str, explanation: str) -> QWidget:
        centred = self.look.pictures
        titles = column(space=Space.XS, margins=(RING, 0, RING, Space.XS))
        titles.addWidget(label(title, self.look.title, centred=centred))
        if explanation:
            titles.addWidget(label(explanation, self.look.text, tone="muted", centred=centred))
        holder = QWidget()
        holder.setLayout(titles)
        return holder

    def fill(self, inside: QWidget) -> None:
        """Add this to the content, in a scroll area of its own unless the whole page scrolls."""
        self.content.addWidget(inside if appearance().needs_room else scrolling(inside), 1)

    def _footer(self, back: str, skip: str, onward: str, onward_icon: str) -> QVBoxLayout:
        self.back_button = Button(back or _("Back"), self.look.button, icon_before="arrow-left")
        self.back_button.clicked.connect(self.back)
        self.onward_button = Button(onward or _("Next"), self.look.button, Weight.FILLED, icon_behind=onward_icon)
        self.onward_button.clicked.connect(self.onward)
        wanted = self.back_button.sizeHint().width() + self.onward_button.sizeHint().width()
        self.back_button.only_icon(wanted > room_across() - 2 * self.look.margin)
        parts: list[QWidget | None] = [self.back_button, None]
        lines = column(space=0)
        if skip:
            self._skip_button = Button(skip, self.look.button, Weight.LINK)
            self._skip_button.clicked.connect(self.skip)
            if appearance().narrow:
                self._under.addLayout(row(None, self._skip_button, None))
            else:
                parts += [self._skip_button, None]
        parts.append(self.onward_button)
        self.footer: QHBoxLayout = row(*parts, space=Space.XS if appearance().narrow else Space.M)
        lines.addLayout(self.footer)
        return lines
