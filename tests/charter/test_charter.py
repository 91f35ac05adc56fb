"""The charter: its versions and what changed between them, who signs, and that no right is a reward."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from app.charter.rules import (
    Change,
    Charter,
    CharterSigner,
    Pair,
    PairPart,
    PairText,
    Signature,
    conditions,
    text_of,
)
from app.charter.services.charter import Charters, CharterWork, always, condition_words, first_charter
from app.charter.services.papers import CharterPapers
from app.charter.words import difference_line
from app.core.errors import ChangedMeanwhile, NameMissing, NotAllowed, SoundsLikeReward
from app.documents.posters import PosterSize
from app.i18n import FINISHED, content, in_language
from tests.made_homes import TestHome

NEW = Pair(
    "", "sign-sun", texts={"lb": PairText("Ech däerf laachen.", "Ech laache kengem aus.", "Mir laache mat.")}
)


def work(home: TestHome, who: str = "claire") -> CharterWork:
    return CharterWork(home.house, home.signed_in(who))


def agreed(home: TestHome, draft: Charter, note: str = "") -> Charter:
    today = home.house.today
    year = today + timedelta(days=365)
    return work(home).agree(draft, valid_from=today, look_again=year, agreed_in="", note=note)


def test_the_charter_that_ships_is_whole_in_every_language() -> None:
    first = first_charter()
    assert len(first.pairs) >= 12
    for pair in first.pairs:
        assert set(pair.texts) >= set(FINISHED)
        assert all(all(vars(text).values()) for text in pair.texts.values())
        assert pair.card in content.facts("rights") or pair.card == ""


@pytest.mark.parametrize("language", FINISHED)
def test_no_right_that_ships_depends_on_how_somebody_behaves(language: str) -> None:
    with in_language(language):
        words = condition_words()
        assert always()
        for pair in first_charter().pairs:
            assert conditions(pair.texts[language], words) == []
        assert conditions(PairText(f"x {words[0]} y"), words) == [words[0]]
        assert conditions(PairText(f"x{words[0]}y"), words) == []


def test_nobody_has_agreed_before_the_parliament_does(home: TestHome) -> None:
    assert Charters(home.house).shown().number == 0
    with pytest.raises(ChangedMeanwhile):
        Charters(home.house).stamp("sign-sun")
    draft = work(home, "tom").begin()
    assert draft.number == 1
    assert work(home).begin() == draft
    assert Charters(home.house).shown().number == 0
    assert agreed(home, draft).number == 1
    assert Charters(home.house).shown().number == 1
    assert work(home).draft() is None


def test_two_versions_are_compared_pair_by_pair(home: TestHome) -> None:
    agreed(home, work(home).begin())
    draft = work(home).begin()
    first, second = draft.pairs[0], draft.pairs[1]
    text = replace(text_of(first, ("lb",)), right="Ech gi gehéiert.", example="Anescht.")
    draft = work(home, "tom").keep_pair(draft, replace(first, texts={**first.texts, "lb": text}))
    draft = work(home, "tom").take_pair_out(draft, second.id)
    draft = work(home, "tom").keep_pair(draft, NEW)
    kept = agreed(home, draft, "Een Atelier mat néng Kanner.")
    found = work(home).compared(kept)
    assert [(difference.change, difference.parts) for difference in found] == [
        (Change.CHANGED, (PairPart.RIGHT, PairPart.EXAMPLE)),
        (Change.ADDED, ()),
        (Change.REMOVED, ()),
    ]
    assert found[0].before.right == text_of(first, ("lb",)).right
    with in_language("en"):
        lines = [difference_line(difference) for difference in work(home).compared(kept)]
        assert any(line.startswith("Taken out: ") for line in lines)
    old, new = work(home).versions()[1], work(home).versions()[0]
    assert (old.number, new.number) == (1, 2)
    assert len(work(home).compared(old)) == 0, "the first is what the program began with"


def test_what_was_agreed_stays_as_it_is(home: TestHome) -> None:
    draft = work(home).begin()
    kept = agreed(home, draft)
    for forged in (kept, replace(kept, valid_from=None)):
        with pytest.raises(ChangedMeanwhile):
            work(home).keep_pair(forged, NEW)
        with pytest.raises(ChangedMeanwhile):
            work(home).take_pair_out(forged, forged.pairs[0].id)
    assert Charters(home.house).shown().pairs == kept.pairs


def test_a_version_counts_from_its_day(home: TestHome) -> None:
    draft, today = work(home).begin(), home.house.today
    work(home).agree(draft, valid_from=today + timedelta(days=10), look_again=today, agreed_in="", note="")
    assert Charters(home.house).shown().number == 0
    home.clock.later(days=11)
    shown = Charters(home.house).shown()
    assert shown.number == 1
    assert shown.look_again is not None
    assert shown.valid_from is not None
    assert shown.look_again >= shown.valid_from


def test_children_sign_with_a_stamp_or_initials_never_with_a_name(home: TestHome) -> None:
    charter = agreed(home, work(home).begin())
    charter = work(home, "tom").sign(charter, Signature(CharterSigner.CHILD, "Lina Muster"))
    assert charter.signatures[-1].name == "L. M."
    charter = work(home).sign(charter, Signature(CharterSigner.MANAGEMENT, "Claire M.", stamp="sign-sun"))
    assert (charter.signatures[-1].name, charter.signatures[-1].stamp) == ("Claire M.", "")
    assert Charters(home.house).stamp("sign-kite").signatures[-1].stamp == "sign-kite"
    for wrong in ("../x", "say-hit", ""):
        with pytest.raises(ChangedMeanwhile):
            Charters(home.house).stamp(wrong)
    with pytest.raises(NameMissing):
        work(home).sign(Charters(home.house).shown(), Signature(CharterSigner.STAFF, "  "))
    with pytest.raises(ChangedMeanwhile):
        work(home).sign(charter, Signature(CharterSigner.STAFF, "Tom"))


def test_who_drafts_and_who_agrees(home: TestHome) -> None:
    with pytest.raises(NotAllowed):
        work(home, "marc").begin()
    draft = work(home, "tom").begin()
    with pytest.raises(NotAllowed):
        work(home, "tom").agree(
            draft, valid_from=home.house.today, look_again=home.house.today, agreed_in="", note=""
        )
    with pytest.raises(NotAllowed):
        work(home, "tom").throw_draft_away(draft)
    with pytest.raises(NameMissing):
        work(home, "tom").keep_pair(draft, Pair("", texts={"lb": PairText("Ech däerf eppes.")}))
    work(home).throw_draft_away(draft)
    assert work(home).draft() is None


@pytest.mark.parametrize("language", FINISHED)
def test_poster_and_booklet_hold_every_word(home: TestHome, language: str) -> None:
    charter = agreed(home, work(home).begin())
    charter = work(home).sign(charter, Signature(CharterSigner.STAFF, "Tom W."))
    papers = CharterPapers(home.house, home.signed_in("tom"))
    for size in PosterSize:
        poster = PdfReader(BytesIO(papers.poster(charter, language, size)))
        assert len(poster.pages) == 1
        said = " ".join(poster.pages[0].extract_text().split())
        for pair in charter.pairs:
            assert pair.texts[language].right in said
            assert pair.texts[language].adults.split()[-1] in said
    booklet = PdfReader(BytesIO(papers.booklet(charter, language)))
    text = " ".join(" ".join(page.extract_text().split()) for page in booklet.pages)
    assert all(pair.texts[language].example in text for pair in charter.pairs)
    assert "Tom W." in text


def test_words_that_sound_like_a_reward_are_kept_only_when_looked_at_again(home: TestHome) -> None:
    draft = work(home).begin()
    first = draft.pairs[0]
    changed = replace(first.texts["de"], right="Ich werde gehört, wenn du brav bist.")
    pair = replace(first, texts={**first.texts, "de": changed})
    with pytest.raises(SoundsLikeReward):
        work(home).keep_pair(draft, pair)
    assert work(home).draft() == draft
    assert work(home).keep_pair(draft, pair, looked_at=True).pairs[0] == pair


def test_a_right_that_is_not_kept_begins_no_draft(home: TestHome) -> None:
    fresh = work(home).fresh()
    assert fresh.pairs
    assert work(home).draft() is None
