"""A knowledge check: questions one by one, each again until it is answered right; what counts for the before and
after is the first try."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from app.training.rules.courses import CheckQuestion

RIGHT = 0
"""The place of the right answer among a question's answers."""


@dataclass(frozen=True)
class Check:
    """Answers so far: of each question (by place) those that were chosen, in order."""

    chosen: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def with_answer(self, question: int, answer: int) -> "Check":
        """Return the check with one more answer."""
        return Check(self.chosen | {question: (*self.chosen.get(question, ()), answer)})

    def open(self, questions: Sequence[CheckQuestion]) -> list[int]:
        """Return the questions still to answer: new ones first, then those that were wrong."""
        places = range(len(questions))
        new = [place for place in places if place not in self.chosen]
        return new + [place for place in places if place in self.chosen and RIGHT not in self.chosen[place]]

    def right_at_once(self, questions: Sequence[CheckQuestion]) -> int:
        """Return how many were right at the first try."""
        return sum(self.chosen.get(place, (-1,))[0] == RIGHT for place in range(len(questions)))


def shuffled(question: CheckQuestion, seed: str) -> list[int]:
    """Return the order in which to show a question's answers, reproducible by the seed. Not for secrets: it only
    keeps the right answer from always being first."""
    places = list(range(len(question.answers)))
    Random(f"{seed} {question.text}").shuffle(places)  # noqa: S311 - an order, no secret
    return places
