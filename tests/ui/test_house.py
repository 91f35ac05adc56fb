"""Charter, self-review, advocate and year through the screens."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QListWidget
from sqlalchemy import update

from app.charter.rules import text_of
from app.charter.services.charter import Charters, CharterWork
from app.core.errors import VoicesAltered
from app.i18n import LANGUAGES, _, content, formats, pgettext
from app.parliament.rules.parliament import Decision, Proposal
from app.parliament.services.ballot_cards import Code
from app.parliament.services.parliament import ParliamentWork
from app.reports.rules.report import Kind, Rating
from app.review.rules import Department, Finding, Score
from app.review.services.reviews import Reviews, themes
from app.review.words import face_name, score_name, theme_text
from app.store.parliament_tables import BallotCardRow
from app.ui.kiosk.kiosk import Kiosk
from app.ui.staff.reports.case_page import CasePage
from app.ui.staff.self_review.room import CHILDREN, OVERVIEW, RoundPage
from app.ui.staff.year.calendar_page import CalendarPage, DayCell
from app.ui.widgets.buttons import Button
from app.ui.widgets.charts import Chart
from app.ui.widgets.chips import Chip
from app.ui.widgets.drawing_cards import DrawingCards
from app.ui.words import refusal
from tests.driver import Person
from tests.made_homes import TestHome
from tests.walks.reports import begin_anew
from tests.walks.steps import previews, shell_of


def test_the_charter_from_a_draft_to_a_childs_stamp(home: TestHome, kiosk: Kiosk, child: Person) -> None:
    child.press(_("Parliament"))
    child.press(_("Our charter"))
    child.awaits(_("Still to be agreed with you"))
    staff = shell_of(home, "claire")
    staff.press(_("Charter"))
    staff.press(_("Draft"))
    staff.press(_("Begin a draft"))
    staff.press(LANGUAGES["lb"])
    staff.types(_("The right"), "Ech gi gehéiert, wann ech brav sinn.")
    staff.press(_("Keep"))
    staff.awaits("„wann“")
    draft = CharterWork(home.house, home.signed_in("claire")).draft()
    assert draft is not None
    assert draft.pairs[0].texts["lb"].right != "Ech gi gehéiert, wann ech brav sinn."
    staff.types(_("The right"), "Ech gi gehéiert.")
    staff.press(_("Keep"))
    staff.waits_until_closed()
    staff.press(_("The parliament agreed"))
    staff.press(_("Keep"))
    staff.waits_until_closed()
    staff.awaits(_("Add a signature"))
    staff.press(_("Versions"))
    staff.awaits(_("Changed: {right} ({parts})").format(right="Ech gi gehéiert.", parts=_("The right")))
    kiosk.forget()
    child.press(_("Parliament"))
    child.press(_("Our charter"))
    child.press("Ech gi gehéiert.")
    child.awaits(_("We adults"))
    child.press(_("Back"))
    child.press(_("Put my stamp under it"))
    child.press(_("Stamp {number}").format(number=4))
    child.awaits(_("Your stamp is under the charter."))
    assert [signature.stamp for signature in Charters(home.house).shown().signatures] == ["sign-star"]
    staff.press(_("What is valid"))
    staff.press(_("Booklet"))
    staff.waits(lambda: any(preview.pages for preview in previews()), "the booklet")
    for preview in previews():
        preview.reject()
    staff.settles()


def test_a_right_that_is_not_respected_is_told_from_the_charter(
    home: TestHome, kiosk: Kiosk, child: Person
) -> None:
    child.press(_("Parliament"))
    child.press(_("Our charter"))
    pair = Charters(home.house).shown().pairs[1]
    child.press(text_of(pair, ("lb",)).right)
    child.press(_("This is not respected: tell it"))
    child.awaits(_("I am a child"))
    assert kiosk.draft.right == pair.card


def test_a_department_is_scored_and_the_children_answer(home: TestHome, kiosk: Kiosk, child: Person) -> None:
    staff = shell_of(home, "tom")
    staff.press(pgettext("room", "Self-review"))
    staff.awaits(_("No round yet. Once a year every department looks at itself; it takes about an hour for each."))
    staff.press(_("New round"))
    staff.awaits(_("All departments at a glance"))
    page = staff.window.findChildren(RoundPage)[0]
    assert len(page.findChildren(Chart)) == 2
    page.shelf.current = Department.EDUCATION.value
    page.refresh()
    staff.awaits(_("What we are good at"))
    chips = [chip for chip in staff.all(Chip) if chip.text().endswith(score_name(Score.LIVED))]
    assert len(chips) >= 6
    chips[0].click()
    staff.settles()
    [review] = Reviews(home.house, home.signed_in("tom")).reviews()
    assert list(review.findings.values()) == [Finding(Score.LIVED)]
    next(button for button in staff.all(Button) if button.text() == _("What shows it?")).click()
    staff.types(_("What shows it?"), "Si soen et.")
    staff.press(_("Keep"))
    staff.waits_until_closed()
    staff.awaits("Si soen et.")
    lines = staff.find(_("Departments"), QListWidget)
    lines.setCurrentRow(lines.count() - 1)
    staff.awaits(_("Still hidden"))
    drawn: list[list[Code]] = []
    page.findChildren(DrawingCards)[0].drawn.connect(drawn.append)
    staff.press(_("Let the kiosk ask"))
    staff.types(_("How many children?"), "3")
    staff.press(_("Draw the cards"))
    staff.waits(lambda: drawn and any(preview.pages for preview in previews()), "the cards")
    staff.settles()
    for preview in previews():
        preview.reject()
    staff.settles()
    for code, rating in zip(drawn[0], (Rating.GOOD, Rating.GOOD, Rating.BAD), strict=True):
        answer_all(kiosk, child, code, rating)
    staff.settles()
    page.refresh()
    staff.awaits(theme_text(themes()[0]))
    staff.awaits(f"{face_name(Rating.GOOD)}: 2")
    page.shelf.current = OVERVIEW
    page.refresh()
    staff.press(_("Print"))
    staff.waits(lambda: any(preview.pages for preview in previews()), "the review")
    for preview in previews():
        preview.reject()
    staff.settles()
    shows_that_the_view_was_altered(home, staff, page)


def shows_that_the_view_was_altered(home: TestHome, staff: Person, page: RoundPage) -> None:
    """Somebody takes back that cards were used: the round stays readable, the children's own page says so."""
    with home.house.database.writing() as connection:
        connection.execute(update(BallotCardRow).values(used=0))
    page.refresh()
    staff.awaits(_("All departments at a glance"))
    page.shelf.current = CHILDREN
    page.refresh()
    staff.awaits(refusal(VoicesAltered()))


def answer_all(kiosk: Kiosk, child: Person, code: Code, rating: Rating) -> None:
    """Tap the card, answer every theme alike; leave the second one out."""
    child.press(_("Parliament"))
    child.press(_("How do you find it here?"))
    child.awaits(_("My card"))
    for name in code:
        child.press(content.picture_name(name))
    child.press(_("Next"))
    for number, theme in enumerate(themes()):
        child.awaits(theme_text(theme))
        if number == 1:
            child.press(_("I would rather not say"))
            continue
        child.press(face_name(rating))
        child.press(_("Hand it in") if number == len(themes()) - 1 else _("Next"))
    child.awaits(_("Thank you."))
    begin_anew(child, "lb")
    kiosk.forget()


def test_the_advocate_opens_what_waits(home: TestHome) -> None:
    home.tell("Den Tom huet gejaut.", about_staff=frozenset({home.ids["tom"]}))
    anne = shell_of(home, "anne")
    anne.press(pgettext("room", "Advocate"))
    anne.awaits("Den Tom huet gejaut.")
    anne.press(formats.named(_("Open"), "Den Tom huet gejaut."))
    anne.waits(lambda: anne.all(CasePage), "the case")
    anne.press(pgettext("room", "Advocate"))
    anne.press(_("My card in the kiosk"))
    anne.press(LANGUAGES["lb"])
    anne.types(_("Who is that?"), "Ech si vu baussen.")
    anne.press(_("Keep"))
    anne.waits_until_closed()
    anne.awaits("Ech si vu baussen.")
    anne.press(_("Yearly report"))
    anne.press(_("Show the report"))
    anne.waits(lambda: any(preview.pages for preview in previews()), "the report")
    for preview in previews():
        preview.reject()
    anne.settles()


def test_a_child_asks_the_advocate_for_a_talk(home: TestHome, kiosk: Kiosk, child: Person) -> None:
    child.press(_("Who helps me?"))
    child.press(_("More about {name}").format(name="Anne S."))
    child.awaits(_("This person comes from outside and looks after the rights of children."))
    child.press(_("I want to talk to {name}").format(name="Anne S."))
    child.press(_("I am a child"))
    child.awaits(_("This is your picture"))
    assert kiosk.draft.kind is Kind.TALK
    assert [reader.name for reader in home.telling.audience(kiosk.draft).readers] == ["Anne S."]


def test_a_month_is_looked_at_day_by_day_and_taken_along(
    home: TestHome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = home.house.today
    work = ParliamentWork(home.house, home.signed_in("claire"))
    proposal = work.keep_proposal(Proposal("", "Eng Kaz", today))
    work.decide(proposal, Decision("Eng Kaz", today, today))
    home.clock.later(days=1)
    staff = shell_of(home, "claire")
    staff.press(_("The year"))
    page = staff.window.findChildren(CalendarPage)[0]
    staff.waits(lambda: page.entries, "the month")
    staff.awaits("Eng Kaz")
    late = next(cell for cell in staff.all(DayCell) if "Eng Kaz" in cell.accessibleName())
    late.click()
    staff.settles()
    assert staff.sees("Eng Kaz")
    file = tmp_path / "x.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_more: (str(file), ""))
    staff.press(_("Save as calendar file"))
    assert b"BEGIN:VEVENT" in file.read_bytes()
    staff.press(_("Print the month"))
    staff.waits(lambda: any(preview.pages for preview in previews()), "the page")
    for shown in previews():
        shown.reject()
    staff.settles()
    staff.press(_("All promises"))
    staff.awaits("Eng Kaz")
    staff.press(_("done"))
    staff.awaits(_("There is nothing here."))
