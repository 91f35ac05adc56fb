"""The kiosk's first page: the language by its own name, and what you can do here."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.i18n import KNOWN, _, current
from app.i18n.names import draft_words
from app.ui.kiosk.readable import ReadablePage
from app.ui.theme.appearance import appearance
from app.ui.theme.images import icon
from app.ui.theme.tokens import Colour, Size, Space, Text
from app.ui.widgets.buttons import CHILD_SMALL, LANGUAGE, Button, Weight
from app.ui.widgets.labels import column, label, row, scrolling
from app.ui.widgets.paint import RING
from app.ui.widgets.tiles import HOME_ROW, HomeTile, Tile
from app.ui.widgets.wrapping import Wrapping


class StartPage(ReadablePage):
    """Where everyone begins. Needs no data, so that it is on the screen at once."""

    language_chosen = Signal(str)
    tell = Signal()
    see_answer = Signal()
    see_helpers = Signal()
    see_rights = Signal()
    see_parliament = Signal()
    for_staff = Signal()
    slow_chosen = Signal(bool)
    see_settings = Signal()

    def __init__(self, home_name: str, *, slow: bool = False) -> None:
        super().__init__()
        self._slow = slow
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title = _("Hello! What would you like to do?")
        self.setAccessibleName(title)
        margin = Space.XL - RING
        outer = column(space=Space.S, margins=(margin, Space.L - RING, margin, Space.L))
        outer.addLayout(self._languages())
        titles = column(space=Space.XS, margins=(RING, Space.L, RING, Space.M))
        titles.addWidget(label(title, Text.CHILD_TITLE))
        if draft := draft_words():
            titles.addWidget(label(draft, Text.CHILD_SMALL, tone="muted"))
        elif not appearance().very_large:
            titles.addWidget(label(_("Your voice counts. We listen."), Text.CHILD_TEXT, tone="muted"))
        if appearance().needs_room:
            inside = QWidget()
            titles.addLayout(self._tiles(), 1)
            titles.addWidget(self._foot(home_name))
            inside.setLayout(titles)
            outer.addWidget(scrolling(inside), 1)
        else:
            outer.addLayout(titles)
            outer.addLayout(self._tiles(), 1)
            outer.addWidget(self._foot(home_name))
        self.setLayout(outer)

    def _languages(self) -> Wrapping:
        parts = Wrapping(space=0)
        for code, language in KNOWN.items():
            chosen = code == current()
            button = Button(language.name, LANGUAGE, Weight.OUTLINE if chosen else Weight.PLAIN)
            button.setCheckable(True)
            button.setChecked(chosen)
            button.clicked.connect(lambda _checked=False, code=code: self.language_chosen.emit(code))
            parts.addWidget(button)
        parts.add_stretch()
        weight = Weight.OUTLINE if self._slow else Weight.QUIET
        slower = Button(_("Read slowly"), CHILD_SMALL, weight, icon_before="turtle")
        slower.only_icon(True)
        slower.setCheckable(True)
        slower.setChecked(self._slow)
        slower.clicked.connect(self.slow_chosen)
        parts.addWidget(slower)
        parts.addWidget(self.read_button(CHILD_SMALL))
        looks = Button(_("How it looks and sounds"), CHILD_SMALL, Weight.QUIET, icon_before="sliders-horizontal")
        looks.only_icon(True)
        looks.clicked.connect(self.see_settings)
        parts.addWidget(looks)
        return parts

    def _tiles(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(Space.L - 2 * RING)
        tell = _tile(_("I want to say something"), "speak", Colour.GO, big=True)
        answer = _tile(_("My answer"), "answer", Colour.SUN)
        helpers = _tile(_("Who helps me?"), "helpers", Colour.LEAF)
        rights = _tile(_("My rights"), "rights", Colour.MIST)
        parliament = _tile(_("Parliament"), "parliament", Colour.LILAC)
        if appearance().narrow:
            grid.addWidget(tell, 0, 0, 1, 2)
            for place, tile in enumerate((answer, parliament, helpers, rights)):
                grid.addWidget(tile, 1 + place // 2, place % 2)
        else:
            grid.addWidget(tell, 0, 0, 2, 1)
            for place, tile in enumerate((answer, parliament, helpers, rights)):
                grid.addWidget(tile, place // 2, 1 + place % 2)
            for place, share in enumerate((5, 4, 4)):
                grid.setColumnStretch(place, share)
            grid.setRowStretch(0, 1)
            grid.setRowStretch(1, 1)
        rights.clicked.connect(self.see_rights)
        parliament.clicked.connect(self.see_parliament)
        tell.clicked.connect(self.tell)
        answer.clicked.connect(self.see_answer)
        helpers.clicked.connect(self.see_helpers)
        self.tell_tile = tell
        return grid

    def _foot(self, home_name: str) -> QWidget:
        lock = QLabel()
        lock.setPixmap(icon("lock", Size.ICON_BIG, Colour.INK))
        staff = Button(_("For staff"), CHILD_SMALL, Weight.LINK)
        staff.clicked.connect(self.for_staff)
        promise = label(_("Only the people you choose can read what you write."), Text.CHILD_SMALL, tone="muted")
        name = label(home_name, Text.CHILD_SMALL, tone="muted", wrap=False)
        foot = QWidget()
        beside = row(lock, promise, space=Space.S)
        beside.setStretch(1, 1)
        if appearance().narrow:
            lines = column(space=Space.XS, margins=(RING, 0, 0, 0))
            lines.addLayout(beside)
            lines.addLayout(row(name, None, staff, space=Space.S))
            foot.setLayout(lines)
        else:
            parts = row(beside, name, staff, space=Space.S)
            parts.setStretch(0, 1)
            parts.setContentsMargins(RING, 0, 0, 0)
            foot.setLayout(parts)
        return foot


def _tile(words: str, image: str, fill: str, *, big: bool = False) -> Tile:
    """Return a way to go; with very large letters a low one, so that the words of all of them are in sight."""
    if not appearance().very_large:
        return HomeTile(words, image, fill, big=big)
    look = replace(HOME_ROW, fill=Colour.GO_SOFT if big else fill, border=fill)
    return Tile(words, look, image, checkable=False)
