"""Words of the Children and Youth Parliament, the charter, and the self-review."""

from datetime import date
from typing import assert_never

from app.core.tables import for_every
from app.i18n import _, formats, ngettext
from app.parliament.rules.ballots import Ballot, BallotState, Method, Purpose, Result, needed_cards
from app.parliament.rules.parliament import Origin, Proposal, ProposalStage, Reply

YES_NO_PICTURES = {"yes": "say-yes", "no": "say-no"}


def method_name(method: Method) -> str:
    """Return how a ballot is chosen in."""
    match method:
        case Method.YES_NO:
            return _("Yes or no")
        case Method.ONE:
            return _("Choose one")
        case Method.SEVERAL:
            return _("Choose several")
        case Method.RANKING:
            return _("In an order")
        case _:
            assert_never(method)


def purpose_name(purpose: Purpose) -> str:
    """Return what a ballot is for."""
    match purpose:
        case Purpose.SUPPORT:
            return _("Support for ideas")
        case Purpose.DECISION:
            return _("Decision")
        case Purpose.ELECTION:
            return _("Election")
        case _:
            assert_never(purpose)


def ballot_state_name(state: BallotState) -> str:
    """Return how far a ballot is."""
    match state:
        case BallotState.PREPARED:
            return _("prepared")
        case BallotState.OPEN:
            return _("open")
        case BallotState.CLOSED:
            return _("counted")
        case _:
            assert_never(state)


def option_name(ballot: Ballot, option_id: str) -> str:
    """Return the words of an option."""
    if ballot.method is Method.YES_NO:
        return {"yes": _("Yes"), "no": _("No")}[option_id]
    return next((option.text for option in ballot.options if option.id == option_id), option_id)


def origin_name(origin: Origin) -> str:
    """Return where a proposal comes from."""
    match origin:
        case Origin.KIOSK:
            return _("from the kiosk")
        case Origin.WORKSHOP:
            return _("from a workshop")
        case Origin.MEMBER:
            return _("from a member")
        case _:
            assert_never(origin)


def way_name(way: ProposalStage) -> str:
    """Return how far a proposal has come, for everybody."""
    match way:
        case ProposalStage.COLLECTED:
            return _("collected")
        case ProposalStage.DECIDED:
            return _("decided, waits for an answer")
        case ProposalStage.ANSWERED:
            return _("answered")
        case ProposalStage.OUTCOME:
            return _("told what came of it")
        case ProposalStage.SET_ASIDE:
            return _("put aside")
        case _:
            assert_never(way)


def reply_name(reply: Reply) -> str:
    """Return what the management answers, in one word."""
    match reply:
        case Reply.YES:
            return _("Yes")
        case Reply.PART:
            return _("Yes, a part of it")
        case Reply.LATER:
            return _("Yes, later")
        case Reply.NO:
            return _("No")
        case _:
            assert_never(reply)


REPLY_PICTURES = for_every(
    Reply,
    {
        Reply.YES: "say-yes",
        Reply.PART: "hands",
        Reply.LATER: "say-wait",
        Reply.NO: "say-no",
    },
)


def overdue_line(count: int) -> str:
    """Return how many answers to the parliament are overdue, or nothing."""
    if not count:
        return ""
    return ngettext(
        "{count} answer to the parliament is overdue.", "{count} answers to the parliament are overdue.", count
    ).format(count=count)


def turnout_line(cards: int, votes: int) -> str:
    """Return how many of how many took part."""
    return ngettext(
        "{votes} of {count} card is in the box", "{votes} of {count} cards are in the box", cards
    ).format(votes=votes, count=cards)


def quorum_line(ballot: Ballot) -> str:
    """Word the quorum: in cards once they are drawn, else in per cent."""
    if not ballot.cards:
        return _("at least {percent} per cent of the cards must vote").format(
            percent=formats.number(ballot.quorum)
        )
    return ngettext(
        "at least {needed} of {count} card must vote", "at least {needed} of {count} cards must vote", ballot.cards
    ).format(needed=formats.number(needed_cards(ballot)), count=formats.number(ballot.cards))


def result_line(ballot: Ballot, result: Result) -> str:
    """Return the result in a sentence."""
    if not result.quorum_reached:
        needed = needed_cards(ballot)
        return ngettext(
            "Too few took part: {needed} card is needed. Nothing is decided.",
            "Too few took part: {needed} cards are needed. Nothing is decided.",
            needed,
        ).format(needed=formats.number(needed))
    if ballot.purpose is Purpose.SUPPORT:
        best = [name for name in result.order[0] if result.counts[name]] if result.order else []
        names = ", ".join(option_name(ballot, name).rstrip(".") for name in best)
        return (
            _("Most support: {names}").format(names=names)
            if names
            else _("Every vote is blank. Nothing is chosen.")
        )
    won = ", ".join(option_name(ballot, winner).rstrip(".") for winner in result.winners)
    if result.tied and not won:
        return _("It is a tie. The parliament talks about it again.")
    if ballot.method is Method.YES_NO:
        return _("The parliament says yes.") if "yes" in result.winners else _("The parliament says no.")
    if not won:
        return _("Every vote is blank. Nothing is chosen.")
    said = _("Chosen: {names}").format(names=won)
    return said + " " + _("The next ones have the same number of votes.") if result.tied else said


def answer_line(proposal: Proposal, today: date) -> str:
    """Return the management's answer in a line, or until when it is owed."""
    if proposal.answer is not None:
        said = f"{reply_name(proposal.answer.reply)}: {proposal.answer.words}"
        if proposal.answer.until is not None:
            said += " " + _("Until {day}.").format(day=formats.plain_day(proposal.answer.until))
        return said
    if proposal.due is None:
        return ""
    day = formats.plain_day(proposal.due)
    return (
        _("The answer is overdue since {day}.").format(day=day)
        if proposal.is_overdue(today)
        else _("Answer by {day}").format(day=day)
    )
