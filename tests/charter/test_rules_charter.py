"""The charter as it is kept, which version holds, and what changed between two."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.charter.rules import (
    PAIRS,
    SIGNATURES,
    TEXT_LIMIT,
    Change,
    Charter,
    CharterSigner,
    Difference,
    Pair,
    PairPart,
    PairText,
    Signature,
    conditions,
    differences,
    in_force,
    text_of,
    validated_charter,
    validated_pair,
    validated_signature,
)
from app.core.errors import NameMissing, TextTooLong, TooMany

DAY = date(2026, 3, 2)
WHOLE = PairText("Ech gi gehéiert.", "Mir lauschteren.", "Mir froen.", "Et zielt.", "Um Dësch.")


def pair(pair_id: str = "p", /, **texts: PairText) -> Pair:
    return Pair(pair_id, "sun", "heard", texts or {"lb": WHOLE})


def test_a_pair_keeps_the_languages_that_are_whole() -> None:
    spaces = PairText(
        *(f" {word} " for word in (WHOLE.right, WHOLE.children, WHOLE.adults, WHOLE.why, WHOLE.example))
    )
    parts = {
        f"x{place}": replace(WHOLE, **{name: " "}) for place, name in enumerate(("right", "children", "adults"))
    }
    kept = validated_pair(pair(lb=spaces, fr=replace(WHOLE, why="", example=""), **parts))
    assert kept == Pair("p", "sun", "heard", {"lb": WHOLE, "fr": replace(WHOLE, why="", example="")})
    with pytest.raises(NameMissing):
        validated_pair(pair(lb=replace(WHOLE, adults="")))
    validated_pair(pair(lb=replace(WHOLE, why="x" * TEXT_LIMIT)))
    with pytest.raises(TextTooLong):
        validated_pair(pair(lb=replace(WHOLE, why="x" * (TEXT_LIMIT + 1))))


def test_a_charter_is_kept_within_its_limits() -> None:
    full = Charter(
        "c", 1, (pair(),) * PAIRS, " Notiz ", signatures=(Signature(CharterSigner.STAFF, "Tom"),) * SIGNATURES
    )
    assert validated_charter(full).note == "Notiz"
    assert validated_charter(full).pairs == full.pairs
    spaced = Charter("c", 1, (pair(lb=replace(WHOLE, right=f" {WHOLE.right} ")),))
    assert validated_charter(spaced).pairs == (pair(),)
    for more in (replace(full, pairs=(pair(),) * (PAIRS + 1)), replace(full, signatures=full.signatures * 2)):
        with pytest.raises(TooMany) as refused:
            validated_charter(more)
        assert refused.value.limit == PAIRS
    with pytest.raises(TextTooLong):
        validated_charter(replace(full, note="x" * (TEXT_LIMIT + 1)))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (
            Signature(CharterSigner.CHILD, "Lisa Muller", "sign-sun", DAY),
            Signature(CharterSigner.CHILD, "L. M.", "sign-sun", DAY),
        ),
        (Signature(CharterSigner.CHILD, "", "sign-sun"), Signature(CharterSigner.CHILD, "", "sign-sun")),
        (Signature(CharterSigner.CHILD, "Lisa"), Signature(CharterSigner.CHILD, "L.")),
        (Signature(CharterSigner.STAFF, " Tom W. ", "sign-sun"), Signature(CharterSigner.STAFF, "Tom W.")),
    ],
)
def test_children_sign_with_a_stamp_or_initials(typed: Signature, kept: Signature) -> None:
    assert validated_signature(typed) == kept


@pytest.mark.parametrize(
    "empty", [Signature(CharterSigner.CHILD, " "), Signature(CharterSigner.MANAGEMENT, " ", "sign-sun")]
)
def test_nobody_signs_without_a_name_or_a_stamp(empty: Signature) -> None:
    with pytest.raises(NameMissing):
        validated_signature(empty)


def test_the_version_in_force_is_the_last_that_has_begun() -> None:
    draft, old = Charter("d", 3), Charter("a", 1, valid_from=DAY - timedelta(days=9))
    today, tomorrow = Charter("b", 2, valid_from=DAY), Charter("c", 4, valid_from=DAY + timedelta(days=1))
    every = [draft, tomorrow, today, old]
    assert in_force(every, DAY) == today
    assert in_force(every, DAY - timedelta(days=1)) == old
    assert in_force([draft], DAY) is None
    twin = replace(today, id="e", number=5)
    assert in_force([twin, today], DAY) == twin
    assert (draft.is_draft, today.is_draft) == (True, False)


def test_words_that_make_a_right_a_reward_are_found() -> None:
    words = ["wann s du", "Nëmmen wann"]
    text = PairText("Du dierfs spillen, wann s du brav bass.", "nëmmen, wann d'Zëmmer propper ass", "wann s du")
    assert conditions(text, words) == words
    assert conditions(PairText("wann", "", "wann s du"), words) == []
    assert conditions(PairText("sowann s du"), words) == []


def test_differences_are_what_was_added_changed_and_removed() -> None:
    changed = replace(WHOLE, right="Ech gi gefrot.", example="Doheem.")
    old = Charter("a", 1, (pair("1"), pair("2"), pair("3")))
    new = Charter("b", 2, (pair("4"), pair("2", lb=changed), pair("3")))
    assert differences(old, new, ("lb",)) == [
        Difference(Change.ADDED, "4", PairText(), WHOLE),
        Difference(Change.CHANGED, "2", WHOLE, changed, (PairPart.RIGHT, PairPart.EXAMPLE)),
        Difference(Change.REMOVED, "1", WHOLE, PairText()),
    ]


def test_a_pair_is_shown_in_the_first_wanted_language() -> None:
    french = replace(WHOLE, right="On m'écoute.")
    assert text_of(pair(lb=WHOLE, fr=french), ("pt", "fr", "lb")) == french
    assert text_of(pair(lb=WHOLE), ("pt",)) == WHOLE
    assert text_of(Pair("p"), ("lb",)) == PairText()
