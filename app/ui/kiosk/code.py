"""Find my answer: the seven pictures of the receipt, tapped in order on a page of 64."""

from dataclasses import replace

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.i18n import _, content, ngettext
from app.reports.rules.receipts import LENGTH, PICTURES, Code
from app.ui.kiosk.frame import PageFrame
from app.ui.kiosk.look import FaceLook
from app.ui.theme.appearance import appearance
from app.ui.theme.fonts import font
from app.ui.theme.images import receipt_picture
from app.ui.theme.tokens import Size, Space
from app.ui.widgets.buttons import Button, Weight
from app.ui.widgets.labels import card, label, row
from app.ui.widgets.tiles import PICTURE_CHOICE, Tile

_COLUMNS = 8


class PictureTile(Tile):
    """One of the 64 pictures; its name is shown when it is chosen, and told to screen readers."""

    def __init__(self, name: str, side: int = PICTURE_CHOICE.picture) -> None:
        super().__init__("", replace(PICTURE_CHOICE, picture=side), name, checkable=False)
        self.setAccessibleName(content.picture_name(name))
        self.setToolTip(content.picture_name(name))

    def sizeHint(self) -> QSize:
        return PICTURE_CHOICE.smallest

    def image(self, side: int) -> QPixmap:
        return receipt_picture(self._image, side)

    def paint_content(self, painter: QPainter, body: QRectF) -> None:
        side = min(self.shape.picture, round(body.height()) - 2)
        middle = body.center()
        place = QPoint(round(middle.x() - side / 2), round(middle.y() - side / 2))
        painter.drawPixmap(place, receipt_picture(self._image, side))


class CodePage(PageFrame):
    """Collects the pictures of a receipt, or of a ballot card; `entered` gives them."""

    entered = Signal(object)

    def __init__(
        self, look: FaceLook, title: str = "", hint: str = "", onward: str = "", length: int = LENGTH
    ) -> None:
        super().__init__(
            look, title or _("Find your answer"), onward=onward or _("Show my answer"), beside_hide=True
        )
        self._hint, self._length = hint or _("Tap your 7 pictures in order."), length
        self._code: list[str] = []
        if appearance().narrow:
            self.content.addWidget(self._slots(length))
            self.content.addWidget(self._page(), 1)
        else:
            body = row(self._slots(2), self._page(), space=Space.L)
            body.setStretch(1, 1)
            self.content.addLayout(body, 1)
        self.onward.connect(lambda: self.entered.emit(tuple(self._code)))
        self._show()

    @property
    def code(self) -> Code:
        """Return the pictures chosen so far."""
        return tuple(self._code)

    def start_again(self, message: str) -> None:
        """Say what was wrong and take the pictures away."""
        self._code.clear()
        self.say(message)
        self._show()

    def _slots(self, across: int) -> QWidget:
        frame, layout = card(self.look.card, margin=Space.M, space=Space.S)
        if across == 2:
            frame.setFixedWidth(Size.SIDE_CARDS)
        layout.addWidget(label(self._hint, self.look.small))
        self._places: list[QLabel] = []
        grid = QGridLayout()
        grid.setSpacing(Space.XS)
        for place in range(self._length):
            sign = QLabel()
            sign.setFixedSize(Size.TOUCH, Size.TOUCH)
            sign.setFont(font(self.look.small))
            sign.setProperty("chip", "slot")
            sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(sign, place // across, place % across, Qt.AlignmentFlag.AlignCenter)
            self._places.append(sign)
        layout.addLayout(grid, 1)
        self._delete = Button(_("Take the last one away"), self.look.hide, Weight.QUIET)
        self._delete.clicked.connect(self._take_away)
        layout.addWidget(self._delete, 0, Qt.AlignmentFlag.AlignCenter)
        return frame

    def _page(self) -> QWidget:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setSpacing(0)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, name in enumerate(PICTURES):
            tile = PictureTile(name)
            tile.clicked.connect(lambda _checked=False, name=name: self.add(name))
            grid.addWidget(tile, place // _COLUMNS, place % _COLUMNS)
        return page

    def add(self, name: str) -> None:
        if len(self._code) < self._length:
            self._code.append(name)
            self.say("")
            self._show()

    def _take_away(self) -> None:
        if self._code:
            self._code.pop()
            self._show()

    def _show(self) -> None:
        for place, sign in enumerate(self._places):
            if place < len(self._code):
                word = content.picture_name(self._code[place])
                sign.setPixmap(receipt_picture(self._code[place], Size.TOUCH))
            else:
                word = ""
                sign.setPixmap(QPixmap())
                sign.setText(str(place + 1))
            sign.setToolTip(word)
            sign.setAccessibleName(f"{place + 1}: {word}")
        missing = self._length - len(self._code)
        self._delete.setEnabled(bool(self._code))
        self.onward_button.setEnabled(missing == 0)
        self.onward_button.setAccessibleDescription(
            ngettext("{count} picture is missing", "{count} pictures are missing", missing).format(count=missing)
            if missing
            else ""
        )
