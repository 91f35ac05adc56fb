"""The charter: every right beside the responsibility of children and of adults. A right never depends on how
somebody behaves (docs/product.md; UN Convention on the Rights of the Child)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from app.core.errors import NameMissing, TooMany
from app.core.languages import text_in
from app.core.text import line, only_initials

TEXT_LIMIT, PAIRS, SIGNATURES = 600, 40, 400
"""Characters of a text; the most pairs and signatures."""


class CharterSigner(StrEnum):
    """Who signs."""

    CHILD = "child"
    STAFF = "staff"
    MANAGEMENT = "management"


class PairPart(StrEnum):
    """What a pair says, part by part."""

    RIGHT = "right"
    CHILDREN = "children"
    ADULTS = "adults"
    WHY = "why"
    EXAMPLE = "example"


@dataclass(frozen=True)
class PairText:
    """A right, what children and adults see to, why, and an example; in one language."""

    right: str = ""
    children: str = ""
    adults: str = ""
    why: str = ""
    example: str = ""

    @classmethod
    def from_parts(cls, words: Mapping[PairPart, str]) -> "PairText":
        """Return the text with these words in its parts."""
        return cls(**{part.value: said for part, said in words.items()})

    @property
    def parts(self) -> dict[PairPart, str]:
        """Return its words, part by part."""
        return {
            PairPart.RIGHT: self.right,
            PairPart.CHILDREN: self.children,
            PairPart.ADULTS: self.adults,
            PairPart.WHY: self.why,
            PairPart.EXAMPLE: self.example,
        }


@dataclass(frozen=True)
class Pair:
    """A right and its responsibilities, with a picture; `card` is the right card behind it."""

    id: str
    picture: str = ""
    card: str = ""
    texts: Mapping[str, PairText] = field(default_factory=dict)


@dataclass(frozen=True)
class Signature:
    """A child's stamp (a picture) or initials, an adult's name."""

    who: CharterSigner
    name: str = ""
    stamp: str = ""
    day: date | None = None


@dataclass(frozen=True)
class Charter:
    """One version. A draft has no `valid_from`; once it is set, the pairs are frozen. `agreed_in` is the session
    of the parliament that agreed to it."""

    id: str
    number: int
    pairs: tuple[Pair, ...] = ()
    note: str = ""
    agreed_in: str = ""
    agreed_on: date | None = None
    valid_from: date | None = None
    look_again: date | None = None
    signatures: tuple[Signature, ...] = ()
    version: int = 0

    @property
    def is_draft(self) -> bool:
        """Tell whether it can still be changed."""
        return self.valid_from is None


class Change(StrEnum):
    """What became of a pair between two versions."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True)
class Difference:
    """A pair that is not the same in two versions: before and after, in one language; for a changed one the names
    of the fields that differ."""

    change: Change
    pair: str
    before: PairText
    after: PairText
    parts: tuple[PairPart, ...] = ()


def validated_charter(charter: Charter) -> Charter:
    """Return a charter as it is kept. A pair needs its right and both responsibilities in a language, or that
    language is left out. Raises NameMissing, TextTooLong or TooMany."""
    if len(charter.pairs) > PAIRS or len(charter.signatures) > SIGNATURES:
        raise TooMany(PAIRS)
    return replace(charter, pairs=tuple(map(validated_pair, charter.pairs)), note=line(charter.note, TEXT_LIMIT))


def validated_pair(pair: Pair) -> Pair:
    """Return a pair as it is kept. Raises NameMissing or TextTooLong."""
    texts = {}
    for language, text in pair.texts.items():
        ready = PairText.from_parts({part: line(words, TEXT_LIMIT) for part, words in text.parts.items()})
        if ready.right and ready.children and ready.adults:
            texts[language] = ready
    if not texts:
        raise NameMissing
    return replace(pair, texts=texts)


def validated_signature(signature: Signature) -> Signature:
    """Return a signature as it is kept: of children a stamp or initials, never a name. Raises NameMissing."""
    child = signature.who is CharterSigner.CHILD
    name = only_initials(signature.name) if child else line(signature.name)
    if not name and not (child and signature.stamp):
        raise NameMissing
    return replace(signature, name=name, stamp=signature.stamp if child else "")


def in_force(charters: Iterable[Charter], today: date) -> Charter | None:
    """Return the version that is valid today: of those that have begun, the last."""
    begun = [charter for charter in charters if charter.valid_from is not None and charter.valid_from <= today]
    return max(begun, key=lambda charter: (charter.valid_from or today, charter.number), default=None)


def changed_in_part(old: Charter, new: Charter) -> dict[str, list[str]]:
    """Map each pair that changed in some languages only to the languages left unchanged."""
    before = {pair.id: pair.texts for pair in old.pairs}
    found = {}
    for pair in new.pairs:
        same = [code for code, text in pair.texts.items() if before.get(pair.id, {}).get(code) == text]
        if pair.id in before and 0 < len(same) < len(pair.texts):
            found[pair.id] = same
    return found


def conditions(text: PairText, words: Sequence[str]) -> list[str]:
    """Return those `words` in a right, or in the children's part, that make it sound like a reward: a right is
    unconditional."""
    said = f" {text.right} {text.children} ".casefold()
    letters = "".join(letter if letter.isalpha() else " " for letter in said)
    flat = f" {' '.join(letters.split())} "
    return [word for word in words if f" {word.casefold()} " in flat]


def differences(old: Charter, new: Charter, wanted: tuple[str, ...]) -> list[Difference]:
    """Return what is not the same in two versions, in the order of the new one, then what is gone."""
    before, after = ({pair.id: text_of(pair, wanted) for pair in charter.pairs} for charter in (old, new))
    found = []
    for pair_id, text in after.items():
        if pair_id not in before:
            found.append(Difference(Change.ADDED, pair_id, PairText(), text))
        elif text != before[pair_id]:
            old_parts = before[pair_id].parts
            changed = tuple(part for part, words in text.parts.items() if words != old_parts[part])
            found.append(Difference(Change.CHANGED, pair_id, before[pair_id], text, changed))
    gone = [pair_id for pair_id in before if pair_id not in after]
    return found + [Difference(Change.REMOVED, pair_id, before[pair_id], PairText()) for pair_id in gone]


def text_of(pair: Pair, wanted: tuple[str, ...]) -> PairText:
    """Return the pair in the first wanted language that there is, else in any."""
    return text_in(pair.texts, wanted) or PairText()
