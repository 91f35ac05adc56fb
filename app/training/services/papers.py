"""Papers of the training, each in the language asked for, each in the audit log."""

from collections.abc import Sequence
from datetime import date

from app.core.audit_actions import AuditAction
from app.core.errors import NoSuchItem, NotAllowed, NothingToPrint
from app.core.rights import Action
from app.documents.blocks import OnPage, no_progress
from app.home.services.papers import Papers
from app.i18n import _, formats, in_language, ngettext
from app.training.documents import (
    AttendanceList,
    Certificate,
    LateLetter,
    MatrixPaper,
    PersonRecord,
    RecordLine,
    attendance_list,
    certificate,
    late_letters,
    matrix_paper,
    person_record,
)
from app.training.rules.standing import Member, TrainingState, TrainingStatus
from app.training.services.courses import courses
from app.training.services.matrix import Matrix, TrainingMatrix, only
from app.training.services.my_training import CourseProgress, Record, course_text
from app.training.services.team import member_of_account, team
from app.training.words import function_name, proof_name, standing_name, validity_name


class TrainingPapers(Papers):
    """What can be printed about the training: for oneself, or by those who see all of it."""

    def certificate(self, member_id: str, course_id: str, language: str) -> bytes:
        """Return the certificate of a complete course as PDF; one's own, or anybody's for those who see the
        training. Raises NotAllowed, or ChangedMeanwhile where it is not complete."""
        member = self._member(member_id)
        with in_language(language):
            progress = self._course(member, course_id)
            done = [
                item.standing.done for module in progress.modules for item in module.items if item.standing.done
            ]
            if not progress.complete or not done:
                raise NothingToPrint
            return certificate(
                Certificate(
                    self._printed(AuditAction.CERTIFICATE_MADE),
                    member.name,
                    progress.title,
                    progress.about,
                    [module.title for module in progress.modules],
                    max(done),
                    progress.until,
                )
            )

    def record(self, member_id: str, language: str, on_page: OnPage = no_progress) -> bytes:
        """Return everything that a person has learned as PDF; one's own, or anybody's for those who see the
        training. Raises NotAllowed."""
        member = self._member(member_id)
        record = Record(self._house, member)
        with in_language(language):
            found = [
                record.course(course, self._house.today) for course in courses(self._house) if not course.hidden
            ]
            begun = {completion.item.split("/", 1)[0] for completion in record.completions}
            shown = [
                course_progress
                for course_progress in found
                if course_progress.needed or course_progress.course.id in begun
            ]
            exempt = [
                self._exemption(exemption.course, exemption.first, exemption.last)
                for exemption in record.exemptions
            ]
            paper = PersonRecord(
                self._printed(AuditAction.TRAINING_RECORD_MADE),
                member.name,
                _member_line(member),
                [
                    (course_progress.title, _summary(course_progress), self._lines(course_progress))
                    for course_progress in shown
                ],
                exempt,
            )
            return person_record(paper, on_page)

    def matrix(self, course_ids: Sequence[str], members: Sequence[str], language: str, on_page: OnPage) -> bytes:
        """Return the matrix of these courses and members as PDF. Raises NotAllowed."""
        with in_language(language):
            whole = TrainingMatrix(self._house, self._me).matrix(course_ids)
            wanted = set(members)
            chosen = only(whole, lambda row: row.member.id in wanted)
            titles = list(dict.fromkeys(column.course for column in chosen.columns))
            people = ngettext("{count} person", "{count} people", len(chosen.rows)).format(count=len(chosen.rows))
            paper = MatrixPaper(
                self._printed(AuditAction.TRAINING_MATRIX_MADE),
                _("Who needs what?"),
                f"{', '.join(titles)} · {people} · {formats.plain_day(chosen.day)}",
                [f"{column.module} ({proof_name(column.item.proof)})" for column in chosen.columns],
                [(row.member.name, [_cell(cell, chosen.day) for cell in row.cells]) for row in chosen.rows],
                matrix_numbers(chosen),
            )
            return matrix_paper(paper, on_page)

    def letters(self, language: str, on_page: OnPage = no_progress) -> bytes:
        """Return a letter to everybody who is late with something as PDF. Raises NotAllowed, or ChangedMeanwhile
        where nobody is."""
        self._me.demand(Action.MANAGE_TRAINING)
        with in_language(language):
            matrix = TrainingMatrix(self._house, self._me).matrix()
            letters = []
            for row in matrix.rows:
                named = list(zip(matrix.columns, row.cells, strict=True))
                late = [
                    (formats.named(column.module, column.text), formats.plain_day(cell.due))
                    for column, cell in named
                    if cell.state is TrainingState.OVERDUE and cell.due is not None
                ]
                soon = [
                    (formats.named(column.module, column.text), formats.plain_day(cell.due))
                    for column, cell in named
                    if cell.state is TrainingState.SOON and cell.due is not None
                ]
                if late:
                    letters.append(LateLetter(row.member.name, late, soon))
            if not letters:
                raise NothingToPrint
            return late_letters(self._printed(AuditAction.LETTERS_MADE), letters, on_page)

    def attendance(
        self, title: str, about: Sequence[tuple[str, str]], people: Sequence[Member], language: str
    ) -> bytes:
        """Return the list to sign of a gathering as PDF."""
        self._me.demand(Action.HOLD_WORKSHOPS)
        with in_language(language):
            names = [(member.name, function_name(member.function)) for member in people]
            return attendance_list(
                AttendanceList(self._printed(AuditAction.ATTENDANCE_LIST_MADE), title, about, names)
            )

    def _member(self, member_id: str) -> Member:
        mine = member_of_account(self._house, self._me.id)
        if mine is not None and mine.id == member_id:
            return mine
        self._me.demand(Action.SEE_TRAINING)
        for member in team(self._house):
            if member.id == member_id:
                return member
        raise NotAllowed(Action.SEE_TRAINING)

    def _course(self, member: Member, course_id: str) -> CourseProgress:
        record = Record(self._house, member)
        for course in courses(self._house):
            if course.id == course_id:
                return record.course(course, self._house.today)
        raise NoSuchItem

    def _lines(self, course: CourseProgress) -> list[RecordLine]:
        return [
            RecordLine(
                formats.named(module.title, item.text),
                proof_name(item.item.proof),
                standing_name(item.standing, self._house.today),
                item.standing.done,
            )
            for module in course.modules
            for item in module.items
        ]

    def _exemption(self, course_id: str, first: date, last: date | None) -> str:
        titles = {course.id: course_text(course).title for course in courses(self._house)}
        if last is None:
            return _("{course}: from {day} on").format(
                course=titles.get(course_id, course_id), day=formats.plain_day(first)
            )
        return _("{course}: {first} to {last}").format(
            course=titles.get(course_id, course_id), first=formats.plain_day(first), last=formats.plain_day(last)
        )


def matrix_numbers(matrix: Matrix) -> list[tuple[str, str]]:
    """Return the four figures above a matrix, each with its words: share that is valid, and people who are late,
    have something due soon, wait for a signature."""
    late, soon, waiting = (
        matrix.count(state) for state in (TrainingState.OVERDUE, TrainingState.SOON, TrainingState.WAITING)
    )
    return [
        (_("{number} %").format(number=matrix.valid_share), _("of what is needed is valid")),
        (formats.number(late), ngettext("person is late with something", "people are late with something", late)),
        (
            formats.number(soon),
            ngettext("person has something to renew soon", "people have something to renew soon", soon),
        ),
        (
            formats.number(waiting),
            ngettext("person waits for a signature", "people wait for a signature", waiting),
        ),
    ]


def _cell(standing: TrainingStatus, today: date) -> str:
    words = standing_name(standing, today)
    if standing.state is TrainingState.DONE and standing.until is not None:
        return f"{words} ({formats.short_date(standing.until, today)})"
    return words.upper() if standing.state is TrainingState.OVERDUE else words


def _member_line(member: Member) -> str:
    parts = [function_name(member.function), member.home]
    if member.employments:
        parts.append(_("since {day}").format(day=formats.plain_day(member.employments[-1].first)))
    return " · ".join(part for part in parts if part)


def _summary(course: CourseProgress) -> str:
    return validity_name(course.until) if course.complete else _("not complete")
