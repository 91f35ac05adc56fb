"""The first page and the figures, through the screens: every number leads to its list, and says what it counts."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from app.core.rooms import RoomId
from app.figures.rules import SummaryAudience
from app.figures.words import audience_name, kind_or_none
from app.home.services.lists import ListFile
from app.i18n import LANGUAGES, _, formats, set_language
from app.parliament.rules.parliament import Decision, Proposal
from app.parliament.services.parliament import ParliamentWork
from app.reports.rules.inbox import InboxView
from app.reports.rules.report import Danger, Kind
from app.ui.staff.figures.room import FiguresRoom
from app.ui.staff.parliament.room import ParliamentRoom
from app.ui.staff.reports.room import ReportsRoom
from app.ui.staff.shell import Shell
from app.ui.staff.today.room import TodayRoom
from app.ui.staff.training.room import TrainingRoom
from app.ui.staff.year.room import YearRoom
from app.ui.widgets.charts import Chart
from app.ui.widgets.lines import LeadingLine
from app.ui.widgets.numbers import Number
from app.year.rules.today import Need, WaitingNeed
from app.year.words.today import greeting, need_about, need_line
from tests.driver import Person
from tests.made_homes import TestHome
from tests.security.test_roster import needs, write
from tests.walks.steps import previews, shell_of


def at_the_first_page(home: TestHome, who: str, size: tuple[int, int] = (1366, 768)) -> Person:
    person = shell_of(home, who, size)
    person.press(_("Today"))
    person.awaits(_("What needs you today"))
    person.settles()
    return person


def shell(person: Person) -> Shell:
    assert isinstance(person.window, Shell)
    return person.window


def leads(person: Person, need: Need) -> None:
    line = next(
        leading_line
        for leading_line in person.all(LeadingLine)
        if leading_line.accessibleName().endswith(f". {need_about(need)}")
    )
    line.click()
    person.settles()


@pytest.mark.files
def test_a_danger_that_was_written_away_is_back_on_the_first_page(home: TestHome) -> None:
    """By itself, without going to the reports; and whoever looks after such things hears of it."""
    home.tell("Gefor", danger=Danger.YES)
    write(home, "UPDATE cases SET danger = 0, state = 'closed', open = 0")
    assert Need.DANGER not in needs(home, "claire"), "the raw step works"
    claire = shell_of(home, "claire", room=RoomId.TODAY)
    claire.waits(
        lambda: any(line.accessibleName().endswith(need_about(Need.DANGER)) for line in claire.all(LeadingLine)),
        "the danger",
    )
    claire.window.close()
    assert needs(home, "anne")[Need.IN_DOUBT] == 1


def test_what_needs_a_coordinator_leads_to_its_list(home: TestHome) -> None:
    home.tell("Gefor", danger=Danger.YES)
    home.tell("eent")
    home.clock.later(days=30)
    home.tell("nei")
    person = at_the_first_page(home, "claire")
    assert person.sees(greeting(9, "Claire M.")) or person.sees(greeting(11, "Claire M."))
    assert person.sees(need_line(WaitingNeed(Need.DANGER, 1)))
    for need, view, count in (
        (Need.DANGER, InboxView.DANGER, 1),
        (Need.LATE, InboxView.OVERDUE, 2),
        (Need.NEW, InboxView.NEW, 3),
    ):
        person.press(_("Today"))
        person.settles()
        leads(person, need)
        reports = shell(person).inside(RoomId.REPORTS)
        assert isinstance(reports, ReportsRoom)
        assert reports.side.filter.view is view
        person.waits(lambda room=reports, wanted=count: room.side.list.model().rowCount() == wanted)  # type: ignore[misc]


def test_other_needs_lead_to_their_rooms(home: TestHome) -> None:
    work, today = ParliamentWork(home.house, home.signed_in("claire")), home.house.today
    work.decide(work.keep_proposal(Proposal("", "Kicker", today)), Decision("Kicker", today, today))
    home.clock.later(days=200)
    person = at_the_first_page(home, "claire")
    for need, room in ((Need.OWED, ParliamentRoom), (Need.TRAINING_LATE, TrainingRoom)):
        leads(person, need)
        assert isinstance(shell(person).inside(shell(person).place or RoomId.TODAY), room)
        person.press(_("Today"))
        person.settles()
    person.press(_("All figures"))
    assert isinstance(shell(person).inside(RoomId.FIGURES), FiguresRoom)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_administrator_sees_only_their_own(home: TestHome, language: str) -> None:
    set_language(language)
    home.tell("Gefor", danger=Danger.YES)
    person = at_the_first_page(home, "marc")
    person.awaits(_("What needs you today"))
    assert not person.sees(_("The last twelve months"))
    assert not person.sees(need_line(WaitingNeed(Need.DANGER, 1)))


def test_a_quiet_day_is_said_to_be_one(home: TestHome, monkeypatch: pytest.MonkeyPatch) -> None:
    person = at_the_first_page(home, "tom")
    room = person.all(TodayRoom)[0]
    room.show_needs(([], [], None))
    person.awaits(_("Nothing is waiting for you."))
    room.say_not_read(ValueError())
    room.say_not_counted(ValueError())
    person.settles()


def test_the_first_page_counts_again_after_a_change(home: TestHome) -> None:
    person = at_the_first_page(home, "claire")
    assert not person.sees(need_line(WaitingNeed(Need.NEW, 1)))
    home.tell("eent")
    person.awaits(need_line(WaitingNeed(Need.NEW, 1)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_lead_to_what_was_counted(home: TestHome, language: str) -> None:
    set_language(language)
    home.tell("eent", kind=Kind.WORRY)
    home.tell("zwee", kind=Kind.IDEA)
    person = shell_of(home, "claire")
    person.press(_("Figures"))
    person.awaits(_("What the figures say"))
    assert person.all(Chart)
    total = next(
        number
        for number in person.all(Number)
        if number.accessibleName().startswith(formats.named(_("Reports"), ""))
    )
    assert formats.number(2) in total.accessibleName()
    person.press(_("See: {what}").format(what=kind_or_none(Kind.IDEA)))
    reports = shell(person).inside(RoomId.REPORTS)
    assert isinstance(reports, ReportsRoom)
    person.waits(lambda: reports.side.list.model().rowCount() == 1)
    assert reports.side.filter.first == home.house.today.replace(month=1, day=1)
    person.press(_("Figures"))
    person.settles()
    for number in person.all(Number):
        if number.accessibleName().startswith(_("Promises open")):
            number.click()
    assert isinstance(shell(person).inside(RoomId.YEAR), YearRoom)


def test_each_figure_is_explained(home: TestHome) -> None:
    person = shell_of(home, "claire")
    person.press(_("Figures"))
    person.press(_("What is counted?"))
    person.waits(lambda: QApplication.activeModalWidget() is not None)
    person.awaits(_("Half took less time than this, half took more."))
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    dialog.close()


def test_a_coordinator_takes_a_summary_and_files_along(
    home: TestHome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.tell("eent", kind=Kind.WORRY)
    person = shell_of(home, "claire")
    person.press(_("Figures"))
    person.awaits(_("What the figures say"))
    person.press(_("Summary"))
    person.chooses(_("For whom?"), audience_name(SummaryAudience.OUTSIDE))
    person.press(_("Show"))
    person.waits(lambda: any(preview.pages for preview in previews()), "the summary")
    for shown in previews():
        shown.reject()
    person.settles()
    person.press(_("You said, we did"))
    person.press(_("Show"))
    person.waits(lambda: any(preview.pages for preview in previews()), "the page for the children")
    for shown in previews():
        shown.reject()
    person.settles()
    for kind, word in ((ListFile.CSV, _("Save as CSV")), (ListFile.EXCEL, _("Save as Excel"))):
        file = tmp_path / f"x.{kind}"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_more, file=file: (str(file), ""))
        person.press(word)
        person.waits(file.exists, kind)


def test_other_days_are_asked_for(home: TestHome) -> None:
    person = shell_of(home, "claire")
    person.press(_("Figures"))
    person.awaits(_("What the figures say"))
    person.chooses(_("Which time?"), _("last year"))
    person.awaits(_("No report came in this time."))
    person.chooses(_("Which time?"), _("other days"))
    person.press(_("Show"))
    person.settles()
    room = person.all(FiguresRoom)[0]
    assert room.days == (
        home.house.today.replace(year=home.house.today.year - 1, month=1, day=1),
        home.house.today.replace(year=home.house.today.year - 1, month=12, day=31),
    )
