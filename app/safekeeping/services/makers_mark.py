"""The maker's mark of a back-up: a signature over what is in it, with a key that every PC of the home derives from
the secret of its cards. Anybody can seal a file for the home's keys; only one of its PCs can sign it."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from app.core.errors import StoreProblem
from app.home.services.anchors import Mark, mark_from, shown
from app.home.services.groups import Group, opened_for
from app.home.services.roster import roster_of
from app.reports.services.pepper import pepper_of
from app.store.database import engine_for, translated
from app.vault.keys import KeyPair
from app.vault.sealing import SealBroken, bound_to, derived
from app.vault.signing import check, checks, sign

_SIGNED = ("made", "log", "content")
_SIGNATURE = "signature"


def marked(facts: Mapping[str, str], peppers: Sequence[bytes]) -> dict[str, str]:
    """Return the facts of a back-up with the signature of this PC; without one where it has no secret. `content`
    is the fingerprint of what is in it, `log` the newest row of the audit log there."""
    if not peppers:
        return dict(facts)
    return {**facts, _SIGNATURE: sign(_secret(peppers[0]), b"", _place(facts)).hex()}


def is_marked_by(facts: Mapping[str, str], peppers: Sequence[bytes]) -> bool:
    """Tell whether a PC with one of these secrets signed these facts."""
    return any(_verifies(checks(_secret(pepper)), facts) for pepper in peppers)


def log_in(facts: Mapping[str, str]) -> Mark | None:
    """Return how far the audit log had come, as the facts say it."""
    return mark_from(facts.get("log", ""))


def maker(file: Path, facts: Mapping[str, str], holder: str, pair: KeyPair) -> tuple[str, bool]:
    """Return the number of the home in an opened back-up, and whether one of its PCs signed it: the secret is
    looked up in the back-up itself, by whoever opened it. The number is empty where it has no signed list."""
    engine = engine_for(file)
    try:
        with translated(), engine.connect() as connection:
            roster = roster_of(connection)
            if roster is None:
                return "", False
            cards = opened_for(connection, roster, Group.CARDS, holder, pair)
            signed = cards is not None and is_marked_by(facts, [pepper_of(cards)])
            return shown(roster.root), signed
    except (StoreProblem, DatabaseError):
        return "", False  # from before there was such a list, or damaged: looked at elsewhere
    finally:
        engine.dispose()


def _secret(pepper: bytes) -> bytes:
    return derived(pepper, "maker of back-ups")


def _place(facts: Mapping[str, str]) -> bytes:
    return bound_to("back-up", *(facts.get(name, "") for name in _SIGNED))


def _verifies(public: bytes, facts: Mapping[str, str]) -> bool:
    with suppress(SealBroken, ValueError):
        check(public, b"", bytes.fromhex(facts.get(_SIGNATURE, "")), _place(facts))
        return True
    return False
