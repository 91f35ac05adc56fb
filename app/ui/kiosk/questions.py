"""The questions of a report. Each shows one part of the draft, and says when the reporter changed it. None has
to be answered (safety rule 5)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.i18n import _
from app.reports.rules.report import Danger, Draft, Feeling, Kind
from app.reports.words.report import danger_name, feeling_name, kind_name
from app.ui.kiosk.look import FaceLook
from app.ui.theme.appearance import appearance
from app.ui.theme.tokens import Space
from app.ui.widgets.labels import column
from app.ui.widgets.paint import RING
from app.ui.widgets.tile_grid import TileGrid
from app.ui.widgets.tiles import ROW_CHOICE, Tile


class Question(QWidget):
    """One question about the draft."""

    changed = Signal(object)
    title = ""
    explanation = ""
    skip = ""

    def __init__(self, draft: Draft, look: FaceLook) -> None:
        super().__init__()
        self.draft = draft
        self.look = look

    def leave_out(self) -> None:
        """Take back what was chosen here: it stays unsaid."""

    def set(self, **changes: Any) -> None:
        """Replace the draft by one with these changes, and say so."""
        self.draft = replace(self.draft, **changes)
        self.changed.emit(self.draft)


@dataclass(frozen=True)
class Option:
    """One answer to choose: its value, its word, its picture."""

    value: Any
    word: str
    image: str = ""


_ROWS = 3
"""Choices with very large letters that have a row each."""


class Choices(QWidget):
    """A grid of tiles of which one, or several, can be chosen."""

    chosen = Signal(object, bool)

    def __init__(
        self, options: Iterable[Option], chosen: Iterable[Any], look: FaceLook, *, several: bool, columns: int
    ) -> None:
        super().__init__()
        self.tiles: dict[Any, Tile] = {}
        # Qt takes the Tab key away from the others of a group once one is chosen: no group where several can be.
        group = None if several else QButtonGroup(self)
        options, shape = list(options), look.tile
        if look.pictures and appearance().very_large:
            columns, shape = 1 if len(options) <= _ROWS else 2, ROW_CHOICE
        grid = TileGrid(columns, Space.L - 2 * RING if look.pictures and not shape.beside else 0)
        self.setLayout(grid)
        wanted = set(chosen)
        for option in options:
            tile = Tile(option.word, shape, option.image)
            tile.setChecked(option.value in wanted)
            tile.clicked.connect(lambda on, value=option.value: self.chosen.emit(value, on))
            if group is not None:
                group.addButton(tile)
            grid.addWidget(tile)
            self.tiles[option.value] = tile


def centred(widget: QWidget, look: FaceLook, lines: int = 1) -> QWidget:
    """Return the widget with air around it where tiles are large, at the top where they are words."""
    holder = QWidget()
    layout = column(space=0)
    if look.pictures:
        layout.addStretch(1)
        layout.addWidget(widget, 6 * lines**2)
        layout.addStretch(2)
    else:
        layout.addWidget(widget)
    holder.setLayout(layout)
    return holder


class _OneOf(Question):
    """A question with one answer among a few."""

    field = ""
    columns = 5

    def options(self) -> list[Option]:
        raise NotImplementedError

    def __init__(self, draft: Draft, look: FaceLook) -> None:
        super().__init__(draft, look)
        columns = self.columns if look.pictures else 3
        choices = Choices(self.options(), [getattr(draft, self.field)], look, several=False, columns=columns)
        choices.chosen.connect(lambda value, _on: self.set(**{self.field: value}))
        layout = column(space=0)
        layout.addWidget(centred(choices, look, -(-len(choices.tiles) // columns)))
        self.setLayout(layout)


class KindQuestion(_OneOf):
    """What it is."""

    field = "kind"
    columns = 3

    def __init__(self, draft: Draft, look: FaceLook) -> None:
        self.title = _("What is it?")
        self.skip = _("It is for my meeting")
        self.look = look
        super().__init__(draft, look)

    def options(self) -> list[Option]:
        """Return six kinds where choices are pictures: a meeting is announced, and has its own way in below."""
        kinds = [kind for kind in Kind if kind is not Kind.MEETING or not self.look.pictures]
        return [Option(kind, kind_name(kind), kind.value) for kind in kinds]

    def leave_out(self) -> None:
        """It is for a meeting."""
        self.set(kind=Kind.MEETING)


class FeelingQuestion(_OneOf):
    """How it feels."""

    field = "feeling"

    def __init__(self, draft: Draft, look: FaceLook) -> None:
        self.title = _("How do you feel?")
        self.skip = _("I would rather not say")
        super().__init__(draft, look)

    def options(self) -> list[Option]:
        return [Option(one, feeling_name(one), f"feeling-{one.value}") for one in Feeling]

    def leave_out(self) -> None:
        """Take back the face."""
        self.set(feeling=None)


class DangerQuestion(_OneOf):
    """Whether somebody is in danger now."""

    field = "danger"
    columns = 3

    def __init__(self, draft: Draft, look: FaceLook) -> None:
        self.title = _("Are you in danger now?")
        super().__init__(draft, look)

    def options(self) -> list[Option]:
        order = (Danger.NO, Danger.UNSURE, Danger.YES)
        return [Option(one, danger_name(one), f"danger-{one.value}") for one in order]


QuestionMaker = Callable[[Draft, FaceLook], Question]
