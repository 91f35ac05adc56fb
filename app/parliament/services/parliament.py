"""The Children and Youth Parliament: what everybody may see of it, what its adults keep in order, and ideas that a
child wants to be brought there."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from sqlalchemy import Connection

from app.core.audit_actions import AuditAction
from app.core.errors import BallotAltered, ChangedMeanwhile, ContentDamaged, TermMissing
from app.core.rights import Action
from app.home.rows import home
from app.home.services.home_papers import HomePapers
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.parliament.rules.ballots import BallotState, Purpose
from app.parliament.rules.parliament import (
    ANSWER_DAYS,
    Decision,
    ManagementAnswer,
    Origin,
    Proposal,
    Sitting,
    Term,
    next_sitting,
    owed,
    term_of,
    validated_proposal,
    validated_sitting,
    validated_term,
    with_elected,
)
from app.parliament.services.ballots import Ballots, Box
from app.reports.rules.entries import Entry
from app.reports.rules.wishes import Bring
from app.reports.services.case_desk import CaseDesk, OpenCase, UnlockedCase
from app.store import audit
from app.store.formats import Format
from app.workshops.rules import Agreed
from app.workshops.services.gatherings import Gatherings

Kept = TypeVar("Kept")

TERM = Format("term of the parliament", Term)
SITTING = Format("session of the parliament", Sitting)
PROPOSAL = Format("proposal", Proposal)


class Parliament:
    """What everybody in the house may see: the kiosk shows it, without a sign-in."""

    def __init__(self, house: OpenHome) -> None:
        self.house = house
        self._terms = HomePapers(house, "term", TERM)
        self._sittings = HomePapers(house, "sitting", SITTING)
        self._proposals = HomePapers(house, "proposal", PROPOSAL)
        self.ballots = Ballots(house)

    @property
    def today(self) -> date:
        """Return today's local date."""
        return self.house.today

    def terms(self) -> list[Term]:
        """Return all terms, the newest first."""
        return sorted(self._terms.all(), key=lambda term: term.first, reverse=True)

    def term(self) -> Term | None:
        """Return the term of today."""
        return term_of(self._terms.all(), self.today)

    def sittings(self) -> list[Sitting]:
        """Return all sessions, the newest first."""
        return sorted(self._sittings.all(), key=lambda sitting: (sitting.day, sitting.begins), reverse=True)

    def next_sitting(self) -> Sitting | None:
        """Return the session that comes next."""
        return next_sitting(self._sittings.all(), self.today)

    def proposals(self) -> list[Proposal]:
        """Return all proposals: what the house owes an answer first, then the newest."""
        found = sorted(self._proposals.all(), key=lambda proposal: (proposal.since, proposal.id), reverse=True)
        waiting = owed(found, self.today)
        return waiting + [proposal for proposal in found if proposal not in waiting]

    def proposal(self, proposal_id: str) -> Proposal:
        """Return one. Raises ChangedMeanwhile."""
        return self._proposals.one(proposal_id)

    def owed(self) -> list[Proposal]:
        """Return what the house still owes the parliament: overdue first."""
        return owed(self._proposals.all(), self.today)

    def results(self, most: int) -> list[Box]:
        """Return boxes that are closed and whole, at most so many."""
        closed = [ballot for ballot in self.ballots.all() if ballot.state is BallotState.CLOSED]
        found = []
        for ballot in closed[:most]:
            with suppress(ContentDamaged, BallotAltered):  # no result; the room of the parliament says so
                found.append(self.ballots.box(ballot.id))
        return found

    def overdue(self) -> int:
        """Return how many promises to the parliament are broken."""
        return sum(proposal.is_overdue(self.today) for proposal in self.owed())

    def support(self) -> dict[str, int]:
        """Count the supporting votes of each proposal, over all closed support ballots."""
        counts: dict[str, int] = {}
        for ballot in self.ballots.all():
            if ballot.purpose is Purpose.SUPPORT and ballot.state is BallotState.CLOSED:
                with suppress(ContentDamaged, BallotAltered):
                    for proposal, count in self.ballots.box(ballot.id).result.counts.items():
                        counts[proposal] = counts.get(proposal, 0) + count
        return counts


class ParliamentWork(Parliament):
    """What adults do for the parliament. Everybody who reads may bring a proposal; sessions, decisions and answers
    are for those who hold ballots."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        super().__init__(house)
        self._me = me

    def keep_term(self, term: Term) -> Term:
        """Keep a term with its members. Raises NameMissing, TextTooLong, TooMany or ChangedMeanwhile."""
        self._me.demand(Action.HOLD_BALLOTS)
        ready = validated_term(term)
        return self._write(
            lambda connection: self._terms.keep(connection, ready, self._me), AuditAction.TERM_CHANGED
        )

    def keep_sitting(self, sitting: Sitting) -> Sitting:
        """Keep a session, its agenda and its minutes. Raises as `keep_term`."""
        self._me.demand(Action.HOLD_BALLOTS)
        ready = validated_sitting(sitting)
        return self._write(
            lambda connection: self._sittings.keep(connection, ready, self._me),
            AuditAction.PARLIAMENT_SESSION_CHANGED,
        )

    def keep_proposal(self, proposal: Proposal) -> Proposal:
        """Keep a proposal's words; its way goes by `decide`, `answer` and the others. Raises as `keep_term`."""
        self._me.demand(Action.SEE_PARLIAMENT)
        known = self.proposal(proposal.id) if proposal.id else Proposal("", "", self.today)
        kept = replace(
            known,
            text=proposal.text,
            name=proposal.name,
            picture=proposal.picture,
            origin=proposal.origin,
            source=proposal.source,
            version=proposal.version,
        )
        return self._keep(kept, AuditAction.PROPOSAL_CHANGED)

    def bring_agreed(self, agreed: Agreed) -> Proposal:
        """Submit a workshop's proposal to the parliament, and mark it done in the workshop. Raises
        ChangedMeanwhile where it is there already."""
        self._me.demand(Action.SEE_PARLIAMENT)
        new = validated_proposal(Proposal("", agreed.what, self.today, Origin.WORKSHOP, source=agreed.id))
        done = Gatherings(self.house, self._me).ready_to_agree(replace(agreed, done_on=self.today))

        def work(connection: Connection) -> Proposal:
            if agreed.id in {proposal.source for proposal in self._proposals.all_in(connection)}:
                raise ChangedMeanwhile
            done(connection)
            return self._proposals.keep(connection, new, self._me)

        return self._write(work, AuditAction.PROPOSAL_CHANGED)

    def bring_idea(self, case: OpenCase, text: str, picture: str = "") -> OpenCase:
        """Submit a child's idea to the parliament, with the child's consent, once. The proposal holds no link to
        the case, and the name only if the child agreed; the child sees the step in the report's status. Raises
        ChangedMeanwhile where the child did not consent or it is there already, NameMissing, TextTooLong or
        CaseChanged."""
        self._me.demand(Action.SEE_PARLIAMENT)
        now = CaseDesk(self.house, self._me).opened(CaseDesk(self.house, self._me).reach(case.id))
        if not may_bring(now):
            raise ChangedMeanwhile
        name = now.report.name if now.report.bring is Bring.WITH_NAME else ""
        new = validated_proposal(Proposal("", text, self.today, Origin.KIOSK, name, picture))

        def also(connection: Connection, _reached: UnlockedCase) -> None:
            self._proposals.keep(connection, new, None)

        return CaseDesk(self.house, self._me).write(case, Entry.PROPOSED, also=also)

    def decide(self, proposal: Proposal, decision: Decision) -> Proposal:
        """Write down what was decided: it goes to the management with a date. Raises as `keep_term`."""
        self._me.demand(Action.HOLD_BALLOTS)
        return self._keep(replace(proposal, decision=decision), AuditAction.DECISION_TAKEN)

    def set_aside(self, proposal: Proposal, why: str) -> Proposal:
        """Put a proposal aside for now and say why; empty words take it up again. Raises as `keep_term`."""
        self._me.demand(Action.HOLD_BALLOTS)
        return self._keep(replace(proposal, set_aside=why), AuditAction.PROPOSAL_CHANGED)

    def answer(self, proposal: Proposal, answer: ManagementAnswer) -> Proposal:
        """Keep the management's answer; the kiosk shows it at once. Raises as `keep_term`."""
        self._me.demand(Action.HOLD_BALLOTS)
        return self._keep(replace(proposal, answer=answer), AuditAction.DECISION_ANSWERED)

    def say_outcome(self, proposal: Proposal, words: str) -> Proposal:
        """Say what came of it. Raises as `keep_term`."""
        self._me.demand(Action.HOLD_BALLOTS)
        return self._keep(replace(proposal, outcome=words, outcome_on=self.today), AuditAction.OUTCOME_TOLD)

    def decided_by(self, box: Box) -> list[Proposal]:
        """Return the proposals that have won in a box, with no decision written down yet."""
        ballot = box.ballot
        if ballot.purpose is not Purpose.DECISION:
            return []
        wanted = {ballot.about} if ballot.about and "yes" in box.result.winners else set(box.result.winners)
        return [
            proposal for proposal in self._proposals.all() if proposal.id in wanted and proposal.decision is None
        ]

    def decision_of(self, box: Box, words: str) -> Decision:
        """Draft the decision of a ballot, to be edited before it is kept."""
        answer_by = self.today + timedelta(days=ANSWER_DAYS)
        return Decision(words, self.today, answer_by, ballot=box.ballot.id)

    def take_elected(self, box: Box) -> Term:
        """Write those who were elected into the term of today. Raises TermMissing where there is none."""
        self._me.demand(Action.HOLD_BALLOTS)
        term = self.term()
        if box.ballot.purpose is not Purpose.ELECTION:
            raise ChangedMeanwhile
        if term is None:
            raise TermMissing
        names = {option.id: option for option in box.ballot.options}
        won = [names[winner] for winner in box.result.winners]
        return self.keep_term(
            with_elected(term, [option.text for option in won], {option.text: option.picture for option in won})
        )

    def forget(self, proposal: Term | Sitting | Proposal) -> None:
        """Delete a term, a session or a proposal that is not to be; what was decided or held stays. Raises
        ChangedMeanwhile."""
        self._me.demand(Action.HOLD_BALLOTS)
        kept = (isinstance(proposal, Proposal) and proposal.decision is not None) or (
            isinstance(proposal, Sitting) and bool(proposal.minutes)
        )
        if kept:
            raise ChangedMeanwhile
        with self.house.database.writing() as connection:
            home.forget_content(connection, proposal.id)
            audit.append(connection, self.house.clock(), self._me.id, AuditAction.PARLIAMENT_PAPER_DELETED)

    def _keep(self, proposal: Proposal, action: AuditAction) -> Proposal:
        ready = validated_proposal(proposal)
        return self._write(lambda connection: self._proposals.keep(connection, ready, self._me), action)

    def _write(self, work: Callable[[Connection], Kept], action: AuditAction) -> Kept:
        with self.house.database.writing() as connection:
            kept = work(connection)
            audit.append(connection, self.house.clock(), self._me.id, action)
        return kept


def may_bring(case: OpenCase) -> bool:
    """Tell whether the child wants the case's idea in the parliament, and it was not submitted yet."""
    wanted = case.report.bring in (Bring.WITH_NAME, Bring.WITHOUT_NAME)
    return wanted and not any(entry.entry is Entry.PROPOSED for entry in case.entries)


def titles(proposals: Iterable[Proposal]) -> dict[str, str]:
    """Return the words of proposals by their ids."""
    return {proposal.id: proposal.text for proposal in proposals}
