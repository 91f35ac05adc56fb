"""The matrix: four figures, filters, people by items; a person's record behind each row; lists in and out,
papers."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QTableView, QWidget

from app.core.changes import Changed
from app.core.rights import Action, may
from app.home.services.lists import BYTES_LIMIT, ListFile
from app.i18n import _
from app.training.rules.courses import Function
from app.training.rules.standing import Member, TrainingState
from app.training.services.importing import ImportPreview as ListPreview
from app.training.services.matrix import Matrix, Row, TrainingMatrix, only
from app.training.services.papers import matrix_numbers
from app.training.services.staff import TrainingServices
from app.training.services.team import homes_of
from app.training.words import function_name
from app.ui import tasks
from app.ui.staff.training.importing import ImportDialog
from app.ui.staff.training.matrix_model import ROW, MatrixCell, MatrixModel, WrappingHeader
from app.ui.staff.training.member_form import ask_member
from app.ui.theme.fonts import font
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.chips import Chip
from app.ui.widgets.form_dialog import show_message
from app.ui.widgets.forms import choice, short
from app.ui.widgets.labels import card, column, emptied, label, row
from app.ui.widgets.menus import MenuEntry, show_menu
from app.ui.widgets.preview import show_paper
from app.ui.widgets.saving import paper_name, saved_or_not
from app.ui.widgets.wrapping import Wrapping
from app.ui.words import refusal

_EVERYTHING = ""
_DUE = frozenset({TrainingState.OVERDUE, TrainingState.SOON, TrainingState.WAITING})


class MatrixPage(QWidget):
    """People by items. Tells which person was chosen."""

    person_chosen = Signal(str)

    def __init__(self, services: TrainingServices, matrix: TrainingMatrix) -> None:
        super().__init__()
        self._services, self._service = services, matrix
        self._whole = Matrix(services.today(), (), ())
        self._model = MatrixModel(self._whole)
        courses = self._service.courses()
        self._course = choice(
            _("Course"), [*courses, (_EVERYTHING, _("All courses"))], courses[0][0] if courses else ""
        )
        self._function = choice(
            _("Function"),
            [
                (_EVERYTHING, _("All functions")),
                *[(function.value, function_name(function)) for function in Function],
            ],
        )
        self._home = choice(_("House"), [(_EVERYTHING, _("All houses"))])
        self._course.currentIndexChanged.connect(self.refresh)
        for box in (self._function, self._home):
            box.currentIndexChanged.connect(self._filter)
        for box in (self._course, self._function, self._home):
            short(box)
        self._due = Chip(_("Only what is due"), checkable=True)
        self._due.clicked.connect(self._filter)
        self._numbers = row(space=Space.S)
        self._nobody = label("", Text.STAFF_TEXT, tone="muted")
        self._said = label("", Text.STAFF_SMALL, tone="go")
        self._left, self._right = self._tables()
        tables = row(self._left, self._right, space=0)
        tables.setStretch(1, 1)
        layout = column(space=Space.S)
        layout.addLayout(self._numbers)
        filters = row(self._course, self._function, self._home, space=Space.XS)
        for place in range(3):
            filters.setStretch(place, 1)
        layout.addLayout(filters)
        layout.addLayout(Wrapping(self._due, *self._buttons()))
        layout.addWidget(self._said)
        layout.addWidget(self._nobody)
        layout.addLayout(tables, 1)
        self.setLayout(layout)
        self._nobody.hide()
        self._said.hide()

    def _tables(self) -> tuple[QTableView, QTableView]:
        """Return two views of one model: the people, who stay, and the items, which move sideways."""
        cell = MatrixCell(self)
        views = []
        for name in (_("People"), _("Who needs what?")):
            view = QTableView()
            view.setAccessibleName(name)
            view.setModel(self._model)
            view.setItemDelegate(cell)
            view.setHorizontalHeader(WrappingHeader(view))
            view.setFont(font(Text.STAFF_SMALL))
            view.setShowGrid(False)
            view.setTabKeyNavigation(False)
            view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
            view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
            view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
            view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
            view.verticalHeader().hide()
            view.verticalHeader().setDefaultSectionSize(Size.MATRIX_ROW)
            view.horizontalHeader().setDefaultSectionSize(Size.MATRIX_CELL)
            view.activated.connect(self._chosen)
            view.doubleClicked.connect(self._chosen)
            views.append(view)
        left, right = views
        left.setFixedWidth(Size.MATRIX_NAME)
        left.setColumnWidth(0, Size.MATRIX_NAME)
        left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        right.setSelectionModel(left.selectionModel())
        left.verticalScrollBar().valueChanged.connect(right.verticalScrollBar().setValue)
        right.verticalScrollBar().valueChanged.connect(left.verticalScrollBar().setValue)
        right.horizontalScrollBar().rangeChanged.connect(self._make_room)
        return left, right

    def _make_room(self, _low: int, high: int) -> None:
        """Keep both tables equally high where only the right one has a scroll bar below."""
        bar = self._right.horizontalScrollBar().sizeHint().height() if high else 0
        self._left.setViewportMargins(0, self._left.horizontalHeader().height(), 0, bar)

    def _buttons(self) -> list[Button]:
        if not may(self._services.me.role, Action.MANAGE_TRAINING):
            return [self._button(_("Print"), "printer", self.print_matrix)]
        self._more = self._button(_("More"), "ellipsis", self._show_menu)
        return [self._button(_("Add a person"), "user-plus", self._add), self._more]

    def _button(self, name: str, sign: str, do: Any) -> Button:
        button = Button(name, STAFF, Weight.QUIET, icon_before=sign)
        button.clicked.connect(lambda _on=False: do())
        return button

    def _show_menu(self) -> None:
        entries = (
            MenuEntry(_("Read a list in"), "upload", self.choose_list),
            MenuEntry(_("Write the matrix as Excel"), "download", lambda: self._write(ListFile.EXCEL)),
            MenuEntry(_("Write the matrix as CSV"), "download", lambda: self._write(ListFile.CSV)),
            MenuEntry(_("Write the people as Excel"), "download", lambda: self._write_people(ListFile.EXCEL)),
            MenuEntry(_("Print the matrix"), "printer", self.print_matrix),
            MenuEntry(_("Reminder letters"), "file-text", self.print_letters),
        )
        show_menu(entries, self._more)

    @property
    def shown(self) -> Matrix:
        """Return the matrix as it is filtered."""
        return self._model.matrix

    def on_change(self, changed: Changed) -> None:
        """Refresh after a change."""
        if changed in (Changed.LEARNING, Changed.PEOPLE):
            self.refresh()

    def refresh(self) -> None:
        """Read the matrix again, off the GUI thread."""
        course = str(self._course.currentData())
        tasks.run(self, lambda: self._service.matrix([course] if course else []), self.show_matrix, self._complain)

    def show_matrix(self, matrix: Matrix) -> None:
        """Show a matrix that was read; the filters stay."""
        self._whole = matrix
        chosen = self._home.currentData()
        self._home.blockSignals(True)
        self._home.clear()
        self._home.addItem(_("All houses"), _EVERYTHING)
        for home in homes_of(other.member for other in matrix.rows):
            self._home.addItem(home, home)
        self._home.setCurrentIndex(max(self._home.findData(chosen), 0))
        self._home.blockSignals(False)
        self._home.setVisible(self._home.count() > 2)
        self._filter()

    def _wanted(self, one: Row) -> bool:
        function, home = self._function.currentData(), self._home.currentData()
        if function and one.member.function != function:
            return False
        if home and one.member.home != home:
            return False
        return not self._due.isChecked() or bool(one.states & _DUE)

    def _filter(self) -> None:
        shown = only(self._whole, self._wanted)
        self._model.show(shown)
        for number in range(1, self._model.columnCount()):
            self._left.setColumnHidden(number, True)
        self._right.setColumnHidden(0, True)
        emptied(self._numbers)
        for figure, words in matrix_numbers(shown):
            self._numbers.addWidget(_figure(figure, words))
        good = _("Nobody is late, and nothing is due soon.")
        self._nobody.setText(good if self._whole.rows else _("Nobody is in the team yet."))
        self._nobody.setVisible(not shown.rows)

    def _chosen(self, index: QModelIndex) -> None:
        found: Row = index.data(ROW)
        self.person_chosen.emit(found.member.id)

    def _add(self) -> None:
        team = self._services.team
        if team is not None:
            ask_member(Member("", "", Function.EDUCATION), team, self._services.today(), self)

    def choose_list(self) -> None:
        kinds = _("Lists") + " (*.csv *.xlsx *.txt)"
        where, _kind = QFileDialog.getOpenFileName(self, _("Read a list in"), "", kinds)
        if where:
            self.read_in(Path(where))

    def read_in(self, file: Path) -> None:
        """Look at a list and show what it would write."""
        importing = self._services.importing
        if importing is None:
            return

        def look() -> ListPreview:
            with file.open("rb") as stream:
                return importing.look(stream.read(BYTES_LIMIT + 1))

        tasks.run(self, look, lambda preview: ImportDialog(preview, importing, self).open(), self._complain)

    def _write(self, kind: ListFile) -> None:
        importing, shown = self._services.importing, self.shown
        if importing is not None:
            self._save(kind, lambda: importing.matrix_list(kind, shown))

    def _write_people(self, kind: ListFile) -> None:
        importing = self._services.importing
        if importing is not None:
            self._save(kind, lambda: importing.people_list(kind))

    def _save(self, kind: ListFile, make: Any) -> None:
        where, _kind = QFileDialog.getSaveFileName(self, _("Save"), paper_name(_("Training"), kind), f"*.{kind}")
        if where:
            tasks.run(self, lambda: (where, make()), self._write_file, self._complain)

    def _write_file(self, made: tuple[str, bytes]) -> None:
        self._say(saved_or_not(*made))

    def print_matrix(self) -> None:
        """Show the matrix as it is filtered, to print or to save."""
        papers, course = self._services.papers, str(self._course.currentData())
        members = [other.member.id for other in self.shown.rows]
        courses = [course] if course else []
        show_paper(
            _("Who needs what?"),
            lambda language, _names, on_page: papers.matrix(courses, members, language, on_page),
            self,
            papers.taken_out,
        )

    def print_letters(self) -> None:
        """Show a letter to each person who is late."""
        papers = self._services.papers
        if not self._whole.count(TrainingState.OVERDUE):
            self._say(_("Nobody is late."))
            return
        show_paper(
            _("Reminder letters"),
            lambda language, _names, on_page: papers.letters(language, on_page),
            self,
            papers.taken_out,
        )

    def _complain(self, error: Exception) -> None:
        show_message(_("That was not possible"), refusal(error), self)

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setVisible(bool(words))


def _figure(number: str, words: str) -> QWidget:
    frame, layout = card("plain", margin=Space.S, space=0)
    layout.addWidget(label(number, Text.STAFF_NUMBER, wrap=False))
    layout.addWidget(label(words, Text.STAFF_SMALL, tone="muted"))
    return frame
