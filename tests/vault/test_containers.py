"""Sealed containers and signatures: whole, or refused."""

import json
from io import BytesIO
from typing import Any

import pytest

from app.vault import containers, signing
from app.vault.containers import MAGIC, PIECE, ContainerUnreadable, head, pieces, write
from app.vault.ids import new_id
from app.vault.keys import KeyPair, new_pair
from app.vault.passwords import Cost
from app.vault.receipts import receipt_key, receipt_keys
from app.vault.sealing import SealBroken

FACTS = {"home": "Haus Test"}
CHEAP = Cost(1, 8192)


def container(plain: bytes, **readers: bytes) -> tuple[bytes, bytes]:
    file = BytesIO()
    key = write(file, BytesIO(plain), FACTS, readers)
    return file.getvalue(), key


def opened(sealed: bytes, pair: KeyPair, holder: str = "eva") -> bytes:
    file = BytesIO(sealed)
    found = head(file)
    return b"".join(pieces(file, found, found.key(holder, pair)))


@pytest.mark.parametrize("length", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE])
def test_what_was_sealed_opens_for_each_reader(length: int) -> None:
    eva, tom = new_pair(), new_pair()
    plain = bytes(place % 251 for place in range(length))
    sealed, key = container(plain, eva=eva.public, tom=tom.public)
    assert opened(sealed, eva) == opened(sealed, tom, "tom") == plain
    found = head(BytesIO(sealed))
    assert (found.facts, set(found.wraps), found.key("eva", eva)) == (FACTS, {"eva", "tom"}, key)
    for holder, pair in (("anne", eva), ("tom", eva), ("eva", tom)):
        with pytest.raises(SealBroken):
            found.key(holder, pair)


@pytest.mark.parametrize("length", [1, PIECE, 2 * PIECE + 5])
def test_what_was_changed_cut_or_lengthened_is_found(length: int) -> None:
    eva = new_pair()
    sealed, _key = container(bytes(length), eva=eva.public)
    pieces_begin = len(sealed) - sum(len(sealed_piece) for sealed_piece in _sealed_pieces(sealed))
    whole = _sealed_pieces(sealed)
    spoilt = [sealed[:-1], sealed + b"x", sealed[:pieces_begin], sealed[:-1] + bytes([sealed[-1] ^ 1])]
    spoilt.append(sealed[:pieces_begin] + b"".join([*whole, whole[-1]]))
    if len(whole) > 1:
        spoilt += [sealed[:pieces_begin] + b"".join(order) for order in (whole[1:], whole[:-1], whole[::-1])]
    for wrong in spoilt:
        with pytest.raises(ContainerUnreadable):
            opened(wrong, eva)


def _sealed_pieces(sealed: bytes) -> list[bytes]:
    begin = len(MAGIC) + 4 + int.from_bytes(sealed[len(MAGIC) : len(MAGIC) + 4], "big")
    size = PIECE + containers._OVERHEAD
    return [sealed[place : place + size] for place in range(begin, len(sealed), size)]


def test_the_head_is_bound_to_the_first_piece() -> None:
    eva = new_pair()
    sealed, _key = container(b"plain", eva=eva.public)
    assert opened(sealed, eva) == b"plain"
    with pytest.raises(ContainerUnreadable):
        opened(sealed.replace(b"Haus Test", b"Haus Tost"), eva)


def raw_head(read: Any) -> bytes:
    raw = json.dumps(read).encode()
    return MAGIC + len(raw).to_bytes(4, "big") + raw


GOOD: dict[str, Any] = {"facts": {}, "wraps": {}, "stream": ""}


@pytest.mark.parametrize(
    "file",
    [
        b"",
        MAGIC,
        b"MENGSTEMM\x02" + raw_head(GOOD)[len(MAGIC) :],
        MAGIC + (0).to_bytes(4, "big"),
        MAGIC + (200_001).to_bytes(4, "big") + b" " * 200_001,
        MAGIC + (4).to_bytes(4, "big") + b"\xff\xff\xff\xff",
        raw_head([]),
        raw_head({}),
        raw_head({**GOOD, "facts": {"a": 1}}),
        raw_head({**GOOD, "facts": None}),
        raw_head({**GOOD, "wraps": dict.fromkeys(map(str, range(501)), "")}),
        raw_head({**GOOD, "wraps": {"eva": "!"}}),
        raw_head({**GOOD, "wraps": []}),
        raw_head({**GOOD, "stream": "!"}),
        raw_head({**GOOD, "stream": None}),
        MAGIC + (100_000).to_bytes(4, "big") + b"[" * 100_000,
    ],
)
def test_what_is_no_head_is_refused(file: bytes) -> None:
    with pytest.raises(ContainerUnreadable):
        head(BytesIO(file))


def test_a_head_may_be_so_large_and_for_so_many() -> None:
    assert len(head(BytesIO(raw_head({**GOOD, "wraps": dict.fromkeys(map(str, range(500)), "")}))).wraps) == 500
    room = 200_000 - len(json.dumps({**GOOD, "facts": {"a": ""}}))
    assert head(BytesIO(raw_head({**GOOD, "facts": {"a": "x" * room}}))).facts["a"]


def test_a_stream_that_makes_no_sense_is_refused() -> None:
    file = BytesIO(raw_head(GOOD) + b"x" * 40)
    found = head(file)
    with pytest.raises(ContainerUnreadable):
        list(pieces(file, found, bytes(32)))


def test_a_signature_holds_for_its_maker_its_words_and_its_place() -> None:
    secret, other = bytes(32), b"\x01" * 32
    signature = signing.sign(secret, b"data", b"card")
    assert len(signature) == signing.SIGNATURE_BYTES
    signing.check(signing.checks(secret), b"data", signature, b"card")
    for public, data, where in (
        (signing.checks(other), b"data", b"card"),
        (signing.checks(secret), b"date", b"card"),
        (signing.checks(secret), b"data", b"bundle"),
        (b"short", b"data", b"card"),
    ):
        with pytest.raises(SealBroken):
            signing.check(public, data, signature, where)
    with pytest.raises(SealBroken):
        signing.check(signing.checks(secret), b"data", signature[:-1], b"card")


def test_signatures_of_today_are_those_of_before() -> None:
    """What another home has kept must still check after an update: the derivation never changes."""
    assert signing.checks(bytes(32)).hex() == CHECKS
    assert receipt_key(b"code", bytes(16), CHEAP).lookup.hex() == LOOKUP
    assert receipt_key(b"code", bytes(16), CHEAP, b"pepper").lookup.hex() == PEPPERED


CHECKS = "ccd131f8f582cd95959369ab9515e55882a789b2d2252ea169863d955541d7c8"
LOOKUP = "68574134af2bec45e50f020a84c2fcd4"
PEPPERED = "f9e78fe870f5a14cc5598a80f41628f8"


def test_one_stretch_leads_to_a_key_for_each_pepper() -> None:
    plain, first, second = receipt_keys(b"code", bytes(16), CHEAP, [b"", b"a", b"b"])
    assert plain == receipt_key(b"code", bytes(16), CHEAP)
    assert first == receipt_key(b"code", bytes(16), CHEAP, b"a")
    assert len({plain.lookup, first.lookup, second.lookup}) == 3
    assert len({plain.pair.public, first.pair.public, second.pair.public}) == 3
    assert len(plain.lookup) == 16


def test_ids_are_never_the_same() -> None:
    ids = {new_id() for _each in range(1000)}
    assert len(ids) == 1000
    assert {len(id_) for id_ in ids} == {len(new_id())}
