"""What a small window can ask for. Each part has a type: what is given for it has that type too."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QDate, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QListWidget, QListWidgetItem, QVBoxLayout

from app.core.days import EARLIEST, LATEST
from app.i18n import _, content
from app.reports.words.report import picture_word
from app.ui.theme.fonts import font
from app.ui.theme.images import picture
from app.ui.theme.tokens import Size, Text
from app.ui.widgets.forms import Field, NewPassword, choice, short
from app.ui.widgets.labels import label, row

Value = TypeVar("Value")
Value_co = TypeVar("Value_co", covariant=True)


@dataclass(frozen=True, eq=False)
class Part(Generic[Value_co]):
    """Something that is asked for, by its name. A part is the key to what was given for it."""

    name: str


@dataclass(frozen=True, eq=False)
class Choice(Part[Value_co]):
    """One of several: `options` are values and words; `chosen` defaults to the first. With `ask` nothing is
    preselected, and the dialog waits for a choice: nobody gets or loses access by being first in a list."""

    options: Sequence[tuple[Value_co, str]]
    chosen: Value_co | None = None
    ask: bool = False


@dataclass(frozen=True, eq=False)
class Line(Part[str]):
    """One line to type."""

    hint: str = ""
    text: str = ""


@dataclass(frozen=True, eq=False)
class Words(Part[str]):
    """Room for a reason, or for more."""

    hint: str = ""
    text: str = ""


@dataclass(frozen=True, eq=False)
class Day(Part[date | None]):
    """A day, or none."""

    day: date | None = None


@dataclass(frozen=True, eq=False)
class Tick(Part[bool]):
    """Yes or no."""

    on: bool = False


@dataclass(frozen=True, eq=False)
class Secret(Part[str]):
    """A password. With `own` it is a new one, and names that are easy to guess for this person are refused."""

    own: Sequence[str] | None = None


@dataclass(frozen=True, eq=False)
class Many(Part[tuple[Value_co, ...]]):
    """Several of a list, each with a tick."""

    options: Sequence[tuple[Value_co, str]]
    chosen: Sequence[Value_co] = ()


@dataclass(frozen=True, eq=False)
class Picture(Part[str]):
    """A pictogram, or none: the name of a file in `resources/pictures`."""

    chosen: str = ""


class Given:
    """What was given, part by part."""

    def __init__(self, values: dict[Part[Any], object]) -> None:
        self._values = values

    def __getitem__(self, part: Part[Value]) -> Value:
        """Return what was given for a part."""
        value: Any = self._values[part]
        given: Value = value
        return given

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Given) and self._values == other._values

    __hash__ = None  # type: ignore[assignment]  # compared, never looked up


@dataclass(frozen=True)
class Form(Generic[Value]):
    """Parts that belong together, and what is made of what was given for them."""

    parts: Sequence[Part[Any]]
    made: Callable[[Given], Value]


Reader = Callable[[], object]
"""Reads from the widgets of a part what stands in them now."""


def asked(layout: QVBoxLayout, part: Part[Any]) -> Reader:
    """Ask for anything but a choice and a longer text, which the window has to know of."""
    match part:
        case Day():
            return asked_day(layout, part)
        case Many():
            return asked_many(layout, part)
        case Picture():
            return asked_picture(layout, part)
        case Tick():
            return asked_tick(layout, part)
        case Line() | Secret():
            return asked_line(layout, part)
        case _:
            raise TypeError(part)


def asked_line(layout: QVBoxLayout, part: Line | Secret) -> Reader:
    """Ask for a line or a password."""
    if isinstance(part, Line):
        field = Field(part.name, hint=part.hint, text=part.text)
    elif part.own is None:
        field = Field(part.name, secret=True)
    else:
        own = part.own
        field = NewPassword(lambda: own, part.name)
    layout.addWidget(field)
    return lambda: field.text


def asked_tick(layout: QVBoxLayout, part: Tick) -> Reader:
    """Ask for yes or no."""
    box = QCheckBox(part.name)
    box.setFont(font(Text.STAFF_TEXT))
    box.setChecked(part.on)
    layout.addWidget(box)
    return box.isChecked


def asked_choice(layout: QVBoxLayout, part: Choice[Value]) -> tuple[QComboBox, Reader]:
    """Ask for one of several; return the box too."""
    words: list[tuple[int, str]] = [(place, word) for place, (_value, word) in enumerate(part.options)]
    if part.ask:
        words.insert(0, (_NOTHING, _("Choose…")))
    box: QComboBox = short(choice(part.name, words))
    values = [value for value, _word in part.options]
    if part.chosen in values and not part.ask:
        box.setCurrentIndex(values.index(part.chosen))
    layout.addWidget(label(part.name, Text.STAFF_SMALL_BOLD))
    layout.addWidget(box)
    return box, lambda: values[box.currentData()] if values and box.currentData() != _NOTHING else None


_NOTHING = -1
"""Stands for no choice yet."""


def asked_picture(layout: QVBoxLayout, part: Picture) -> Reader:
    """Ask for a pictogram, or none."""
    chosen = part.chosen
    box: QComboBox = short(choice(part.name, [("", _("none"))]))
    box.setIconSize(QSize(Size.ICON_BIG, Size.ICON_BIG))
    for names in content.facts("pictograms").values():
        for name in names:
            file = f"say-{name.replace('_', '-')}"
            box.addItem(QIcon(picture(file, Size.ICON_BIG)), picture_word(name), file)
    if chosen and box.findData(chosen) < 0:
        box.addItem(QIcon(picture(chosen, Size.ICON_BIG)), _("as before"), chosen)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    layout.addWidget(label(part.name, Text.STAFF_SMALL_BOLD))
    layout.addWidget(box)
    return lambda: str(box.currentData())


def asked_many(layout: QVBoxLayout, part: Many[Value]) -> Reader:
    """Ask for several of a list, each with a tick."""
    box = QListWidget()
    box.setFont(font(Text.STAFF_TEXT))
    box.setAccessibleName(part.name)
    for value, word in part.options:
        item = QListWidgetItem(word, box)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if value in part.chosen else Qt.CheckState.Unchecked)
    rows = box.sizeHintForRow(0) * box.count() + 2 * box.frameWidth() + 2 * box.spacing()
    box.setMinimumHeight(min(rows, Size.LIST_TICKS))
    box.setMaximumHeight(max(rows, Size.BUTTON_STAFF))
    layout.addWidget(label(part.name, Text.STAFF_SMALL_BOLD))
    layout.addWidget(box, 1)

    def ticked() -> tuple[Value, ...]:
        return tuple(
            value
            for place, (value, _word) in enumerate(part.options)
            if box.item(place).checkState() == Qt.CheckState.Checked
        )

    return ticked


def asked_day(layout: QVBoxLayout, part: Day) -> Reader:
    """Ask for a day, or none."""
    day = part.day
    box = QCheckBox(part.name)
    box.setFont(font(Text.STAFF_SMALL_BOLD))
    field = QDateEdit()
    field.setCalendarPopup(True)
    field.setDateRange(*(QDate(earliest.year, earliest.month, earliest.day) for earliest in (EARLIEST, LATEST)))
    field.setDisplayFormat("dd.MM.yyyy")
    field.setFont(font(Text.STAFF_TEXT))
    field.setMinimumHeight(Size.BUTTON_STAFF)
    field.setAccessibleName(part.name)
    shown = day or date.today()  # noqa: DTZ011 - local date
    field.setDate(QDate(shown.year, shown.month, shown.day))
    field.setEnabled(day is not None)
    box.setChecked(day is not None)
    box.toggled.connect(field.setEnabled)
    layout.addWidget(box)
    layout.addLayout(row(field, None))
    return lambda: date(*field.date().getDate()) if box.isChecked() else None
