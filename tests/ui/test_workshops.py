"""Workshops and campaigns through the screens: from a ready plan to what was agreed; posters; the days of the
year; and courses as the home changes them."""

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox

from app.i18n import _, formats
from app.training.services.courses import courses
from app.ui.staff.training.room import Section, TrainingRoom
from app.ui.staff.workshops.campaigns_page import CampaignsPage
from app.ui.widgets.buttons import Button
from app.workshops.rules import AgreedKind
from app.workshops.services.awareness_days import awareness_days
from app.workshops.services.gatherings import Gatherings
from app.workshops.words import audience_name, plans
from tests.driver import Person
from tests.made_homes import TestHome
from tests.walks.steps import previews, shell_of


def gatherings(home: TestHome) -> Gatherings:
    return Gatherings(home.house, home.signed_in("tom"))


@pytest.fixture
def educator(home: TestHome) -> Person:
    person = shell_of(home, "tom")
    person.press(_("Workshops"))
    person.settles()
    return person


def begin(person: Person, plan: str) -> None:
    person.press(_("New workshop"))
    person.waits(lambda: QApplication.activeModalWidget() is not None, "the choice of a plan")
    named = next(other for other in plans() if other.id == plan)
    person.chooses(_("Which plan?"), f"{named.title} · {audience_name(named.audience)}")
    person.press(_("Begin"))
    person.waits_until_closed()
    person.awaits(named.title)


def test_a_workshop_from_the_plan_to_what_was_agreed(educator: Person, home: TestHome) -> None:
    begin(educator, "house_rules")
    educator.press(_("Write down what came out"))
    educator.types(_("How many children and young people came?"), "7 Kanner")
    educator.types(_("Initials, where they are needed"), "Lea, Noah Schmit")
    educator.types(_("What came out?"), "Mir klappen.")
    educator.press(_("Keep"))
    educator.waits_until_closed()
    educator.awaits("Mir klappen.")
    educator.press(_("Write down what was agreed"))
    educator.types(_("What was agreed?"), "Klappen an d'Reegelen")
    educator.press(_("Keep"))
    educator.waits_until_closed()
    educator.awaits("Klappen an d'Reegelen")
    (workshop,) = gatherings(home).workshops()
    assert (workshop.children, workshop.initials) == (7, "L., N. S.")
    (action,) = gatherings(home).agreed(AgreedKind.ACTION)
    assert action.source == workshop.id
    box = next(
        qcheck_box for qcheck_box in educator.all(QCheckBox) if qcheck_box.accessibleName().endswith("Reegelen")
    )
    box.click()
    educator.settles()
    assert gatherings(home).agreed(AgreedKind.ACTION)[0].done_on == home.house.today


def test_what_is_needed_is_ticked_and_kept(educator: Person, home: TestHome) -> None:
    begin(educator, "feelings")
    box = next(qcheck_box for qcheck_box in educator.all(QCheckBox) if qcheck_box.text())
    box.click()
    educator.settles()
    (workshop,) = gatherings(home).workshops()
    assert [thing.done for thing in workshop.materials] == [True, False, False, False]


def test_an_outcome_becomes_a_proposal_for_the_parliament(educator: Person, home: TestHome) -> None:
    begin(educator, "first_parliament")
    educator.press(_("Write down what was agreed"))
    educator.types(_("What was agreed?"), "Film e Freideg")
    educator.chooses(_("What is it?"), _("Proposal for the parliament"))
    educator.press(_("Keep"))
    educator.waits_until_closed()
    educator.press(_("What we agreed"))
    educator.awaits("Film e Freideg")
    (proposal,) = gatherings(home).agreed(AgreedKind.PROPOSAL)
    assert proposal.what == "Film e Freideg"


def test_a_plan_without_a_title_is_refused_and_what_was_typed_stays(educator: Person) -> None:
    begin(educator, "feelings")
    educator.press(_("Change"))
    educator.types(_("Title"), " ")
    educator.types(_("Age"), "12 bis 14")
    educator.press(_("Keep"))
    educator.awaits(_("Please give it a title."))
    assert educator.sees("12 bis 14")


def test_a_day_of_the_year_becomes_a_campaign(educator: Person, home: TestHome) -> None:
    educator.press(_("Days of the year"))
    educator.settles()
    day = next(
        awareness_day
        for awareness_day in awareness_days(2026)
        if awareness_day.day.month == 11 and awareness_day.verified
    )
    educator.press(formats.named(_("Plan a campaign"), day.name))
    educator.types(_("How did you tell them?"), "Plakat, Versammlung")
    educator.press(_("Keep"))
    educator.waits_until_closed()
    (campaign,) = gatherings(home).campaigns()
    assert (campaign.theme, campaign.day, campaign.channels) == (day.name, day.day, ("Plakat", "Versammlung"))


def test_the_days_of_a_year_fall_on_their_days() -> None:
    found = [(awareness_day.day.month, awareness_day.day.day) for awareness_day in awareness_days(2027)]
    assert found == [(2, 9), (6, 1), (9, 15), (10, 2), (11, 18), (11, 20), (12, 10)]


def test_a_poster_of_a_right_in_two_languages_is_shown(educator: Person) -> None:
    educator.press(_("Campaigns"))
    educator.settles()
    educator.press(_("Poster"))
    educator.chooses(_("Second language"), "Français")
    educator.chooses(_("Sheet"), "A3")
    educator.press(_("Show the poster"))
    educator.waits(lambda: any(preview.pages for preview in previews()), "the poster")


def test_helpers_and_right_cards_are_shown_in_one_language(educator: Person) -> None:
    educator.press(_("Campaigns"))
    educator.settles()
    educator.press(_("Poster"))
    for what in (_("Who helps you?"), _("All rights, as cards to cut out")):
        educator.chooses(_("What does it show?"), what)
        educator.press(_("Show the poster"))
        educator.waits(lambda: any(preview.pages for preview in previews()), what)
        for shown in previews():
            shown.reject()
        educator.settles()


def test_a_poster_of_own_words_needs_words(educator: Person) -> None:
    educator.press(_("Campaigns"))
    educator.settles()
    assert educator.window.findChildren(CampaignsPage)
    educator.press(_("Poster"))
    educator.chooses(_("What does it show?"), _("own words"))
    educator.press(_("Show the poster"))
    educator.awaits(_("Please write something first."))


def test_the_home_changes_a_course_and_takes_ours_again(home: TestHome) -> None:
    person = shell_of(home, "claire")
    person.press(_("Training"))
    person.settles()
    person.window.findChildren(TrainingRoom)[0].show_section(Section.COURSES)
    person.press(_("Change the course"))
    person.types(_("Title"), "Eise Cours")
    person.press(_("Keep"))
    person.waits_until_closed()
    person.awaits(_("Changed by the home."))
    assert courses(home.house)[0].texts["lb"].title == "Eise Cours"
    person.press(_("Back to the program's own"))
    person.waits(lambda: QApplication.activeModalWidget() is not None, "the question")
    person.press(_("Back to the program's own"))
    person.waits_until_closed()
    person.awaits(_("Comes with the program."))
    assert courses(home.house)[0].texts["lb"].title == "Bientraitance"


def test_a_rule_is_taken_away_and_another_holds_from_today(home: TestHome) -> None:
    person = shell_of(home, "claire")
    person.press(_("Training"))
    person.settles()
    person.window.findChildren(TrainingRoom)[0].show_section(Section.COURSES)
    person.settles()
    gone = next(
        button for button in person.all(Button) if button.accessibleName().startswith(_("Take the rule away"))
    )
    gone.click()
    person.awaits(_("Nobody has to, everybody may."))
    person.press(_("Add a rule"))
    person.types(_("Within how many days?"), "30")
    person.press(_("Keep"))
    person.waits_until_closed()
    (rule,) = courses(home.house)[0].rules
    assert (rule.days, rule.since) == (30, home.house.today)
