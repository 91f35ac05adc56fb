"""Choosing pictograms by their pictures and words, one after the other."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.core.saying import SENTENCE_LIMIT
from app.i18n import _, content
from app.reports.words.report import picture_word
from app.ui.theme.fonts import font
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.labels import column, emptied, row
from app.ui.widgets.said import PictureSentence, pictogram


class PicturePicker(QWidget):
    """`sentence` is what was chosen, in order."""

    changed = Signal()

    def __init__(self, sentence: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.sentence = sentence
        self._search = QLineEdit()
        self._search.setPlaceholderText(_("Search a picture"))
        self._search.setAccessibleName(_("Search a picture"))
        self._search.setFont(font(Text.STAFF_TEXT))
        self._search.setMinimumHeight(Size.BUTTON_STAFF)
        self._search.textChanged.connect(self._filter)
        self._list = QListWidget()
        self._list.setAccessibleName(_("Pictures"))
        self._list.setViewMode(QListWidget.ViewMode.IconMode)
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._list.setMovement(QListWidget.Movement.Static)
        self._list.setIconSize(QSize(Size.DOT_NOW, Size.DOT_NOW))
        self._list.setGridSize(QSize(Size.PICTURE_CODE + Space.L, Size.PICTURE_CODE))
        self._list.setFont(font(Text.STAFF_SMALL))
        for names in content.facts("pictograms").values():
            for name in names:
                item = QListWidgetItem(QIcon(pictogram(name, Size.DOT_NOW)), picture_word(name))
                item.setData(Qt.ItemDataRole.UserRole, name)
                self._list.addItem(item)
        self._list.itemActivated.connect(self._take)
        self._list.itemClicked.connect(self._take)
        self._away = Button(_("Take the last one away"), STAFF, Weight.QUIET, icon_before="delete")
        self._away.only_icon(True)
        self._away.clicked.connect(self._take_away)
        self._line = column(space=0)
        below = row(self._line, self._away)
        below.setStretch(0, 1)
        layout = column(space=Space.S)
        layout.addWidget(self._search)
        layout.addWidget(self._list, 1)
        layout.addLayout(below)
        self.setLayout(layout)
        self._show()

    def _filter(self, typed: str) -> None:
        wanted = typed.strip().casefold()
        for place in range(self._list.count()):
            item = self._list.item(place)
            item.setHidden(wanted not in item.text().casefold())

    def _take(self, item: QListWidgetItem) -> None:
        if len(self.sentence) < SENTENCE_LIMIT:
            self.sentence = (*self.sentence, str(item.data(Qt.ItemDataRole.UserRole)))
            self._show()

    def _take_away(self) -> None:
        self.sentence = self.sentence[:-1]
        self._show()

    def _show(self) -> None:
        emptied(self._line)
        self._line.addWidget(PictureSentence(self.sentence, Text.STAFF_SMALL, Size.BUTTON_STAFF))
        self._away.setEnabled(bool(self.sentence))
        self.changed.emit()
