"""Which rooms somebody has, by what their role includes: one line a room. Each is made when one first goes in."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.advocates.services import AdvocateCards
from app.assembly.counts import Counts
from app.assembly.team_parts import (
    advocate_services,
    backup_services,
    charter_services,
    homes_services,
    parliament_services,
    review_services,
    training_services,
    workshop_services,
)
from app.audit_log.services import Trail
from app.core.rights import Action, Colleague, Role, may
from app.helpers.services import KioskEditing
from app.home.services.house import House
from app.home.services.signing_in import SignedIn
from app.i18n import _, pgettext
from app.people.services.accounts import Accounts
from app.people.services.people import People
from app.people.services.recovery import recovery_pdf
from app.people.services.renewing import Renewing
from app.reports.rules.inbox import Filter
from app.reports.services.casework import Casework
from app.reports.services.retention import Retention
from app.safekeeping.services.protection import Protection
from app.ui.changes import Changes
from app.ui.staff.advocate.room import AdvocateRoom
from app.ui.staff.backup.room import BackupRoom
from app.ui.staff.charter.room import CharterRoom
from app.ui.staff.figures.room import FiguresRoom
from app.ui.staff.homes.room import HomesRoom
from app.ui.staff.kiosk.room import KioskRoom
from app.ui.staff.parliament.room import ParliamentRoom
from app.ui.staff.people.new_sheet import KeyServices
from app.ui.staff.people.room import PeopleRoom
from app.ui.staff.retention.room import RetentionRoom
from app.ui.staff.review.room import ReviewRoom
from app.ui.staff.rights.room import RightsRoom
from app.ui.staff.shell import Room
from app.ui.staff.today.room import TodayRoom
from app.ui.staff.trail.room import TrailRoom
from app.ui.staff.training.room import TrainingRoom
from app.ui.staff.workshops.room import WorkshopsRoom
from app.ui.staff.year.room import YearRoom
from app.year.rules.today import Place
from app.year.services.year import Year

Make = Callable[[SignedIn], QWidget]


@dataclass(frozen=True)
class Outside:
    """What rooms need beside their services: the room of the reports, a voice, a way to open a case there or to
    show what a filter lets through, and the way to another room."""

    reports: Make
    read: Callable[[str, str], None]
    open_case: Callable[[str], None]
    see: Callable[[Filter], None]
    go: Callable[[Place], None]


def rooms_of(
    house: House, who: Colleague, me: Callable[[], SignedIn], changes: Changes, outside: Outside
) -> list[Room]:
    """Return the rooms of one person, in the order of the side bar. `me` is asked when somebody goes in: the
    password may still be being checked."""

    def room(place: Place, name: str, icon: str, make: Make) -> Room:
        return Room(place, name, icon, lambda: _listening(make(me()), changes))

    counts = Counts(house)

    training, self_review = _("Training"), pgettext("room", "Self-review")
    return [
        room(place, name, icon, make)
        for there, place, name, icon, make in (
            (
                may(who.role, Action.LEARN),
                Place.TODAY,
                _("Today"),
                "house",
                lambda one: TodayRoom(counts.today_services(one, outside.see, outside.go, outside.open_case)),
            ),
            (may(who.role, Action.READ_CASES), Place.REPORTS, _("Reports"), "inbox", outside.reports),
            (
                may(who.role, Action.LEARN),
                Place.TRAINING,
                training,
                "graduation-cap",
                lambda one: TrainingRoom(training_services(house, one, outside.read)),
            ),
            (
                may(who.role, Action.HOLD_WORKSHOPS),
                Place.WORKSHOPS,
                _("Workshops"),
                "presentation",
                lambda one: WorkshopsRoom(workshop_services(house, one)),
            ),
            (
                may(who.role, Action.SEE_PARLIAMENT),
                Place.PARLIAMENT,
                _("Parliament"),
                "vote",
                lambda one: ParliamentRoom(parliament_services(house, one)),
            ),
            (
                may(who.role, Action.SEE_PARLIAMENT),
                Place.CHARTER,
                _("Charter"),
                "handshake",
                lambda one: CharterRoom(charter_services(house, one)),
            ),
            (
                may(who.role, Action.REVIEW_HOUSE),
                Place.REVIEW,
                self_review,
                "clipboard-check",
                lambda one: ReviewRoom(review_services(house, one)),
            ),
            (
                may(who.role, Action.SEE_PARLIAMENT),
                Place.YEAR,
                _("The year"),
                "calendar-days",
                lambda one: YearRoom(Year(house, one)),
            ),
            (
                may(who.role, Action.READ_CASES),
                Place.FIGURES,
                _("Figures"),
                "chart-column",
                lambda one: FiguresRoom(counts.figure_services(one, outside.see, outside.go)),
            ),
            (
                who.role is Role.ADVOCATE,
                Place.ADVOCATE,
                pgettext("room", "Advocate"),
                "shield",
                lambda one: AdvocateRoom(advocate_services(house, one, outside.open_case)),
            ),
            (
                may(who.role, Action.SET_UP_KIOSK),
                Place.KIOSK,
                _("Kiosk"),
                "settings",
                lambda one: KioskRoom(KioskEditing(house, one), AdvocateCards(house, one)),
            ),
            (
                may(who.role, Action.SEE_PEOPLE),
                Place.PEOPLE,
                _("People"),
                "users",
                lambda one: _people(house, one),
            ),
            (
                may(who.role, Action.ERASE_CASES),
                Place.KEEPING,
                _("Keeping"),
                "archive",
                lambda one: RetentionRoom(Retention(house, one, Casework(house, one)), one.role),
            ),
            (
                may(who.role, Action.MAKE_BACKUP),
                Place.BACKUP,
                _("Back-up"),
                "database-backup",
                lambda one: BackupRoom(backup_services(house, one)),
            ),
            (
                may(who.role, Action.EXCHANGE),
                Place.HOMES,
                _("Other homes"),
                "send",
                lambda one: HomesRoom(homes_services(house, one)),
            ),
            (
                may(who.role, Action.CHECK_AUDIT),
                Place.TRAIL,
                _("Audit log"),
                "history",
                lambda one: TrailRoom(Trail(house, one), one.role),
            ),
            (
                may(who.role, Action.SEE_RIGHTS),
                Place.ROLES,
                pgettext("room", "Protection"),
                "key-round",
                lambda one: RightsRoom(Protection(house, one)),
            ),
        )
        if there
    ]


def _people(house: House, me: SignedIn) -> PeopleRoom:
    who = Colleague(me.id, me.name, me.role)
    keys = KeyServices(
        Renewing(house, me), lambda sheet, language: recovery_pdf(house, house.home.name, sheet.recovery, language)
    )
    return PeopleRoom(People(house, me), Accounts(house, me), keys, who, house.home.name)


def _listening(room: QWidget, changes: Changes) -> QWidget:
    """Connect the room's `on_change`, if it has one."""
    if hear := getattr(room, "on_change", None):
        changes.changed.connect(hear)
    return room
