"""The self-review: an overview with charts, each department's questions, the children's view beside them."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.core.changes import Changed
from app.core.errors import VoicesAltered
from app.i18n import _, formats, ngettext
from app.reports.rules.report import Rating
from app.review.rules import (
    FEWEST_VOICES,
    VOICES,
    Department,
    DepartmentScore,
    Finding,
    Review,
    ReviewQuestion,
    Score,
    ThemeView,
)
from app.review.services.reviews import questions
from app.review.services.staff import ReviewServices
from app.review.words import (
    department_name,
    face_name,
    mean_name,
    question_text,
    score_name,
    standard_name,
    theme_text,
)
from app.ui.room import StaffRoom
from app.ui.theme.tokens import Space, Text
from app.ui.widgets.agreed import agreed_card
from app.ui.widgets.buttons import quiet
from app.ui.widgets.charts import Radar, ScoreBars, Series
from app.ui.widgets.chips import Chip
from app.ui.widgets.drawing_cards import DrawingCards, typed_number
from app.ui.widgets.form_dialog import FormDialog
from app.ui.widgets.form_parts import Choice, Day, Given, Line, Words
from app.ui.widgets.labels import card, chip, column, label, row
from app.ui.widgets.list_and_detail import ListAndDetailPage, head_card, words_card
from app.ui.widgets.preview import show_paper
from app.ui.widgets.wrapping import Wrapping
from app.ui.words import refusal

OVERVIEW, CHILDREN = "overview", "children"
_WEEKS = timedelta(days=14)


class SelfReviewRoom(StaffRoom):
    """The round that was begun last; earlier ones beside it."""

    def __init__(self, services: ReviewServices) -> None:
        super().__init__()
        self.page = RoundPage(services)
        layout = column(space=Space.S, margins=(Space.L, Space.M, Space.L, Space.M))
        layout.addWidget(label(_("Self-review"), Text.STAFF_TITLE))
        words = _("What are we doing for child protection and children's rights?")
        layout.addWidget(label(words, Text.STAFF_TEXT, tone="muted"))
        layout.addWidget(self.page, 1)
        self.setLayout(layout)
        self.page.refresh()

    def on_change(self, changed: Changed) -> None:
        """Refresh what is open."""
        self.page.on_change(changed)


class RoundPage(ListAndDetailPage):
    """One round: overview, departments, children."""

    def __init__(self, services: ReviewServices) -> None:
        nothing = _("No round yet. Once a year every department looks at itself; it takes about an hour for each.")
        super().__init__(_("Departments"), _("New round"), nothing, (Changed.GATHERINGS,))
        self._services = services
        self._reviews: list[Review] = []
        self._standings: list[DepartmentScore] = []
        self.review: Review | None = None
        self._wanted = ""
        self._which = quiet(_("Another round"), "history", self.ask_which)
        self.shelf.add_button(self._which)
        self._cards = DrawingCards(self, VOICES, services.papers.taken_out)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self._cards.busy)

    def entries(self) -> list[tuple[str, str]]:
        """Return overview, departments and children of the round that is shown."""
        self._reviews = self._services.reviews.reviews()
        self._which.setVisible(len(self._reviews) > 1)
        shown = [review for review in self._reviews if review.id == self._wanted] or self._reviews[:1]
        self.review = shown[0] if shown else None
        if self.review is None:
            return []
        self._standings = self._services.reviews.standings(self.review)
        lines = [
            (str(standing.department), f"{department_name(standing.department)}\n{_state(standing)}")
            for standing in self._standings
        ]
        return [(OVERVIEW, _("Overview")), *lines, (CHILDREN, _("The children's view"))]

    def parts(self, entry_id: str) -> list[QWidget]:
        """Return one of them."""
        if self.review is None:
            return []
        if entry_id == OVERVIEW:
            return self._overview(self.review)
        if entry_id == CHILDREN:
            return self._children(self.review)
        return self._department(self.review, Department(entry_id))

    # -- the overview

    def _overview(self, review: Review) -> list[QWidget]:
        done = sum(standing.answered for standing in self._standings)
        asked = sum(standing.asked for standing in self._standings)
        about = [
            _("begun on {day}").format(day=formats.plain_day(review.day)),
            _("{done} of {asked} questions").format(done=formats.number(done), asked=formats.number(asked)),
        ]
        marks: list[QWidget] = []
        if review.finished_on is not None:
            day = formats.plain_day(review.finished_on)
            marks.append(chip(_("finished on {day}").format(day=day), Text.STAFF_SMALL_BOLD, "leaf"))
        buttons = [quiet(_("Print"), "printer", lambda: self._print(review))]
        if review.finished_on is None:
            buttons.append(quiet(_("Finish the round"), "circle-check", lambda: self.ask_finish(review)))
        names = [department_name(standing.department) for standing in self._standings]
        series = [Series(review.title, [standing.mean for standing in self._standings])]
        if any(standing.before for standing in self._standings):
            series.append(Series(_("the round before"), [standing.before for standing in self._standings]))
        seen: list[ThemeView] = []
        with suppress(VoicesAltered):  # the children's own page says so
            _count, seen = self._services.reviews.views(review)
        childrens = [_childrens_mean(standing.department, seen) for standing in self._standings]
        if any(childrens):
            series.append(Series(_("the children"), childrens))
        charts = []
        for title, chart in (
            (_("All departments at a glance"), Radar(_("All departments at a glance"), names, series)),
            (_("Department by department"), ScoreBars(_("Department by department"), names, series[:2])),
        ):
            frame, layout = card("plain", margin=Space.M, space=Space.XS)
            layout.addWidget(label(title, Text.STAFF_HEADING))
            layout.addWidget(label(_("1 not yet, 2 begun, 3 mostly, 4 lived every day"), Text.STAFF_SMALL))
            layout.addWidget(chart)
            charts.append(frame)
        checked = words_card(
            _("The standards"),
            _("The standards are named from general knowledge. Please check them in your home."),
        )
        return [head_card(review.title, about, *buttons, marks=marks), *charts, checked]

    def _print(self, review: Review) -> None:
        papers = self._services.papers
        show_paper(
            _("Self-review"),
            lambda language, _names, _page: papers.review(review, language),
            self,
            papers.taken_out,
        )

    def ask_finish(self, review: Review) -> None:
        """End the round."""
        words = _("The scores can no longer change after that. Actions go on until they are done.")
        asking = FormDialog(_("Finish the round"), words, _("Finish the round"), [], self)
        asking.open_for(lambda _given: self._services.reviews.finish(review))

    def ask_which(self) -> None:
        """Show another round."""
        options = [(review.id, f"{review.title} · {formats.plain_day(review.day)}") for review in self._reviews]
        which = Choice(_("Which round?"), options, self.review.id if self.review is not None else "")

        def show(given: Given) -> None:
            self._wanted = given[which]
            self.refresh()

        FormDialog(_("Another round"), "", _("Show"), [which], self).open_for(show)

    def new(self) -> None:
        """Begin a round."""
        self._wanted = self._services.reviews.begin().id
        self.shelf.current = OVERVIEW
        self.refresh()

    # -- a department

    def _department(self, review: Review, department: Department) -> list[QWidget]:
        standing = next(
            department_score for department_score in self._standings if department_score.department is department
        )
        about = [mean_name(standing.mean), review.people.get(department, "")]
        if standing.before:
            about.insert(1, _("the round before: {mean}").format(mean=mean_name(standing.before)))
        own = [question for question in questions() if question.department is department]
        shown = [self._question(review, question, number) for number, question in enumerate(own, 1)]
        source = f"{review.id}/{department}"
        agreed = [other for other in self._services.agreed() if other.source == source]
        title = formats.named(_("Self-review"), department_name(department))
        today = self._services.reviews.today
        return [
            head_card(department_name(department), about),
            *shown,
            self._strengths(review, department),
            agreed_card(agreed, source, title, self._services.agree, self._services.people(), today),
        ]

    def _question(self, review: Review, question: ReviewQuestion, number: int) -> QWidget:
        found = review.findings.get(question.id, Finding())
        frame, layout = card("plain", margin=Space.M, space=Space.XS // 2)
        layout.addWidget(label(f"{number}. {question_text(question)}", Text.STAFF_TEXT_BOLD))
        layout.addWidget(label(standard_name(question), Text.STAFF_SMALL, tone="muted"))
        chips = Wrapping(space=Space.XS // 2)
        for score in Score:
            one = Chip(f"{score.value} {score_name(score)}", checkable=True)
            one.setChecked(found.score is score)
            one.setEnabled(review.finished_on is None)
            one.clicked.connect(partial(self._score, review, question, found, score))
            chips.addWidget(one)
        layout.addLayout(chips)
        if found.evidence:
            layout.addWidget(label(_("What shows it"), Text.STAFF_SMALL_BOLD, tone="muted"))
            layout.addWidget(label(found.evidence, Text.STAFF_TEXT))
        if review.finished_on is None:
            write = quiet(_("What shows it?"), "pencil", lambda: self.ask_evidence(review, question, found))
            layout.addLayout(row(write, None))
        return frame

    def _score(
        self, review: Review, question: ReviewQuestion, found: Finding, score: Score, _on: bool = False
    ) -> None:
        taken = None if found.score is score else score
        self._services.reviews.find(review, question.id, replace(found, score=taken))

    def ask_evidence(self, review: Review, question: ReviewQuestion, found: Finding) -> None:
        """Ask what shows the score."""
        hint = _("Where can one see it? A paper, a figure, what somebody does. No names of children.")
        shows = Words(_("What shows it?"), hint, found.evidence)
        FormDialog(question_text(question), "", _("Keep"), [shows], self).open_for(
            lambda given: self._services.reviews.find(review, question.id, replace(found, evidence=given[shows]))
        )

    def _strengths(self, review: Review, department: Department) -> QWidget:
        buttons = []
        if review.finished_on is None:
            buttons = [quiet(_("Write it down"), "pencil", lambda: self.ask_strengths(review, department))]
        return words_card(_("What we are good at"), review.strengths.get(department, ""), *buttons)

    def ask_strengths(self, review: Review, department: Department) -> None:
        """Ask for strengths, and who looked."""
        strengths = Words(_("What we are good at"), text=review.strengths.get(department, ""))
        people = Line(_("Who looked at this department?"), text=review.people.get(department, ""))
        FormDialog(department_name(department), "", _("Keep"), [strengths, people], self).open_for(
            lambda given: self._services.reviews.describe(review, department, given[strengths], given[people])
        )

    # -- the children

    def _children(self, review: Review) -> list[QWidget]:
        reviews = self._services.reviews
        asked = reviews.asked()
        try:
            count, seen = reviews.views(review)
        except VoicesAltered as error:
            return [words_card(_("The children's view"), refusal(error))]
        said = ngettext("{count} child has answered", "{count} children have answered", count)
        about = [said.format(count=formats.number(count))]
        if asked is not None and asked.review == review.id:
            about.append(_("The kiosk asks until {day}").format(day=formats.plain_day(asked.until)))
            button = quiet(_("Stop asking"), "circle-stop", reviews.stop_asking)
        else:
            button = quiet(_("Let the kiosk ask"), "monitor", lambda: self.ask_children(review))
        parts: list[QWidget] = [head_card(_("The children's view"), about, button)]
        if count < FEWEST_VOICES:
            words = _("Fewer than {count} children have answered. With so few one could guess who said what.")
            parts.append(words_card(_("Still hidden"), words.format(count=formats.number(FEWEST_VOICES))))
            return parts
        for view in seen:
            frame, layout = card("plain", margin=Space.M, space=Space.XS // 2)
            layout.addWidget(label(theme_text(view.theme), Text.STAFF_TEXT_BOLD))
            counts = [
                formats.named(face_name(rating), formats.number(view.counts.get(rating, 0))) for rating in Rating
            ]
            layout.addWidget(label(" · ".join(counts), Text.STAFF_TEXT))
            adults = [
                standing
                for standing in self._standings
                if standing.department in view.theme.departments and standing.mean
            ]
            mean = sum(adult.mean for adult in adults) / len(adults) if adults else 0.0
            beside = _("children {theirs}, adults {ours}").format(
                theirs=mean_name(view.mean), ours=mean_name(mean)
            )
            layout.addWidget(label(beside, Text.STAFF_SMALL, tone="muted"))
            parts.append(frame)
        return parts

    def ask_children(self, review: Review) -> None:
        """Ask how many children are asked until when; then draw their cards and show them."""
        words = _(
            "Ten short sentences with three faces. Nobody sees who answered what. Each child gets a card that "
            "counts once: print them now, and hand them out."
        )
        last = self._services.reviews.today + _WEEKS
        number, until = Line(_("How many children?")), Day(_("Until when?"), last)
        asking = FormDialog(_("Let the kiosk ask"), words, _("Draw the cards"), [number, until], self)
        asking.open_for(lambda given: self._draw(review, given[until] or last, typed_number(given[number])))

    def _draw(self, review: Review, until: date, number: int) -> None:
        reviews, papers = self._services.reviews, self._services.papers
        self._cards.draw(
            number, lambda on_card: reviews.ask_children(review, until, number, on_card), papers.cards
        )


def _state(department_score: DepartmentScore) -> str:
    if department_score.is_whole:
        return mean_name(department_score.mean)
    return _("{done} of {asked} questions").format(
        done=formats.number(department_score.answered), asked=formats.number(department_score.asked)
    )


def _childrens_mean(department: Department, seen: Sequence[Any]) -> float:
    own = [
        theme_seen.mean for theme_seen in seen if department in theme_seen.theme.departments and theme_seen.mean
    ]
    return sum(own) / len(own) if own else 0.0
