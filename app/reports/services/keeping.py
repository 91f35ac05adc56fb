"""Keep for later: a draft sealed so that only its receipt opens it, forgotten after the home's number of days."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from app.core.errors import CaseDamaged, ContentDamaged, NotSent, StoreProblem, WrittenByNewer
from app.home.services.calm_clock import is_believed
from app.home.services.open_home import OpenHome
from app.reports.rows import drafts
from app.reports.rules import receipts
from app.reports.rules.report import Draft, ready
from app.reports.services.attachments import BLOCK
from app.reports.services.draft_formats import draft_from, kept_draft
from app.vault.keys import unwrap, wrap
from app.vault.receipts import ReceiptKey
from app.vault.sealing import SealBroken, bound_to, new_key, seal, unseal


@dataclass(frozen=True)
class PreparedReceipt:
    """A receipt whose slow key is ready before the report is sent or kept."""

    code: receipts.Code = field(repr=False)
    key: ReceiptKey = field(repr=False)


@dataclass(frozen=True)
class Kept:
    """What the reporter takes away: the receipt, and until when the draft is kept."""

    code: receipts.Code = field(repr=False)
    until: datetime


@dataclass(frozen=True)
class KeptDraft:
    """A draft that was kept, opened by its receipt; going on with it uses the same receipt."""

    draft: Draft = field(repr=False)
    receipt: PreparedReceipt = field(repr=False)


class Keeping:
    """Keeps drafts. Holds no key: the receipt is the only one."""

    def __init__(self, house: OpenHome) -> None:
        self._house = house

    def keep(self, draft: Draft, receipt: PreparedReceipt) -> Kept:
        """Seal and keep the draft, instead of the one kept under this receipt before. It returns only when all of
        it is durably on the disk. Raises EmptyReport, TextTooLong, TooMuchAttached, or NotSent; then the caller
        still has the draft."""
        draft = ready(draft)
        lookup, key = receipt.key.lookup, new_key()
        sealed = seal(key, kept_draft(draft), bound_to("kept draft", lookup.hex()), BLOCK)
        wrapped = wrap(receipt.key.pair.public, key, bound_to("kept draft's key", lookup.hex()))
        today = self._today()
        try:
            with self._house.database.writing() as connection:
                drafts.keep(connection, drafts.SealedDraft(lookup, wrapped, sealed, today))
        except StoreProblem as problem:
            raise NotSent from problem
        return Kept(receipt.code, today + self._span())

    def open(self, receipt: PreparedReceipt) -> KeptDraft | None:
        """Return the draft that the receipt leads to, or None. Raises CaseDamaged."""
        lookup = receipt.key.lookup
        with self._house.database.reading() as connection:
            row = drafts.find(connection, lookup)
        if row is None or (row.kept_at < self._today() - self._span() and is_believed(self._house)):
            return None
        try:
            key = unwrap(receipt.key.pair, row.wrapped, bound_to("kept draft's key", lookup.hex()))
            plain = unseal(key, row.sealed, bound_to("kept draft", lookup.hex()), BLOCK)
            return KeptDraft(draft_from(plain), receipt)
        except WrittenByNewer:
            raise
        except (SealBroken, ContentDamaged, ValueError) as error:
            raise CaseDamaged from error

    def forget(self, kept: KeptDraft) -> None:
        """Delete a draft, because its reporter wants it."""
        with self._house.database.writing() as connection:
            drafts.forget(connection, kept.receipt.key.lookup)

    def forget_old(self) -> int:
        """Delete what was kept longer than the home wants; return how many drafts that were."""
        oldest = self._today() - self._span()
        with self._house.database.writing() as connection:
            return drafts.forget_before(connection, oldest)

    def _span(self) -> timedelta:
        return timedelta(days=self._house.settings().keep_days)

    def _today(self) -> datetime:
        """Return the moment truncated to the day, so that the time cannot identify a child."""
        return self._house.clock().astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
