"""Say it with pictures: who, what, where, when, how; the sentence grows at the top."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLayout, QWidget

from app.core.saying import SENTENCE_LIMIT
from app.i18n import _, content
from app.reports.words.report import picture_word
from app.ui.kiosk.frame import PageFrame
from app.ui.kiosk.look import FaceLook
from app.ui.theme.appearance import appearance
from app.ui.theme.tokens import Size, Space
from app.ui.widgets.buttons import Button, Weight
from app.ui.widgets.labels import card, column, emptied, label, row, scrolling
from app.ui.widgets.said import PictureSentence, pictogram
from app.ui.widgets.tiles import SAY_CHOICE, Tile
from app.ui.widgets.wrapping import Wrapping

_TAB = replace(SAY_CHOICE, picture=0, smallest=QSize(Size.TOUCH, Size.TOUCH))


class Pictogram(Tile):
    """A picture that goes into the sentence."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(picture_word(name), SAY_CHOICE, name, checkable=False)

    def image(self, side: int) -> QPixmap:
        return pictogram(self.name, side)

    def minimumSizeHint(self) -> QSize:
        """Return what picture and word need: the page scrolls."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())


class PicturesPage(PageFrame):
    """One sentence of pictures; `sentence` is what it says now."""

    def __init__(self, look: FaceLook, sentence: tuple[str, ...]) -> None:
        super().__init__(
            look,
            _("Say it with pictures"),
            onward=_("My sentence is ready"),
            onward_icon="check",
            beside_hide=True,
        )
        self.sentence = sentence
        self._groups = content.facts("pictograms")
        self._columns = 0
        self._line = column(space=0)
        self._away = Button(_("Take the last one away"), look.hide, Weight.QUIET, icon_before="delete")
        self._away.only_icon(True)
        self._away.clicked.connect(self._take_away)
        frame, inside = card(look.card, margin=Space.S)
        parts = row(self._line, self._away)
        parts.setStretch(0, 1)
        inside.addLayout(parts)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        page = QWidget()
        page.setLayout(self._grid)
        self._area = scrolling(page)
        self.content.setSpacing(Space.XS)
        self.content.addWidget(frame)
        self.content.addLayout(self._tabs())
        self.content.addWidget(self._area, 1)
        self._open(next(iter(self._groups)))
        self._show()

    def _tabs(self) -> QLayout:
        tabs: QLayout = Wrapping(space=0) if appearance().narrow else row(space=0)
        group = QButtonGroup(self)
        for place, name in enumerate(self._groups):
            tab = Tile(content.texts("pictograms")["groups"][name], _TAB)
            tab.setChecked(place == 0)
            tab.clicked.connect(lambda _on=False, name=name: self._open(name))
            group.addButton(tab)
            tabs.addWidget(tab)
        return tabs

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many pictures beside each other as there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _open(self, group: str) -> None:
        emptied(self._grid)
        for place in range(self._columns):
            self._grid.setColumnStretch(place, 0)
        self._tiles = [Pictogram(name) for name in self._groups[group]]
        for tile in self._tiles:
            tile.clicked.connect(lambda _on=False, name=tile.name: self._add(name))
        self._columns = 0
        self._arrange()
        self._area.verticalScrollBar().setValue(0)

    def _arrange(self) -> None:
        room = self.width() - 2 * self.look.margin - Space.M
        widest = max(tile.minimumSizeHint().width() for tile in self._tiles)
        columns = max(1, room // max(widest, SAY_CHOICE.smallest.width()))
        if columns == self._columns:
            return
        for place in range(max(columns, self._columns)):
            self._grid.setColumnStretch(place, int(place < columns))
        self._columns = columns
        for place, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, place // columns, place % columns)

    def _add(self, name: str) -> None:
        if len(self.sentence) < SENTENCE_LIMIT:
            self.sentence = (*self.sentence, name)
            self._show()

    def _take_away(self) -> None:
        self.sentence = self.sentence[:-1]
        self._show()

    def _show(self) -> None:
        emptied(self._line)
        if self.sentence:
            self._line.addWidget(PictureSentence(self.sentence, self.look.small, Size.BUTTON_STAFF))
        else:
            self._line.addWidget(
                label(_("Touch pictures. They make your sentence."), self.look.text, tone="muted")
            )
        self._away.setEnabled(bool(self.sentence))
        full = len(self.sentence) >= SENTENCE_LIMIT
        self.say(_("Your sentence is full.") if full else "")
