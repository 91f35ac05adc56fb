"""What earlier versions have sealed opens for good: places, derivations and formats never change. Each of these
bytes was made once, by version 0.1.0."""

import unicodedata
from io import BytesIO

import pytest
from mnemonic import Mnemonic

from app.vault import containers
from app.vault.ids import new_id
from app.vault.keys import pair_from_seed, unwrap
from app.vault.passwords import Cost, LockedKey, lock, open_locked, stretch
from app.vault.recovery import WordsWrong, new_recovery, pair_from_words
from app.vault.sealing import SealBroken, bound_to, derived, fingerprint, unseal

KEY = bytes(range(32))
PAIR = pair_from_seed(KEY)

SEALED = (
    "c2ed2e15afa2e05b5419312d4dc94c65341f87b3fa57be09a5771ee8d4e9a251bae12c34702aa24099127f1ce18558ae4159"
    "49c487e7f0e5"
)
WRAPPED = (
    "449117aa2cc4745c43bfcaa51e664b790b72926bc96e140713588cf8a14aa114a16e7a7b9b141c669e6da0e4be6f5e4edb78"
    "3a1b533daccd19f055f1bfa51e35292367ac9dd6"
)
LOCKED = (
    "deec9463c6b28f3f1fbf83c3b4cb3101571826381c072b701d105626e41461f6a441802e1479e4c2d6043415893f226d5151"
    "226674bc9d7807b07e325efcb411771dddd2aadcbbd215014015e1"
)
SALT = "13f26702e943dce843f066187cb246f6"
CONTAINER = (
    "4d454e475354454d4d01000000e47b226661637473223a207b22686f6d65223a2022486175732054657374227d2c20227374"
    "7265616d223a20226e645369335150326464434445387137775145626332475350613948707a6134222c2022777261707322"
    "3a207b22657661223a20227841426562685544634470393541536348314c5065542b5277565a31346543526d597557364a6c"
    "4d6e78456642776b7159564f5274794e4264474f4946446354796455326342447a362b46316a4d684568335139324767376a"
    "744c574a793069625769304f305a48667069733932546a7355615332673733775a353162525643227d7d8b1b776ff127de2e"
    "15b1f5ed555fedf8c81112feb926"
)


def test_a_place_is_its_parts_with_their_lengths() -> None:
    assert bound_to("entry", "c", "") == b"\x00\x05entry\x00\x01c\x00\x00"
    assert bound_to("a" * 258)[:2] == b"\x01\x02"


def test_what_was_sealed_then_opens() -> None:
    assert unseal(KEY, bytes.fromhex(SEALED), bound_to("entry", "case", "1"), 16) == b"Moien"
    assert unwrap(PAIR, bytes.fromhex(WRAPPED), bound_to("case", "eva")) == b"secret"


def test_what_was_locked_then_opens() -> None:
    locked = LockedKey(PAIR.public, bytes.fromhex(SALT), Cost(1, 8192), bytes.fromhex(LOCKED))
    assert open_locked(locked, "quaatsch tromm", "eva") == (PAIR, b"kept")
    with pytest.raises(SealBroken):
        open_locked(locked, "quaatsch trompett", "eva")
    made = lock(PAIR, "quaatsch tromm", "eva", Cost(1, 8192))
    assert (made.public, made.cost, len(made.salt)) == (PAIR.public, Cost(1, 8192), 16)


def test_a_container_of_then_opens() -> None:
    file = BytesIO(bytes.fromhex(CONTAINER))
    head = containers.head(file)
    assert (head.facts, set(head.wraps)) == ({"home": "Haus Test"}, {"eva"})
    assert b"".join(containers.pieces(file, head, head.key("eva", PAIR))) == b"Moien"


def test_derived_bytes_are_those_of_then() -> None:
    assert derived(KEY, "answers").hex() == DERIVED
    assert fingerprint(b"Moien").hex() == FINGERPRINT
    assert PAIR.public.hex() == PUBLIC


DERIVED = "7f6597bbbd4d1ffbb8f59be17342426d6e8be1752d6fd51ef9cacf53fa1a80dd"
FINGERPRINT = "16a76e63e0c33f7a5002aa0c84ed661d3fdd4f0689ccae036fee5e3fa5bc3875"
PUBLIC = "4701d08488451f545a409fb58ae3e58581ca40ac3f7f114698cd71deac73ca01"


@pytest.mark.parametrize(("language", "list_of"), [("fr", "fr"), ("pt", "pt"), ("lb", "en"), ("de", "en")])
def test_recovery_words_are_of_the_language_where_it_has_a_list(language: str, list_of: str) -> None:
    made = {word for _each in range(20) for word in new_recovery(language).words}
    name = {"fr": "french", "pt": "portuguese", "en": "english"}[list_of]
    assert made <= {unicodedata.normalize("NFC", word) for word in Mnemonic(name).wordlist}
    recovery = new_recovery(language)
    assert pair_from_words("  ".join(recovery.words).upper()).public == recovery.public
    with pytest.raises(WordsWrong):
        pair_from_words(" ".join(recovery.words[:-1]))


def test_the_dearest_stretch_is_allowed_and_a_dearer_one_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.vault.passwords.DEAREST", Cost(2, 16_384))
    assert len(stretch(b"a", bytes(16), Cost(2, 16_384))) == 32
    for dear in (Cost(3, 8_192), Cost(1, 16_385)):
        with pytest.raises(ValueError, match="Cost"):
            stretch(b"a", bytes(16), dear)


def test_ids_have_128_bits() -> None:
    assert len(bytes.fromhex(new_id())) == 16
