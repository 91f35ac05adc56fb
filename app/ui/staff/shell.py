"""What stands around the rooms: the side bar with rooms, language, kiosk and sign-out."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.core.rights import Colleague
from app.home.words.roles import role_name
from app.i18n import KNOWN, _, current
from app.i18n.names import draft_words
from app.ui.room import Room, StaffRoom, Zone
from app.ui.theme.appearance import tinted
from app.ui.theme.fonts import font
from app.ui.theme.images import icon
from app.ui.theme.tokens import Colour, Radius, Size, Space, Text
from app.ui.widgets.accessible_button import AccessibleButton
from app.ui.widgets.forms import choice
from app.ui.widgets.labels import column, label, row, rule, scrolling
from app.ui.widgets.paint import ground, has_keyboard

_FEW = 2


class SideButton(AccessibleButton):
    """One line of the side bar."""

    def __init__(self, text: str, image: str, *, checkable: bool = True) -> None:
        super().__init__()
        self._image = image
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(checkable)
        self.setFont(font(Text.STAFF_TEXT))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(font(Text.STAFF_TEXT_BOLD)).horizontalAdvance(self.text())
        wanted = 2 * Space.S + Size.ICON + words + Space.XS // 2
        return QSize(max(wanted, Size.SIDE_BAR - Space.XL), Size.BUTTON_STAFF + Space.XS)

    def minimumSizeHint(self) -> QSize:
        """Return what a line needs on a small screen: they move together before they scroll."""
        return QSize(self.sizeHint().width() - Space.L, Size.CHIP + Space.XS // 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        if self.isChecked() or self.underMouse():
            ground(painter, body, Radius.STAFF, Colour.SIDE_CHOSEN, Colour.SIDE_CHOSEN, 0)
        if has_keyboard(self):
            ground(painter, body, Radius.STAFF, Colour.NONE, Colour.SIDE_TEXT, Size.FOCUS_RING - 1)
        top = round(body.center().y() - Size.ICON / 2)
        painter.drawPixmap(Space.S, top, icon(self._image, Size.ICON, Colour.SIDE_TEXT))
        painter.setPen(tinted(Colour.SIDE_TEXT))
        painter.setFont(font(Text.STAFF_TEXT_BOLD if self.isChecked() else Text.STAFF_TEXT))
        text = body.adjusted(Space.S + Size.ICON + Space.S, 0, 0, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())


class Shell(QWidget):
    """The rooms of one person. `enter` one of them once that person has signed in."""

    sign_out = Signal()
    switch_person = Signal()
    close_program = Signal()
    open_kiosk = Signal()
    language_chosen = Signal(str)

    def __init__(
        self,
        me: Colleague,
        rooms: Sequence[Room],
        make: Callable[[Room], StaffRoom],
        demo: str = "",
        *,
        can_close: bool = False,
    ) -> None:
        super().__init__()
        self.setProperty("ground", "staff")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stack, self._rooms, self._make = QStackedWidget(), rooms, make
        self._made: dict[str, StaffRoom] = {}
        side = QWidget()
        side.setProperty("ground", "side")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setFixedWidth(Size.SIDE_BAR)
        layout = column(space=2, margins=(Space.S, Space.M, Space.S, Space.M))
        name = label("Meng Stëmm", Text.STAFF_TITLE, tone="side", wrap=False)
        name.setContentsMargins(Space.S, Space.XS // 2, 0, Space.S)
        layout.addWidget(name)
        if demo:
            made_up = label(demo, Text.STAFF_SMALL, tone="side")
            made_up.setContentsMargins(Space.S, 0, 0, Space.S)
            layout.addWidget(made_up)
        self._buttons: list[SideButton] = []
        self._house, self._fold = QWidget(), SideButton(_("More rooms"), "chevron-down", checkable=False)
        self._fold.clicked.connect(self._open_or_close)
        self._opened = False
        self._scroll = scrolling(self._lines())
        layout.addWidget(self._scroll, 1)
        layout.addSpacing(Space.XS)
        self._foot(layout, me, can_close=can_close)
        side.setLayout(layout)
        parts = row(side, self._stack, space=0)
        parts.setStretch(1, 1)
        self.setLayout(parts)

    def _lines(self) -> QWidget:
        """Return the rooms' lines; on a small screen they scroll, and what stands below them stays."""
        inside = QWidget()
        lines = above = column(space=2)
        below = column(space=2)
        for number, room in enumerate(self._rooms):
            if number and room.zone is not self._rooms[number - 1].zone:
                above.addSpacing(Space.XS)
                above.addWidget(rule("side"))
                above.addSpacing(Space.XS)
            if room.zone is Zone.HOUSE:
                lines = below
            button = SideButton(room.name(), room.icon)
            button.clicked.connect(partial(self._press, room.id))
            lines.addWidget(button)
            self._buttons.append(button)
        self._house.setLayout(below)
        above.addWidget(self._fold)
        above.addWidget(self._house)
        above.addStretch(1)
        inside.setLayout(above)
        return inside

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the rooms of the HOUSE zone into one line where not all fit."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        shown = [button.minimumSizeHint().height() + Space.XS // 2 for button in self._buttons]
        fits = sum(shown) + Space.XL <= self._scroll.viewport().height() or not self._is_long
        inside = self._is_for_the_house(self.place)
        self._fold.setVisible(not fits and not inside)
        self._house.setVisible(fits or self._opened or inside)

    @property
    def _is_long(self) -> bool:
        return sum(room.zone is Zone.HOUSE for room in self._rooms) > _FEW

    def _is_for_the_house(self, place: str | None) -> bool:
        return any(room.id == place and room.zone is Zone.HOUSE for room in self._rooms)

    def _open_or_close(self) -> None:
        self._opened = not self._opened
        self._arrange()
        if self._opened:
            self._show_line(self._rooms[-1].id)

    def _show_line(self, place: str) -> None:
        """Scroll to the line of a room, once the lines have their places."""
        line = next(button for room, button in zip(self._rooms, self._buttons, strict=True) if room.id == place)
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(line, 0, Space.S))

    def _press(self, place: str, _checked: bool = False) -> None:
        """Enter, and move the focus to the room's focus proxy, if any."""
        self.enter(place)
        if (room := self.inside(place)) is not None and room.focusProxy() is not None:
            room.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def place(self) -> str | None:
        """Return in which room somebody is."""
        return next((name for name, room in self._made.items() if room is self._stack.currentWidget()), None)

    def begin(self) -> None:
        """Go into the first room."""
        self.enter(self._rooms[0].id)

    def enter(self, place: str) -> None:
        """Go into a room; it is made when somebody first goes in. Where this person has no such room, nothing
        happens."""
        room = next((other for other in self._rooms if other.id == place), None)
        if room is None:
            return
        if place not in self._made:
            self._made[place] = self._make(room)
            self._stack.addWidget(self._made[place])
        self._stack.setCurrentWidget(self._made[place])
        self.setFocusProxy(self._made[place])
        for other, button in zip(self._rooms, self._buttons, strict=True):
            button.setChecked(other.id == place)
        self._opened = False
        self._arrange()
        if self._is_for_the_house(place):
            self._show_line(place)

    def inside(self, place: str) -> StaffRoom | None:
        """Return what is in a room, or None where nobody has been in."""
        return self._made.get(place)

    def _foot(self, layout: QVBoxLayout, me: Colleague, *, can_close: bool) -> None:
        languages = choice(_("Language"), [(code, language.name) for code, language in KNOWN.items()], current())
        languages.currentIndexChanged.connect(lambda: self.language_chosen.emit(languages.currentData()))
        layout.addWidget(languages)
        if draft := draft_words():
            layout.addWidget(label(draft, Text.STAFF_SMALL, tone="side"))
        kiosk = SideButton(_("Open the kiosk"), "monitor", checkable=False)
        kiosk.clicked.connect(self.open_kiosk)
        layout.addWidget(kiosk)
        who = label(f"{me.name}\n{role_name(me.role)}", Text.STAFF_SMALL, tone="side")
        who.setContentsMargins(Space.S, Space.S, 0, 0)
        layout.addWidget(who)
        switch = SideButton(_("Lock"), "key-round", checkable=False)
        switch.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click does not move the focus
        switch.clicked.connect(self.switch_person)
        layout.addWidget(switch)
        leave = SideButton(_("Sign out"), "lock", checkable=False)
        leave.clicked.connect(self.sign_out)
        layout.addWidget(leave)
        if can_close:  # a locked window has no frame
            end = SideButton(_("Close the program"), "log-out", checkable=False)
            end.clicked.connect(self.close_program)
            layout.addWidget(end)
