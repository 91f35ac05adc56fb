"""The self-review on paper, in the language asked for, in the audit log."""

from collections.abc import Sequence

from app.core.audit_actions import AuditAction
from app.core.errors import VoicesAltered
from app.core.rights import Action
from app.documents.blocks import OnPage, no_progress
from app.home.services.papers import Papers
from app.i18n import _, formats, in_language
from app.parliament.documents import BallotCards, ballot_cards
from app.parliament.services.ballot_cards import Code
from app.reports.rules.report import Rating
from app.review.documents import DepartmentPaper, ReviewPaper, review_paper
from app.review.rules import FEWEST_VOICES, Finding, Review, ThemeView, before
from app.review.services.reviews import Reviews, questions
from app.review.words import (
    department_name,
    face_name,
    mean_name,
    question_text,
    score_name,
    standard_name,
    theme_text,
    voices_altered_line,
)
from app.workshops.rules import AgreedKind


class ReviewPapers(Papers):
    """What can be printed of the self-review."""

    def review(self, review: Review, language: str, on_page: OnPage = no_progress) -> bytes:
        """Return a round with its charts, findings and actions. Raises NotAllowed."""
        self._me.demand(Action.REVIEW_HOUSE)
        with in_language(language):
            return review_paper(self._paper(review), on_page)

    def cards(self, codes: Sequence[Code], language: str) -> bytes:
        """Return the cards for the children's view. Raises NotAllowed."""
        self._me.demand(Action.REVIEW_HOUSE)
        self._noted(AuditAction.BALLOT_CARDS_MADE)
        with in_language(language):
            title = _("What I think of our house")
            return ballot_cards(BallotCards(self._house.home.name, title, codes, _("My card")))

    def _paper(self, review: Review) -> ReviewPaper:
        reviews = Reviews(self._house, self._me)
        standings = reviews.standings(review)
        earlier = before(review, reviews.reviews())
        count, seen, altered = 0, list[ThemeView](), ""
        try:
            count, seen = reviews.views(review)
        except VoicesAltered:  # the rest of the paper is whole
            altered = voices_altered_line()
        departments = [
            DepartmentPaper(
                department_name(standing.department),
                standing.mean,
                mean_name(standing.mean),
                review.people.get(standing.department, ""),
                [
                    (
                        question_text(asked),
                        standard_name(asked),
                        score_name(review.findings.get(asked.id, Finding()).score),
                        review.findings.get(asked.id, Finding()).evidence,
                    )
                    for asked in questions()
                    if asked.department is standing.department
                ],
                review.strengths.get(standing.department, ""),
                standing.before,
            )
            for standing in standings
        ]
        children = []
        for view in seen if count >= FEWEST_VOICES else []:
            adults = [
                standing.mean
                for standing in standings
                if standing.department in view.theme.departments and standing.mean
            ]
            said = ", ".join(
                formats.named(face_name(rating), formats.number(view.counts.get(rating, 0))) for rating in Rating
            )
            beside = _("children {theirs}, adults {ours}").format(
                theirs=mean_name(view.mean), ours=mean_name(sum(adults) / len(adults) if adults else 0.0)
            )
            children.append((theme_text(view.theme), said, beside))
        note = "" if children else altered or _("Too few children have answered, or none was asked.")
        return ReviewPaper(
            self._printed(AuditAction.SELF_REVIEW_MADE),
            review.title,
            [
                (_("Begun on"), formats.plain_day(review.day)),
                (_("Finished on"), formats.plain_day(review.finished_on) if review.finished_on else ""),
            ],
            departments,
            children,
            note,
            self._actions(review, reviews),
            (review.title, earlier.title if earlier is not None else ""),
        )

    def _actions(self, review: Review, reviews: Reviews) -> list[tuple[str, str, str, str]]:
        today = self._house.today
        found = []
        for agreed in reviews.agreed(AgreedKind.ACTION):
            if not agreed.source.startswith(f"{review.id}/"):
                continue
            state = _("done") if agreed.done_on else _("open")
            if agreed.done_on is None and agreed.due is not None and agreed.due < today:
                state = _("overdue")
            due = formats.plain_day(agreed.due) if agreed.due else ""
            found.append((agreed.what, agreed.owner, due, state))
        return found
