"""Advocates: what the kiosk shows of them, and what they look after."""

from contextlib import suppress
from dataclasses import dataclass, replace

from app.advocates.documents import AdvocatePaper, advocate_paper
from app.advocates.rules import AdvocateCard, AdvocateYear, CasePreview, figures, validated_card
from app.core.audit_actions import AuditAction
from app.core.errors import ContentDamaged, NotAllowed
from app.core.rights import Action, Colleague, Role, may
from app.core.states import CaseState
from app.home.services.home_papers import HomePapers
from app.home.services.open_home import OpenHome, local
from app.home.services.papers import Papers
from app.home.services.signing_in import SignedIn
from app.i18n import _, formats, in_language
from app.parliament.services.parliament import Parliament
from app.reports.rows import cases
from app.reports.rules.cases import is_open
from app.reports.rules.entries import Entry, TimelineEntry
from app.reports.rules.report import Draft, Kind, Wish
from app.reports.services.attachments import no_rows
from app.reports.services.case_seals import open_entry, open_header, open_report
from app.reports.services.casework import Casework
from app.reports.words.report import kind_name
from app.store import audit
from app.store.formats import Format

_BATCH = 200
CARD = Format("card of an advocate", AdvocateCard)


@dataclass(frozen=True)
class Shown:
    """An advocate as the kiosk shows them: who works here, and their card where there is one."""

    who: Colleague
    card: AdvocateCard


class Advocates:
    """What everybody may see."""

    def __init__(self, house: OpenHome) -> None:
        self.house = house
        self._cards = HomePapers(house, "advocate", CARD)

    def all(self) -> list[Shown]:
        """Return all advocates of the home; one without a card has an empty one."""
        cards = {card.id: card for card in self._cards.all()}
        return [
            Shown(person, cards.get(person.id, AdvocateCard(person.id)))
            for person in self.house.colleagues()
            if person.role is Role.ADVOCATE
        ]


class AdvocateCards(Advocates):
    """Changes a card: one's own, or anybody's for those who set up the kiosk."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        super().__init__(house)
        self._me = me

    def may_change(self, card: AdvocateCard) -> bool:
        """Tell whether this person may change a card."""
        mine = self._me.role is Role.ADVOCATE and card.id == self._me.id
        return mine or may(self._me.role, Action.SET_UP_KIOSK)

    def keep(self, card: AdvocateCard) -> AdvocateCard:
        """Keep a card. Raises NotAllowed, NameMissing, TextTooLong or ChangedMeanwhile."""
        known = {shown.who.id for shown in self.all()}
        if card.id not in known or not self.may_change(card):
            raise NotAllowed(self._me.role, Action.SET_UP_KIOSK)
        ready = validated_card(card)
        with self.house.database.writing() as connection:
            kept = self._cards.keep(connection, ready, self._me)
            audit.append(connection, self.house.clock(), self._me.id, AuditAction.ADVOCATE_CARD_CHANGED)
        return kept


@dataclass(frozen=True)
class Overview:
    """What waits for an advocate: each case once under each heading it belongs to."""

    about_staff: tuple[CasePreview, ...]
    late: tuple[CasePreview, ...]
    talks: tuple[CasePreview, ...]
    years: tuple[int, ...]


class Advocacy(Papers):
    """An advocate's own page, from what this advocate may open."""

    def overview(self) -> Overview:
        """Return what waits; some seconds for many thousand cases, off the GUI thread. Raises NotAllowed."""
        found = self._glances()
        years = {case_preview.received.year for case_preview in found} | {self._house.today.year}
        return Overview(
            tuple(case_preview for case_preview in found if case_preview.about_staff and case_preview.is_open),
            tuple(case_preview for case_preview in found if case_preview.late and case_preview.is_open),
            tuple(case_preview for case_preview in found if case_preview.wants_me and case_preview.is_open),
            tuple(sorted(years, reverse=True)),
        )

    def figures(self, year: int) -> AdvocateYear:
        """Return a year in figures. Raises NotAllowed."""
        return figures(self._glances(), year)

    def report(self, year: int, comment: str, language: str) -> bytes:
        """Return the yearly report as PDF: figures without names, what the house owes the parliament, and the
        advocate's own words. Raises NotAllowed."""
        found = self.figures(year)
        parliament = Parliament(self._house)
        today = self._house.today
        answered = [
            proposal
            for proposal in parliament.proposals()
            if proposal.answer and proposal.answer.given_on.year == year
        ]
        late = [proposal for proposal in parliament.owed() if proposal.is_overdue(today)]
        with in_language(language):
            number = formats.number
            days = formats.decimal(found.days) if found.days is not None else "–"
            rows = [
                (_("Reports that I may read"), number(found.total)),
                (_("about somebody who works here"), number(found.about_staff)),
                (_("with danger"), number(found.danger)),
                (_("wishes to talk"), number(found.talks)),
                (_("late now"), number(found.late)),
                (_("answered"), number(found.answered)),
                (_("days until the answer (median)"), days),
                (_("understood"), number(found.understood)),
                (_("asked again"), number(found.asked_again)),
            ]
            paper = AdvocatePaper(
                self._printed(AuditAction.ADVOCATE_YEARLY_REPORT_MADE),
                year,
                self._me.name,
                comment,
                rows,
                found.by_month,
                [(kind_name(Kind(kind)), count) for kind, count in found.by_kind.items()],
                [
                    (_("Answers to the parliament"), number(len(answered))),
                    (_("Answers that are overdue"), number(len(late))),
                ],
            )
            return advocate_paper(paper)

    def _glances(self) -> list[CasePreview]:
        self._me.demand(Action.REPRESENT_CHILDREN)
        self._me.demand(Action.READ_CASES)
        desk, found = Casework(self._house, self._me).desk, []
        with self._house.database.reading() as connection:
            ids = [name for name, _version in cases.versions(connection, self._me.id, self._house.clock())]
        for start in range(0, len(ids), _BATCH):
            batch = ids[start : start + _BATCH]
            with self._house.database.reading() as connection:
                rows = cases.listed(connection, self._me.id, batch)
                bodies, entries = dict(cases.bodies(connection, batch)), cases.entries_of(connection, batch)
            for row in rows:
                glance = self._plain(row)
                with suppress(ContentDamaged):  # what is damaged is listed all the same
                    key = desk.key(row.id, row.wrapped, row.fast)
                    header = open_header(key, row.id, row.header)
                    glance = replace(glance, kind=header.kind, words=header.words)
                    if not row.stand_by:  # a stand-by reader sees no more than the list before opening the case
                        keys = desk.keys_of(row.id, key)
                        steps = [open_entry(keys, entry, no_rows) for entry in entries.get(row.id, [])]
                        glance = self._told(glance, open_report(key, row.id, bodies[row.id]), steps)
                found.append(glance)
        return found

    def _plain(self, row: cases.CaseListRow) -> CasePreview:
        state, now = CaseState(row.state), self._house.clock()
        late = is_open(state) and row.due_at is not None and row.due_at < now
        return CasePreview(row.id, local(row.received_at), state, bool(row.danger), late)

    def _told(self, glance: CasePreview, report: Draft, steps: list[TimelineEntry]) -> CasePreview:
        answers = [local(step.at) for step in steps if step.entry is Entry.ANSWER]
        kinds = {step.entry for step in steps}
        return replace(
            glance,
            about_staff=bool(report.about_staff),
            wants_me=report.kind is Kind.TALK
            and (Wish.ADVOCATE in report.wishes or self._me.id in report.educators),
            answered=min(answers, default=None),
            understood=Entry.UNDERSTOOD in kinds,
            asked_again=Entry.ASKED_AGAIN in kinds,
        )
