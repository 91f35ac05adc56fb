"""Words of the dialogue: reactions, audiences, kinds of cards, what was agreed; and the cards and plans that
ship."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, assert_never

from app.i18n import _, content
from app.workshops.rules import AgreedKind, CardKind, Participants, PlanStep, Reaction, Thing


def reaction_name(reaction: Reaction) -> str:
    """Return how somebody takes it, in their own voice."""
    match reaction:
        case Reaction.AGREE:
            return _("I agree with it")
        case Reaction.TOUCHED:
            return _("It touches me")
        case Reaction.SURPRISED:
            return _("I did not know that")
        case Reaction.AUTHORITY:
            return _("Will they still listen to me?")
        case Reaction.LIMITS:
            return _("Where are the limits?")
        case _:
            assert_never(reaction)


def audience_name(audience: Participants) -> str:
    """Return with whom a workshop is."""
    match audience:
        case Participants.CHILDREN:
            return _("with children")
        case Participants.STAFF:
            return _("with staff")
        case Participants.MIXED:
            return _("mixed")
        case _:
            assert_never(audience)


def card_kind_name(kind: CardKind) -> str:
    """Return what cards answer to."""
    match kind:
        case CardKind.AGREEMENT:
            return _("Agreement and empathy")
        case CardKind.SURPRISE:
            return _("Surprise")
        case CardKind.AUTHORITY:
            return _("Doubt: authority")
        case CardKind.LIMITS:
            return _("Doubt: limits")
        case _:
            assert_never(kind)


def agreed_kind_name(kind: AgreedKind) -> str:
    """Return what came out."""
    match kind:
        case AgreedKind.ACTION:
            return _("Action")
        case AgreedKind.PROPOSAL:
            return _("Proposal for the parliament")
        case _:
            assert_never(kind)


@dataclass(frozen=True)
class DiscussionCard:
    """A card to talk about: what somebody says, a question to open, an example, what the law says, a way to go
    on."""

    id: str
    kind: CardKind
    says: str
    question: str
    example: str
    law: str
    onward: str


def discussion_cards(kind: CardKind | None = None) -> list[DiscussionCard]:
    """Return the cards in the current language, all or of one kind."""
    facts, words = content.facts("discussion_cards"), content.texts("discussion_cards")
    found = [DiscussionCard(name, CardKind(card["kind"]), **words[name]) for name, card in facts.items()]
    return [discussion_card for discussion_card in found if kind is None or discussion_card.kind is kind]


@dataclass(frozen=True)
class Plan:
    """A workshop that is ready to be held."""

    id: str
    audience: Participants
    title: str
    aim: str
    age: str
    method: str
    steps: tuple[PlanStep, ...]
    materials: tuple[Thing, ...]
    outcome: str


def plans() -> list[Plan]:
    """Return the ready plans in the current language."""
    facts, words = content.facts("plans"), content.texts("plans")
    return [_plan(name, plan, words[name]) for name, plan in facts.items()]


def _plan(name: str, facts: dict[str, Any], words: dict[str, Any]) -> Plan:
    minutes: Sequence[int] = facts["minutes"]
    steps = tuple(PlanStep(number, what) for number, what in zip(minutes, words["steps"], strict=True))
    return Plan(
        name,
        Participants(facts["audience"]),
        words["title"],
        words["aim"],
        words["age"],
        words["method"],
        steps,
        tuple(Thing(word) for word in words["materials"]),
        words["outcome"],
    )
