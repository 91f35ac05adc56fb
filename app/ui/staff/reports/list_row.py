"""One row of the list, painted: the face, what is urgent, what it is, and the first words."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.core.errors import CaseDamaged
from app.core.states import CaseState
from app.i18n import _, formats
from app.i18n.names import language_name
from app.reports.rules.report import Rating
from app.reports.services.casework import ListedCase
from app.reports.words.report import RATING_FACES, face_name, kind_name, said_in_short, state_name
from app.ui.staff.reports.list_model import CASE
from app.ui.theme.appearance import tinted
from app.ui.theme.fonts import font
from app.ui.theme.images import icon, picture
from app.ui.theme.tokens import Colour, Size, Space, Text
from app.ui.words import refusal

_FLAGS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def badge(case: ListedCase, now: datetime) -> tuple[str, str, str]:
    """Return the word for what is urgent, with ground and ink."""
    if case.standing.danger and case.standing.due_at is not None:
        return _("Danger"), Colour.DANGER, Colour.SURFACE
    if case.standing.overdue(now):
        return _("Overdue"), Colour.PEACH, Colour.INK
    state = case.standing.state
    fill = {CaseState.RECEIVED: Colour.GO_SOFT, CaseState.REOPENED: Colour.SUN, CaseState.UNDERSTOOD: Colour.LEAF}
    return state_name(state), fill.get(state, Colour.PAPER), Colour.INK


class CaseDelegate(QStyledItemDelegate):
    """Paints the rows; two lines each."""

    def __init__(self, clock: Callable[[], datetime], rating: Callable[[str], str] = lambda _case_id: "") -> None:
        super().__init__()
        self._clock, self._rating = clock, rating

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, Size.ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        case = index.data(CASE)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, tinted(Colour.GO_SOFT if chosen else Colour.SURFACE))
        if chosen:
            painter.fillRect(QRect(rect.left(), rect.top(), Space.XS // 2, rect.height()), tinted(Colour.GO))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tinted(Colour.LINE))
        if case is not None:
            self._content(painter, rect, case)
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(tinted(Colour.INK))
            painter.setBrush(Qt.BrushStyle.NoBrush)  # reset the badge's brush: no fill
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _content(self, painter: QPainter, rect: QRect, case: ListedCase) -> None:
        left, top = rect.left() + Space.M + 4, rect.top() + Space.S
        feeling = case.header.feeling if case.header else None
        sign = f"feeling-{feeling.value}" if feeling else ""
        pixmap = picture(sign, Size.ICON_BIG) if sign else icon("message-circle", Size.ICON_BIG, Colour.INK_MUTED)
        painter.drawPixmap(left, top + 2, pixmap)
        left += Size.ICON_BIG + Space.M
        right = rect.right() - Space.M
        when = self._when(case)
        right_text = QFontMetrics(font(Text.STAFF_SMALL)).horizontalAdvance(when)
        painter.setFont(font(Text.STAFF_SMALL))
        painter.setPen(tinted(Colour.INK_MUTED))
        painter.drawText(QRect(right - right_text, top, right_text + 2, 24), _FLAGS, when)
        width = self._badge(painter, left, top, case)
        painter.setFont(font(Text.STAFF_TEXT_BOLD))
        painter.setPen(tinted(Colour.INK))
        room = right - right_text - Space.XS - left - width
        title = QFontMetrics(font(Text.STAFF_TEXT_BOLD)).elidedText(
            kind_name(case.header.kind if case.header else None), Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(QRect(left + width, top, room, 24), _FLAGS, title)
        if rating := self._rating(case.id):
            side = Size.ICON
            face = picture(f"feeling-{RATING_FACES[Rating(rating)]}", side)
            painter.drawPixmap(right - side, top + 30, face)
            right -= side + Space.XS
        self._second_line(painter, QRect(left, top + 28, right - left, rect.bottom() - top - 32), case)

    def _badge(self, painter: QPainter, left: int, top: int, case: ListedCase) -> int:
        word, fill, ink = badge(case, self._clock())
        width = QFontMetrics(font(Text.STAFF_SMALL_BOLD)).horizontalAdvance(word) + 2 * Space.XS
        painter.setPen(tinted(Colour.NONE))
        painter.setBrush(tinted(fill))
        painter.drawRoundedRect(QRect(left, top + 1, width, 22), 9, 9)
        painter.setPen(tinted(ink))
        painter.setFont(font(Text.STAFF_SMALL_BOLD))
        painter.drawText(QRect(left, top + 1, width, 22), Qt.AlignmentFlag.AlignCenter, word)
        return width + Space.XS

    def _second_line(self, painter: QPainter, area: QRect, case: ListedCase) -> None:
        painter.setPen(tinted(Colour.INK_MUTED))
        two_lines(painter, area, in_short(case))

    def _when(self, case: ListedCase) -> str:
        """Return when it came: to the minute where there is danger, else so that nobody knows who stood there."""
        moment = case.received_at
        if not formats.same_day(moment, self._clock()):
            return formats.short_day(moment)
        return formats.hour(moment) if case.standing.danger else formats.part_of_day(moment)


def in_short(case: ListedCase) -> str:
    """Return who speaks, in which language, and the first words."""
    if case.header is None:
        return refusal(case.why_not or CaseDamaged())
    header = case.header
    said = said_in_short(header.words, header.sentence, header.media)
    return f"{face_name(header.face)} · {language_name(header.language)} · {said}"


def two_lines(painter: QPainter, area: QRect, text: str) -> None:
    """Paint a text in at most two lines, the second one cut where it does not end there."""
    style = font(Text.STAFF_SMALL)
    metrics = QFontMetrics(style)
    painter.setFont(style)
    layout = QTextLayout(text, style)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(area.width())
    layout.endLayout()
    first = text[: line.textLength()]
    rest = metrics.elidedText(text[line.textLength() :], Qt.TextElideMode.ElideRight, area.width())
    for number, part in enumerate((first, rest)):
        painter.drawText(area.left(), area.top() + metrics.ascent() + number * metrics.lineSpacing(), part.strip())
