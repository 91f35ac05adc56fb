"""Words of the charter: who signs, and what changed between two versions."""

from collections.abc import Sequence
from typing import assert_never

from app.charter.rules import Change, CharterSigner, Difference, PairPart
from app.core.tables import for_every
from app.i18n import _


def signer_name(signer: CharterSigner) -> str:
    """Return who signs."""
    match signer:
        case CharterSigner.CHILD:
            return _("A child or young person")
        case CharterSigner.STAFF:
            return _("Somebody of the team")
        case CharterSigner.MANAGEMENT:
            return _("Somebody of the management")
        case _:
            assert_never(signer)


def part_name(part: PairPart) -> str:
    """Return what a part of a pair is called."""
    match part:
        case PairPart.RIGHT:
            return _("The right")
        case PairPart.CHILDREN:
            return _("What children see to")
        case PairPart.ADULTS:
            return _("What adults see to")
        case PairPart.WHY:
            return _("Why?")
        case PairPart.EXAMPLE:
            return _("Example")
        case _:
            assert_never(part)


def difference_line(difference: Difference) -> str:
    """Return in a line what became of a pair."""
    right = difference.after.right or difference.before.right
    words = for_every(
        Change,
        {
            Change.ADDED: _("New: {right}"),
            Change.REMOVED: _("Taken out: {right}"),
            Change.CHANGED: _("Changed: {right} ({parts})"),
        },
    )[difference.change]
    return words.format(right=right, parts=", ".join(part_name(part).rstrip("?") for part in difference.parts))


def reward_line(found: Sequence[str]) -> str:
    """Return why these words are no right."""
    words = ", ".join(_("“{words}”").format(words=word) for word in dict.fromkeys(found))
    return _("A right holds whatever a child does. Please look at these words again: {words}").format(words=words)
