"""The fictional home's self-review: last year's round, this year's half done, and what nine children say; all
through the real services."""

from dataclasses import replace
from datetime import timedelta

from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.i18n import content
from app.reports.rules.report import Rating
from app.review.rules import Department, Finding, Review, Score
from app.review.services.reviews import ChildrensView, Reviews, questions, themes
from app.review.words import department_name
from app.workshops.rules import Agreed, AgreedKind

CHILDREN, _NOT_YET = 9, 4
_OPEN = (Department.TECHNICAL, Department.IT)
"""Departments that nobody has looked at yet this year."""


def fill_review(house: OpenHome, me: SignedIn) -> None:
    """Give the home two rounds."""
    words, today = content.texts("demo")["review"], house.today
    then = OpenHome(house.database, lambda: house.clock() - timedelta(days=364))
    old = _scored(Reviews(then, me), 0)
    Reviews(then, me).finish(old)
    reviews = Reviews(house, me)
    new = _scored(reviews, 1)
    new = reviews.describe(new, Department.EDUCATION, words["strength"], "Tom W., Joana P.")
    department = Department.HOUSE
    title = f"{words['name']}: {department_name(department)}"
    reviews.agree(
        Agreed(
            "",
            AgreedKind.ACTION,
            words["action"],
            "Jeff K.",
            today + timedelta(days=24),
            source=f"{new.id}/{department}",
            source_title=title,
        )
    )
    cards = reviews.ask_children(new, today + timedelta(days=10), CHILDREN + _NOT_YET)
    kiosk = ChildrensView(house)
    faces = list(Rating)
    for child in range(CHILDREN):
        said = [theme for number, theme in enumerate(themes()) if number != child]
        answers = {theme.id: faces[child * (number + 2) % 5 % 3] for number, theme in enumerate(said)}
        kiosk.say(answers, kiosk.card(cards[child]))


def _scored(reviews: Reviews, better: int) -> Review:
    """Score a round; a little better than the year before."""
    evidence = content.texts("demo")["review"]["evidence"]
    order, findings = list(Department), {}
    for number, question in enumerate(questions()):
        if better and question.department in _OPEN:
            continue
        base = 1 + order.index(question.department) * 5 % 3 + number % 6 // 4
        score = Score(min(4, base + (better if number % 3 else 0)))
        findings[question.id] = Finding(score, evidence[number // 2 % len(evidence)] if number % 4 == 0 else "")
    return reviews.keep(replace(reviews.begin(), findings=findings))
