"""What goes from one home to another on a stick, and what becomes of it where it arrives."""

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from app.core.rights import Colleague
from app.core.states import CaseState
from app.figures.rules import Figures
from app.reports.rules.entries import TimelineEntry
from app.reports.rules.report import Draft

MOST_CASES = 200
"""Cases of one bundle."""

NAME_LIMIT = 200
_GROUPS, _DIGITS, _SAID = 6, 5, 2
"""Groups of a card's numbers, digits of each, and how many of them are said on the telephone and typed."""


@dataclass(frozen=True)
class HomeCard:
    """What another home needs to send something here and to know who sent something: nothing of it is secret.
    `homes` and `advocates` are the keys that figures and content, and cases, are sealed for; `signs` checks
    signatures."""

    id: str
    name: str
    homes: bytes
    advocates: bytes
    signs: bytes

    @property
    def print(self) -> str:
        """Return the card's fingerprint, as hexadecimal digits."""
        whole = b"".join(
            len(home).to_bytes(4, "big") + home
            for home in (self.id.encode(), self.name.encode(), self.homes, self.advocates, self.signs)
        )
        return hashlib.blake2b(whole, digest_size=32, person=b"home card").hexdigest()

    @property
    def numbers(self) -> str:
        """Return a fingerprint of the card: six groups of five digits to compare by telephone, 99 bits."""
        number = int(self.print, 16)
        digits = f"{number % 10 ** (_GROUPS * _DIGITS):0{_GROUPS * _DIGITS}d}"
        return " ".join(digits[start : start + _DIGITS] for start in range(0, len(digits), _DIGITS))

    @property
    def written(self) -> str:
        """Return the numbers without the part that the other home says on the telephone."""
        return " ".join(self.numbers.split()[:-_SAID])

    def is_said_by(self, heard: str) -> bool:
        """Tell whether somebody typed the part that the other home said: its last ten digits."""
        return re.sub(r"[\s.-]", "", heard) == "".join(self.numbers.split()[-_SAID:])


@dataclass(frozen=True)
class Partner:
    """Another home that this one knows; `signature` is this home's own, so that nobody can swap the card."""

    id: str
    card: HomeCard
    since: date
    signature: bytes
    version: int = 0


class Cargo(StrEnum):
    """What a bundle carries."""

    CASES = "cases"
    FIGURES = "figures"
    CONTENT = "content"


class Arriving(StrEnum):
    """Import state of an item: not here yet; identical; a later or an earlier state of what is here; changed on
    both sides; an emergency number, which nothing replaces; erased here since it came."""

    NEW = "new"
    SAME = "same"
    NEWER = "newer"
    OLDER = "older"
    CONFLICT = "conflict"
    FIXED = "fixed"
    ERASED = "erased"


TAKEN = frozenset({Arriving.NEW, Arriving.NEWER})
"""What is taken without asking."""

ASKED = frozenset({Arriving.CONFLICT, Arriving.ERASED})
"""What is taken where somebody wants it."""

GONE = ""
"""The digest of what was erased here."""


@dataclass(frozen=True)
class BundleItem:
    """One thing in a bundle. `content` is JSON; `version` counts at the sender."""

    id: str
    version: int
    title: str
    content: str = field(repr=False)
    sort: str = ""

    @property
    def digest(self) -> str:
        """Return what stands for the content."""
        return hashlib.blake2b(f"{self.sort}\n{self.content}".encode(), digest_size=32).hexdigest()


@dataclass(frozen=True)
class Seen:
    """The last import of an item: the sender's version and the digest of its content."""

    version: int
    digest: str


def arriving(item: BundleItem, before: Seen | None) -> Arriving:
    """Compare an item that only its sender changes: a case, figures."""
    if before is None:
        return Arriving.NEW
    if before.digest == GONE:
        return Arriving.ERASED
    if before.digest == item.digest:
        return Arriving.SAME
    return Arriving.NEWER if item.version > before.version else Arriving.OLDER


def arriving_content(item: BundleItem, mine: str | None, before: Seen | None) -> Arriving:
    """Compare an item that both homes may change: `mine` is the digest of what is here now, None where the home
    has nothing of its own; `before` is what came last time. An older bundle takes nothing back."""
    if mine == item.digest:
        return Arriving.SAME
    if before is not None and item.version < before.version:
        return Arriving.OLDER
    if mine is None:
        return Arriving.NEW if before is None or before.digest != item.digest else Arriving.ERASED
    if before is not None and before.digest == item.digest:
        return Arriving.OLDER  # changed here since it came, and not there
    if before is not None and before.digest == mine:
        return Arriving.NEWER  # changed there since, and not here
    return Arriving.CONFLICT


@dataclass(frozen=True)
class CaseCopy:
    """A case as it was when it was sent: what an advocate elsewhere reads and prints."""

    home: str
    received_at: datetime
    state: CaseState
    due_at: datetime | None
    report: Draft = field(repr=False)
    entries: tuple[TimelineEntry, ...] = field(repr=False)
    readers: tuple[Colleague, ...]
    colleagues: tuple[Colleague, ...]
    sent_at: datetime
    sent_by: str


@dataclass(frozen=True)
class FiguresCopy:
    """The figures of another home."""

    home: str
    figures: Figures
    sent_at: datetime
