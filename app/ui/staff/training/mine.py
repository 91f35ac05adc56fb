"""My training: courses and modules at the left with what is due, the chosen module at the right."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from app.core.changes import Changed
from app.i18n import _, formats, ngettext
from app.training.rules.standing import TrainingState
from app.training.services.my_training import CourseProgress, ModuleProgress
from app.training.services.staff import TrainingServices
from app.training.words import STANDING_ICONS, standing_name, validity_name
from app.ui.staff.training.module_page import ModulePage
from app.ui.theme.appearance import tinted
from app.ui.theme.fonts import font
from app.ui.theme.images import icon
from app.ui.theme.tokens import Colour, Radius, Size, Space, Text
from app.ui.widgets.accessible_button import AccessibleButton
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.labels import column, emptied, label, row, scrolling
from app.ui.widgets.paint import ground, has_keyboard

_WORST = (
    TrainingState.OVERDUE,
    TrainingState.WAITING,
    TrainingState.OPEN,
    TrainingState.SOON,
    TrainingState.DONE,
    TrainingState.EXEMPT,
    TrainingState.NOT_NEEDED,
)


class ModuleRow(AccessibleButton):
    """One module in the list: its sign, its title, and where one stands."""

    def __init__(self, title: str, state: TrainingState, words: str) -> None:
        super().__init__()
        self._state, self._words = state, words
        self.setText(title)
        self.setAccessibleName(formats.named(title, words) if words else title)
        self.setCheckable(True)
        self.setFont(font(Text.STAFF_TEXT))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _room(self, width: int) -> int:
        return width - 2 * Space.S - Size.ICON - Space.S

    def _title_height(self, width: int) -> int:
        metrics = QFontMetrics(font(Text.STAFF_TEXT_BOLD))
        return metrics.boundingRect(0, 0, self._room(width), 1_000, Qt.TextFlag.TextWordWrap, self.text()).height()

    def heightForWidth(self, width: int) -> int:
        """Return the height of the title in as many lines as it needs, and of one line below."""
        small = QFontMetrics(font(Text.STAFF_SMALL)).height()
        return max(self._title_height(width) + small + 2 * Space.XS + 2, Size.BUTTON_STAFF + Space.XS)

    def sizeHint(self) -> QSize:
        return QSize(Size.LIST_SMALL, self.heightForWidth(self.width() or Size.LIST_SMALL))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        fill = Colour.GO_SOFT if self.isChecked() or self.underMouse() else Colour.SURFACE
        border = Colour.GO if self.isChecked() else Colour.LINE
        ground(painter, body, Radius.STAFF, fill, border, Size.BORDER if self.isChecked() else 1)
        if has_keyboard(self):
            ground(painter, body, Radius.STAFF, Colour.NONE, Colour.INK, Size.FOCUS_RING - 1)
        late = self._state is TrainingState.OVERDUE
        painter.drawPixmap(
            Space.S,
            Space.XS + 2,
            icon(STANDING_ICONS[self._state], Size.ICON, Colour.DANGER if late else Colour.GO),
        )
        left, width = Space.S + Size.ICON + Space.S, self._room(self.width())
        painter.setPen(tinted(Colour.INK))
        painter.setFont(font(Text.STAFF_TEXT_BOLD))
        height = self._title_height(self.width())
        painter.drawText(QRectF(left, Space.XS, width, height), Qt.TextFlag.TextWordWrap, self.text())
        painter.setPen(tinted(Colour.DANGER if late else Colour.INK_MUTED))
        painter.setFont(font(Text.STAFF_SMALL))
        painter.drawText(QRectF(left, Space.XS + height + 1, width, Space.L), 0, self._words)


@dataclass(frozen=True)
class _Place:
    """Where somebody is: a module of a course."""

    course: str = ""
    module: str = ""


class MyTrainingPage(QWidget):
    """Every module a click away; what was begun stays."""

    certificate = Signal(str)

    def __init__(self, services: TrainingServices, read: Callable[[str, str], None]) -> None:
        super().__init__()
        self._services, self._training, self._read = services, services.mine, read
        self._courses: list[CourseProgress] = []
        self._place = _Place()
        self._rows: dict[_Place, ModuleRow] = {}
        self._list = column(space=Space.XS // 2)
        self._list.setContentsMargins(0, 0, Space.XS, 0)
        inside = QWidget()
        inside.setLayout(self._list)
        area = scrolling(inside)
        area.setFixedWidth(Size.LIST_SMALL + Space.L)
        self._right = QStackedWidget()
        parts = row(area, self._right, space=Space.M)
        parts.setStretch(1, 1)
        self.setLayout(parts)
        self._page: ModulePage | None = None
        self.refresh()

    def on_change(self, changed: Changed) -> None:
        """Refresh after a change."""
        if changed in (Changed.LEARNING, Changed.PEOPLE):
            self.refresh()

    def refresh(self) -> None:
        """Read everything again; the place stays."""
        self._courses = self._training.courses()
        emptied(self._list)
        self._rows = {}
        for course in self._courses:
            self._add_course(course)
        self._list.addStretch(1)
        if self._place not in self._rows:
            self._place = self._first()
        self._open(self._place)

    def show_module(self, course: str, module: str) -> None:
        """Open a module."""
        self._open(_Place(course, module))

    def _first(self) -> _Place:
        """Return the first module in which something is left to do, else the first of all."""
        places = [
            (course_progress, module) for course_progress in self._courses for module in course_progress.modules
        ]
        for course, module in places:
            if course.needed and not module.is_done:
                return _Place(course.course.id, module.id)
        return _Place(places[0][0].course.id, places[0][1].id) if places else _Place()

    def _add_course(self, course: CourseProgress) -> None:
        self._list.addSpacing(Space.XS)
        self._list.addWidget(label(course.title, Text.STAFF_TEXT_BOLD))
        self._list.addWidget(label(self._summary(course), Text.STAFF_SMALL, tone="muted"))
        if course.complete and course.course.certificate:
            paper = Button(_("Certificate"), STAFF, Weight.QUIET, icon_before="award")
            paper.clicked.connect(lambda: self.certificate.emit(course.course.id))
            self._list.addWidget(paper)
        self._list.addSpacing(Space.XS // 2)
        for module in course.modules:
            state, words = self._standing(module)
            place = _Place(course.course.id, module.id)
            button = ModuleRow(module.title, state, words)
            button.clicked.connect(lambda _on=False, place=place: self._open(place))
            self._rows[place] = button
            self._list.addWidget(button)

    def _summary(self, course: CourseProgress) -> str:
        if not course.needed:
            return _("open to you, not required")
        if course.complete:
            return validity_name(course.until)
        done = sum(module.is_done for module in course.modules)
        total = len(course.modules)
        return ngettext("{done} of {count} chapter complete", "{done} of {count} chapters complete", total).format(
            done=done, count=total
        )

    def _standing(self, module: ModuleProgress) -> tuple[TrainingState, str]:
        """Return the state that asks for something most, with its words."""
        found = [item.standing for item in module.items]
        if not found:
            return TrainingState.NOT_NEEDED, ""
        worst = min(
            found,
            key=lambda training_status: (
                _WORST.index(training_status.state),
                training_status.due or self._training.today,
            ),
        )
        return worst.state, standing_name(worst, self._training.today)

    def _open(self, place: _Place) -> None:
        self._place = place
        for known, button in self._rows.items():
            button.setChecked(known == place)
        found = [
            (course, module)
            for course in self._courses
            for module in course.modules
            if _Place(course.course.id, module.id) == place
        ]
        if not found:
            return
        course, module = found[0]
        if self._page is not None and self._page.module_id == (course.course.id, module.id):
            self._page.show_progress(module)
            return
        old, self._page = self._page, ModulePage(course, module, self._services, self._read)
        self._right.addWidget(self._page)
        self._right.setCurrentWidget(self._page)
        if old is not None:
            self._right.removeWidget(old)
            old.deleteLater()
