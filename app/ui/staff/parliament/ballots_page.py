"""Ballots: prepared, opened with printed cards, closed and counted; then the decision or the election is written
down."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from app.core.changes import Changed
from app.core.errors import MengStemmError
from app.core.signs import sign_picture
from app.core.tables import for_every
from app.i18n import _, formats
from app.parliament.rules.ballots import CARDS_LIMIT, Ballot, BallotOption, BallotState, Method, Purpose
from app.parliament.rules.parliament import Proposal
from app.parliament.services.ballots import Box
from app.parliament.services.staff import ParliamentServices
from app.parliament.words import (
    YES_NO_PICTURES,
    ballot_state_name,
    method_name,
    option_name,
    purpose_name,
    quorum_line,
    result_line,
    turnout_line,
)
from app.ui.theme.images import picture
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.bars import Bar, Bars
from app.ui.widgets.buttons import Button, quiet
from app.ui.widgets.drawing_cards import DrawingCards, typed_number
from app.ui.widgets.form_dialog import FormDialog, show_message
from app.ui.widgets.form_parts import Choice, Day, Given, Line, Many, Words
from app.ui.widgets.labels import card, chip, label, row
from app.ui.widgets.list_and_detail import ListAndDetailPage, head_card
from app.ui.widgets.preview import show_paper
from app.ui.widgets.wrapping import Wrapping
from app.ui.words import refusal

_CHIPS = for_every(BallotState, {BallotState.PREPARED: "", BallotState.OPEN: "sun", BallotState.CLOSED: "leaf"})


class BallotsPage(ListAndDetailPage):
    """Open ballots first, then prepared, then counted ones. `cards_drawn` brings what stands on new cards."""

    cards_drawn = Signal(list)

    def __init__(self, services: ParliamentServices) -> None:
        nothing = _("No ballot yet. Prepare one when there are proposals to choose from.")
        super().__init__(_("Ballots"), _("New ballot"), nothing, (Changed.PARLIAMENT,))
        self._services = services
        self.ballots: list[Ballot] = []
        self._cards = DrawingCards(self, CARDS_LIMIT, services.papers.taken_out)
        self._cards.drawn.connect(self.cards_drawn)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self._cards.busy)

    def entries(self) -> list[tuple[str, str]]:
        """Return the ballots with how far they are."""
        self.ballots = self._services.holding.all()
        return [(ballot.id, f"{ballot.title}\n{ballot_state_name(ballot.state)}") for ballot in self.ballots]

    def parts(self, entry_id: str) -> list[QWidget]:
        """Return a ballot, what can be chosen, and its result."""
        ballot = next(ballot for ballot in self.ballots if ballot.id == entry_id)
        parts = [self._head(ballot)]
        if ballot.state is BallotState.CLOSED:
            try:
                parts.append(self._result(self._services.holding.box(ballot.id)))
            except MengStemmError as error:
                parts.append(label(refusal(error), Text.STAFF_TEXT, tone="danger"))
        else:
            parts.append(self._options(ballot))
        return parts

    def _head(self, ballot: Ballot) -> QWidget:
        about = [purpose_name(ballot.purpose), method_name(ballot.method)]
        if ballot.quorum:
            about.append(quorum_line(ballot))
        if ballot.closes is not None:
            about.append(_("until {day}").format(day=formats.plain_day(ballot.closes)))
        marks: list[QWidget] = [chip(ballot_state_name(ballot.state), Text.STAFF_SMALL_BOLD, _CHIPS[ballot.state])]
        buttons: list[Button] = []
        if ballot.state is BallotState.OPEN:
            votes = self._services.holding.turnout(ballot.id)
            marks.append(label(turnout_line(ballot.cards, votes), Text.STAFF_SMALL, wrap=False))
            buttons.append(quiet(_("Close and count"), "vote", lambda: self.ask_close(ballot)))
            if not votes:
                buttons.append(quiet(_("Draw new cards"), "printer", lambda: self.ask_cards(ballot)))
        elif ballot.state is BallotState.PREPARED:
            buttons = [
                quiet(_("Open and print the cards"), "printer", lambda: self.ask_cards(ballot)),
                quiet(_("Change"), "pencil", lambda: self.ask(ballot)),
                quiet(_("Delete"), "trash-2", lambda: self._services.holding.forget(ballot.id)),
            ]
        return head_card(ballot.title, about, *(buttons if self._services.holds else []), marks=marks)

    def _options(self, ballot: Ballot) -> QWidget:
        frame, layout = card("plain", margin=Space.M, space=Space.XS)
        layout.addWidget(label(_("What can be chosen"), Text.STAFF_HEADING))
        for option in ballot.options:
            sign = QLabel()
            image = YES_NO_PICTURES.get(option.id, "") if ballot.method is Method.YES_NO else option.picture
            sign.setPixmap(picture(image or "idea", Size.BADGE))
            line = row(sign, label(option_name(ballot, option.id), Text.STAFF_TEXT), space=Space.S)
            line.setStretch(1, 1)
            layout.addLayout(line)
        return frame

    def _result(self, box: Box) -> QWidget:
        ballot, found = box.ballot, box.result
        frame, layout = card("plain", margin=Space.M, space=Space.XS)
        layout.addWidget(label(_("Result"), Text.STAFF_HEADING))
        layout.addWidget(label(result_line(ballot, found), Text.STAFF_READING))
        blank = _("{number} of them blank").format(number=formats.number(found.blank))
        turnout = turnout_line(found.cards, found.votes)
        layout.addWidget(label(f"{turnout}, {blank}", Text.STAFF_SMALL, tone="muted"))
        if ballot.method is Method.RANKING:
            layout.addWidget(label(_("First places"), Text.STAFF_SMALL_BOLD))
        layout.addWidget(
            Bars(
                [
                    Bar(option_name(ballot, name), found.counts[name], formats.number(found.counts[name]))
                    for group in found.order
                    for name in group
                ]
            )
        )
        seal = _("Fingerprint in the audit log: {hash}").format(hash=box.hash[:32])
        layout.addWidget(label(seal, Text.STAFF_SMALL, tone="muted"))
        buttons = [quiet(_("Print the result"), "printer", lambda: self._print_result(box))]
        if self._services.holds:
            for proposal in self._services.work.decided_by(box):
                write = partial(self._write_decision, box, proposal)
                buttons.append(
                    quiet(_("Write the decision: {what}").format(what=_short(proposal)), "gavel", write)
                )
            if ballot.purpose is Purpose.ELECTION and found.winners:
                buttons.append(quiet(_("Write the elected into the term"), "users", lambda: self._elected(box)))
        layout.addLayout(Wrapping(*buttons))
        return frame

    def _write_decision(self, box: Box, proposal: Proposal) -> None:
        decision = self._services.work.decision_of(box, proposal.text)
        self._services.work.decide(proposal, decision)
        words = _("The decision stands beside the proposal now. The management answers by {day}.")
        show_message(_("Decision"), words.format(day=formats.plain_day(decision.answer_by)), self)

    def _elected(self, box: Box) -> None:
        try:
            term = self._services.work.take_elected(box)
        except MengStemmError:
            show_message(_("Members"), _("There is no term today. Please write one down first."), self)
            return
        names = ", ".join(seat.name for seat in term.seats if seat.elected)
        show_message(_("Members"), _("Elected in this term: {names}").format(names=names), self)

    def _print_result(self, box: Box) -> None:
        papers = self._services.papers
        show_paper(
            _("Result"), lambda language, _names, _page: papers.result(box, language), self, papers.taken_out
        )

    # -- preparing

    def new(self) -> None:
        """Prepare a ballot."""
        if not self._services.holds:
            show_message(_("Ballots"), _("Coordinator and advocate prepare ballots."), self)
            return
        self.ask(Ballot("", "", Method.YES_NO, ()))

    def ask(self, ballot: Ballot) -> None:
        """Ask everything about a ballot."""
        proposals = [found for found in self._services.work.proposals() if found.decision is None]
        known = {found.id for found in proposals}
        ids = {ballot.about} if ballot.about else {option.id for option in ballot.options}
        chosen = [found for found in proposals if found.id in ids]
        own = [
            option.text
            for option in ballot.options
            if option.id not in known and ballot.method is not Method.YES_NO
        ]
        title = Line(_("The question"), text=ballot.title)
        purpose = Choice(_("What for?"), [(which, purpose_name(which)) for which in Purpose], ballot.purpose)
        method = Choice(_("How?"), [(how, method_name(how)) for how in Method], ballot.method)
        picked = Many(_("Which proposals?"), [(found, found.text) for found in proposals], chosen)
        others = Words(_("Other choices, or who stands for election"), _("One on each line."), "\n".join(own))
        most = Line(_("How many may one choose?"), _("Where several can be chosen."), str(ballot.most))
        seats = Line(_("How many win?"), text=str(ballot.seats))
        quorum = Line(_("How large a part of the cards must vote, in per cent?"), text=str(ballot.quorum))
        closes = Day(_("Last day"), ballot.closes)

        def keep(given: Given) -> None:
            asked = given[picked]
            alone = asked[0] if given[method] is Method.YES_NO and len(asked) == 1 else None
            ready = replace(
                ballot,
                title=given[title] or (alone.text if alone is not None else ""),
                purpose=given[purpose],
                method=given[method],
                options=_options(asked, given[others]),
                about=alone.id if alone is not None else "",
                most=typed_number(given[most], 1),
                seats=typed_number(given[seats], 1),
                quorum=typed_number(given[quorum], 0),
                closes=given[closes],
            )
            self.shelf.current = self._services.holding.keep(ready).id
            self.refresh()

        parts = [title, purpose, method, picked, others, most, seats, quorum, closes]
        missing = _("Please write the question, and at least two choices; for yes or no, one proposal is enough.")
        FormDialog(_("Ballot"), "", _("Keep"), parts, self).open_for(keep, no_name=missing)

    # -- opening and closing

    def ask_cards(self, ballot: Ballot) -> None:
        """Ask for how many children; then draw the cards and show them."""
        explanation = _(
            "Each child gets one card. Print them now and hand them out: the program keeps only what checks them."
        )
        number = Line(_("How many children may vote?"), text=str(ballot.cards or ""))
        FormDialog(_("Ballot cards"), explanation, _("Draw the cards"), [number], self).open_for(
            lambda given: self._draw(ballot, typed_number(given[number]))
        )

    def _draw(self, ballot: Ballot, number: int) -> None:
        self._cards.draw(
            number,
            lambda on_card: self._services.holding.open(ballot.id, number, on_card)[1],
            lambda codes, language: self._services.papers.cards(ballot, codes, language),
        )

    def ask_close(self, ballot: Ballot) -> None:
        """Close for good, and count."""
        words = _("After that nobody can vote any more. {turnout}.").format(
            turnout=turnout_line(ballot.cards, self._services.holding.turnout(ballot.id))
        )
        asking = FormDialog(_("Close and count"), words, _("Close and count"), [], self)
        asking.open_for(lambda _given: self._services.holding.close(ballot.id), aside=True)


_SHORT = 40


def _short(proposal: Proposal) -> str:
    return proposal.text if len(proposal.text) <= _SHORT else proposal.text[:_SHORT] + "…"


def _options(proposals: Sequence[Proposal], others: str) -> tuple[BallotOption, ...]:
    """Return the choices of a ballot: proposals, and what was typed, one on each line."""
    names = [name for name in map(str.strip, others.splitlines()) if name]
    return (
        *(BallotOption(proposal.id, proposal.text, proposal.picture or "idea") for proposal in proposals),
        *(BallotOption(f"o{place}", name, sign_picture(place)) for place, name in enumerate(names)),
    )
