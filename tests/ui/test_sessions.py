"""Several people at one PC: locked rooms wait for the same person and show nothing to anybody else; a door with
numbers only; a notice without content."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QPlainTextEdit, QWidget
from shiboken6 import isValid

from app.assembly.parts import Entered, Parts
from app.demo.home import PASSWORD as DEMO_PASSWORD
from app.home.services.signing_in import SignedIn, SigningIn
from app.i18n import _, ngettext
from app.people.services.accounts import Accounts
from app.reports.rules.report import Danger, Wish
from app.reports.services.attention import Attention, NewReports
from app.sessions import IdleLock, LockedSessions, Watch
from app.ui import tasks
from app.ui.staff.reports.case_actions import CaseAction
from app.ui.staff.reports.room import ReportsRoom
from app.ui.staff.shell import Shell
from app.ui.staff.sign_in import SignInPage
from app.window import Window
from tests.driver import Person
from tests.made_homes import TestHome
from tests.told import told
from tests.walks.steps import closed, demo_window, open_case, sign_in, to_reports


def inside(window: Window) -> bool:
    """Tell whether somebody is signed in."""
    return window.inside is not None


def at_work(tmp_path: Path) -> tuple[Window, Person]:
    window = demo_window(tmp_path, "lb", (1366, 768), kiosk=False)
    person = Person(window)
    sign_in(person, "Claire")
    to_reports(person)
    open_case(person, 0)
    return window, person


def test_what_was_typed_waits_for_the_same_person(tmp_path: Path) -> None:
    window, person = at_work(tmp_path)
    person.press(_("Note"))
    person.writes("hallef geschriwwen")
    field = person.all(QPlainTextEdit)[0]
    person.press(_("Lock"))
    person.awaits(_("Password"))
    assert not person.sees("hallef geschriwwen")
    assert not inside(window)
    sign_in(person, "Claire")
    person.awaits("hallef geschriwwen")
    assert inside(window)
    assert window.focusWidget() is field, "one goes on where one was"
    closed(window)


def test_somebody_else_sees_no_page_of_the_one_before(tmp_path: Path) -> None:
    window, person = at_work(tmp_path)
    person.press(_("Note"))
    person.writes("hallef geschriwwen")
    person.press(_("Lock"))
    sign_in(person, "Tom")
    to_reports(person)
    assert not person.sees("hallef geschriwwen")
    assert [shell for shell in window.findChildren(Shell) if shell.isVisible()] == [window.stack.currentWidget()]
    person.press(_("Sign out"))
    sign_in(person, "Claire")
    person.awaits("hallef geschriwwen")
    closed(window)


def test_a_screen_reader_is_told_nothing_of_locked_rooms(tmp_path: Path) -> None:
    window, person = at_work(tmp_path)
    person.press(_("Note"))
    person.writes("hallef geschriwwen")
    window.findChildren(ReportsRoom)[0].forms.do(CaseAction.SHARE)
    person.waits(lambda: QApplication.activeModalWidget() is not None, "the small window")
    person.writes("an engem Fënster")
    secrets = ("Am Gaang ass e groussen Hond", "hallef geschriwwen", "an engem Fënster")
    assert all(secret in told() for secret in secrets)
    window.idle.locked.emit()
    person.awaits(_("Password"))
    assert not [secret for secret in secrets if secret in told()]
    sign_in(person, "Tom")
    to_reports(person)
    assert not [secret for secret in secrets if secret in told()]
    closed(window)


def test_a_small_window_waits_too_with_what_was_typed(tmp_path: Path) -> None:
    window, person = at_work(tmp_path)
    window.findChildren(ReportsRoom)[0].forms.do(CaseAction.SHARE)
    person.waits(lambda: QApplication.activeModalWidget() is not None, "the small window")
    person.writes("hallef geschriwwen")
    window.idle.locked.emit()
    person.awaits(_("Password"))
    assert not [
        topLevelWidget
        for topLevelWidget in QApplication.topLevelWidgets()
        if isinstance(topLevelWidget, QDialog) and topLevelWidget.isVisible()
    ]
    sign_in(person, "Tom")
    to_reports(person)
    assert not [
        topLevelWidget
        for topLevelWidget in QApplication.topLevelWidgets()
        if isinstance(topLevelWidget, QDialog) and topLevelWidget.isVisible()
    ]
    person.press(_("Lock"))
    sign_in(person, "Claire")
    person.waits(lambda: QApplication.activeModalWidget() is not None, "the small window again")
    assert person.sees("hallef geschriwwen")
    person.press(_("Cancel"))
    closed(window)


def test_the_rooms_lock_themselves_after_the_homes_minutes(tmp_path: Path) -> None:
    window, person = at_work(tmp_path)
    assert window.idle.timer.interval() == 5 * 60_000
    window.idle.timer.timeout.emit()
    person.awaits(_("Password"))
    assert not inside(window)
    assert not window.idle.timer.isActive()
    closed(window)


def test_the_one_who_was_there_stands_there_already(tmp_path: Path) -> None:
    window, person = at_work(tmp_path)
    person.press(_("Lock"))
    assert "Claire" in person.find(_("Who is signing in?"), QComboBox).currentText()
    closed(window)


@pytest.mark.parametrize("locked", [True, False])
def test_whoever_works_here_no_longer_is_thrown_out(tmp_path: Path, locked: bool) -> None:
    window = demo_window(tmp_path, "lb", (1366, 768), kiosk=False)
    person = Person(window)
    sign_in(person, "Tom")
    to_reports(person)
    assert window.parts is not None
    house = window.parts.house
    if locked:
        person.press(_("Lock"))
    everybody = {colleague.name.split()[0]: colleague.id for colleague in house.colleagues()}
    claire = SigningIn(house).sign_in(everybody["Claire"], DEMO_PASSWORD)
    tasks.run(
        window, lambda: Accounts(house, claire).deactivate(everybody["Tom"], "", "hien ass fort"), lambda _n: None
    )
    person.waits(lambda: not inside(window), "the door")
    person.settles()
    assert not window.sessions.any
    person.awaits(_("Password"))
    closed(window)


def test_after_a_new_password_the_old_pages_are_gone(tmp_path: Path) -> None:
    window, person = at_work(tmp_path)
    assert window.parts is not None
    house = window.parts.house
    person.press(_("Lock"))
    everybody = {colleague.name.split()[0]: colleague.id for colleague in house.colleagues()}
    old = window.sessions.kept[everybody["Claire"]].shell
    claire = SigningIn(house).sign_in(everybody["Claire"], DEMO_PASSWORD)
    window.sessions.kept[everybody["Claire"]] = replace(
        window.sessions.kept[everybody["Claire"]],
        entered=Entered(replace(claire, fast_key=bytes(32)), ()),
    )
    sign_in(person, "Claire")
    to_reports(person)
    person.settles()
    assert not isValid(old)
    closed(window)


def test_no_more_sessions_are_kept_than_a_few() -> None:
    class Somebody:
        def __init__(self, number: int) -> None:
            self.me = type("Me", (), {"id": str(number)})()

    parent, sessions = QWidget(), LockedSessions()
    for number in range(6):
        sessions.keep(Somebody(number), QWidget(), parent)  # type: ignore[arg-type]
    assert sessions.take("0") is None
    assert sessions.take("5") is not None
    assert sessions.take("5") is None


def test_the_door_tells_numbers_and_nothing_else(home: TestHome) -> None:
    home.tell("Zebrasträif", name="Lisa")
    home.tell("Hëllef", danger=Danger.YES)
    page = Parts(home.house, demo=False).sign_in_page()
    page.show()
    person = Person(page)
    text = ngettext("{count} new report", "{count} new reports", 2).format(count=2)
    assert person.sees(text)
    assert not person.sees("Zebra")
    assert not person.sees("Lisa")
    page.close()


def test_a_report_that_names_the_coordinator_is_not_counted_at_the_door(home: TestHome) -> None:
    home.tell(wishes=frozenset({Wish.COORDINATOR}), about_staff=frozenset({home.ids["claire"]}), danger=Danger.YES)
    home.tell(wishes=frozenset({Wish.ADVOCATE}))
    attention = Attention(home.house)
    assert attention.waiting() == NewReports()
    assert attention.waiting_for(home.signed_in("claire")) == NewReports()
    assert attention.waiting_for(home.signed_in("anne")) == NewReports(2, 1)


@pytest.mark.parametrize("signed_in", [True, False])
def test_danger_is_noticed_again_until_somebody_acknowledges_it(home: TestHome, signed_in: bool) -> None:
    home.tell("Hëllef", danger=Danger.YES)
    me: SignedIn | None = home.signed_in("claire") if signed_in else None
    window = QWidget()
    watch, noticed = Watch(window, Attention(home.house), lambda: me), []
    watch.noticed.connect(lambda: noticed.append(1))
    person = Person(window)
    for number in (1, 2):
        watch.look()
        person.settles()
        assert len(noticed) == number
    casework = home.casework("claire")
    casework.acknowledge(casework.open(casework.order()[0]))
    watch.look()
    person.settles()
    assert len(noticed) == 2


def test_danger_is_noticed_at_once_and_said_once_for_it(home: TestHome) -> None:
    window = QWidget()
    watch, noticed = Watch(window, Attention(home.house), lambda: None), []
    watch.noticed.connect(lambda: noticed.append(1))
    person = Person(window)
    for _time in range(2):
        watch.look_after_change(None)
        person.settles()
    assert noticed == []
    home.tell("Hëllef", danger=Danger.YES)
    for _time in range(3):
        watch.look_after_change(None)
        person.settles()
    assert noticed == [1]
    home.tell("Hëllef", danger=Danger.YES)
    watch.look_after_change(None)
    person.settles()
    assert noticed == [1, 1]


def test_the_timer_begins_anew_at_each_touch() -> None:
    window = QWidget()
    lock = IdleLock(window)
    lock.start(1)
    assert lock.timer.isActive()
    lock.stop()
    assert not lock.timer.isActive()


def test_whoever_forgot_the_password_is_helped_with_the_sheet(home: TestHome) -> None:
    page = Parts(home.house, demo=False).sign_in_page()
    page.show()
    person = Person(page)
    person.press(_("I forgot my password"))
    person.chooses(_("Who is signing in?"), "Anne S., " + _("advocate"))
    person.writes("falsch Wierder")
    person.types(_("New password"), "wäisse Schnéi op der Bréck 12")
    person.press(_("Set a new password"))
    person.awaits(_("These are not the words of this home's recovery sheet."))
    assert isinstance(page, SignInPage)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    dialog.reject()
    page.close()
