"""Walks through parliament and charter, in the kiosk and in their rooms."""

from dataclasses import replace

from app.charter.rules import text_of
from app.charter.services.charter import first_charter
from app.core.signs import SIGNS
from app.i18n import LANGUAGES, _, current, pgettext, preferred
from app.parliament.rules.ballots import BallotOption, Method
from app.review.rules import Department, Finding
from app.review.services.reviews import questions, themes
from app.ui.kiosk.kiosk import Kiosk
from app.ui.kiosk.voting import ChoicePage, InTheBoxPage, VotingFlow
from app.ui.staff.parliament.room import ParliamentRoom
from app.ui.staff.self_review.room import CHILDREN, RoundPage
from app.ui.staff.year.calendar_page import CalendarPage
from tests.album import Shots
from tests.driver import Person
from tests.team_walk import small_window


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


def anew(person: Person) -> None:
    """Begin again, in the language that was spoken."""
    language = current()
    person.press(_("Done"))
    kiosk_of(person).speak(language)
    person.press(_("Parliament"))


def kiosk_of(person: Person) -> Kiosk:
    """Return the kiosk that the person stands at."""
    return next(kiosk for kiosk in (person.window, *person.window.findChildren(Kiosk)) if isinstance(kiosk, Kiosk))


def childrens_view(person: Person) -> Shots:
    """Answer all that the house asks the children."""
    person.press(_("How do you find it here?"))
    person.settles()
    yield "kiosk-theme", person.window
    for _theme in themes()[1:]:
        person.press(_("That is so"))
        person.press(_("Next"))
    person.press(_("Hand it in"))
    person.awaits(_("Thank you."))
    person.settles()
    yield "kiosk-view-thanks", person.window
    anew(person)


def choices(person: Person) -> Shots:
    """See a choice in an order, a yes or no, several of many, the last look, and the thanks."""
    kiosk = kiosk_of(person)
    services = kiosk.loading.services
    assert services is not None
    way = VotingFlow(kiosk, services, kiosk.forget)
    many = tuple(BallotOption(f"o{place}", _("Ideas"), f"sign-{sign}") for place, sign in enumerate(SIGNS))
    ballots = services.voting.open_ones()
    for ballot in ballots:
        way._choose(ballot, b"")
        page = kiosk.page
        assert isinstance(page, ChoicePage)
        for option in ballot.options[:2]:
            page._tap(option.id)
        yield "kiosk-order", person.window
        way._look_again(ballot, b"", page.choice)
        yield "kiosk-my-vote", person.window
        several = replace(ballot, method=Method.SEVERAL, options=many, most=2)
        way._choose(several, b"")
        for option in many[:3]:
            assert isinstance(kiosk.page, ChoicePage)
            kiosk.page._tap(option.id)
        yield "kiosk-several", person.window
        yes_no = (BallotOption("yes", "yes"), BallotOption("no", "no"))
        way._choose(replace(ballot, method=Method.YES_NO, options=yes_no), b"")
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
    proposal = room.proposals._proposals[0]
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
    room.ballots.shelf.current = room.ballots._ballots[-1].id
    room.ballots.refresh()
    yield "parliament-result", person.window
    room.ballots.ask(room.ballots._ballots[0])
    yield from small_window(person, "parliament-ballot-form")
    room.ballots.ask_cards(room.ballots._ballots[0])
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


def charter_room(person: Person) -> Shots:
    """See the charter, its draft and its versions."""
    person.press(_("Charter"))
    person.awaits(_("Who has signed"))
    person.settles()
    yield "charter", person.window
    person.press(_("Add a signature"))
    yield from small_window(person, "charter-sign-form")
    person.press(_("Draft"))
    person.settles()
    yield "charter-no-draft", person.window
    person.press(_("Begin a draft"))
    person.awaits(_("Change it in"))
    person.settles()
    yield "charter-draft", person.window
    person.press(LANGUAGES["de"])
    yield from small_window(person, "charter-right-form")
    person.press(_("The parliament agreed"))
    yield from small_window(person, "charter-agree-form")
    person.press(_("Versions"))
    person.settles()
    yield "charter-versions", person.window


def review_room(person: Person) -> Shots:
    """See the self-review: charts, a department, the children's view."""
    person.press(pgettext("room", "Self-review"))
    person.awaits(_("All departments at a glance"))
    person.settles()
    yield "review-overview", person.window
    page = person.window.findChildren(RoundPage)[0]
    for name, entry_id in (("department", Department.EDUCATION.value), ("children", CHILDREN)):
        page.shelf.current = entry_id
        page.refresh()
        person.settles()
        yield f"review-{name}", person.window
    assert page.review is not None
    page.ask_evidence(page.review, questions()[0], Finding())
    yield from small_window(person, "review-evidence-form")
    page.ask_children(page.review)
    yield from small_window(person, "review-ask-form")
    person.press(_("Another round"))
    yield from small_window(person, "review-which-form")


def year_room(person: Person) -> Shots:
    """See the calendar, one day of it, and everything that was promised."""
    person.press(_("The year"))
    person.settles()
    yield "year", person.window
    page = person.window.findChildren(CalendarPage)[0]
    page.go_today()
    person.settles()
    yield "year-today", person.window
    person.press(_("Everything that was promised"))
    person.settles()
    yield "year-promises", person.window


def figures_rooms(person: Person) -> Shots:
    """See the first page, the figures, and what they count."""
    person.press(_("Today"))
    person.awaits(_("The last twelve months"))
    person.settles()
    yield "today", person.window
    person.press(_("Figures"))
    person.awaits(_("What the figures say"))
    person.settles()
    yield "figures", person.window
    person.press(_("What is counted?"))
    yield from small_window(person, "figures-counted")
    person.press(_("Summary"))
    yield from small_window(person, "figures-summary")


def advocates_in_the_kiosk(person: Person) -> Shots:
    """See who helps, and begin a wish to talk to the advocate."""
    person.press(_("Who helps me?"))
    person.settles()
    person.press(_("More about {name}").format(name="Anne S."))
    person.settles()
    yield "kiosk-advocate", person.window


def advocate_room(person: Person) -> Shots:
    """See what waits for the advocate."""
    person.press(pgettext("room", "Advocate"))
    person.awaits(_("Wants to talk to me"))
    person.settles()
    yield "advocate", person.window
    person.press(_("My card in the kiosk"))
    person.settles()
    yield "advocate-card", person.window
    person.press(LANGUAGES["fr"])
    yield from small_window(person, "advocate-card-form")
    person.press(_("Yearly report"))
    yield from small_window(person, "advocate-report-form")
