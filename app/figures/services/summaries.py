"""Figures to take along: the summary as PDF for the team, the management or outside; the same as CSV and Excel;
"You said, we did" for the children."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from app.core.audit_actions import AuditAction
from app.core.errors import MengStemmError
from app.core.rights import Action, may
from app.documents.blocks import OnPage, no_progress
from app.figures.documents import DonePaper, DoneThing, SummaryPaper, done_paper, summary_paper
from app.figures.rules import Figures, PublicFigures, SummaryAudience, for_outside
from app.figures.services.figures import Figuring
from app.figures.words import (
    audience_name,
    face_or_none,
    hours_name,
    kind_or_none,
    month_short,
    sentences,
    share,
    span_line,
)
from app.home.services.lists import ListFile, OutTable, csv_bytes, excel_bytes
from app.home.services.open_home import OpenHome
from app.home.services.papers import Papers
from app.home.services.signing_in import SignedIn
from app.i18n import _, formats, in_language
from app.i18n.formats import period_name
from app.parliament.rules.parliament import Proposal, ProposalStage, Reply
from app.parliament.services.parliament import Parliament
from app.parliament.words import REPLY_PICTURES, answer_line
from app.training.services.matrix import TrainingMatrix
from app.year.services.year import Year

MOST_DONE = 8
"""What fits on one page for the children."""


@dataclass(frozen=True)
class Beside:
    """What the house owes beside the cases: training valid of a hundred (None where one may not see it), answers
    to the parliament that are overdue, promises that are open."""

    training: int | None
    owed: int
    promises: int


class Summaries(Papers):
    """Summaries of one person's figures."""

    def __init__(self, house: OpenHome, me: SignedIn, figuring: Figuring) -> None:
        super().__init__(house, me)
        self._figuring = figuring

    def beside(self) -> Beside:
        """Return the figures that no case holds. What one may not see, or cannot read yet, is left out."""
        parliament = Parliament(self._house)
        training, promises = None, 0
        try:
            if may(self._me.role, Action.SEE_TRAINING):
                training = TrainingMatrix(self._house, self._me).matrix().valid_share
            today = self._house.today
            promises = sum(task.done_on is None for task in Year(self._house, self._me).tasks())
        except MengStemmError:
            today = self._house.today
        return Beside(training, sum(proposal.is_overdue(today) for proposal in parliament.owed()), promises)

    def summary(
        self,
        first: date,
        last: date,
        audience: SummaryAudience,
        comment: str,
        language: str,
        on_page: OnPage = no_progress,
    ) -> bytes:
        """Return the summary of a time as PDF. For outside, nothing under five can be seen or worked out. Raises
        NotAllowed."""
        self._me.demand(Action.PRINT_CASES)
        own, beside = self._figuring.figures(first, last), self.beside()
        parliament, today = Parliament(self._house), self._house.today
        with in_language(language):
            printed = self._printed(AuditAction.SUMMARY_MADE)
            decided = [proposal for proposal in parliament.proposals() if proposal.decision is not None]
            kept = [proposal for proposal in decided if _is_settled(proposal)]
            promised = [proposal for proposal in decided if not _is_settled(proposal)]
            paper = _outside(own) if audience is SummaryAudience.OUTSIDE else _inside(own)
            said, rows, months, groups = paper
            rows += [
                (_("Training valid"), f"{beside.training} %" if beside.training is not None else "–"),
                (_("Owed to the parliament"), formats.number(beside.owed)),
            ]
            if audience is not SummaryAudience.OUTSIDE:
                rows.append((_("Promises open"), formats.number(beside.promises)))
            return summary_paper(
                SummaryPaper(
                    printed,
                    self._house.home.name,
                    period_name(first, last),
                    audience_name(audience),
                    rows[:1] + [row for row in rows if row[0] in _large()],
                    said,
                    rows,
                    months,
                    groups,
                    comment,
                    [
                        (proposal.text, proposal.outcome or answer_line(proposal, today), False)
                        for proposal in kept
                    ],
                    [
                        (proposal.text, answer_line(proposal, today), proposal.is_overdue(today))
                        for proposal in promised
                    ],
                ),
                on_page,
            )

    def table(self, first: date, last: date) -> OutTable:
        """Return all figures of a time as rows, in the current language. Raises NotAllowed."""
        own = self._figuring.figures(first, last)
        rows: OutTable = [[_("Figure"), _("Value")], [_("First day"), first], [_("Last day"), last]]
        rows += [
            [_("Reports"), own.total],
            [_("In danger"), own.danger],
            [_("Acknowledged"), own.acknowledged.of],
            [_("Acknowledged in time"), own.acknowledged.kept],
            [_("Answered"), own.answered.of],
            [_("Answered in time"), own.answered.kept],
            [_("Understood at the first answer"), own.understood_first],
            [_("Asked again"), own.asked_again],
            [_("Asked somebody else"), own.asked_else],
            [_("Open now"), own.open],
            [_("Late now"), own.late],
        ]
        for span, name in ((own.acknowledged, _("acknowledged")), (own.answered, _("answered"))):
            if span.median is not None and span.late_end is not None:
                rows.append([_("Working hours, median: {what}").format(what=name), round(span.median, 1)])
                rows.append([_("Working hours, nine of ten: {what}").format(what=name), round(span.late_end, 1)])
        for counts, word in ((own.by_month, str), (own.by_kind, kind_or_none), (own.by_face, face_or_none)):
            rows += [[word(name), count] for name, count in counts.items()]
        return rows

    def file(self, first: date, last: date, kind: ListFile) -> bytes:
        """Return all figures as a list; in the audit log. Raises NotAllowed."""
        self._me.demand(Action.PRINT_CASES)
        rows = self.table(first, last)
        self._noted(AuditAction.PAPER_SAVED)
        return excel_bytes(_("Figures"), rows) if kind is ListFile.EXCEL else csv_bytes(rows)

    def you_said(self, language: str, *, large: bool) -> bytes:
        """Return "You said, we did" for the children: what the parliament wanted, and what came of it; A3 or A4.
        Raises NotAllowed."""
        self._me.demand(Action.SEE_PARLIAMENT)
        with in_language(language):
            self._noted(AuditAction.YOU_SAID_MADE)
            answered = [
                proposal for proposal in Parliament(self._house).proposals() if proposal.answer is not None
            ]
            newest = sorted(sorted(answered, key=lambda proposal: proposal.text), key=_told_on, reverse=True)
            things = [_thing(proposal) for proposal in newest[:MOST_DONE]]
            title, foot = _("You said, we did"), _("You may say it. We listen.")
            return done_paper(DonePaper(self._house.home.name, title, foot, things, large))


def _is_settled(proposal: Proposal) -> bool:
    """Tell whether nothing is owed any more: what came of it was told, or the answer was a reasoned no."""
    return proposal.way is ProposalStage.OUTCOME or (
        proposal.answer is not None and proposal.answer.reply is Reply.NO
    )


def _told_on(proposal: Proposal) -> date:
    """Return the day on which the children last heard of it."""
    return proposal.outcome_on or (proposal.answer.given_on if proposal.answer is not None else proposal.since)


def _thing(proposal: Proposal) -> DoneThing:
    if proposal.answer is None:
        raise ValueError(proposal)
    done = proposal.outcome if proposal.way is ProposalStage.OUTCOME else proposal.answer.words
    return DoneThing(proposal.picture or "idea", proposal.text, done, REPLY_PICTURES[proposal.answer.reply])


Rows = list[tuple[str, str, int | None]]
Shown = tuple[list[str], list[tuple[str, str]], Rows, list[tuple[str, Rows]]]
Counts = Mapping[str, int | None]


def _inside(own: Figures) -> Shown:
    rows = [
        (_("Reports"), formats.number(own.total)),
        (_("In danger"), formats.number(own.danger)),
        (_("Acknowledged in time"), share(own.acknowledged.kept, own.acknowledged.of)),
        (_("Time until acknowledged"), span_line(own.acknowledged)),
        (_("Answered in time"), share(own.answered.kept, own.answered.of)),
        (_("Time until answered"), span_line(own.answered)),
        (_("Understood at the first answer"), share(own.understood_first, own.answered.of)),
        (_("Asked again"), formats.number(own.asked_again)),
        (_("Asked somebody else"), formats.number(own.asked_else)),
        (_("Late now"), formats.number(own.late)),
    ]
    return sentences(own), rows, _months(own.by_month), _groups(own.by_kind, own.by_face)


def _outside(own: Figures) -> Shown:
    shown: PublicFigures = for_outside(own)
    rows = [
        (_("Reports"), _number(shown.total)),
        (_("In danger"), _number(shown.danger)),
        (_("Acknowledged in time"), _number(shown.kept_acknowledged)),
        (_("Answered in time"), _number(shown.kept_answered)),
        (
            _("Answers, median in working hours"),
            hours_name(own.answered.median) if shown.kept_answered is not None else _("hidden"),
        ),
        (_("Understood at the first answer"), _number(shown.understood_first)),
        (_("Asked again"), _number(shown.asked_again)),
    ]
    said = [_("Numbers under five are hidden, and others with them, so that nobody can be found.")]
    return said, rows, _months(shown.by_month), _groups(shown.by_kind, shown.by_face)


def _months(counts: Counts) -> Rows:
    return [(month_short(name), _number(count), count) for name, count in counts.items()]


def _groups(by_kind: Counts, by_face: Counts) -> list[tuple[str, Rows]]:
    """Return the groups; what was not said stands there only where there is such a report."""
    named: list[tuple[str, Counts, Callable[[str], str]]] = [
        (_("By kind"), by_kind, kind_or_none),
        (_("By who speaks"), by_face, face_or_none),
    ]
    return [
        (title, [(word(name), _number(count), count) for name, count in counts.items() if name or count != 0])
        for title, counts, word in named
    ]


def _number(count: int | None) -> str:
    return _("hidden") if count is None else formats.number(count)


def _large() -> tuple[str, ...]:
    """Return which figures stand large on the cover, beside the number of reports."""
    return (_("Answered in time"), _("Understood at the first answer"))
