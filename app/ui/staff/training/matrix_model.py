"""The matrix as Qt sees it: a model, so that three hundred people by sixty items cost nothing but what is seen."""

from textwrap import shorten

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.i18n import _, formats
from app.training.rules.standing import TrainingState, TrainingStatus
from app.training.services.matrix import Matrix, Row
from app.training.words import STANDING_ICONS, function_name, proof_name, standing_name
from app.ui.theme.appearance import tinted
from app.ui.theme.fonts import font
from app.ui.theme.images import icon
from app.ui.theme.tokens import Colour, Size, Space, Text

Index = QModelIndex | QPersistentModelIndex
STANDING, ROW = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

_TITLE = 36
"""Characters of a chapter's title in a head: two lines; the whole of it is the tip."""

GROUNDS = {
    TrainingState.DONE: (Colour.LEAF, Colour.INK),
    TrainingState.SOON: (Colour.SUN, Colour.INK),
    TrainingState.OPEN: (Colour.SUN, Colour.INK),
    TrainingState.WAITING: (Colour.LILAC, Colour.INK),
    TrainingState.OVERDUE: (Colour.DANGER_SOFT, Colour.DANGER),
}
"""Ground and ink of the chips; what is not needed has none."""


class MatrixModel(QAbstractTableModel):
    """People by items; the first column is the person."""

    def __init__(self, matrix: Matrix) -> None:
        super().__init__()
        self.matrix = matrix

    def show(self, matrix: Matrix) -> None:
        """Show another matrix."""
        self.beginResetModel()
        self.matrix = matrix
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.matrix.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else 1 + len(self.matrix.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._head(section)
        if role == Qt.ItemDataRole.ToolTipRole and section:
            column = self.matrix.columns[section - 1]
            return f"{formats.named(column.course, column.module)}\n{column.text}"
        return None

    def _head(self, section: int) -> str:
        if not section:
            return _("Person")
        column = self.matrix.columns[section - 1]
        return f"{shorten(column.module, _TITLE, placeholder='…')}\n{proof_name(column.item.proof)}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.matrix.rows[index.row()]
        if role == ROW:
            return row
        if not index.column():
            return self._person(row, role)
        return self._cell(row, index.column() - 1, role)

    def _cell(self, row: Row, number: int, role: int) -> object:
        standing = row.cells[number]
        if role == STANDING:
            return standing
        words = standing_name(standing, self.matrix.day)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return formats.named(row.member.name, f"{self.matrix.columns[number].text} {words}")
        return words if role == Qt.ItemDataRole.DisplayRole else None

    def _person(self, row: Row, role: int) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.member.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return under_name(row)
        return None


def under_name(row: Row) -> str:
    """Return what somebody does, and where."""
    parts = [function_name(row.member.function), row.member.home]
    return " · ".join(part for part in parts if part)


class MatrixCell(QStyledItemDelegate):
    """Paints names in two lines and standings as chips with sign and word."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(Size.MATRIX_CELL, Size.MATRIX_ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, tinted(Colour.GO_SOFT if chosen else Colour.SURFACE))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tinted(Colour.LINE))
        if index.column():
            _paint_chip(painter, rect, index.data(STANDING), str(index.data()))
        else:
            _paint_person(painter, rect, index.data(ROW))
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(tinted(Colour.INK))
            painter.setBrush(Qt.BrushStyle.NoBrush)  # reset the chip's brush: no fill
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()


def _paint_person(painter: QPainter, rect: QRect, row: Row) -> None:
    width = rect.width() - Space.S - Space.XS
    for style, text, top, colour in (
        (Text.STAFF_TEXT_BOLD, row.member.name, 6, Colour.INK),
        (Text.STAFF_SMALL, under_name(row), 27, Colour.INK_MUTED),
    ):
        painter.setFont(font(style))
        painter.setPen(tinted(colour))
        cut = QFontMetrics(font(style)).elidedText(text, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(rect.left() + Space.S, rect.top() + top, width, 22), _LEFT, cut)


def _paint_chip(painter: QPainter, rect: QRect, standing: TrainingStatus, words: str) -> None:
    fill, ink = GROUNDS.get(standing.state, (Colour.NONE, Colour.INK_MUTED))
    metrics = QFontMetrics(font(Text.STAFF_SMALL_BOLD))
    side = Space.M
    room = rect.width() - 2 * Space.XS - side - 3 * Space.XS
    words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
    width = metrics.horizontalAdvance(words) + side + 3 * Space.XS
    body = QRect(rect.left() + Space.XS, rect.center().y() - 13, width, 27)
    painter.setPen(tinted(Colour.NONE))
    painter.setBrush(tinted(fill))
    painter.drawRoundedRect(body, 9, 9)
    painter.drawPixmap(body.left() + Space.XS, body.center().y() - side // 2 + 1, _sign(standing, ink))
    painter.setPen(tinted(ink))
    painter.setFont(font(Text.STAFF_SMALL_BOLD))
    painter.drawText(body.adjusted(side + 2 * Space.XS - 2, 0, 0, 0), _LEFT, words)


def _sign(standing: TrainingStatus, ink: str) -> QPixmap:
    return icon(STANDING_ICONS[standing.state], Space.M, ink)


class WrappingHeader(QHeaderView):
    """A header whose words wrap: two lines of the module, one of the proof."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setDefaultAlignment(_LEFT | Qt.TextFlag.TextWordWrap)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setFont(font(Text.STAFF_SMALL_BOLD))

    def sectionSizeFromContents(self, _section: int) -> QSize:
        lines = QFontMetrics(self.font()).lineSpacing()
        return QSize(Size.MATRIX_CELL, 3 * lines + 2 * Space.XS)
