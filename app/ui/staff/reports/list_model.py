"""The list of cases as Qt sees it: all of them by number, each opened only when it is about to be seen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.core.errors import CaseDamaged
from app.i18n import _
from app.reports.rules.report import Rating
from app.reports.services.casework import Casework, ListedCase
from app.reports.words.report import kind_name, rating_name
from app.ui.words import refusal

_PAGE = 60
CASE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class CaseList(QAbstractListModel):
    """Rows come in pages, when they are asked for; nothing is read for rows nobody sees."""

    def __init__(self, casework: Casework, rating: Callable[[str], str]) -> None:
        super().__init__()
        self._casework, self._rating = casework, rating
        self._ids: list[str] = []
        self._rows: dict[str, ListedCase] = {}

    def show(self, ids: Sequence[str], known: Sequence[ListedCase]) -> None:
        """Show these cases; `known` are rows that were read already."""
        self.beginResetModel()
        self._ids = list(ids)
        self._rows = {case.id: case for case in known}
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        if role == CASE:
            return self.case(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            case = self.case(index.row())
            return _spoken(case, self._rating(case.id)) if case else ""
        return None

    def case(self, number: int) -> ListedCase | None:
        """Return one row; reads its page where it is not known yet."""
        case_id = self._ids[number]
        if case_id not in self._rows:
            start = number - number % _PAGE
            page = [id_ for id_ in self._ids[start : start + _PAGE] if id_ not in self._rows]
            self._rows |= {listed_case.id: listed_case for listed_case in self._casework.rows(page)}
        return self._rows.get(case_id)

    def number_of(self, case_id: str) -> int:
        """Return the place of a case in the list, or -1."""
        return self._ids.index(case_id) if case_id in self._ids else -1


def _spoken(case: ListedCase, rating: str) -> str:
    words = (
        [kind_name(case.header.kind), case.header.words]
        if case.header
        else [refusal(case.why_not or CaseDamaged())]
    )
    if case.standing.danger:
        words.insert(0, _("Danger"))
    if rating:
        words.append(rating_name(Rating(rating)))
    return ". ".join(word for word in words if word)
