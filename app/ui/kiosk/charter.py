"""The charter in the kiosk: the rights, six on a page; one right with its responsibilities; a stamp under it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.charter.rules import Charter, Pair, Signature, text_of
from app.core.errors import MengStemmError
from app.core.languages import language_in
from app.core.signs import SIGNS
from app.i18n import _, formats, ngettext, preferred
from app.ui.kiosk.everyday import QuestionTile
from app.ui.kiosk.frame import PageFrame
from app.ui.kiosk.look import FaceLook
from app.ui.kiosk.sign_page import SignPage, fill_beside
from app.ui.kiosk.stand import Flow, Stand
from app.ui.theme.appearance import appearance
from app.ui.theme.images import picture
from app.ui.theme.tokens import Size, Space
from app.ui.widgets.labels import card, chip, column, label, row
from app.ui.widgets.paint import RING
from app.ui.widgets.tile_grid import TileGrid
from app.ui.widgets.tiles import FACE_CHOICE, QUESTION_CHOICE, Tile
from app.ui.words import refusal

if TYPE_CHECKING:
    from app.ui.kiosk.services import KioskServices

_ON_A_PAGE, _COLUMNS = 6, 2


class CharterPage(PageFrame):
    """Six rights to choose from."""

    chosen = Signal(object)

    def __init__(self, look: FaceLook, charter: Charter, always: str, number: int) -> None:
        first = number * _ON_A_PAGE
        self.is_last = first + _ON_A_PAGE >= len(charter.pairs)
        super().__init__(
            look,
            _("Our charter"),
            explanation=always,
            progress=(number, max(1, -(-len(charter.pairs) // _ON_A_PAGE))),
            onward=_("Done") if self.is_last else _("More"),
            onward_icon="" if self.is_last else "arrow-right",
            skip=_("Put my stamp under it") if charter.number else "",
        )
        grid = TileGrid(_COLUMNS, Space.S)
        for pair in charter.pairs[first : first + _ON_A_PAGE]:
            tile = QuestionTile(
                text_of(pair, preferred()).right, QUESTION_CHOICE, pair.picture or "charter", checkable=False
            )
            tile.clicked.connect(lambda _on=False, pair=pair: self.chosen.emit(pair))
            grid.addWidget(tile)
        inside = QWidget()
        lines = column(space=Space.XS, margins=(RING, 0, RING, 0))
        lines.addLayout(grid, 1)
        if not charter.number:
            lines.addLayout(row(None, chip(_("Still to be agreed with you"), look.small, "sun"), None))
        inside.setLayout(lines)
        self.fill(inside)


class PairPage(PageFrame):
    """One right beside its responsibilities. `tell` begins a report with it."""

    def __init__(self, look: FaceLook, pair: Pair) -> None:
        text = text_of(pair, preferred())
        super().__init__(
            look,
            text.right,
            onward=_("This is not respected: tell it"),
            onward_icon="message-circle",
            text_in=language_in(pair.texts, preferred()),
        )
        sign = QLabel()
        sign.setPixmap(picture(pair.picture or "charter", Size.PICTURE_TILE))
        sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        frame, inside = card(look.card, margin=Space.L)
        inside.addWidget(sign, 1)
        both = QGridLayout()
        both.setSpacing(Space.S)
        for place, (name, words) in enumerate(((_("We children"), text.children), (_("We adults"), text.adults))):
            side, lines = card("soft", margin=Space.M, space=Space.XS // 2)
            lines.addWidget(label(name, look.small_bold))
            lines.addWidget(label(words, look.text))
            lines.addStretch(1)
            narrow = appearance().narrow
            both.addWidget(side, place if narrow else 0, 0 if narrow else place)
        said = column(space=Space.S)
        said.addLayout(both)
        for name, words in ((_("Why?"), text.why), (_("For example"), text.example)):
            if words:
                lines_of = column(space=0)
                lines_of.addWidget(label(name, look.small_bold, tone="muted"))
                lines_of.addWidget(label(words, look.text))
                said.addLayout(lines_of)
        said.addStretch(1)
        texts = QWidget()
        texts.setLayout(said)
        frame.setFixedWidth(Size.PICTURE_BIG)
        fill_beside(self, frame, texts)


class StampPage(PageFrame):
    """Twelve stamps; one goes under the charter."""

    chosen = Signal(str)

    def __init__(self, look: FaceLook, count: int) -> None:
        stamped = ngettext("{count} child has put a stamp.", "{count} children have put a stamp.", count)
        super().__init__(
            look,
            _("Choose your stamp"),
            explanation=stamped.format(count=formats.number(count)) if count else "",
            onward=_("Done"),
            onward_icon="",
        )
        grid = TileGrid(6, Space.S)
        for number, name in enumerate(SIGNS, 1):
            tile = Tile("", FACE_CHOICE, f"sign-{name}", checkable=False)
            tile.setAccessibleName(_("Stamp {number}").format(number=number))
            tile.clicked.connect(lambda _on=False, name=name: self.chosen.emit(f"sign-{name}"))
            grid.addWidget(tile)
        inside = QWidget()
        inside.setLayout(grid)
        self.fill(inside)


class CharterFlow(Flow):
    """Leafing through the charter."""

    def __init__(self, stand: Stand, services: KioskServices, leave: Callable[[], None]) -> None:
        super().__init__(stand)
        self._services, self._leave = services, leave
        self._charter = services.charters.shown()

    def begin(self, number: int = 0) -> None:
        """Show six rights."""
        from app.charter.services.charter import always  # noqa: PLC0415 - has loaded by now

        page = CharterPage(self._stand.look, self._charter, always(), number)
        page.back.connect(lambda: self.begin(number - 1) if number else self._leave())
        page.onward.connect(lambda: self._stand.forget() if page.is_last else self.begin(number + 1))
        page.chosen.connect(lambda pair: self._show_pair(pair, number))
        page.skip.connect(lambda: self._ask_stamp(number))
        self._show(page)

    def _show_pair(self, pair: Pair, number: int) -> None:
        page = PairPage(self._stand.look, pair)
        page.back.connect(lambda: self.begin(number))
        page.onward.connect(lambda: self._stand.tell_about(pair.card))
        self._show(page)

    def _ask_stamp(self, number: int) -> None:
        page = StampPage(self._stand.look, _stamps(self._charter.signatures))
        page.back.connect(lambda: self.begin(number))
        page.onward.connect(self._stand.forget)
        page.chosen.connect(lambda stamp: self._stamp(page, stamp))
        self._show(page)

    def _stamp(self, page: StampPage, stamp: str) -> None:
        try:
            self._charter = self._services.charters.stamp(stamp)
        except MengStemmError as error:
            page.say(refusal(error))
            return
        words = _("Thank you. The rights hold for all of us, from today on.")
        thanks = SignPage(self._stand.look, _("Your stamp is under the charter."), stamp, words)
        thanks.onward.connect(self._stand.forget)
        self._show(thanks)


def _stamps(signatures: Sequence[Signature]) -> int:
    return sum(bool(signature.stamp) for signature in signatures)
