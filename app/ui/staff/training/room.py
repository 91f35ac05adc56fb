"""Training: my own, what waits for my signature, who needs what, sessions, courses; what the role includes."""

from enum import Enum, auto

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.core.changes import Changed
from app.core.rights import Action, may
from app.i18n import _, pgettext
from app.training.services.matrix import TrainingMatrix
from app.training.services.staff import TrainingServices
from app.ui.room import RoomLinks, StaffRoom
from app.ui.staff.training.courses_page import CoursesPage
from app.ui.staff.training.matrix_page import MatrixPage
from app.ui.staff.training.mine import MyTrainingPage
from app.ui.staff.training.queue import SignOffPage
from app.ui.staff.training.record_page import RecordPage
from app.ui.staff.training.sessions_page import SessionsPage
from app.ui.theme.tokens import Space, Text
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.labels import column, label, row
from app.ui.widgets.preview import MakePdf, show_paper
from app.ui.widgets.tabs import Tabs
from app.workshops.services.sessions import Sessions


class Section(Enum):
    """The sections of the room, in their order."""

    MINE = auto()
    QUEUE = auto()
    MATRIX = auto()
    SESSIONS = auto()
    COURSES = auto()


class TrainingRoom(StaffRoom):
    """One section at a time; each is made when somebody first goes in."""

    def __init__(self, services: TrainingServices, sessions: Sessions | None, links: RoomLinks) -> None:
        super().__init__()
        self._services, self._sessions, self._links = services, sessions, links
        self._stack = QStackedWidget()
        self._pages: dict[Section, QWidget] = {}
        self._names = self._sections()
        self.record: RecordPage | None = None
        self._tabs = Tabs(list(self._names.values()))
        self._tabs.chosen.connect(self._open)
        layout = column(space=Space.S, margins=(Space.L, Space.M, Space.L, Space.M))
        title = row(label(_("Training"), Text.STAFF_TITLE, wrap=False), None, *self._own_papers(), space=Space.XS)
        layout.addLayout(title)
        layout.addWidget(self._tabs)
        layout.addWidget(self._stack, 1)
        self.setLayout(layout)
        self._tabs.choose(0)

    def _sections(self) -> dict[Section, str]:
        services, role = self._services, self._services.me.role
        names = {Section.MINE: pgettext("training", "Mine")}
        if services.signing is not None:
            names[Section.QUEUE] = _("To sign")
        if services.matrix is not None:
            names[Section.MATRIX] = _("Who needs what?")
        if self._sessions is not None:
            names[Section.SESSIONS] = _("Sessions")
        if may(role, Action.MANAGE_TRAINING):
            names[Section.COURSES] = _("Courses")
        return names

    def _own_papers(self) -> list[Button]:
        if not self._services.member_id:
            return []
        mine = Button(_("Print my record"), STAFF, Weight.QUIET, icon_before="printer")
        mine.clicked.connect(self.print_own)
        return [mine]

    def _open(self, number: int) -> None:
        section = list(self._names)[number]
        if section not in self._pages:
            self._pages[section] = self._made(section)
            self._stack.addWidget(self._pages[section])
        self._close_record()
        page = self._pages[section]
        self._stack.setCurrentWidget(page)
        if isinstance(page, SignOffPage | MatrixPage | SessionsPage | CoursesPage):
            page.refresh()

    def _made(self, section: Section) -> QWidget:
        services = self._services
        if section is Section.QUEUE and services.signing is not None:
            queue = SignOffPage(services.signing, services.today())
            queue.waiting.connect(self._count)
            return queue
        if section is Section.MATRIX and services.matrix is not None:
            page = MatrixPage(services, services.matrix)
            matrix = services.matrix
            page.person_chosen.connect(lambda member_id: self.show_record(member_id, matrix))
            return page
        if section is Section.SESSIONS and self._sessions is not None:
            return SessionsPage(services, self._sessions)
        if section is Section.COURSES:
            team = services.team
            return CoursesPage(services.courses, team.homes if team is not None else tuple)
        mine = MyTrainingPage(services, self._links.read)
        mine.certificate.connect(self.print_certificate)
        return mine

    def show_section(self, section: Section) -> None:
        """Go to a section."""
        self._tabs.choose(list(self._names).index(section))

    def _count(self, number: int) -> None:
        name = _("To sign ({number})").format(number=number) if number else _("To sign")
        self._tabs.rename(list(self._names).index(Section.QUEUE), name)

    def show_record(self, member_id: str, matrix: TrainingMatrix) -> None:
        """Show one person's record in the place of the matrix."""
        self._close_record()
        self.record = RecordPage(member_id, self._services, matrix)
        self.record.left.connect(self._back_to_matrix)
        self._stack.addWidget(self.record)
        self._stack.setCurrentWidget(self.record)

    def _back_to_matrix(self) -> None:
        self.show_section(Section.MATRIX)

    def _close_record(self) -> None:
        if self.record is not None:
            self._stack.removeWidget(self.record)
            self.record.deleteLater()
            self.record = None

    def on_change(self, changed: Changed) -> None:
        """Refresh what is open."""
        page = self._stack.currentWidget()
        if isinstance(page, MyTrainingPage | SignOffPage | MatrixPage | SessionsPage | CoursesPage | RecordPage):
            page.on_change(changed)
        mine = self._pages.get(Section.MINE)
        if isinstance(mine, MyTrainingPage) and mine is not page:
            mine.on_change(changed)

    def print_own(self) -> None:
        """Show my own record, to print or to save."""
        papers, member_id = self._services.papers, self._services.member_id
        self._preview(
            _("Print my record"), lambda language, _names, page: papers.record(member_id, language, page)
        )

    def print_certificate(self, course_id: str) -> None:
        """Show my certificate of a complete course."""
        papers, member_id = self._services.papers, self._services.member_id
        self._preview(
            _("Certificate"), lambda language, _names, _page: papers.certificate(member_id, course_id, language)
        )

    def _preview(self, title: str, make: MakePdf) -> None:
        show_paper(title, make, self, self._services.papers.taken_out)
