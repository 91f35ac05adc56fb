"""A whole term through the screens: an idea in the kiosk, support, a session, a ballot by twelve children with
cards, the decision, the answer, and what came of it; and what can go wrong at the box."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListWidget

from app.i18n import LANGUAGES, _, pgettext, set_language
from app.parliament.rules.ballots import Ballot, BallotOption, BallotState, Method, Purpose
from app.parliament.rules.parliament import Decision, Proposal, ProposalStage
from app.parliament.services.ballot_cards import Code
from app.parliament.services.ballots import HoldingBallots, Voting
from app.parliament.services.parliament import Parliament, ParliamentWork
from app.parliament.words import method_name, purpose_name
from app.reports.rules.entries import Entry
from app.reports.rules.wishes import Bring
from app.reports.services.following import Following
from app.ui.kiosk.code import CodePage
from app.ui.kiosk.kiosk import Kiosk
from app.ui.kiosk.voting import ChoicePage
from app.ui.staff.parliament.ballots_page import BallotsPage
from app.ui.staff.reports.case_actions import CaseAction
from app.ui.staff.reports.room import ReportsRoom
from tests.driver import Person
from tests.made_homes import TestHome
from tests.walks.reports import an_idea
from tests.walks.steps import code_on_screen, open_case, previews, shell_of


def vote_in_the_kiosk(child: Person, kiosk: Kiosk, code: Code, *choices: str) -> None:
    """Vote as a child does: tile, pictures of the card, choice, a last look, into the box."""
    child.press(_("Parliament"))
    child.press(_("Vote"))
    child.waits(lambda: isinstance(kiosk.page, CodePage), "the card")
    page = kiosk.page
    assert isinstance(page, CodePage)
    for picture in code:
        page.add(picture)
    page.onward_button.click()
    child.waits(lambda: isinstance(kiosk.page, ChoicePage), "the choice")
    for choice in choices:
        child.press(choice)
    child.press(_("Look at my vote") if choices else _("I choose nothing"))
    child.press(_("Put it in the box"))
    child.awaits(_("Your vote is in the box."))
    child.press(_("Done"))


def tick_all(person: Person, name: str) -> None:
    box = person.find(name, QListWidget)
    for number in range(box.count()):
        box.item(number).setCheckState(Qt.CheckState.Checked)


def cards_of(person: Person, number: int) -> list[Code]:
    """Draw and print the cards; return what stands on them, as the children hold it."""
    drawn: list[list[Code]] = []
    person.all(BallotsPage)[0].cards_drawn.connect(drawn.append)
    person.press(_("Open and print the cards"))
    person.types(_("How many children may vote?"), str(number))
    person.press(_("Draw the cards"))
    person.waits(lambda: drawn and any(preview.pages for preview in previews()), "the cards")
    person.settles()
    for preview in previews():
        preview.reject()
    person.settles()
    return drawn[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_term(home: TestHome, kiosk: Kiosk, child: Person, language: str) -> None:
    words = "E Vëlosraum mat Luucht"
    kiosk.speak(language)
    for _page in an_idea(child, words):
        pass
    child.press(_("Send"))
    child.awaits(_("Thank you for telling us."))
    code = code_on_screen(child)
    child.press(_("I have my pictures"))
    kiosk.speak(language)
    staff = shell_of(home, "claire")
    staff.press(_("Parliament"))
    staff.awaits(_("No proposal yet. Ideas from the kiosk, from workshops and from members come here."))
    staff.press(_("Reports"))
    staff.settles()
    open_case(staff, 0)
    staff.window.findChildren(ReportsRoom)[0].forms.do(CaseAction.BRING)
    staff.waits(lambda: QApplication.activeModalWidget() is not None, "what the child wants")
    staff.press(_("Bring the idea to the parliament"))
    staff.waits_until_closed()
    assert Entry.PROPOSED in {entry.entry for entry in Following(home.house).open(code).entries}
    staff.press(_("Parliament"))
    staff.settles()
    staff.press(_("New proposal"))
    staff.types(_("What should happen?"), "Méi Pizza")
    staff.press(_("Keep"))
    staff.waits_until_closed()
    _hold_ballot(staff, Purpose.SUPPORT)
    codes = cards_of(staff, 3)
    for code, wanted in zip(codes, (words, words, "Méi Pizza"), strict=True):
        vote_in_the_kiosk(child, kiosk, code, wanted)
        kiosk.speak(language)
    _close(staff, home)
    assert sorted(Parliament(home.house).support().values()) == [1, 2]
    _session(staff)
    _hold_ballot(staff, Purpose.DECISION)
    codes = cards_of(staff, 12)
    for number, code in enumerate(codes):
        vote_in_the_kiosk(child, kiosk, code, *([words] if number % 3 else ["Méi Pizza"] if number else []))
        kiosk.speak(language)
    _close(staff, home)
    staff.awaits(_("Chosen: {names}").format(names=words))
    staff.press(_("Write the decision: {what}").format(what=words))
    staff.press(_("OK"))
    staff.waits_until_closed()
    _answered(staff, child, kiosk, home, language)


def _hold_ballot(staff: Person, purpose: Purpose) -> None:
    staff.press(_("Ballots"))
    staff.press(_("New ballot"))
    staff.types(_("The question"), purpose)
    staff.chooses(_("What for?"), purpose_name(purpose))
    staff.chooses(_("How?"), method_name(Method.ONE))
    tick_all(staff, _("Which proposals?"))
    staff.press(_("Keep"))
    staff.waits_until_closed()


def _close(staff: Person, home: TestHome) -> None:
    staff.settles()
    staff.press(_("Close and count"))
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    staff.press(_("Close and count"))
    staff.waits_until_closed()
    assert all(ballot.state is BallotState.CLOSED for ballot in Voting(home.house).all())


def _session(staff: Person) -> None:
    staff.press(pgettext("parliament", "Sessions"))
    staff.press(pgettext("parliament", "New session"))
    staff.press(_("Keep"))
    staff.waits_until_closed()
    staff.press(_("Write the minutes"))
    staff.types(_("What was said"), "Mir hu geschwat.")
    staff.press(_("Keep"))
    staff.waits_until_closed()
    staff.awaits("Mir hu geschwat.")


def _answered(staff: Person, child: Person, kiosk: Kiosk, home: TestHome, language: str) -> None:
    staff.press(_("Proposals"))
    lines = staff.find(_("Proposals"), QListWidget)
    lines.setCurrentRow(next(row for row in range(lines.count()) if "Vëlosraum" in lines.item(row).text()))
    staff.press(_("Write the answer"))
    staff.types(_("Why, and what happens now?"), "Jo, am Fréijoer.")
    staff.press(_("Keep"))
    staff.waits_until_closed()
    child.press(_("Parliament"))
    child.press(_("What was decided"))
    child.awaits("Jo, am Fréijoer.")
    home.clock.later(days=190)
    staff.press(_("Say what came of it"))
    staff.types(_("In a few words"), "De Raum ass do.")
    staff.press(_("Keep"))
    staff.waits_until_closed()
    child.press(_("Back"))
    child.press(_("What was decided"))
    child.awaits("De Raum ass do.")
    [proposal] = [other for other in Parliament(home.house).proposals() if other.way is ProposalStage.OUTCOME]
    assert proposal.name == ""
    kiosk.forget()
    set_language("lb")


def prepared(home: TestHome, method: Method = Method.ONE, cards: int = 3) -> tuple[Ballot, list[Code]]:
    holding = HoldingBallots(home.house, home.signed_in("claire"))
    options = tuple(BallotOption(f"o{number}", f"Choix {number}") for number in range(3))
    return holding.open(holding.keep(Ballot("", "Wat?", method, options, most=2)).id, cards)


def at_the_choice(child: Person, kiosk: Kiosk, code: Code) -> None:
    child.press(_("Parliament"))
    child.press(_("Vote"))
    page = kiosk.page
    assert isinstance(page, CodePage)
    for picture in code:
        page.add(picture)
    page.onward_button.click()


def test_a_card_that_was_used_and_one_that_does_not_exist(home: TestHome, kiosk: Kiosk, child: Person) -> None:
    _ballot, codes = prepared(home)
    vote_in_the_kiosk(child, kiosk, codes[0], "Choix 1")
    at_the_choice(child, kiosk, codes[0])
    child.awaits(_("This card has been used already. Each card counts once."))
    kiosk.forget()
    at_the_choice(child, kiosk, ("fox",) * 5)
    child.awaits(_("These pictures are on no card for this vote. Look at your card and try again."))


def test_one_may_change_ones_mind_until_it_is_in_the_box(home: TestHome, kiosk: Kiosk, child: Person) -> None:
    ballot, codes = prepared(home, Method.SEVERAL)
    at_the_choice(child, kiosk, codes[0])
    child.press("Choix 0")
    child.press("Choix 1")
    child.press("Choix 2")
    child.awaits(_("That is all you can choose. Tap one again to take it back."))
    child.press(_("Look at my vote"))
    child.press(_("Change my mind"))
    child.press("Choix 0")
    child.press("Choix 2")
    child.press(_("Look at my vote"))
    child.press(_("Put it in the box"))
    child.awaits(_("Your vote is in the box."))
    box = HoldingBallots(home.house, home.signed_in("claire")).close(ballot.id)
    assert box.votes == (("o1", "o2"),)


def test_an_order_is_kept_as_it_was_tapped(home: TestHome, kiosk: Kiosk, child: Person) -> None:
    ballot, codes = prepared(home, Method.RANKING)
    at_the_choice(child, kiosk, codes[0])
    for name in ("Choix 2", "Choix 0", "Choix 1"):
        child.press(name)
    child.press(_("Look at my vote"))
    child.awaits("1. Choix 2")
    child.press(_("Put it in the box"))
    child.awaits(_("Your vote is in the box."))
    box = HoldingBallots(home.house, home.signed_in("claire")).close(ballot.id)
    assert box.votes == (("o2", "o0", "o1"),)


def test_a_ballot_that_closes_in_between_says_so_and_takes_nothing(
    home: TestHome, kiosk: Kiosk, child: Person
) -> None:
    ballot, codes = prepared(home)
    at_the_choice(child, kiosk, codes[0])
    child.press("Choix 1")
    child.press(_("Look at my vote"))
    HoldingBallots(home.house, home.signed_in("claire")).close(ballot.id)
    child.press(_("Put it in the box"))
    child.awaits(_("This vote is not open. You can see the result when it is counted."))
    assert Voting(home.house).box(ballot.id).result.votes == 0


def test_without_a_vote_a_parliament_or_a_session_the_kiosk_says_what_will_be_there(
    kiosk: Kiosk, child: Person
) -> None:
    child.press(_("Parliament"))
    for tile, words in (
        (_("Vote"), _("There is no vote today.")),
        (_("Ideas"), _("No idea is here yet. Yours can be the first.")),
        (_("What was decided"), _("Nothing is decided yet.")),
        (_("The next session"), _("No session is planned yet.")),
        (_("Who speaks for me?"), _("Nobody is elected yet.")),
    ):
        child.press(tile)
        child.awaits(words)
        child.press(_("Back"))


def test_an_overdue_answer_stands_red_on_the_coordinators_first_page(home: TestHome) -> None:
    work, today = ParliamentWork(home.house, home.signed_in("claire")), home.house.today
    proposal = work.keep_proposal(Proposal("", "Pizza", today))
    work.decide(proposal, Decision("Pizza", today, today + timedelta(days=28)))
    home.clock.later(days=40)
    words = "1 Äntwert un d'Parlament ass iwwerfälleg."
    assert shell_of(home, "claire").sees(words)
    assert not shell_of(home, "tom").sees(words)


def test_an_idea_that_was_begun_in_the_parliament_goes_there(kiosk: Kiosk, child: Person) -> None:
    child.press(_("Parliament"))
    child.press(_("I have an idea"))
    assert kiosk.draft.bring is Bring.WITHOUT_NAME
    kiosk.forget()
    child.press(_("I want to say something"))
    assert kiosk.draft.bring is None
