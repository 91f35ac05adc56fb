"""A list at the left with a button for something new, and the chosen thing at the right."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from app.core.changes import Changed
from app.core.errors import MengStemmError
from app.i18n import _
from app.ui.theme.fonts import font
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.labels import card, column, emptied, label, row, scrolling
from app.ui.widgets.lines import Wrapped
from app.ui.widgets.wrapping import Wrapping
from app.ui.words import refusal


class ListAndDetail(QWidget):
    """Tells what was chosen, by its id; stays there when it is filled again."""

    chosen = Signal(str)

    def __init__(self, name: str, new: str, on_new: Callable[[], None], nothing: str) -> None:
        super().__init__()
        self._nothing = nothing
        self._ids: list[str] = []
        self.current = ""
        self._list = QListWidget()
        self._list.setFont(font(Text.STAFF_TEXT))
        self._list.setWordWrap(True)
        self._list.setSpacing(2)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setItemDelegate(Wrapped(self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(name)
        self._list.currentRowChanged.connect(self._choose)
        add = Button(new, STAFF, Weight.QUIET, icon_before="plus")
        add.clicked.connect(on_new)
        left = column(space=Space.XS)
        left.addWidget(self._list, 1)
        self._foot = column(space=0)
        self._foot.addWidget(add)
        left.addLayout(self._foot)
        holder = QWidget()
        holder.setLayout(left)
        holder.setFixedWidth(Size.LIST_SMALL)
        self._right = column(space=Space.S, margins=(0, 0, Space.M, Space.M))
        inside = QWidget()
        inside.setMaximumWidth(Size.COLUMN)
        inside.setLayout(self._right)
        self._area, self._shown = scrolling(inside), ""
        parts = row(holder, self._area, space=Space.L)
        parts.setStretch(1, 1)
        self.setLayout(parts)

    def add_button(self, button: Button) -> None:
        """Put another button below the one for something new."""
        self._foot.addWidget(button)

    def fill(self, entries: Sequence[tuple[str, str]]) -> None:
        """Show these ids and names; what was chosen stays chosen, else the first is."""
        self._ids = [entry_id for entry_id, _name in entries]
        self._list.blockSignals(True)
        self._list.clear()
        for _id, name in entries:
            self._list.addItem(QListWidgetItem(name))
        self._list.blockSignals(False)
        if entries:
            self._list.setCurrentRow(self._ids.index(self.current) if self.current in self._ids else 0)
        else:
            self.say(self._nothing)

    def say(self, words: str) -> None:
        """Show words in the place of what is chosen."""
        self.show_parts([label(words, Text.STAFF_TEXT, tone="muted")])

    def show_parts(self, parts: Sequence[QWidget]) -> None:
        """Show the chosen item; keep the scroll position where it is the same one as before."""
        bar = self._area.verticalScrollBar()
        there = bar.value() if self.current == self._shown else 0
        self._shown = self.current
        emptied(self._right)
        for part in parts:
            self._right.addWidget(part)
        self._right.addStretch(1)
        QTimer.singleShot(0, self, lambda: bar.setValue(there))

    def _choose(self, number: int) -> None:
        if number >= 0:
            self.current = self._ids[number]
            self.chosen.emit(self.current)


class ListAndDetailPage(QWidget):
    """Base class of a list-and-detail page: subclasses return the entries and the detail of the chosen one."""

    def __init__(self, name: str, new: str, nothing: str, listens_to: Sequence[Changed]) -> None:
        super().__init__()
        self._listens_to = tuple(listens_to)
        self.shelf = ListAndDetail(name, new, self.new, nothing)
        self.shelf.chosen.connect(lambda entry_id: self.shelf.show_parts(self.parts(entry_id)))
        layout = column(space=0)
        layout.addWidget(self.shelf)
        self.setLayout(layout)

    def on_change(self, changed: Changed) -> None:
        """Refresh after a change."""
        if changed in self._listens_to:
            self.refresh()

    def refresh(self) -> None:
        """Read everything again; the chosen one stays."""
        try:
            entries = self.entries()
        except MengStemmError as error:
            self.shelf.say(refusal(error))
        else:
            self.shelf.fill(entries)

    def entries(self) -> list[tuple[str, str]]:
        """Return ids and names."""
        raise NotImplementedError

    def parts(self, entry_id: str) -> list[QWidget]:
        """Return what is shown of the chosen one."""
        raise NotImplementedError

    def new(self) -> None:
        """Begin something new."""
        raise NotImplementedError


def head_card(title: str, about: Sequence[str], *buttons: Button, marks: Sequence[QWidget] = ()) -> QWidget:
    """Return the card at the top of what is chosen: what it is, about it, its marks, and what one can do."""
    frame, layout = card("plain", margin=Space.M, space=Space.XS // 2)
    layout.addWidget(label(title, Text.STAFF_TITLE))
    said = " · ".join(filter(None, about))
    if said:
        layout.addWidget(label(said, Text.STAFF_SMALL, tone="muted"))
    if marks:
        layout.addSpacing(Space.XS // 2)
        layout.addLayout(Wrapping(*marks, space=Space.XS))
    if buttons:
        layout.addSpacing(Space.XS)
        layout.addLayout(Wrapping(*buttons))
    return frame


def words_card(title: str, words: str, *buttons: Button, about: str = "") -> QWidget:
    """Return a card with a heading and its words; without words it says that nothing is there yet."""
    frame, layout = card("plain", margin=Space.M, space=Space.XS)
    layout.addWidget(label(title, Text.STAFF_HEADING))
    if about:
        layout.addWidget(label(about, Text.STAFF_SMALL, tone="muted"))
    said = words or _("Nothing is written down yet.")
    layout.addWidget(label(said, Text.STAFF_READING, tone="" if words else "muted"))
    if buttons:
        layout.addLayout(Wrapping(*buttons))
    return frame
