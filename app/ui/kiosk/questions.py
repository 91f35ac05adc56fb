"""The questions of a report. Each shows one part of the draft, and says when the reporter changed it. None has
to be answered (safety rule 5)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.i18n import _
from app.reports.rules.report import Danger, Draft, Feeling, Kind
from app.reports.words.report import danger_name, feeling_name, kind_name
from app.ui.kiosk.look import FaceLook
from app.ui.kiosk.saying_editor import SayingEditor
from app.ui.theme.appearance import appearance
from app.ui.theme.tokens import Space
from app.ui.widgets.labels import column
from app.ui.widgets.paint import RING
from app.ui.widgets.tile_grid import TileGrid
from app.ui.widgets.tiles import ROW_CHOICE, Tile


class QuestionId(Enum):
    """The questions that a report can ask."""

    KIND = auto()
    FEELING = auto()
    WORDS = auto()
    DANGER = auto()
    ABOUT = auto()
    READERS = auto()
    NAME = auto()
    MEETING_ASK = auto()
    MEETING_DECIDE = auto()
    MEETING_PEOPLE = auto()
    MEETING_PART = auto()
    BRING = auto()
    TALK_WHERE = auto()
    TALK_WHEN = auto()
    TALK_COMPANY = auto()


class DraftQuestion(QWidget):
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

    @property
    def saying_editor(self) -> SayingEditor | None:
        """Return the editor of a free answer; None for a choice."""
        return None

    def take(self, draft: Draft) -> None:
        """Store the changed draft and emit `changed`."""
        self.draft = draft
        self.changed.emit(draft)


@dataclass(frozen=True)
class AnswerOption:
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
        self,
        options: Iterable[AnswerOption],
        chosen: Iterable[Any],
        look: FaceLook,
        *,
        several: bool,
        columns: int,
    ) -> None:
        super().__init__()
        self.tiles: dict[Any, Tile] = {}
        # Multiple choice has no group: once one is checked, Qt removes the group's others from the Tab order.
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


Put = Callable[[Draft, Any], Draft]
"""Returns a draft in which something was chosen."""


class OneOf(DraftQuestion):
    """A question with one answer among a few: `now` is the one that is chosen, `put` chooses another."""

    def __init__(
        self,
        draft: Draft,
        look: FaceLook,
        options: Sequence[AnswerOption],
        now: object,
        put: Put,
        *,
        columns: int = 3,
    ) -> None:
        super().__init__(draft, look)
        columns = columns if look.pictures else 3
        choices = Choices(options, [now], look, several=False, columns=columns)
        choices.chosen.connect(lambda value, _on: self.take(put(self.draft, value)))
        layout = column(space=0)
        layout.addWidget(centred(choices, look, -(-len(choices.tiles) // columns)))
        self.setLayout(layout)


class KindQuestion(OneOf):
    """What it is. Six kinds where choices are pictures: a meeting is announced, and has its own way in below."""

    def __init__(self, draft: Draft, look: FaceLook) -> None:
        self.title = _("What is it?")
        self.skip = _("It is for my meeting")
        kinds = [kind for kind in Kind if kind is not Kind.MEETING or not look.pictures]
        options = [AnswerOption(kind, kind_name(kind), kind.value) for kind in kinds]
        super().__init__(draft, look, options, draft.kind, lambda before, kind: replace(before, kind=kind))

    def leave_out(self) -> None:
        """It is for a meeting."""
        self.take(replace(self.draft, kind=Kind.MEETING))


class FeelingQuestion(OneOf):
    """How it feels."""

    def __init__(self, draft: Draft, look: FaceLook) -> None:
        self.title = _("How do you feel?")
        self.skip = _("I would rather not say")
        options = [AnswerOption(feeling, feeling_name(feeling), f"feeling-{feeling.value}") for feeling in Feeling]
        super().__init__(
            draft, look, options, draft.feeling, lambda before, one: replace(before, feeling=one), columns=5
        )

    def leave_out(self) -> None:
        """Take back the face."""
        self.take(replace(self.draft, feeling=None))


class DangerQuestion(OneOf):
    """Whether somebody is in danger now."""

    def __init__(self, draft: Draft, look: FaceLook) -> None:
        self.title = _("Are you in danger now?")
        order = (Danger.NO, Danger.UNSURE, Danger.YES)
        options = [AnswerOption(danger, danger_name(danger), f"danger-{danger.value}") for danger in order]
        super().__init__(draft, look, options, draft.danger, lambda before, one: replace(before, danger=one))


QuestionMaker = Callable[[Draft, FaceLook], DraftQuestion]
