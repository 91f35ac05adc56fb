"""My rights: the cards, six on a page; one card with an everyday example, and a way to say it is not respected."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.home.words.rights import right_source
from app.i18n import _, content
from app.ui.kiosk.everyday import EverydayFlow
from app.ui.kiosk.frame import PageFrame
from app.ui.kiosk.look import FaceLook
from app.ui.kiosk.stand import Flow, Stand
from app.ui.theme.images import picture
from app.ui.theme.tokens import Size, Space
from app.ui.widgets.labels import card, column, label, row, scrolling
from app.ui.widgets.paint import RING
from app.ui.widgets.tiles import CHILD_CHOICE, Tile

if TYPE_CHECKING:
    from app.ui.kiosk.services import KioskServices

_ON_A_PAGE, _COLUMNS = 6, 3


class RightCardsPage(PageFrame):
    """Six cards to choose from."""

    chosen = Signal(str)

    def __init__(self, look: FaceLook, ids: list[str], number: int) -> None:
        first, self.is_last = number * _ON_A_PAGE, (number + 1) * _ON_A_PAGE >= len(ids)
        pages = -(-len(ids) // _ON_A_PAGE)
        super().__init__(
            look,
            _("My rights"),
            progress=(number, pages),
            onward=_("Done") if self.is_last else _("More"),
            onward_icon="" if self.is_last else "arrow-right",
            skip=_("Everyday questions"),
            text_in=content.language_of("rights"),
        )
        grid = QGridLayout()
        grid.setSpacing(Space.L - 2 * RING)
        cards = content.texts("rights")
        for place, name in enumerate(ids[first : first + _ON_A_PAGE]):
            tile = Tile(cards[name]["title"], CHILD_CHOICE, f"right-{name}", checkable=False)
            tile.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
            grid.addWidget(tile, place // _COLUMNS, place % _COLUMNS)
        self.content.addLayout(grid, 1)


class RightPage(PageFrame):
    """One card. `tell` begins a report with this right."""

    def __init__(self, look: FaceLook, name: str) -> None:
        words = content.texts("rights")[name]
        super().__init__(
            look,
            words["title"],
            onward=_("This is not respected: tell it"),
            onward_icon="message-circle",
            text_in=content.language_of("rights"),
        )
        sign = QLabel()
        sign.setPixmap(picture(f"right-{name}", Size.PICTURE_BIG))
        sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        frame, inside = card(look.card, margin=Space.L)
        inside.addWidget(sign, 1)
        frame.setFixedWidth(Size.SIDE_CARDS)
        said = column(space=Space.M)
        said.addWidget(label(words["text"], look.text))
        example, lines = card("soft", margin=Space.L, space=Space.XS // 2)
        lines.addWidget(label(_("For example"), look.small_bold))
        lines.addWidget(label(words["example"], look.text))
        said.addWidget(example)
        said.addWidget(label(right_source(name), look.small, tone="muted"))
        said.addStretch(1)
        texts = QWidget()
        texts.setLayout(said)
        parts = row(frame, scrolling(texts), space=Space.XL)
        parts.setStretch(1, 1)
        self.content.addLayout(parts, 1)


class RightsFlow(Flow):
    """Leafing through the cards."""

    def __init__(self, stand: Stand) -> None:
        super().__init__(stand)
        self._ids = list(content.facts("rights"))

    def begin(self) -> None:
        """Show the first six."""
        self._show_cards(0)

    def _show_cards(self, number: int) -> None:
        page = RightCardsPage(self._stand.look, self._ids, number)
        page.back.connect(lambda: self._show_cards(number - 1) if number else self._stand.forget())
        page.onward.connect(lambda: self._stand.forget() if page.is_last else self._show_cards(number + 1))
        page.chosen.connect(lambda name: self._show_card(name, number))
        page.skip.connect(lambda: self._stand.with_services(lambda services: self._everyday(services, number)))
        self._show(page)

    def _everyday(self, services: "KioskServices", number: int) -> None:
        def show_right(right: str) -> None:
            self._show_card(right, number)

        EverydayFlow(self._stand, services, lambda: self._show_cards(number), show_right).begin()

    def _show_card(self, name: str, number: int) -> None:
        page = RightPage(self._stand.look, name)
        page.back.connect(lambda: self._show_cards(number))
        page.onward.connect(lambda: self._stand.tell_about(name))
        self._show(page)
