"""Papers of the parliament, each in the language asked for, each in the audit log."""

from collections.abc import Sequence

from app.core.audit_actions import AuditAction
from app.core.rights import Action
from app.home.services.open_home import OpenHome
from app.home.services.papers import Papers
from app.home.services.signing_in import SignedIn
from app.i18n import _, formats, in_language
from app.parliament.documents import (
    BallotCards,
    DecisionLine,
    ResultPaper,
    SittingPaper,
    ballot_cards,
    ballot_result,
    invitation,
    minutes,
)
from app.parliament.rules.ballots import Ballot, Method
from app.parliament.rules.parliament import Proposal, Sitting
from app.parliament.services.ballot_cards import Code
from app.parliament.services.ballots import Box
from app.parliament.services.parliament import Parliament, titles
from app.parliament.words import answer_line, method_name, option_name, result_line, turnout_line


class ParliamentPapers(Papers):
    """What can be printed about the parliament."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        super().__init__(house, me)
        self._parliament = Parliament(house)

    def cards(self, ballot: Ballot, codes: Sequence[Code], language: str) -> bytes:
        """Return the ballot cards. Raises NotAllowed."""
        self._me.demand(Action.HOLD_BALLOTS)
        self._noted(AuditAction.BALLOT_CARDS_MADE)
        with in_language(language):
            return ballot_cards(BallotCards(self._house.home.name, ballot.title, codes, _("My ballot card")))

    def invitation(self, sitting: Sitting, language: str) -> bytes:
        """Return the invitation to a session. Raises NotAllowed."""
        self._me.demand(Action.SEE_PARLIAMENT)
        with in_language(language):
            return invitation(self._sitting(sitting, AuditAction.INVITATION_MADE))

    def minutes(self, sitting: Sitting, language: str) -> bytes:
        """Return the minutes of a session, with what was decided on its day and what the house owes. Raises
        NotAllowed."""
        self._me.demand(Action.SEE_PARLIAMENT)
        with in_language(language):
            return minutes(self._sitting(sitting, AuditAction.MINUTES_MADE))

    def result(self, box: Box, language: str) -> bytes:
        """Return the result of a ballot, with everything that was in the box. Raises NotAllowed."""
        self._me.demand(Action.SEE_PARLIAMENT)
        ballot, found = box.ballot, box.result
        with in_language(language):
            first = _("First places") if ballot.method is Method.RANKING else _("Votes")
            blank = _("blank")
            paper = ResultPaper(
                self._printed(AuditAction.BALLOT_RESULT_MADE),
                ballot.title,
                [
                    (_("How"), method_name(ballot.method)),
                    (_("Turnout"), turnout_line(found.cards, found.votes)),
                    (_("Blank"), formats.number(found.blank)),
                    (_("Fingerprint"), box.hash),
                ],
                (_("Option"), first),
                [
                    (option_name(ballot, name), formats.number(found.counts[name]))
                    for group in found.order
                    for name in group
                ],
                result_line(ballot, found),
                [" > ".join(option_name(ballot, name) for name in choice) or blank for choice in box.votes],
            )
            return ballot_result(paper)

    def _sitting(self, sitting: Sitting, action: AuditAction) -> SittingPaper:
        proposals = self._parliament.proposals()
        words = titles(proposals)
        term = self._parliament.term()
        members = [f"{seat.name} ({seat.task})" if seat.task else seat.name for seat in term.seats] if term else []
        when = f"{formats.plain_day(sitting.day)}, {sitting.begins:%H:%M}"
        about = [
            (_("When"), when),
            (_("Where"), sitting.place),
            (_("Who came"), ", ".join(sitting.came)),
            (_("Guests"), sitting.guests),
        ]
        decided = [
            proposal
            for proposal in proposals
            if proposal.decision is not None and proposal.decision.day == sitting.day
        ]
        owed = [proposal for proposal in self._parliament.owed() if proposal not in decided]
        return SittingPaper(
            self._printed(action),
            sitting.title,
            about,
            [words[proposal_id] for proposal_id in sitting.proposals if proposal_id in words]
            + list(sitting.points),
            members,
            sitting.minutes,
            [self._line(proposal) for proposal in decided],
            [self._line(proposal) for proposal in owed],
        )

    def _line(self, proposal: Proposal) -> DecisionLine:
        what = proposal.decision.words if proposal.decision is not None else proposal.text
        return DecisionLine(what, answer_line(proposal, self._house.today), proposal.is_overdue(self._house.today))
