"""Following up: the receipt opens status and answers, and takes back what the reporter says to them."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import Connection

from app.core.audit_actions import AuditAction
from app.core.errors import (
    CaseChanged,
    CaseDamaged,
    EmptyReport,
    NotSent,
    PepperMissing,
    ReceiptUnknown,
    StoreProblem,
)
from app.core.saying import Saying, validated_saying
from app.core.states import CaseState
from app.home.services.open_home import OpenHome
from app.home.services.throttle import Throttle
from app.reports.rows import attachments, cases
from app.reports.rules import receipts
from app.reports.rules.cases import CaseStatus, Step, after, allowed, is_open
from app.reports.rules.doubts import PROMISED, Doubt, promised_in, standing_after
from app.reports.rules.entries import Entry, TimelineEntry
from app.reports.rules.report import Rating
from app.reports.services.case_desk import standing_of
from app.reports.services.case_seals import CaseKeys, open_entry, seal_entry
from app.reports.services.holders import advocates_standing_by, let_stand_by_read
from app.reports.services.keeping import Keeping, KeptDraft, PreparedReceipt
from app.reports.services.pepper import Pepper
from app.reports.services.promises import due as promised_until
from app.reports.services.proofs import Proofs, about_step, note_doubts, proven, reporters_key, witness
from app.reports.services.standing import as_kept
from app.store import audit
from app.vault.keys import KeyPair, unwrap
from app.vault.receipts import ReceiptKey, receipt_keys
from app.vault.sealing import SealBroken, bound_to

_THROTTLE = "receipts"


@dataclass(frozen=True)
class Followed:
    """Where a report stands, as its reporter sees it; `others` are the names of those who can still be asked,
    `doubts` what is not believed: a step that did not come from the house is left out."""

    state: CaseState
    received_at: datetime
    due_at: datetime | None
    entries: tuple[TimelineEntry, ...] = field(repr=False)
    names: dict[str, str] = field(repr=False)
    others: tuple[str, ...]
    receipt: ReceiptKey = field(repr=False)
    keys: CaseKeys = field(repr=False)
    may_withdraw: bool
    doubts: frozenset[Doubt] = frozenset()

    @classmethod
    def preview(
        cls, state: CaseState, received_at: datetime, entries: tuple[TimelineEntry, ...], names: dict[str, str]
    ) -> "Followed":
        """Return what a reporter would see, for whoever writes the answer: it holds no key, and nothing can be
        said back from it."""
        nobody = ReceiptKey(b"", KeyPair(b"", b""))
        return cls(state, received_at, None, entries, names, (), nobody, CaseKeys("", b""), may_withdraw=False)

    @property
    def answers(self) -> tuple[TimelineEntry, ...]:
        """Return the answers, oldest first."""
        return tuple(entry for entry in self.entries if entry.entry is Entry.ANSWER)

    @property
    def rating(self) -> Rating | None:
        """Return the face that was given to the newest answer, if any was."""
        after = self.entries[self.entries.index(self.answers[-1]) :] if self.answers else ()
        given = [entry.text for entry in after if entry.entry is Entry.RATED]
        return Rating(given[-1]) if given else None


class Following:
    """Opens cases by receipt; knows nothing but what the receipt opens."""

    def __init__(self, house: OpenHome) -> None:
        self._house = house

    def pause(self) -> timedelta:
        """Return how long the kiosk waits before the next receipt."""
        return Throttle(self._house, _THROTTLE).left()

    def open(self, code: Sequence[str]) -> Followed:
        """Open a case by its pictures. Raises as `find` does, and ReceiptUnknown where they lead to a draft."""
        found = self.find(code)
        if isinstance(found, KeptDraft):
            raise ReceiptUnknown(timedelta())
        return found

    def find(self, code: Sequence[str]) -> Followed | KeptDraft:
        """Open a case, or what was kept for later, by its pictures; about a second, off the GUI thread. Raises
        ReceiptUnknown with the pause that follows, PepperMissing, CaseDamaged, or ValueError where the code is no
        receipt."""
        throttle, salt = Throttle(self._house, _THROTTLE), self._house.receipt_salt
        raw = receipts.to_bytes(code)
        if pause := throttle.count():
            raise ReceiptUnknown(pause)
        pepper, cost = Pepper(self._house), self._house.receipt_cost
        for key in receipt_keys(raw, salt, cost, [*pepper.here(), b""]):
            with self._house.database.reading() as connection:
                row = cases.receipt(connection, key.lookup)
            found = (
                self._followed(key)
                if row is not None
                else Keeping(self._house).open(PreparedReceipt(tuple(code), key))
            )
            if found is not None:
                throttle.take_back()
                return found
        if pepper.missing:
            raise PepperMissing
        raise ReceiptUnknown(throttle.left())

    def understood(self, seen: Followed) -> Followed:
        """The reporter says: I understand."""
        return self._say(seen, Step.UNDERSTAND, Entry.UNDERSTOOD)

    def ask_again(self, seen: Followed, said: Saying, language: str) -> Followed:
        """The reporter says: please explain it again; the case opens again. Words are welcome, not needed.

        Raises TextTooLong or TooMuchAttached; what was said stays with the caller."""
        return self._say(seen, Step.ASK_AGAIN, Entry.ASKED_AGAIN, validated_saying(said), language)

    def add(self, seen: Followed, said: Saying, language: str) -> Followed:
        """The reporter adds something, or answers back; after an answer, the case opens again.

        Raises EmptyReport, TextTooLong or TooMuchAttached; what was said stays with the caller."""
        if not said:
            raise EmptyReport
        return self._say(seen, Step.ADD, Entry.ADDED, validated_saying(said), language)

    def ask_someone_else(self, seen: Followed, said: Saying, language: str) -> Followed:
        """Record that the reporter wants somebody else to look: stand-by readers become readers for good, whoever
        handled the case. Words are optional. Raises TextTooLong or TooMuchAttached, and NotAReader where nobody
        stands by."""
        return self._say(seen, Step.ASK_SOMEONE_ELSE, Entry.ASKED_SOMEONE_ELSE, validated_saying(said), language)

    def rate(self, seen: Followed, rating: Rating) -> Followed:
        """The reporter says with a face how the answer is."""
        return self._say(seen, Step.RATE, Entry.RATED, Saying(rating))

    def withdraw(self, seen: Followed, said: Saying, language: str) -> Followed:
        """The reporter takes the report back: the home owes nothing more, and still reads what was said. Not where
        somebody is in danger. Raises StepNotAllowed, TextTooLong or TooMuchAttached."""
        return self._say(seen, Step.WITHDRAW, Entry.WITHDRAWN, validated_saying(said), language)

    def _say(
        self,
        seen: Followed,
        step: Step,
        entry: Entry,
        said: Saying = Saying(),  # noqa: B008 - it never changes
        language: str = "",
    ) -> Followed:
        now = self._house.clock()
        written = TimelineEntry(entry, now, "", said.text, language, said.sentence, said.attachments)
        try:
            with self._house.database.writing() as connection:
                talk = self._talk(connection, seen.receipt)  # the case may have a new key since it was opened
                row, before = talk.row, talk.standing
                state = after(before.state, step, danger=before.danger)
                due = before.due_at  # what was promised before stays promised
                if state != before.state:
                    due = promised_until(self._house, state, row.received_at, danger=before.danger)
                written = replace(written, facts={PROMISED: due.isoformat() if due else ""})
                if step is Step.ASK_SOMEONE_ELSE:
                    let_stand_by_read(connection, now, "", row.id)
                change = cases.CaseStep(state, int(is_open(state)), due, now)
                if not cases.advance(connection, row.id, row.version, change):
                    raise CaseChanged
                sealed, attached = seal_entry(talk.keys, written, seen.receipt.pair.private)
                cases.add_entry(connection, sealed, attached)
                about = about_step(entry, sealed.id)
                audit.append(connection, now, "", AuditAction.REPORTER_STEP, row.id, about=about)
        except StoreProblem as problem:
            raise NotSent from problem
        return self._followed(seen.receipt)

    def _talk(self, connection: Connection, receipt: ReceiptKey) -> "_Talk":
        """Open what goes to and fro. Raises CaseDamaged."""
        way = cases.receipt(connection, receipt.lookup)
        row = cases.case(connection, way.case_id) if way is not None else None
        if way is None or row is None:
            raise CaseDamaged
        try:
            keys = CaseKeys(row.id, unwrap(receipt.pair, way.wrapped, bound_to("receipt", row.id)))
        except SealBroken as error:
            raise CaseDamaged from error
        roster, log = self._house.roster_in(connection), witness(connection, row.id)
        from_before = not log.report and way.proof is None and (roster is None or row.received_at < roster.began)
        own = reporters_key(receipt.pair.private)
        known = proven(keys.talk, row.id, way.proof, own)
        proofs = Proofs(roster, None if from_before else own, known[1] if known is not None else None)
        rows = partial(attachments.find, connection, row.id)
        sealed = cases.entries(connection, row.id, for_reporter_only=True)
        opened = [open_entry(keys, sealed_entry, rows, proofs) for sealed_entry in sealed]
        genuine = tuple(entry for entry in opened if entry.genuine)
        doubts = set(log.doubts(cases.entry_ids(connection, row.id), known[0] if known is not None else None))
        doubts |= {Doubt.REPORT} if known is None and not from_before else set()
        doubts |= {Doubt.STEP} if len(genuine) < len(opened) else set()
        standing = standing_of(row)
        if not from_before:
            state, _danger = standing_after(standing.danger, genuine)
            said, due = promised_in(genuine)
            standing = CaseStatus(state, standing.danger, as_kept(due) if said else standing.due_at)
        return _Talk(keys, row, genuine, standing, frozenset(doubts))

    def _followed(self, receipt: ReceiptKey) -> Followed:
        with self._house.database.reading() as connection:
            talk = self._talk(connection, receipt)
            standing_by = advocates_standing_by(connection, talk.row.id)
        if talk.doubts:
            with suppress(StoreProblem), self._house.database.writing() as connection:
                note_doubts(connection, self._house.clock(), "", talk.row.id, talk.doubts)
        names, standing = self._house.names(), talk.standing
        return Followed(
            standing.state,
            talk.row.received_at,
            standing.due_at,
            talk.entries,
            names,
            tuple(names[name] for name in standing_by if name in names),
            receipt,
            talk.keys,
            Step.WITHDRAW in allowed(standing.state, danger=standing.danger),
            talk.doubts,
        )


@dataclass(frozen=True, repr=False)
class _Talk:
    """What goes to and fro with a reporter, opened: the genuine steps, and how the case stands by them."""

    keys: CaseKeys
    row: cases.Case
    entries: tuple[TimelineEntry, ...]
    standing: CaseStatus
    doubts: frozenset[Doubt]
