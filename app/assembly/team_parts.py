"""What the rooms of training and workshops are given: services for whoever is signed in, by what their role
includes."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from app import settings
from app.advocates.services import Advocacy, AdvocateCards
from app.charter.services.charter import CharterWork
from app.charter.services.papers import CharterPapers
from app.core.errors import ServerHome
from app.core.rights import Action, Colleague, may
from app.home.services.house import House
from app.home.services.papers import Papers
from app.home.services.signing_in import SignedIn
from app.homes.services.exchange import Exchange
from app.homes.services.partners import Partners
from app.i18n import current
from app.move import keep_address
from app.parliament.services.ballots import HoldingBallots
from app.parliament.services.papers import ParliamentPapers
from app.parliament.services.parliament import Parliament, ParliamentWork
from app.review.services.papers import ReviewPapers
from app.review.services.reviews import Reviews
from app.safekeeping.services.backups import BackupWork
from app.safekeeping.services.moving import Moving
from app.safekeeping.services.restoring import Inside, Restoring, agree_to_restore, who_may_agree_to_restore
from app.training.services.courses import Courses, courses
from app.training.services.importing import Importing
from app.training.services.matrix import TrainingMatrix
from app.training.services.my_training import MyTraining
from app.training.services.papers import TrainingPapers
from app.training.services.signing_off import SigningOff, can_sign, why_sent_back
from app.training.services.team import Team, member_of_account, team
from app.ui.staff.advocate.room import AdvocateServices
from app.ui.staff.backup.room import BackupServices
from app.ui.staff.charter.services import CharterServices
from app.ui.staff.homes.services import HomesServices
from app.ui.staff.parliament.services import ParliamentServices
from app.ui.staff.review.room import ReviewServices
from app.ui.staff.training.module_page import ModuleServices
from app.ui.staff.training.services import TrainingServices
from app.ui.staff.workshops.room import WorkshopServices
from app.ui.widgets.bringing_back import WayBack
from app.ui.widgets.dialogue import chapters_of
from app.workshops.rules import Agreed, AgreedKind
from app.workshops.services.gatherings import Gatherings
from app.workshops.services.papers import WorkshopPapers
from app.workshops.services.sessions import Sessions


def training_services(house: House, me: SignedIn, read: Callable[[str, str], None]) -> TrainingServices:
    """Return what the room of training can do."""
    member = member_of_account(house, me.id)
    manages = may(me.role, Action.MANAGE_TRAINING)
    return TrainingServices(
        me=Colleague(me.id, me.name, me.role),
        member_id=member.id if member is not None else "",
        mine=MyTraining(house, me),
        modules=ModuleServices(read, lambda its_id: why_sent_back(house, me, its_id), member is not None),
        papers=TrainingPapers(house, me),
        courses=Courses(house, me),
        signing=SigningOff(house, me) if can_sign(house, me) else None,
        matrix=TrainingMatrix(house, me) if may(me.role, Action.SEE_TRAINING) else None,
        team=Team(house, me) if manages else None,
        importing=Importing(house, me) if manages else None,
        sessions=Sessions(house, me) if may(me.role, Action.HOLD_SESSIONS) else None,
        today=lambda: house.today,
    )


def parliament_services(house: House, me: SignedIn) -> ParliamentServices:
    """Return what the room of the parliament can do."""
    work = ParliamentWork(house, me)

    def from_workshops() -> list[Agreed]:
        brought = {one.source for one in work.proposals()}
        agreed = Gatherings(house, me).agreed(AgreedKind.PROPOSAL)
        return [one for one in agreed if one.done_on is None and one.id not in brought]

    holds = may(me.role, Action.HOLD_BALLOTS)
    return ParliamentServices(work, HoldingBallots(house, me), ParliamentPapers(house, me), from_workshops, holds)


def charter_services(house: House, me: SignedIn) -> CharterServices:
    """Return what the room of the charter can do."""
    holds = may(me.role, Action.HOLD_BALLOTS)
    return CharterServices(CharterWork(house, me), CharterPapers(house, me), Parliament(house).sittings, holds)


def review_services(house: House, me: SignedIn) -> ReviewServices:
    """Return what the room of the self-review can do."""
    reviews, people = Reviews(house, me), [one.name for one in team(house)]
    return ReviewServices(
        reviews, ReviewPapers(house, me), people, lambda: reviews.agreed(AgreedKind.ACTION), reviews.agree
    )


def advocate_services(house: House, me: SignedIn, open_case: Callable[[str], None]) -> AdvocateServices:
    """Return what the advocate's own room can do."""
    return AdvocateServices(Advocacy(house, me), AdvocateCards(house, me), Parliament(house), open_case)


def workshop_services(house: House, me: SignedIn) -> WorkshopServices:
    """Return what the room of workshops can do."""
    names = [one.name for one in team(house)]
    return WorkshopServices(Gatherings(house, me), WorkshopPapers(house, me), names, chapters_of(courses(house)))


def backup_services(house: House, me: SignedIn) -> BackupServices:
    """Return what the room of the back-ups can do."""
    restoring = Restoring(house.database.folder)

    def take(inside: Inside, second: SignedIn | None) -> None:
        if house.database.is_on_a_server:
            raise ServerHome
        house.close()
        restoring.take(inside, me, second)
        speak_as_before(house.database.folder, inside)

    way = WayBack(
        restoring.look_with_words,
        take,
        lambda file: restoring.look_as(file, me),
        [(one.id, one.name) for one in who_may_agree_to_restore(house, me)],
        lambda account, password: agree_to_restore(house, me, account, password),
    )
    folder = house.database.folder
    moving = Moving(house, me, settings.load(folder).server, lambda address: keep_address(folder, address))
    return BackupServices(BackupWork(house, me), way, house.clock, moving)


def homes_services(house: House, me: SignedIn) -> HomesServices:
    """Return what the room of the other homes can do."""
    reads = may(me.role, Action.READ_FROM_OUTSIDE)
    return HomesServices(
        Partners(house, me), Exchange(house, me), reads, lambda: house.today, Papers(house, me).taken_out
    )


def speak_as_before(folder: Path, inside: Inside) -> None:
    """Let the next start speak the language of the home that was brought back."""
    known = replace(
        settings.load(folder), home_name=inside.counted.home, language=inside.counted.language or current()
    )
    with suppress(OSError):  # the next start reads it from the data
        settings.save(folder, known)


def way_back(house: House) -> WayBack:
    """Return what brings a home back with the recovery words where nobody can sign in yet; the empty one is
    closed first."""
    restoring = Restoring(house.database.folder)

    def take(inside: Inside, _second: SignedIn | None) -> None:
        if house.database.is_on_a_server:
            raise ServerHome
        house.close()
        restoring.take(inside)
        speak_as_before(house.database.folder, inside)

    return WayBack(restoring.look_with_words, take)
