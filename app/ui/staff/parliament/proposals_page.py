"""Proposals and their whole way: brought, supported, decided, answered, and what came of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QLabel, QWidget

from app.core.changes import Changed
from app.i18n import _, formats, ngettext
from app.parliament.rules.parliament import (
    ANSWER_DAYS,
    Decision,
    ManagementAnswer,
    Origin,
    Proposal,
    ProposalStage,
    Reply,
)
from app.parliament.services.staff import ParliamentServices
from app.parliament.words import answer_line, origin_name, reply_name, way_name
from app.ui.theme.images import picture
from app.ui.theme.tokens import Size, Text
from app.ui.widgets.buttons import Button, quiet
from app.ui.widgets.form_dialog import FormDialog
from app.ui.widgets.form_parts import Choice, Day, Given, Line, Picture, Words
from app.ui.widgets.labels import chip
from app.ui.widgets.list_and_detail import ListAndDetailPage, head_card, words_card

_CHIPS = {
    ProposalStage.COLLECTED: "mist",
    ProposalStage.DECIDED: "sun",
    ProposalStage.ANSWERED: "leaf",
    ProposalStage.OUTCOME: "leaf",
}


class ProposalsPage(ListAndDetailPage):
    """What the house owes an answer stands first, then the newest."""

    def __init__(self, services: ParliamentServices) -> None:
        nothing = _("No proposal yet. Ideas from the kiosk, from workshops and from members come here.")
        changes = (Changed.PARLIAMENT, Changed.GATHERINGS)
        super().__init__(_("Proposals"), _("New proposal"), nothing, changes)
        self._services = services
        self.proposals: list[Proposal] = []
        self._support: dict[str, int] = {}
        self._from_workshops = quiet(_("From workshops"), "presentation", self.ask_workshops)
        self.shelf.add_button(self._from_workshops)

    def entries(self) -> list[tuple[str, str]]:
        """Return the proposals with how far they are."""
        self.proposals = self._services.work.proposals()
        self._support = self._services.work.support()
        self._from_workshops.setEnabled(bool(self._services.from_workshops()))
        return [(proposal.id, f"{proposal.text}\n{self._state(proposal)}") for proposal in self.proposals]

    def _state(self, proposal: Proposal) -> str:
        if proposal.is_overdue(self._services.work.today):
            return _("overdue")
        return way_name(proposal.way)

    def parts(self, entry_id: str) -> list[QWidget]:
        """Return a proposal, and every step of its way that was taken or comes next."""
        proposal = next(proposal for proposal in self.proposals if proposal.id == entry_id)
        parts = [self._head(proposal)]
        if proposal.decision is not None:
            day = formats.plain_day(proposal.decision.day)
            about = _("Decided on {day}, sent to: {who}").format(day=day, who=proposal.decision.addressee or "…")
            change = self._held(_("Change"), "pencil", lambda: self.ask_decision(proposal))
            parts.append(words_card(_("Decision"), proposal.decision.words, *change, about=about))
            parts.append(self._answer(proposal))
        if proposal.answer is not None:
            about = formats.plain_day(proposal.outcome_on) if proposal.outcome_on else ""
            tell = self._held(_("Say what came of it"), "pencil", lambda: self.ask_outcome(proposal))
            parts.append(words_card(_("What came of it"), proposal.outcome, *tell, about=about))
        return parts

    def _head(self, proposal: Proposal) -> QWidget:
        today = self._services.work.today
        count = self._support.get(proposal.id, 0)
        support = ngettext("supported by {count} card", "supported by {count} cards", count).format(count=count)
        about = [
            origin_name(proposal.origin),
            proposal.name,
            formats.plain_day(proposal.since),
            support if count else "",
        ]
        marks: list[QWidget] = [
            chip(way_name(proposal.way), Text.STAFF_SMALL_BOLD, _CHIPS.get(proposal.way, "")),
        ]
        if proposal.is_overdue(today):
            marks.append(chip(_("overdue"), Text.STAFF_SMALL_BOLD, "late"))
        if proposal.picture:
            sign = QLabel()
            sign.setPixmap(picture(proposal.picture, Size.BADGE))
            marks.insert(0, sign)
        buttons = [quiet(_("Change"), "pencil", lambda: self.ask(proposal))]
        if proposal.decision is None:
            buttons += self._held(_("Write the decision"), "gavel", lambda: self.ask_decision(proposal))
            aside = _("Take up again") if proposal.set_aside else _("Put aside")
            buttons += self._held(aside, "archive", lambda: self.ask_aside(proposal))
            buttons += self._held(_("Delete"), "trash-2", lambda: self._services.work.forget(proposal))
        return head_card(proposal.text, [*about, proposal.set_aside], *buttons, marks=marks)

    def _answer(self, proposal: Proposal) -> QWidget:
        name = _("Change the answer") if proposal.answer is not None else _("Write the answer")
        write = self._held(name, "reply", lambda: self.ask_answer(proposal))
        about, words = answer_line(proposal, self._services.work.today), ""
        if proposal.answer is not None:
            words = f"{reply_name(proposal.answer.reply)}. {proposal.answer.words}"
            who = [proposal.answer.by, formats.plain_day(proposal.answer.given_on)]
            if proposal.answer.whose:
                who.append(_("seen to by {name}").format(name=proposal.answer.whose))
            if proposal.answer.until is not None:
                who.append(_("by {day}").format(day=formats.plain_day(proposal.answer.until)))
            about = " · ".join(filter(None, who))
        return words_card(_("Answer of the management"), words, *write, about=about)

    def _held(self, name: str, sign: str, do: Callable[[], object]) -> list[Button]:
        return [quiet(name, sign, do)] if self._services.holds else []

    def new(self) -> None:
        """Write a member's proposal down."""
        self.ask(Proposal("", "", self._services.work.today, Origin.MEMBER))

    def ask(self, proposal: Proposal) -> None:
        """Ask for the words of a proposal."""
        text = Line(_("What should happen?"), _("One sentence, in the children's words."), proposal.text)
        hint = _("Write a first name only if the child wants it. Otherwise leave this empty.")
        name, image = Line(_("Whose idea is it?"), hint, proposal.name), Picture(_("Picture"), proposal.picture)

        def keep(given: Given) -> None:
            changed = replace(proposal, text=given[text], name=given[name], picture=given[image])
            self.shelf.current = self._services.work.keep_proposal(changed).id
            self.refresh()

        dialog = FormDialog(_("Proposal"), "", _("Keep"), [text, name, image], self)
        dialog.open_for(keep, no_name=_("Please write something first."))

    def ask_workshops(self) -> None:
        """Ask which of the proposals that workshops agreed on comes before the parliament."""
        found = self._services.from_workshops()
        options = [
            (agreed, f"{agreed.what} ({agreed.source_title})" if agreed.source_title else agreed.what)
            for agreed in found
        ]
        which = Choice(_("Which proposal?"), options)

        def bring(given: Given) -> None:
            self.shelf.current = self._services.work.bring_agreed(given[which]).id
            self.refresh()

        FormDialog(_("From workshops"), "", _("Bring it"), [which], self).open_for(bring)

    def ask_decision(self, proposal: Proposal) -> None:
        """Ask what was decided, to whom it goes, and until when they answer."""
        today = self._services.work.today
        known = proposal.decision or Decision(proposal.text, today, today + timedelta(days=ANSWER_DAYS))
        words = Words(_("What was decided?"), text=known.words)
        addressee = Line(_("Who has to answer?"), text=known.addressee or _("the management"))
        decided, answer_by = Day(_("Decided on"), known.day), Day(_("Answer by"), known.answer_by)

        def keep(given: Given) -> None:
            day = given[decided] or today
            until = given[answer_by] or day + timedelta(days=ANSWER_DAYS)
            self._services.work.decide(
                proposal, Decision(given[words], day, until, given[addressee], known.ballot)
            )

        parts = [words, addressee, decided, answer_by]
        FormDialog(_("Decision"), proposal.text, _("Keep"), parts, self).open_for(keep)

    def ask_answer(self, proposal: Proposal) -> None:
        """Ask for the management's answer."""
        today = self._services.work.today
        known = proposal.answer or ManagementAnswer(Reply.YES, "", "", today)
        replies = [(reply, reply_name(reply)) for reply in Reply]
        reply = Choice(_("What is the answer?"), replies, known.reply)
        hint = _("The children read it in the kiosk. Short sentences.")
        words = Words(_("Why, and what happens now?"), hint, known.words)
        by, whose = Line(_("Who answers?"), text=known.by), Line(_("Who sees to it?"), text=known.whose)
        until = Day(_("Until when?"), known.until)
        given_on = known.given_on if proposal.answer is not None else today

        def keep(given: Given) -> None:
            answer = ManagementAnswer(given[reply], given[words], given[by], given_on, given[until], given[whose])
            self._services.work.answer(proposal, answer)

        parts = [reply, words, by, whose, until]
        dialog = FormDialog(_("Answer of the management"), proposal.text, _("Keep"), parts, self)
        dialog.open_for(keep, no_name=_("Please say why. A yes or a no alone explains nothing."))

    def ask_outcome(self, proposal: Proposal) -> None:
        """Ask what came of it."""
        hint = _("Does it exist? Is it used? The children read this in the kiosk.")
        words = Words(_("In a few words"), hint, proposal.outcome)
        FormDialog(_("What came of it"), proposal.text, _("Keep"), [words], self).open_for(
            lambda given: self._services.work.say_outcome(proposal, given[words])
        )

    def ask_aside(self, proposal: Proposal) -> None:
        """Put aside with a reason, or take up again."""
        if proposal.set_aside:
            self._services.work.set_aside(proposal, "")
            return
        why = Words(_("Why?"))
        FormDialog(_("Put aside"), proposal.text, _("Keep"), [why], self).open_for(
            lambda given: self._services.work.set_aside(proposal, given[why])
        )
