"""The self-review: what each department does for child protection and children's rights, once a year, with
evidence; the children's own view of the same themes beside it (docs/product.md)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import IntEnum, StrEnum

from app.core.tables import for_every
from app.core.text import line
from app.reports.rules.report import Rating

TEXT_LIMIT = 4_000
FEWEST_VOICES = 3
"""Least number of answers to show: with fewer, one could guess who said what."""

VOICES = 300
"""The most children whose view a round takes."""


class Department(StrEnum):
    """Every part of the house, from recruitment to quality."""

    RECRUITMENT = "recruitment"
    PERSONNEL = "personnel"
    TRAINING = "training"
    EDUCATION = "education"
    NIGHT_WATCH = "night_watch"
    HOUSE = "house"
    TECHNICAL = "technical"
    IT = "it"
    COMMUNICATION = "communication"
    ADMINISTRATION = "administration"
    MANAGEMENT = "management"
    QUALITY = "quality"


class Score(IntEnum):
    """Four steps, without a middle to hide in."""

    NOT_YET = 1
    BEGUN = 2
    MOSTLY = 3
    LIVED = 4


@dataclass(frozen=True)
class ReviewQuestion:
    """One question; `standard` is the key of where it comes from."""

    id: str
    department: Department
    standard: str


@dataclass(frozen=True)
class Theme:
    """What the children are asked about, and the departments it belongs to."""

    id: str
    picture: str
    departments: tuple[Department, ...]


@dataclass(frozen=True)
class Finding:
    """What was found: a score, or none yet, and what shows it."""

    score: Score | None = None
    evidence: str = ""


@dataclass(frozen=True)
class Review:
    """One round. `findings` are by question, `strengths` and `people` (who looked) by department."""

    id: str
    title: str
    day: date
    findings: Mapping[str, Finding] = field(default_factory=dict)
    strengths: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    finished_on: date | None = None
    version: int = 0


@dataclass(frozen=True)
class DepartmentScore:
    """How a department stands: mean of the scores so far (1 to 4, 0 for none), how many of its questions have one,
    and the mean a year before."""

    department: Department
    mean: float
    answered: int
    asked: int
    before: float = 0.0

    @property
    def is_whole(self) -> bool:
        """Tell whether every question has a score."""
        return self.answered == self.asked


@dataclass(frozen=True)
class ThemeView:
    """What the children say of a theme, counted; empty while they are fewer than `FEWEST_VOICES`."""

    theme: Theme
    counts: Mapping[Rating, int] = field(default_factory=dict)

    @property
    def mean(self) -> float:
        """Return it on the scale of the scores, 1 to 4, to stand beside them; 0 for none."""
        worth = for_every(Rating, {Rating.GOOD: 4.0, Rating.OKAY: 2.5, Rating.BAD: 1.0})
        total = sum(self.counts.values())
        return sum(worth[rating] * count for rating, count in self.counts.items()) / total if total else 0.0


def validated_review(review: Review) -> Review:
    """Return a review as it is kept. Raises TextTooLong."""
    findings = {
        key: replace(finding, evidence=line(finding.evidence, TEXT_LIMIT))
        for key, finding in review.findings.items()
    }
    return replace(
        review,
        title=line(review.title) or str(review.day.year),
        findings={key: finding for key, finding in findings.items() if finding != Finding()},
        strengths={key: line(text, TEXT_LIMIT) for key, text in review.strengths.items() if text.strip()},
        people={key: line(text) for key, text in review.people.items() if text.strip()},
    )


def standings(
    review: Review, questions: Sequence[ReviewQuestion], before: Review | None = None
) -> list[DepartmentScore]:
    """Return how each department stands, beside the round before."""
    found = []
    for department in Department:
        own = [question.id for question in questions if question.department is department]
        scores = _scores(review, own)
        earlier = _scores(before, own) if before is not None else []
        found.append(DepartmentScore(department, _mean(scores), len(scores), len(own), _mean(earlier)))
    return found


def before(review: Review, reviews: Iterable[Review]) -> Review | None:
    """Return the round before this one."""
    earlier = [other for other in reviews if (other.day, other.id) < (review.day, review.id)]
    return max(earlier, key=lambda review: (review.day, review.id), default=None)


def views(themes: Sequence[Theme], voices: Sequence[Mapping[str, Rating]]) -> list[ThemeView]:
    """Count the children's answers by theme; empty below `FEWEST_VOICES`."""
    if len(voices) < FEWEST_VOICES:
        return [ThemeView(theme) for theme in themes]
    found = []
    for theme in themes:
        said = [voice[theme.id] for voice in voices if theme.id in voice]
        counts = {rating: said.count(rating) for rating in Rating}
        found.append(ThemeView(theme, counts if len(said) >= FEWEST_VOICES else {}))
    return found


def _scores(review: Review, ids: Iterable[str]) -> list[Score]:
    found = (review.findings.get(id_, Finding()).score for id_ in ids)
    return [score for score in found if score is not None]


def _mean(scores: Sequence[Score]) -> float:
    return sum(scores) / len(scores) if scores else 0.0
