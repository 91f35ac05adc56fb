"""The self-review: scores and their means, rounds beside each other, the children's view without who it was."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from sqlalchemy import text

from app.core.errors import (
    BallotClosed,
    CardUnknown,
    CardUsed,
    ChangedMeanwhile,
    ChoiceInvalid,
    NotAllowed,
    VoicesAltered,
)
from app.home.services.home_papers import HomePapers
from app.i18n import LANGUAGES, content, in_language
from app.parliament.services.ballot_cards import Code
from app.reports.rules.report import Rating
from app.review.rules import FEWEST_VOICES, Department, Finding, Review, Score, ThemeView, standings, views
from app.review.services.papers import ReviewPapers
from app.review.services.reviews import ASKING, ChildrensRound, ChildrensView, Reviews, questions, themes
from app.review.words import question_text, standard_name, theme_text, voices_altered_line
from app.store.database import FILE_NAME
from app.workshops.rules import Agreed, AgreedKind
from tests.made_homes import TestHome


def reviews(home: TestHome, who: str = "claire") -> Reviews:
    return Reviews(home.house, home.signed_in(who))


def everything(theme: Rating = Rating.GOOD) -> dict[str, Rating]:
    return {other.id: theme for other in themes()}


CARDS: dict[str, list[Code]] = {}
"""The cards of each home's round."""


def asked(home: TestHome) -> Review:
    review = reviews(home).begin()
    CARDS[home.house.home.id] = reviews(home).ask_children(review, home.house.today + timedelta(days=14), 12)
    return review


class Child(ChildrensView):
    """A child that has taken the next card."""

    def say(self, answers: Mapping[str, Rating], card: bytes = b"") -> None:
        mine = CARDS[self.house.home.id]
        super().say(answers, card or self.card(mine[0]))
        mine.pop(0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_department_has_six_questions_with_their_standard(language: str) -> None:
    for department in Department:
        assert len([question for question in questions() if question.department is department]) >= 6
    with in_language(language):
        assert all(question_text(question).endswith("?") for question in questions())
        assert all(standard_name(question) for question in questions())
        assert all(theme_text(theme) for theme in themes())
        words = content.texts("review")
        assert sum(map(len, words["question"].values())) == len(questions())
    covered = {department for theme in themes() for department in theme.departments}
    assert covered == set(Department)


def test_a_round_is_scored_described_and_finished(home: TestHome) -> None:
    review = reviews(home, "tom").begin()
    first = questions()[0]
    review = reviews(home).find(review, first.id, Finding(Score.MOSTLY, "Lëscht am Büro"))
    review = reviews(home).describe(review, Department.RECRUITMENT, "Mir kucken no.", "Tom")
    kept = reviews(home).reviews()[0]
    assert kept == review
    assert kept.findings[first.id].score is Score.MOSTLY
    review = reviews(home).find(review, first.id, Finding())
    assert first.id not in review.findings
    done = reviews(home).finish(review)
    refusals: list[Callable[[], object]] = [
        lambda: reviews(home).find(done, first.id, Finding(Score.LIVED)),
        lambda: reviews(home).find(replace(done, finished_on=None), first.id, Finding(Score.LIVED)),
        lambda: reviews(home).finish(review),
    ]
    for refused in refusals:
        with pytest.raises(ChangedMeanwhile):
            refused()


def test_the_administrator_reads_no_review(home: TestHome) -> None:
    marc = reviews(home, "marc")
    refusals: list[Callable[[], object]] = [marc.reviews, marc.begin, marc.stop_asking]
    for refused in refusals:
        with pytest.raises(NotAllowed):
            refused()


@pytest.mark.files
def test_what_is_written_is_sealed(home: TestHome) -> None:
    review = reviews(home).begin()
    reviews(home).find(review, questions()[0].id, Finding(Score.NOT_YET, "Geheimt Wuert Kameidi"))
    home.house.database.tidy()
    assert b"Kameidi" not in (home.folder / FILE_NAME).read_bytes()


def test_a_year_stands_beside_the_one_before(home: TestHome) -> None:
    own = [question for question in questions() if question.department is Department.IT]
    old = reviews(home).begin()
    old = reviews(home).keep(replace(old, findings={question.id: Finding(Score.BEGUN) for question in own}))
    home.clock.later(days=365)
    new = reviews(home).begin()
    new = reviews(home).keep(replace(new, findings={own[0].id: Finding(Score.LIVED)}))
    it = next(standing for standing in reviews(home).standings(new) if standing.department is Department.IT)
    assert (it.mean, it.before, it.answered, it.asked, it.is_whole) == (4.0, 2.0, 1, len(own), False)
    assert [review.title for review in reviews(home).reviews()] == [new.title, old.title]


@given(st.lists(st.sampled_from([None, *Score]), min_size=len(questions()), max_size=len(questions())))
def test_means_against_a_plain_count(scores: list[Score | None]) -> None:
    found = {question.id: Finding(score) for question, score in zip(questions(), scores, strict=True)}
    review = Review("x", "x", date(2026, 1, 1), found)
    for standing in standings(review, questions()):
        given_scores = [
            score
            for asked_, score in zip(questions(), scores, strict=True)
            if asked_.department is standing.department and score
        ]
        assert standing.answered == len(given_scores)
        assert standing.mean == (sum(given_scores) / len(given_scores) if given_scores else 0)


def test_children_are_counted_from_three_on(home: TestHome) -> None:
    review = asked(home)
    kiosk = Child(home.house)
    for number in range(FEWEST_VOICES):
        count, seen = reviews(home).views(review)
        assert count == number
        assert all(view.counts == {} for view in seen)
        kiosk.say(everything(Rating.BAD if number == 0 else Rating.GOOD))
    count, seen = reviews(home).views(review)
    assert count == FEWEST_VOICES
    assert all(view.counts == {Rating.GOOD: 2, Rating.OKAY: 0, Rating.BAD: 1} for view in seen)
    assert seen[0].mean == 3.0


def test_a_theme_that_few_answered_stays_hidden() -> None:
    few = [{themes()[0].id: Rating.GOOD}] * 2 + [{themes()[1].id: Rating.BAD}] * 3
    first, second, *_rest = views(themes(), few)
    assert first.counts == {}
    assert second.counts[Rating.BAD] == 3


@pytest.mark.files
def test_nothing_tells_which_child_answered_what(home: TestHome) -> None:
    review, kiosk = asked(home), Child(home.house)
    for number in range(8):
        kiosk.say(everything(list(Rating)[number % 3]))
    with home.house.database.reading() as connection:
        lengths = set(connection.execute(text("SELECT length(sealed) FROM votes")).scalars())
        ids = list(
            connection.execute(text("SELECT id FROM votes WHERE ballot_id = :one"), {"one": review.id}).scalars()
        )
    assert len(lengths) == 1
    assert ids == sorted(ids)
    assert not (home.folder / f"{FILE_NAME}-wal").exists() or not (home.folder / f"{FILE_NAME}-wal").stat().st_size


def test_the_kiosk_asks_only_while_a_round_is_open(home: TestHome) -> None:
    kiosk = Child(home.house)
    with pytest.raises(BallotClosed):
        ChildrensView(home.house).say(everything())
    asked(home)
    with pytest.raises(ChoiceInvalid):
        kiosk.say({})
    with pytest.raises(ChoiceInvalid):
        kiosk.say({"unknown": Rating.GOOD})
    home.clock.later(days=15)
    assert kiosk.open_round() is None
    with pytest.raises(BallotClosed):
        kiosk.say(everything())
    again = reviews(home).begin()
    reviews(home).ask_children(again, home.house.today, 1)
    assert kiosk.open_round() is not None
    reviews(home).stop_asking()
    assert kiosk.open_round() is None


def test_each_card_counts_once_and_nothing_without_one(home: TestHome) -> None:
    """F18: one adult at the kiosk, pressing again and again."""
    review, kiosk = asked(home), ChildrensView(home.house)
    code = CARDS[home.house.home.id][0]
    card = kiosk.card(code)
    kiosk.say(everything(), card)
    with pytest.raises(CardUsed):
        kiosk.say(everything(), card)
    with pytest.raises(CardUsed):
        kiosk.card(code)
    with pytest.raises(CardUnknown):
        kiosk.card(tuple(reversed(code)) if code != code[::-1] else ("fox",) * 5)
    with pytest.raises(CardUsed):
        kiosk.say(everything())
    assert reviews(home).views(review)[0] == 1


def test_a_round_of_before_still_takes_answers_without_a_card(home: TestHome) -> None:
    review = reviews(home).begin()
    papers, me = HomePapers(home.house, "children asked", ASKING), home.signed_in("claire")
    with home.house.database.writing() as connection:
        papers.keep(connection, ChildrensRound("", review.id, home.house.today), me)
    ChildrensView(home.house).say(everything())
    assert reviews(home).views(review)[0] == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paper_holds_findings_children_and_actions(home: TestHome, language: str) -> None:
    review, kiosk = asked(home), Child(home.house)
    for _child in range(4):
        kiosk.say(everything())
    review = reviews(home).find(review, questions()[0].id, Finding(Score.LIVED, "Lëscht " * 200))
    reviews(home).agree(
        Agreed("", AgreedKind.ACTION, "Këscht kafen", "Tom", home.house.today, source=f"{review.id}/house")
    )
    pdf = ReviewPapers(home.house, home.signed_in("claire")).review(review, language)
    said = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)
    with in_language(language):
        for question in questions():
            assert question_text(question)[:30] in said
        assert theme_text(themes()[0]) in said
    assert "Këscht kafen" in said


def test_the_paper_of_a_round_whose_childrens_view_was_altered_is_made_without_it(
    home: TestHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    def altered(_self: Reviews, _review: Review) -> tuple[int, list[ThemeView]]:
        raise VoicesAltered

    review = reviews(home).find(reviews(home).begin(), questions()[0].id, Finding(Score.LIVED, "Lëscht"))
    monkeypatch.setattr(Reviews, "views", altered)
    pdf = ReviewPapers(home.house, home.signed_in("claire")).review(review, "en")
    said = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)
    assert "Lëscht" in said
    with in_language("en"):
        assert voices_altered_line() in said
