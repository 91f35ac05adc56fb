"""Following up: the receipt opens status and answers, and takes back what the reporter says to them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
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
from app.reports.rules.cases import Step, after, allowed, is_open
from app.reports.rules.entries import Entry, TimelineEntry
from app.reports.rules.report import Rating
from app.reports.services.case_seals import CaseKeys, open_entry, seal_entry
from app.reports.services.holders import advocates_standing_by, let_stand_by_read
from app.reports.services.keeping import Keeping, KeptDraft, PreparedReceipt
from app.reports.services.pepper import Pepper
from app.reports.services.promises import due as promised_until
from app.store import audit
from app.vault.keys import KeyPair, unwrap
from app.vault.receipts import ReceiptKey, receipt_keys
from app.vault.sealing import SealBroken, bound_to

_THROTTLE = "receipts"


@dataclass(frozen=True)
class Followed:
    """Where a report stands, as its reporter sees it; `others` are the names of those who can still be asked."""

    state: CaseState
    received_at: datetime
    due_at: datetime | None
    entries: tuple[TimelineEntry, ...] = field(repr=False)
    names: dict[str, str] = field(repr=False)
    others: tuple[str, ...]
    receipt: ReceiptKey = field(repr=False)
    keys: CaseKeys = field(repr=False)
    may_withdraw: bool

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
        if pause := throttle.left():
            raise ReceiptUnknown(pause)
        raw = receipts.to_bytes(code)
        throttle.count()
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
                throttle.forget()
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
                row = cases.case(connection, seen.keys.case_id)
                if row is None:
                    raise CaseDamaged
                keys = self._keys(connection, seen.receipt)  # the case may have a new key since it was opened
                state = after(CaseState(row.state), step, danger=bool(row.danger))
                due = row.due_at  # what was promised before stays promised
                if state != row.state:
                    due = promised_until(self._house, state, row.received_at, danger=bool(row.danger))
                if step is Step.ASK_SOMEONE_ELSE:
                    let_stand_by_read(connection, now, "", row.id)
                change = cases.CaseStep(state, int(is_open(state)), due, now)
                if not cases.advance(connection, row.id, row.version, change):
                    raise CaseChanged
                cases.add_entry(connection, *seal_entry(keys, written))
                audit.append(connection, now, "", AuditAction.REPORTER_STEP, row.id, about=entry)
        except StoreProblem as problem:
            raise NotSent from problem
        return self._followed(seen.receipt)

    def _keys(self, connection: Connection, receipt: ReceiptKey) -> CaseKeys:
        """Return the key of what goes to and fro. Raises CaseDamaged."""
        row = cases.receipt(connection, receipt.lookup)
        if row is None:
            raise CaseDamaged
        try:
            return CaseKeys(row.case_id, unwrap(receipt.pair, row.wrapped, bound_to("receipt", row.case_id)))
        except SealBroken as error:
            raise CaseDamaged from error

    def _followed(self, receipt: ReceiptKey) -> Followed:
        with self._house.database.reading() as connection:
            keys = self._keys(connection, receipt)
            row = cases.case(connection, keys.case_id)
            sealed = cases.entries(connection, keys.case_id, for_reporter_only=True)
            standing_by = advocates_standing_by(connection, keys.case_id)
            rows = partial(attachments.find, connection, keys.case_id)
            opened = tuple(open_entry(keys, sealed_entry, rows) for sealed_entry in sealed)
        if row is None:
            raise CaseDamaged
        names, state = self._house.names(), CaseState(row.state)
        others = tuple(names[name] for name in standing_by if name in names)
        may_withdraw = Step.WITHDRAW in allowed(state, danger=bool(row.danger))
        return Followed(state, row.received_at, row.due_at, opened, names, others, receipt, keys, may_withdraw)
