"""What somebody says, in any mix of ways: words, a sentence of pictures, drawings, their own voice."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from app.core.errors import EmptyText, NotCompleted, TextTooLong, TooMuchAttached
from app.core.tables import for_every
from app.core.text import cleaned

TEXT_LIMIT = 20_000
"""Characters of a report, a note or an answer: about eight printed pages."""

SENTENCE_LIMIT = 12
"""Pictures in one sentence."""

VOICE_SECONDS = 180
"""How long somebody can speak in one go."""

ATTACHMENT_LIMIT = 8
"""Drawings and recordings of one report or one answer."""


TO_FILL_IN = re.compile(r"\[[^\[\]\n]{0,200}…\]")
"""A place in a template that must be filled in by hand: words in brackets that end with an ellipsis."""


class MediaKind(StrEnum):
    """What can go with words; a paper (PDF) is what an authority was sent."""

    DRAWING = "drawing"
    VOICE = "voice"
    PAPER = "paper"


BYTES_LIMIT = for_every(
    MediaKind, {MediaKind.DRAWING: 4_000_000, MediaKind.VOICE: 12_000_000, MediaKind.PAPER: 12_000_000}
)
"""A drawing of the whole screen, three minutes of speech without loss; nothing larger is kept, or opened."""

_BEGINNINGS = for_every(
    MediaKind, {MediaKind.DRAWING: b"\x89PNG\r\n\x1a\n", MediaKind.VOICE: b"fLaC", MediaKind.PAPER: b"%PDF-"}
)


@dataclass(frozen=True)
class Attachment:
    """A drawing (PNG) or a recording (FLAC, of `seconds`). Empty where its sealed bytes were altered."""

    kind: MediaKind
    data: bytes = field(repr=False)
    seconds: int = 0

    @property
    def is_whole(self) -> bool:
        """Check signature and size of the data, which is untrusted: anyone can seal to a public key."""
        return self.data.startswith(_BEGINNINGS[self.kind]) and len(self.data) <= BYTES_LIMIT[self.kind]


@dataclass(frozen=True)
class Saying:
    """Words, pictures in order (ids of pictograms), drawings and recordings; each may be missing."""

    text: str = ""
    sentence: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything is said."""
        return bool(self.text.strip() or self.sentence or self.attachments)


def validated_saying(saying: Saying) -> Saying:
    """Return what is said as it will be sealed: text cleaned, nothing beyond the limits.

    Raises TextTooLong or TooMuchAttached; nothing is cut off silently."""
    text = cleaned(saying.text)
    if len(text) > TEXT_LIMIT:
        raise TextTooLong(TEXT_LIMIT)
    check_attached(saying.attachments)
    return Saying(text, saying.sentence[:SENTENCE_LIMIT], saying.attachments)


def check_attached(attachments: Iterable[Attachment]) -> None:
    """Raise TooMuchAttached where there are more than the limit, or one is not whole."""
    attached = tuple(attachments)
    if len(attached) > ATTACHMENT_LIMIT or not all(attachment.is_whole for attachment in attached):
        raise TooMuchAttached(ATTACHMENT_LIMIT)


def words_of_staff(text: str, attachments: tuple[Attachment, ...] = (), sentence: tuple[str, ...] = ()) -> Saying:
    """Return a note or an answer as it will be sealed: always with words, so that all can be read, and with
    nothing of a template left to fill in.

    Raises EmptyText, NotCompleted, TextTooLong or TooMuchAttached."""
    saying = validated_saying(Saying(text, sentence, attachments))
    if not saying.text:
        raise EmptyText
    if TO_FILL_IN.search(saying.text):
        raise NotCompleted
    return saying
