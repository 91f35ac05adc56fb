"""A keyboard on the screen, for touch screens without keys: the letters of the languages, large, in the order
of the language or of the alphabet. It stands under the text and never over it."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import _, current
from app.ui.kiosk.look import FaceLook
from app.ui.theme.appearance import appearance, room_across, tinted
from app.ui.theme.fonts import font
from app.ui.theme.images import icon
from app.ui.theme.tokens import Colour, Radius, Size
from app.ui.widgets.accessible_button import AccessibleButton
from app.ui.widgets.labels import column, row
from app.ui.widgets.paint import focus_ring, ground, has_keyboard

_APOSTROPHE = "’"
_ROWS = {
    "lb": ("qwertzuiopü", "asdfghjklöä", "yxcvbnmëéè’"),
    "de": ("qwertzuiopü", "asdfghjklöä", "yxcvbnmëéèß"),
    "fr": ("azertyuiopé", "qsdfghjklmè", "wxcvbnçàêù’"),
    "en": ("qwertyuiopé", "asdfghjklëä", "zxcvbnmöüèç"),
    "pt": ("qwertyuiopã", "asdfghjklçõ", "zxcvbnmáéíó"),
}
_ALPHABET = {
    "lb": ("abcdefghijk", "lmnopqrstuv", "wxyzäëéèöü’"),
    "de": ("abcdefghijk", "lmnopqrstuv", "wxyzäöüßéèë"),
    "fr": ("abcdefghijk", "lmnopqrstuv", "wxyzéèêàçù’"),
    "en": ("abcdefghijk", "lmnopqrstuv", "wxyzéèëäöüç"),
    "pt": ("abcdefghijk", "lmnopqrstuv", "wxyzãçáéíóõ"),
}
_MORE = ("1234567890", "éèêëàâäîïôö", "ùûüúçß'’-()!")
_GAP = 3


def _letters(of: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the rows of the current language; the English ones where it has none of its own."""
    return of.get(current(), of["en"])


class Key(AccessibleButton):
    """One key. Pressing it leaves the focus in the text field."""

    def __init__(self, text: str, look: FaceLook, *, name: str = "", sign: str = "", wide: int = 1) -> None:
        super().__init__()
        self._sign = sign
        self.setText(text)
        self.setAccessibleName(name or text)
        self.setFont(font(look.text_bold))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHorizontalStretch(wide)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(Size.TOUCH, Size.TOUCH)

    def minimumSizeHint(self) -> QSize:
        return QSize(Size.BUTTON_STAFF, Size.TOUCH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(_GAP, _GAP, -_GAP, -_GAP)
        fill = Colour.GO_SOFT if self.isDown() or self.isChecked() else Colour.SURFACE
        ground(painter, body, Radius.STAFF, fill, Colour.LINE_CONTROL, Size.BORDER)
        if self._sign:
            image, side = icon(self._sign, Size.ICON_BIG), Size.ICON_BIG
            painter.drawPixmap(round(body.center().x() - side / 2), round(body.center().y() - side / 2), image)
        painter.setPen(tinted(Colour.INK))
        painter.setFont(self.font())
        painter.drawText(body, Qt.AlignmentFlag.AlignCenter, self.text())
        if has_keyboard(self):
            focus_ring(painter, QRectF(self.rect()), Radius.STAFF)


class ScreenKeyboard(QWidget):
    """`typed` brings letters; `erase` takes the last one away; `read` asks to hear what is written,
    `put_away` to see the other ways to say it again."""

    typed = Signal(str)
    erase = Signal()
    read = Signal()
    put_away = Signal()

    def __init__(self, look: FaceLook) -> None:
        super().__init__()
        self._look = look
        self._alphabet = self._more = self._large = False
        self.setAccessibleName(_("Keyboard"))
        self._letters: list[Key] = []
        self._rows = column(space=0)
        self.setLayout(self._rows)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._upright = appearance().upright
        self._double = 1 if self._upright else 2
        self._lines = [row(space=0) for _line in range(5 if self._upright else 4)]
        for line in self._lines:
            self._rows.addLayout(line)
        self._make()

    def _make(self) -> None:
        for line in self._lines:
            while item := line.takeAt(0):
                if key := item.widget():
                    key.hide()
                    key.deleteLater()
        rows = _MORE if self._more else _letters(_ALPHABET if self._alphabet else _ROWS)
        if self._upright:
            every, across = "".join(rows), (room_across() - 2 * self._look.margin) // Size.TOUCH - 1
            rows = tuple(every[start : start + across] for start in range(0, len(every), across))
        self._letters = []
        for number, letters in enumerate(rows):
            for letter in letters:
                name = _("Apostrophe") if letter == _APOSTROPHE else ""
                key = Key(letter.upper() if self._large and letter != "ß" else letter, self._look, name=name)
                key.clicked.connect(lambda _on=False, key=key: self._type(key.text()))
                self._lines[number].addWidget(key)
                self._letters.append(key)
        self._add(0, "", "delete", _("Erase"), self.erase.emit, wide=self._double)
        self._add(1, "", "corner-down-left", _("New line"), lambda: self.typed.emit("\n"))
        shift = self._add(2, "", "arrow-big-up", _("Capital letters"), self._shift)
        shift.setCheckable(True)
        shift.setChecked(self._large)
        order = "ABC" if not self._alphabet else _letters(_ROWS)[0][:3].upper()
        name = _("In the order of the alphabet") if not self._alphabet else _("As on a keyboard")
        self._add(-1, order, "", name, self._other_order, wide=self._double)
        self._add(
            -1,
            "123" if not self._more else "abc",
            "",
            _("Numbers and signs"),
            self._other_signs,
            wide=self._double,
        )
        self._add(-1, ",", "", _("Comma"), lambda: self._type(","))
        self._add(-1, "", "", _("Space"), lambda: self.typed.emit(" "), wide=self._double + 1)
        self._add(-1, ".", "", _("Full stop"), lambda: self._type("."))
        self._add(-1, "?", "", _("Question mark"), lambda: self._type("?"))
        self._add(-1, "", "volume-2", _("Read what I wrote"), self.read.emit, wide=self._double)
        self._add(-1, "", "chevron-down", _("Put the keyboard away"), self.put_away.emit, wide=self._double)

    def _add(self, line: int, text: str, sign: str, name: str, act: object, wide: int = 1) -> Key:
        key = Key(text, self._look, name=name, sign=sign, wide=wide)
        key.clicked.connect(act)
        self._lines[line].addWidget(key)
        return key

    def _type(self, letter: str) -> None:
        self.typed.emit(letter)
        if self._large:
            self._shift()

    def _shift(self) -> None:
        self._large = not self._large
        self._make()

    def _other_order(self) -> None:
        self._alphabet, self._more = not self._alphabet, False
        self._make()

    def _other_signs(self) -> None:
        self._more = not self._more
        self._make()
