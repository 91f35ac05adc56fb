"""The parliament, in the kiosk and in its room."""

from dataclasses import replace

from app.charter.rules import text_of
from app.charter.services.charter import first_charter
from app.core.signs import SIGNS
from app.i18n import _, pgettext, preferred
from app.parliament.rules.ballots import BallotOption, Method
from app.ui.kiosk.voting import ChoicePage, InTheBoxPage, VotingFlow
from app.ui.staff.parliament.room import ParliamentRoom
from tests.driver import Person
from tests.walks.review import childrens_view
from tests.walks.steps import Shots, anew, kiosk_of, small_window


def parliament_in_the_kiosk(person: Person) -> Shots:
    """See everything the parliament shows, and vote in an order."""
    person.press(_("Parliament"))
    person.awaits(_("Children and Youth Parliament"))
    person.settles()
    yield "kiosk-parliament", person.window
    for name, word in (
        ("ideas", _("Ideas")),
        ("decisions", _("What was decided")),
        ("session", _("The next session")),
        ("members", _("Who speaks for me?")),
    ):
        person.press(word)
        person.settles()
        yield f"kiosk-{name}", person.window
        if name == "decisions":
            person.press(_("Results of the votes"))
            person.settles()
            yield "kiosk-results", person.window
        person.press(_("Back"))
        person.awaits(_("I have an idea"))
    person.press(_("Our charter"))
    person.settles()
    yield "kiosk-charter", person.window
    person.press(_("Put my stamp under it"))
    person.settles()
    yield "kiosk-stamps", person.window
    person.press(_("Stamp {number}").format(number=3))
    person.settles()
    yield "kiosk-stamped", person.window
    anew(person)
    person.press(_("Our charter"))
    person.press(text_of(first_charter().pairs[1], preferred()).right)
    person.settles()
    yield "kiosk-charter-right", person.window
    person.press(_("Back"))
    person.press(_("Back"))
    yield from childrens_view(person)
    person.press(_("Vote"))
    person.settles()
    yield "kiosk-ballot-card", person.window
    yield from choices(person)


def choices(person: Person) -> Shots:
    """See a choice in an order, a yes or no, several of many, the last look, and the thanks."""
    kiosk = kiosk_of(person)
    services = kiosk.loading.services
    assert services is not None
    way = VotingFlow(kiosk, services, kiosk.forget)
    many = tuple(BallotOption(f"o{place}", _("Ideas"), f"sign-{sign}") for place, sign in enumerate(SIGNS))
    ballots = services.voting.open_ones()
    for ballot in ballots:
        way.choose(ballot, b"")
        page = kiosk.page
        assert isinstance(page, ChoicePage)
        for option in ballot.options[:2]:
            page.tap(option.id)
        yield "kiosk-order", person.window
        way.look_again(ballot, b"", page.choice)
        yield "kiosk-my-vote", person.window
        several = replace(ballot, method=Method.SEVERAL, options=many, most=2)
        way.choose(several, b"")
        for option in many[:3]:
            assert isinstance(kiosk.page, ChoicePage)
            kiosk.page.tap(option.id)
        yield "kiosk-several", person.window
        yes_no = (BallotOption("yes", "yes"), BallotOption("no", "no"))
        way.choose(replace(ballot, method=Method.YES_NO, options=yes_no), b"")
        yield "kiosk-yes-no", person.window
        kiosk.show_page(InTheBoxPage(kiosk.look, ballot))
        yield "kiosk-in-the-box", person.window
    kiosk.forget()


def parliament_room(person: Person) -> Shots:
    """See everything a coordinator does for the parliament."""
    person.press(_("Parliament"))
    person.awaits(_("New proposal"))
    person.settles()
    yield "parliament-proposals", person.window
    room = person.window.findChildren(ParliamentRoom)[0]
    proposal = room.proposals.proposals[0]
    for name, ask in (
        ("proposal", room.proposals.ask),
        ("decision", room.proposals.ask_decision),
        ("answer", room.proposals.ask_answer),
        ("outcome", room.proposals.ask_outcome),
    ):
        ask(proposal)
        yield from small_window(person, f"parliament-{name}-form")
    person.press(_("Ballots"))
    person.settles()
    yield "parliament-ballots", person.window
    room.ballots.shelf.current = room.ballots.ballots[-1].id
    room.ballots.refresh()
    yield "parliament-result", person.window
    room.ballots.ask(room.ballots.ballots[0])
    yield from small_window(person, "parliament-ballot-form")
    room.ballots.ask_cards(room.ballots.ballots[0])
    yield from small_window(person, "parliament-cards-form")
    person.press(pgettext("parliament", "Sessions"))
    person.awaits(pgettext("parliament", "New session"))
    person.settles()
    yield "parliament-sessions", person.window
    person.press(pgettext("parliament", "New session"))
    yield from small_window(person, "parliament-session-form")
    person.press(_("Write the minutes"))
    yield from small_window(person, "parliament-minutes-form")
    person.press(_("Members"))
    person.awaits(_("New term"))
    person.settles()
    yield "parliament-members", person.window
    person.press(_("New term"))
    yield from small_window(person, "parliament-term-form")
