"""The self-review as it is kept: rounds sealed for the team, the children's view sealed one by one, as votes are,
so that nobody can tell whose it is."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from app.core.audit_actions import AuditAction
from app.core.errors import (
    BallotClosed,
    CardUsed,
    ChangedMeanwhile,
    ChoiceInvalid,
    ContentDamaged,
    TooMany,
    VoicesAltered,
)
from app.core.rights import Action
from app.home.services.groups import Group, group_public, group_ring, opened_by
from app.home.services.home_papers import HomePapers
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.i18n import content
from app.parliament import rows as ballots
from app.parliament.services.ballot_cards import Code, draw_cards, known_card, no_news
from app.reports.rules.report import Rating
from app.review.rules import (
    VOICES,
    Department,
    DepartmentScore,
    Finding,
    Review,
    ReviewQuestion,
    Theme,
    ThemeView,
    before,
    standings,
    validated_review,
    views,
)
from app.store import audit
from app.store.formats import Format
from app.vault.ids import new_id
from app.vault.keys import wrap
from app.vault.sealing import SealBroken, bound_to
from app.workshops import rows as gatherings
from app.workshops.rules import GatheringKind
from app.workshops.services.gatherings import Gatherings, opened_text, sealed_text

_VOICE_BYTES = 512
"""Every child's answers are as long as every other's."""


@dataclass(frozen=True)
class ChildrensRound:
    """The children's round that the kiosk shows, until a day; it says which review it belongs to, and how many
    cards were made for it: none in a round from before."""

    id: str
    review: str
    until: date
    version: int = 0
    cards: int = 0


ASKING = Format("children's round", ChildrensRound, minor=1)
REVIEW = Format("self-review", Review)
VIEW = Format("a child's view", dict[str, Rating])


class ChildrensView:
    """The kiosk's part: asks, and puts each child's answers away sealed."""

    def __init__(self, house: OpenHome) -> None:
        self.house = house
        self._papers = HomePapers(house, "children asked", ASKING)

    def open_round(self) -> ChildrensRound | None:
        """Return the round that is open today."""
        there = [
            childrens_round for childrens_round in self._papers.all() if childrens_round.until >= self.house.today
        ]
        return there[0] if there else None

    def card(self, code: Sequence[str]) -> bytes:
        """Return a child's card by its pictures; slow on purpose, off the GUI thread. Raises BallotClosed,
        CardUnknown with the pause that follows, or CardUsed."""
        asked = self.open_round()
        if asked is None:
            raise BallotClosed
        return known_card(self.house, asked.review, tuple(code))

    def say(self, answers: Mapping[str, Rating], card: bytes = b"") -> None:
        """Put one child's faces away, with the card that counts once; what it left out stays unsaid. Raises
        BallotClosed, CardUsed or ChoiceInvalid."""
        asked = self.open_round()
        if asked is None:
            raise BallotClosed
        known = {theme.id for theme in themes()}
        if not answers or not set(answers) <= known:
            raise ChoiceInvalid
        plain = VIEW.written(dict(sorted(answers.items()))).encode()
        voice_id = new_id()
        with self.house.database.writing() as connection:
            if len(ballots.votes(connection, asked.review)) >= VOICES:
                raise BallotClosed
            public = group_public(connection, Group.TEAM)
            sealed = wrap(public, plain.ljust(_VOICE_BYTES), _place(asked.review, voice_id))
            if not asked.cards:
                ballots.drop_in(connection, asked.review, voice_id, sealed)
            elif not ballots.put_in(connection, asked.review, card, voice_id, sealed):
                raise CardUsed
        self.house.database.leave_no_trail()


class Reviews(Gatherings):
    """Rounds of the self-review, for those who hold workshops."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        super().__init__(house, me)
        self._asked = HomePapers(house, "children asked", ASKING)
        self._childrens = ChildrensView(house)

    def reviews(self) -> list[Review]:
        """Return all rounds, the newest first. Raises NotAllowed or NoKeyYet."""
        self._me.demand(Action.REVIEW_HOUSE)
        keys = self._keys()
        with self._house.database.reading() as connection:
            rows = gatherings.gatherings(connection, GatheringKind.REVIEW)
        return [
            replace(
                REVIEW.read(opened_text(keys, GatheringKind.REVIEW, row.id, row.sealed)),
                id=row.id,
                day=row.day,
                version=row.version,
            )
            for row in rows
        ]

    def begin(self) -> Review:
        """Begin a round. Raises NotAllowed."""
        return self._keep_review(Review("", str(self.today.year), self.today))

    def keep(self, review: Review) -> Review:
        """Keep a whole round. Raises TextTooLong, or ChangedMeanwhile where it is finished or somebody else was
        faster."""
        return self._keep_review(review)

    def find(self, review: Review, question: str, finding: Finding) -> Review:
        """Keep what was found. Raises as `keep`."""
        return self._keep_review(replace(review, findings={**review.findings, question: finding}))

    def describe(self, review: Review, department: Department, strengths: str, people: str) -> Review:
        """Keep what a department is good at, and who looked. Raises as `keep`."""
        return self._keep_review(
            replace(
                review,
                strengths={**review.strengths, department: strengths},
                people={**review.people, department: people},
            )
        )

    def finish(self, review: Review) -> Review:
        """End a round: its scores stay as they are. Raises as `keep`."""
        return self._keep_review(replace(review, finished_on=self.today))

    def standings(self, review: Review) -> list[DepartmentScore]:
        """Return how each department stands, beside the round before."""
        return standings(review, questions(), before(review, self.reviews()))

    # -- the children

    def ask_children(
        self, review: Review, until: date, number: int, on_card: Callable[[int], None] = no_news
    ) -> list[Code]:
        """Let the kiosk ask so many children until a day; another open round ends with that. Return what stands
        on their cards, to be printed now; a second for each, off the GUI thread. Raises TooMany or
        ChangedMeanwhile."""
        self._me.demand(Action.REVIEW_HOUSE)
        if not 0 < number <= VOICES:
            raise TooMany(VOICES)
        cards = draw_cards(self._house, review.id, number, on_card)
        with self._house.database.writing() as connection:
            for childrens_round in self._asked.all():
                self._asked.forget(connection, childrens_round)
            self._asked.keep(connection, ChildrensRound("", review.id, until, cards=number), self._me)
            ballots.add_cards(connection, review.id, cards.values())
            group_public(connection, Group.TEAM)
            audit.append(connection, self._house.clock(), self._me.id, AuditAction.CHILDREN_ASKED)
        return list(cards)

    def stop_asking(self) -> None:
        """Take the round out of the kiosk."""
        self._me.demand(Action.REVIEW_HOUSE)
        with self._house.database.writing() as connection:
            for childrens_round in self._asked.all():
                self._asked.forget(connection, childrens_round)
            audit.append(connection, self._house.clock(), self._me.id, AuditAction.CHILDREN_NO_LONGER_ASKED)

    def asked(self) -> ChildrensRound | None:
        """Return the round that the kiosk shows today."""
        return self._childrens.open_round()

    def views(self, review: Review) -> tuple[int, list[ThemeView]]:
        """Return how many children have answered, and what they say; nothing while they are few. Raises
        NoKeyYet, and VoicesAltered where there are more voices than cards."""
        self._me.demand(Action.REVIEW_HOUSE)
        ring = group_ring(self._house, self._me, Group.TEAM)
        with self._house.database.reading() as connection:
            rows, cards = ballots.votes(connection, review.id), ballots.cards_used(connection, review.id)
        if cards and len(rows) > sum(cards):
            raise VoicesAltered
        voices = []
        for voice_id, sealed in rows:
            with suppress(SealBroken, ContentDamaged):  # forged or damaged: skip
                voices.append(VIEW.read(opened_by(ring, sealed, _place(review.id, voice_id))))
        return len(voices), views(themes(), voices)

    def _keep_review(self, review: Review) -> Review:
        self._me.demand(Action.REVIEW_HOUSE)
        ready = validated_review(review)
        if review.id:
            there = next((other for other in self.reviews() if other.id == review.id), None)
            if there is None or there.finished_on is not None:
                raise ChangedMeanwhile
        ready = replace(ready, id=ready.id or new_id(), version=ready.version + 1)
        sealed = sealed_text(self._keys(), GatheringKind.REVIEW, ready.id, REVIEW.written(ready))
        row = gatherings.SealedGathering(ready.id, GatheringKind.REVIEW, ready.day, ready.version, sealed)
        with self._house.database.writing() as connection:
            if not gatherings.keep(connection, row):
                raise ChangedMeanwhile
            audit.append(connection, self._house.clock(), self._me.id, AuditAction.SELF_REVIEW_CHANGED)
        return ready


@cache
def questions() -> tuple[ReviewQuestion, ...]:
    """Return all questions, in the order of the departments."""
    facts = content.facts("review")["question"]
    return tuple(
        ReviewQuestion(f"{department}/{name}", Department(department), standard)
        for department, own in facts.items()
        for name, standard in own.items()
    )


@cache
def themes() -> tuple[Theme, ...]:
    """Return what the children are asked about."""
    facts = content.facts("review")["theme"]
    return tuple(
        Theme(name, theme["picture"], tuple(map(Department, theme["departments"])))
        for name, theme in facts.items()
    )


def _place(review_id: str, voice_id: str) -> bytes:
    return bound_to("childrens voice", review_id, voice_id)
