"""Signing off: what waits for somebody's word, seen and confirmed, or sent back with a reason. Nobody signs for
themselves."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from app.core.audit_actions import AuditAction
from app.core.errors import ChangedMeanwhile, DayRefused, NoSuchItem, NotYourOwn
from app.core.rights import Action, Role, may
from app.core.saying import words_of_staff
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.store import audit
from app.training.rows import learning
from app.training.rules.courses import ChecklistItem, Course, Module
from app.training.rules.standing import Member, may_sign
from app.training.services.courses import courses
from app.training.services.documents import DocumentKind, keep_document, open_for_training, open_own
from app.training.services.my_training import course_text, item_of, text_of
from app.training.services.team import member_of_account, roles, team
from app.vault.ids import new_id


@dataclass(frozen=True)
class SignOffRequest:
    """Somebody asks for a sign-off."""

    member: Member
    key: str
    course: str
    module: str
    text: str
    item: ChecklistItem
    asked_at: datetime
    document_id: str = ""


class SigningOff:
    """The queue of whoever may sign."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        self._house, self._me = house, me

    def queue(self) -> list[SignOffRequest]:
        """Return what waits for my signature, the oldest first. Raises NotAllowed."""
        self._me.demand(Action.SIGN_OFF)
        with self._house.database.reading() as connection:
            asked = learning.asked(connection)
        members = {member.id: member for member in team(self._house)}
        mine = member_of_account(self._house, self._me.id)
        known = {
            other.key(module, item): (other, module, item)
            for other in courses(self._house)
            for module, item in other.items()
        }
        roles_of = roles(self._house)
        found = []
        for progress in asked:
            learner, parts = members.get(progress.member_id), known.get(progress.item)
            if learner is None or parts is None or progress.asked_at is None:
                continue
            course, module, item = parts
            if may_sign(mine, self._me.role, learner, roles_of.get(learner.account_id), item):
                text = text_of(module)
                found.append(
                    SignOffRequest(
                        learner,
                        progress.item,
                        course_text(course).title,
                        text.title,
                        text.items.get(item.id, ""),
                        item,
                        progress.asked_at,
                        progress.document_id,
                    )
                )
        return found

    def sign(self, member_id: str, key: str, done_on: date) -> None:
        """Say that somebody has completed an item, asked or not. Raises NotYourOwn, NotAllowed or
        ChangedMeanwhile; a day that lies ahead is refused."""
        learner, _course, _module, item = self._may(member_id, key)
        if done_on > self._house.today:
            raise DayRefused("ahead")
        now = self._house.clock()
        with self._house.database.writing() as connection:
            progress = learning.progress_of(connection, learner.id).get(key)
            source = progress.document_id if progress is not None else ""
            done = learning.Completed(new_id(), learner.id, key, done_on, item.proof, self._me.id, now, source)
            learning.add_completions(connection, [done])
            learning.forget_progress(connection, learner.id, key)
            audit.append(connection, now, self._me.id, AuditAction.ITEM_SIGNED_OFF)

    def send_back(self, member_id: str, key: str, words: str) -> None:
        """Send a request back with a reason, which the learner and those who keep the training read. Raises
        EmptyText, NotYourOwn, NotAllowed or ChangedMeanwhile."""
        said = words_of_staff(words).text
        learner, _course, _module, _item = self._may(member_id, key)
        now = self._house.clock()
        with self._house.database.writing() as connection:
            progress = learning.progress_of(connection, learner.id).get(key)
            if progress is None or progress.asked_at is None:
                raise ChangedMeanwhile
            document_id = keep_document(
                connection, learner.id, learner.account_id, DocumentKind.WORDS, said.encode(), now
            )
            learning.keep_progress(connection, replace(progress, asked_at=None, sent_back=document_id))
            audit.append(connection, now, self._me.id, AuditAction.SIGNOFF_SENT_BACK)

    def revoke(self, member_id: str, completion_id: str) -> None:
        """Take a completion back that was a mistake; it stays on record. For those who keep the training in order,
        and never for oneself. Raises NotAllowed or NotYourOwn."""
        self._me.demand(Action.MANAGE_TRAINING)
        mine = member_of_account(self._house, self._me.id)
        if mine is not None and mine.id == member_id:
            raise NotYourOwn
        with self._house.database.writing() as connection:
            if completion_id not in {completion.id for completion in learning.completions(connection, member_id)}:
                raise NoSuchItem
            learning.revoke(connection, completion_id, self._house.clock(), self._me.id)
            audit.append(connection, self._house.clock(), self._me.id, AuditAction.COMPLETION_TAKEN_BACK)

    def document(self, waiting: SignOffRequest) -> tuple[DocumentKind, bytes]:
        """Open what was attached to a request that I may sign: its kind and its bytes. Raises NotYourOwn,
        NotAllowed, NoKeyYet or CaseDamaged."""
        self._may(waiting.member.id, waiting.key)
        return open_for_training(self._house, self._me, waiting.document_id)

    def _may(self, member_id: str, key: str) -> tuple[Member, Course, Module, ChecklistItem]:
        self._me.demand(Action.SIGN_OFF)
        learner = next((member for member in team(self._house) if member.id == member_id), None)
        if learner is None:
            raise NoSuchItem
        course, module, item = item_of(self._house, key)
        mine = member_of_account(self._house, self._me.id)
        if not may_sign(mine, self._me.role, learner, roles(self._house).get(learner.account_id), item):
            raise NotYourOwn
        return learner, course, module, item


def why_sent_back(house: OpenHome, me: SignedIn, document_id: str) -> str:
    """Return why a request of mine was sent back. Raises NotAReader or CaseDamaged."""
    _kind, words = open_own(house, me, document_id)
    return words.decode(errors="replace")


def can_sign(house: OpenHome, me: SignedIn) -> bool:
    """Tell whether somebody has a queue: coordinators, advocates, and mentors."""
    if not may(me.role, Action.SIGN_OFF):
        return False
    mine = member_of_account(house, me.id)
    return me.role in (Role.COORDINATOR, Role.ADVOCATE) or (mine is not None and mine.mentor)
