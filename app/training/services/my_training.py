"""My training: what I need until when, read, answered, attached, asked for. Kept at every step."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sqlalchemy import Connection

from app.core.audit_actions import AuditAction
from app.core.errors import ChangedMeanwhile, ContentDamaged, NoSuchItem, NotAllowed
from app.core.languages import language_in, text_in
from app.core.rights import Action
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.i18n import preferred
from app.store import audit
from app.store.formats import Format
from app.training.rows import learning
from app.training.rules.courses import (
    ChecklistItem,
    CheckQuestion,
    Course,
    CourseText,
    Module,
    ModuleText,
    Proof,
    Signer,
)
from app.training.rules.knowledge_check import Check
from app.training.rules.standing import (
    UNDONE,
    Exemption,
    Member,
    TrainingState,
    TrainingStatus,
    concerns,
    course_until,
    standing,
)
from app.training.services.courses import courses
from app.training.services.documents import DocumentKind, keep_document, kind_of, open_own
from app.training.services.team import member_of_account
from app.vault.ids import new_id

CHECK = Format(
    "knowledge check",
    Check,
    hooks=[
        (
            Check,
            lambda check: {str(place): answers for place, answers in check.chosen.items()},
            lambda plain: Check({int(place): tuple(map(int, answers)) for place, answers in plain.items()}),
        )
    ],
)
"""Numbers are texts where they name something in JSON."""


def check_from(kept: str) -> Check:
    """Return the stored check; an empty one if it cannot be read."""
    try:
        return Check({place: answers for place, answers in CHECK.read(kept or "{}").chosen.items() if answers})
    except ContentDamaged:
        return Check()


@dataclass(frozen=True)
class ItemProgress:
    """An item, where the learner stands, and how far they are with it."""

    key: str
    item: ChecklistItem
    text: str
    standing: TrainingStatus
    read_on: date | None = None
    asked_at: datetime | None = None
    document_id: str = ""
    sent_back: str = ""
    check: Check = field(default_factory=Check)


@dataclass(frozen=True)
class ModuleProgress:
    """A module in the learner's language."""

    id: str
    title: str
    reading: str
    questions: tuple[CheckQuestion, ...]
    items: tuple[ItemProgress, ...]
    language: str = ""
    """The one that its texts are in, where the learner's has none."""

    @property
    def is_done(self) -> bool:
        """Tell whether nothing is left to do in it."""
        return not any(item.standing.state in UNDONE - {TrainingState.SOON} for item in self.items)


@dataclass(frozen=True)
class CourseProgress:
    """A course in the learner's language. `due` is the first day something has to be done by."""

    course: Course
    title: str
    about: str
    modules: tuple[ModuleProgress, ...]
    complete: bool
    until: date | None
    due: date | None
    needed: bool


class MyTraining:
    """The courses of whoever is signed in."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        self._house, self._me = house, me

    @property
    def today(self) -> date:
        """Return today's local date."""
        return self._house.today

    def courses(self) -> list[CourseProgress]:
        """Return my courses: the required ones by due date, then the optional ones. An advocate, who is no member
        of the team, may read them all."""
        self._me.demand(Action.LEARN)
        me, today = member_of_account(self._house, self._me.id), self.today
        record = Record(self._house, me)
        found = [record.course(course, today) for course in courses(self._house) if not course.hidden]
        return sorted(
            found,
            key=lambda course_progress: (
                not course_progress.needed,
                course_progress.complete,
                course_progress.due or date.max,
            ),
        )

    def confirm_read(self, key: str) -> None:
        """I have read it: that completes what is proved by reading. Raises ChangedMeanwhile or NotAllowed."""
        me, course, module, item = self._mine(key)
        now, today = self._house.clock(), self.today
        with self._house.database.writing() as connection:
            progress = self._progress(connection, me, course, module, item)
            if item.proof is Proof.READ and item.signer is Signer.LEARNER:
                self._complete(connection, me, key, now)
            else:
                learning.keep_progress(connection, replace(progress, read_on=today))

    def answer(self, key: str, question: int, answer: int) -> Check:
        """Answer a question of the check; the last right answer completes it. Returns the answers so far. Raises
        ChangedMeanwhile."""
        me, course, module, item = self._mine(key)
        questions = text_of(module).questions
        if item.proof is not Proof.ANSWERED or not 0 <= question < len(questions):
            raise ChangedMeanwhile
        if not 0 <= answer < len(questions[question].answers):
            raise ChangedMeanwhile
        now = self._house.clock()
        with self._house.database.writing() as connection:
            progress = self._progress(connection, me, course, module, item)
            check = check_from(progress.answers).with_answer(question, answer)
            kept = replace(progress, answers=CHECK.written(check))
            if check.open(questions):
                learning.keep_progress(connection, kept)
            elif item.signer is Signer.LEARNER:
                self._complete(connection, me, key, now, f"{check.right_at_once(questions)}/{len(questions)}")
            else:
                learning.keep_progress(connection, replace(kept, read_on=self.today))
        return check

    def attach(self, key: str, data: bytes) -> None:
        """Attach a PDF or a picture, in the place of an earlier one. Raises NothingToRead or ChangedMeanwhile."""
        me, course, module, item = self._mine(key)
        kind = kind_of(data)
        if item.proof is not Proof.DOCUMENT:
            raise ChangedMeanwhile
        now = self._house.clock()
        with self._house.database.writing() as connection:
            progress = self._progress(connection, me, course, module, item)
            if progress.document_id:
                learning.forget_document(connection, progress.document_id)
            document_id = keep_document(connection, me.id, self._me.id, kind, data, now)
            learning.keep_progress(connection, replace(progress, document_id=document_id))
            audit.append(connection, now, self._me.id, AuditAction.DOCUMENT_ATTACHED)

    def ask(self, key: str) -> None:
        """Ask for a sign-off. Raises ChangedMeanwhile, also where the document is still missing."""
        me, course, module, item = self._mine(key)
        with self._house.database.writing() as connection:
            progress = self._progress(connection, me, course, module, item)
            if item.signer is Signer.LEARNER or (item.proof is Proof.DOCUMENT and not progress.document_id):
                raise ChangedMeanwhile
            learning.keep_progress(connection, replace(progress, asked_at=self._house.clock(), sent_back=""))
            audit.append(connection, self._house.clock(), self._me.id, AuditAction.SIGNOFF_ASKED_FOR)

    def stop_asking(self, key: str) -> None:
        """Take the request back."""
        me, course, module, item = self._mine(key)
        with self._house.database.writing() as connection:
            progress = self._progress(connection, me, course, module, item)
            learning.keep_progress(connection, replace(progress, asked_at=None))

    def document(self, document_id: str) -> tuple[DocumentKind, bytes]:
        """Open a document of mine: its kind and bytes. Raises NotAReader or CaseDamaged."""
        return open_own(self._house, self._me, document_id)

    def _mine(self, key: str) -> tuple[Member, Course, Module, ChecklistItem]:
        self._me.demand(Action.LEARN)
        me = member_of_account(self._house, self._me.id)
        if me is None:
            raise NotAllowed(Action.LEARN)
        return me, *item_of(self._house, key)

    def _progress(
        self, connection: Connection, me: Member, course: Course, module: Module, item: ChecklistItem
    ) -> learning.Progress:
        key = course.key(module, item)
        return learning.progress_of(connection, me.id).get(key) or learning.Progress(me.id, key)

    def _complete(self, connection: Connection, me: Member, key: str, now: datetime, score: str = "") -> None:
        how = item_of(self._house, key)[2].proof
        done = learning.Completed(new_id(), me.id, key, self.today, how, self._me.id, now, score)
        learning.add_completions(connection, [done])
        learning.forget_progress(connection, me.id, key)
        audit.append(connection, now, self._me.id, AuditAction.ITEM_COMPLETED)


def item_of(house: OpenHome, key: str) -> tuple[Course, Module, ChecklistItem]:
    """Return an item by its key. Raises ChangedMeanwhile."""
    for course in courses(house):
        if key.startswith(f"{course.id}/"):
            for module, item in course.items():
                if course.key(module, item) == key:
                    return course, module, item
    raise NoSuchItem


def text_of(module: Module) -> ModuleText:
    """Return a module's texts as `preferred` says."""
    return text_in(module.texts, preferred()) or ModuleText()


def course_text(course: Course) -> CourseText:
    """Return a course's title and what it is for, as `preferred` says."""
    return text_in(course.texts, preferred()) or CourseText(course.id)


class Record:
    """Completions and progress of one member, loaded once."""

    def __init__(self, house: OpenHome, member: Member | None) -> None:
        self.member = member
        self.done: dict[str, list[date]] = {}
        self.progress: dict[str, learning.Progress] = {}
        self.exemptions: list[learning.ExemptionRecord] = []
        self.completions: list[learning.Completed] = []
        if member is None:
            return
        with house.database.reading() as connection:
            self.completions = learning.completions(connection, member.id)
            self.progress = learning.progress_of(connection, member.id)
            self.exemptions = [
                exemption for exemption in learning.exemptions(connection) if exemption.member_id == member.id
            ]
        for completion in self.completions:
            if completion.revoked_at is None:
                self.done.setdefault(completion.item, []).append(completion.done_on)

    def course(self, course: Course, today: date) -> CourseProgress:
        """Return where the member stands in a course."""
        modules = tuple(self._module(course, module, today) for module in course.modules)
        items = [item for module in modules for item in module.items]
        standings = [item.standing for item in items]
        mine = [item.standing for item in items if self.member is not None and concerns(item.item, self.member)]
        complete, until = course_until(mine)
        due = [
            training_status.due
            for training_status in standings
            if training_status.state in UNDONE and training_status.due is not None
        ]
        text = course_text(course)
        states = {training_status.state for training_status in standings}
        needed = TrainingState.EXEMPT not in states and states != {TrainingState.NOT_NEEDED}
        return CourseProgress(
            course,
            text.title,
            text.about,
            modules,
            complete,
            until,
            min(due, default=None),
            needed,
        )

    def _module(self, course: Course, module: Module, today: date) -> ModuleProgress:
        text = text_of(module)
        exempt = [
            Exemption(exemption.first, exemption.last)
            for exemption in self.exemptions
            if exemption.course == course.id
        ]
        items = []
        for item in module.items:
            key = course.key(module, item)
            progress = self.progress.get(key) or learning.Progress("", key)
            found = (
                standing(
                    course,
                    item,
                    self.member,
                    self.done.get(key, []),
                    today,
                    exemptions=exempt,
                    waiting=progress.asked_at is not None,
                )
                if self.member is not None
                else TrainingStatus(TrainingState.NOT_NEEDED)
            )
            items.append(
                ItemProgress(
                    key,
                    item,
                    text.items.get(item.id, ""),
                    found,
                    progress.read_on,
                    progress.asked_at,
                    progress.document_id,
                    progress.sent_back,
                    check_from(progress.answers),
                )
            )
        language = language_in(module.texts, preferred())
        return ModuleProgress(module.id, text.title, text.reading, text.questions, tuple(items), language)
