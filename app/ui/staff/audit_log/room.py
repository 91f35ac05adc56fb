"""The audit log: who did what when, without content; and whether somebody changed it."""

from datetime import timedelta

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QTableView

from app.audit_log.services import PAGE, AuditLog, ChainCheck, TrailRow
from app.audit_log.words import audit_action_name, gone_line
from app.core.rights import Action, Role, may
from app.i18n import _, ngettext
from app.ui import tasks
from app.ui.room import RoomLinks, StaffRoom
from app.ui.theme.fonts import font
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.buttons import STAFF, Button, Weight, quiet
from app.ui.widgets.form_dialog import FormDialog
from app.ui.widgets.form_parts import Day, Given
from app.ui.widgets.forms import Field
from app.ui.widgets.labels import column, label, row
from app.ui.widgets.preview import show_paper
from app.ui.words import refusal

Index = QModelIndex | QPersistentModelIndex
_SHORT, _MONTH = 8, 30


class TrailModel(QAbstractTableModel):
    """Rows of the log, read page by page as somebody scrolls."""

    def __init__(self, trail: AuditLog) -> None:
        super().__init__()
        self._trail = trail
        self._rows: list[TrailRow] = trail.rows()
        self._more = len(self._rows) == PAGE

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 5

    def canFetchMore(self, _parent: Index) -> bool:
        return self._more

    def fetchMore(self, _parent: Index) -> None:
        found = self._trail.rows(self._rows[-1].number)
        self._more = len(found) == PAGE
        if found:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(found) - 1)
            self._rows += found
            self.endInsertRows()

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.FontRole:
            return font(Text.STAFF_SMALL_BOLD)
        if role != Qt.ItemDataRole.DisplayRole or way is Qt.Orientation.Vertical:
            return None
        return (_("Number"), _("When"), _("Who"), _("What"), _("Case"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        trail_row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return trail_row.case_id
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        cells = (
            str(trail_row.number),
            trail_row.when,
            trail_row.who or _("kiosk"),
            audit_action_name(trail_row.action),
            trail_row.case_id[:_SHORT],
        )
        return cells[index.column()]


class AuditLogRoom(StaffRoom):
    """For those who may read it, the log; for those who may check it, the check."""

    def __init__(self, trail: AuditLog, role: Role, links: RoomLinks) -> None:
        super().__init__()
        self._trail, self._links = trail, links
        self._result = label("", Text.STAFF_TEXT_BOLD)
        check = Button(_("Check now"), STAFF, Weight.FILLED, icon_before="check")
        check.clicked.connect(self._check)
        self._printed = Field(_("Hash on a paper"), hint=_("The groups of letters and digits behind “audit log”."))
        compare = Button(_("Compare"), STAFF, Weight.QUIET)
        compare.clicked.connect(self._compare)
        outer = column(space=Space.S, margins=(Space.L, Space.M, Space.L, Space.M))
        outer.addWidget(label(_("Audit log"), Text.STAFF_TITLE))
        explained = _("Each row is chained to the one before. What is altered, cut out or put elsewhere is found.")
        outer.addWidget(label(explained, Text.STAFF_TEXT, tone="muted"))
        self._printed.setMaximumWidth(Size.SIDE_CARDS)
        line = row(check, self._printed, compare, None, space=Space.M)
        if may(role, Action.READ_AUDIT):
            self._to_report = quiet(_("Open the report"), "inbox", self._open)
            self._to_report.setEnabled(False)
            line.addWidget(self._to_report)
            line.addWidget(quiet(_("Print an extract"), "printer", self.ask_extract))
        outer.addLayout(line)
        outer.addWidget(self._result)
        if may(role, Action.READ_AUDIT):
            self._view = self._table()
            outer.addWidget(self._view, 1)
        else:
            outer.addWidget(label(_("The advocate reads the log; you can check it."), Text.STAFF_TEXT))
            outer.addStretch(1)
        self.setLayout(outer)

    def ask_extract(self) -> None:
        """Ask for the days, then show the extract."""
        trail, today = self._trail, self._trail.today
        begin, end = Day(_("First day"), today - timedelta(days=_MONTH)), Day(_("Last day"), today)

        def show(given: Given) -> None:
            first, last = given[begin] or today, given[end] or today
            show_paper(
                _("Extract of the audit log"),
                lambda language, _names, on_page: trail.extract(
                    min(first, last), max(first, last), language, on_page
                ),
                self,
                trail.taken_out,
            )

        FormDialog(_("Extract of the audit log"), "", _("Show"), [begin, end], self).open_for(show)

    def _chosen_case(self) -> str:
        return self._view.currentIndex().data(Qt.ItemDataRole.UserRole) or ""

    def _choose(self) -> None:
        self._to_report.setEnabled(bool(self._chosen_case()))

    def _open(self) -> None:
        if case_id := self._chosen_case():
            self._links.open_case(case_id)

    def _table(self) -> QTableView:
        view = QTableView()
        view.setModel(TrailModel(self._trail))
        view.selectionModel().currentChanged.connect(self._choose)
        view.doubleClicked.connect(self._open)
        view.setAccessibleName(_("Audit log"))
        view.setFont(font(Text.STAFF_TEXT))
        view.verticalHeader().hide()
        view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        view.setShowGrid(False)
        view.verticalHeader().setDefaultSectionSize(Size.BUTTON_STAFF - Space.XS)
        view.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        for place, width in ((0, Size.BUTTON_CHILD), (1, Size.PICTURE_BIG), (2, Size.PICTURE_TILE)):
            view.setColumnWidth(place, width)
        view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        return view

    def _check(self) -> None:
        self._result.setText(_("One moment, every row is being checked."))
        tasks.run(self, self._trail.check, self._checked, lambda error: self._result.setText(refusal(error)))

    def _checked(self, found: ChainCheck) -> None:
        if found.first_broken is None:
            text = _("All rows are whole.")
            if found.rows is not None:
                text = ngettext("{count} row, all whole.", "{count} rows, all whole.", found.rows)
            text = text.format(count=found.rows)
        else:
            text = _("Row {number} was changed, or a row before it.").format(number=found.first_broken)
        self._result.setText(f"{text} {gone_line(found.gone)}" if found.gone else text)

    def _compare(self) -> None:
        whole = self._trail.holds(self._printed.text)
        self._result.setText(
            _("This row is in the log.")
            if whole
            else _("This row is not in the log: its end was cut off, or changed.")
        )
