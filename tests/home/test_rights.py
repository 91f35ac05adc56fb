"""The table of rights, cell by cell: every role asks every service, which allows or refuses by itself."""

from collections.abc import Callable
from typing import Any

import pytest

from app.advocates.services import Advocacy
from app.audit_log.services import AuditLog
from app.core.errors import BackupNotWritten, MengStemmError, NotAllowed, NotAReader
from app.core.rights import RIGHTS, Action, Role
from app.core.states import CaseState
from app.helpers.services import KioskEditing
from app.home.rules.settings import HomeSettings
from app.home.services.lists import ListFile
from app.home.services.signing_in import SignedIn
from app.homes.services.exchange import Exchange
from app.homes.services.partners import Partners
from app.parliament.rules.ballots import Ballot, Method
from app.parliament.services.ballots import HoldingBallots
from app.people.services.accounts import Accounts
from app.people.services.people import People
from app.reports.services.case_notes import CaseNotes
from app.reports.services.casework import Casework
from app.reports.services.on_behalf import OnBehalf
from app.reports.services.printing import CasePrinting
from app.reports.services.retention import Retention
from app.reports.services.sharing import Sharing
from app.review.services.reviews import Reviews
from app.safekeeping.services.backups import BackupWork
from app.safekeeping.services.restoring import Restoring
from app.safekeeping.services.updating import Updating
from app.training.services.importing import Importing
from app.training.services.matrix import TrainingMatrix
from app.training.services.my_training import MyTraining
from app.training.services.signing_off import SigningOff
from app.vault.passwords import DEMO
from app.workshops.services.gatherings import Gatherings
from app.workshops.services.sessions import Sessions
from tests.made_homes import PASSWORD, TestHome, only_case

WHO = {Role.COORDINATOR: "claire", Role.ADVOCATE: "anne", Role.ADMINISTRATOR: "marc", Role.EDUCATOR: "tom"}
Ask = Callable[[TestHome, SignedIn, Any], object]


def casework(home: TestHome, me: SignedIn) -> Casework:
    return Casework(home.house, me)


ASKED: dict[Action, Ask] = {
    Action.READ_CASES: lambda home, me, _case: casework(home, me).order(),
    Action.HANDLE_CASES: lambda home, me, case: casework(home, me).note(case, "x"),
    Action.PRINT_CASES: lambda home, me, case: CasePrinting(home.house, me, casework(home, me)).case_summary(
        case.id, "lb", with_names=True
    ),
    Action.SEE_PEOPLE: lambda home, me, _case: People(home.house, me).all(),
    Action.ADD_PEOPLE: lambda home, me, _case: People(home.house, me, DEMO).add("X", Role.EDUCATOR, PASSWORD),
    Action.SET_UP_KIOSK: lambda home, me, _case: KioskEditing(home.house, me).keep_settings(HomeSettings()),
    Action.CHANGE_PEOPLE: lambda home, me, _case: Accounts(home.house, me, DEMO).rename(home.ids["joana"], "Y"),
    Action.CLEAR_INVOLVED: lambda home, me, case: Sharing(home.house, me).clear(case, home.ids["joana"], "x"),
    Action.TELL_AUTHORITY: lambda home, me, case: CaseNotes(home.house, me).told_authority(case, "x", "", "x"),
    Action.ENTER_REPORTS: lambda home, me, _case: OnBehalf(home.house, me).send(home.draft(), "x"),
    Action.READ_AUDIT: lambda home, me, _case: AuditLog(home.house, me).rows(),
    Action.CHECK_AUDIT: lambda home, me, _case: AuditLog(home.house, me).check(),
    Action.ERASE_CASES: lambda home, me, _case: Retention(home.house, me, casework(home, me)).due(),
    Action.SET_RULES: lambda home, me, _case: Retention(home.house, me, casework(home, me)).keep_rule(
        None, CaseState.CLOSED, 3
    ),
    Action.LEARN: lambda home, me, _case: MyTraining(home.house, me).courses(),
    Action.SIGN_OFF: lambda home, me, _case: SigningOff(home.house, me).queue(),
    Action.SEE_TRAINING: lambda home, me, _case: TrainingMatrix(home.house, me).matrix(),
    Action.MANAGE_TRAINING: lambda home, me, _case: Importing(home.house, me).people_list(ListFile.CSV),
    Action.HOLD_SESSIONS: lambda home, me, _case: Sessions(home.house, me).sessions(),
    Action.HOLD_WORKSHOPS: lambda home, me, _case: Gatherings(home.house, me).workshops(),
    Action.REVIEW_HOUSE: lambda home, me, _case: Reviews(home.house, me).reviews(),
    Action.MAKE_BACKUP: lambda home, me, _case: BackupWork(home.house, me).choose(home.folder),
    Action.UPDATE_PROGRAM: lambda home, me, _case: Updating(home.house, me).found([]),
    Action.RESTORE_BACKUP: lambda home, me, _case: Restoring(home.folder).look_as(home.folder / "x", me),
    Action.AGREE_TO_RESTORE: lambda home, me, _case: Restoring(home.folder).agree(me),
    Action.EXCHANGE: lambda home, me, _case: Partners(home.house, me).own_card(),
    Action.REPRESENT_CHILDREN: lambda home, me, _case: Advocacy(home.house, me).overview(),
    Action.READ_FROM_OUTSIDE: lambda home, me, _case: Exchange(home.house, me).cases(),
    Action.HOLD_BALLOTS: lambda home, me, _case: HoldingBallots(home.house, me).keep(
        Ballot("", "x", Method.YES_NO, ())
    ),
}
BY_THE_WINDOW = {
    Action.OPEN_KIOSK,
    Action.LEAVE_KIOSK,
    Action.SEE_RIGHTS,
    Action.USE_RECOVERY,
    Action.ADD_ADVOCATE,
    Action.SEE_PARLIAMENT,
}
"""What needs no service: everybody may, or the words on the sheet decide."""

MORE_IS_NEEDED: dict[Action, tuple[type[MengStemmError], ...]] = {
    Action.HANDLE_CASES: (NotAReader,),
    Action.PRINT_CASES: (NotAReader,),
    Action.CLEAR_INVOLVED: (NotAReader,),
    Action.TELL_AUTHORITY: (NotAReader,),
    Action.RESTORE_BACKUP: (BackupNotWritten,),
}
"""Errors of roles with the right, but without the case's key or a file to open."""


def test_every_action_is_asked() -> None:
    assert set(ASKED) | BY_THE_WINDOW == set(Action)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("action", ASKED)
def test_the_service_allows_or_refuses_by_itself(home: TestHome, role: Role, action: Action) -> None:
    home.tell()
    case = only_case(home)
    try:
        ASKED[action](home, home.signed_in(WHO[role]), case)
        allowed = True
    except NotAllowed:
        allowed = False
    except MORE_IS_NEEDED.get(action, ()):
        allowed = True
    assert allowed == (role in RIGHTS[action])


@pytest.mark.parametrize("action", [Action.HANDLE_CASES, Action.PRINT_CASES, Action.TELL_AUTHORITY])
def test_a_role_that_may_still_needs_the_key(home: TestHome, action: Action) -> None:
    home.tell()
    case = only_case(home)
    for who in ("anne", "tom"):
        with pytest.raises(MengStemmError):
            ASKED[action](home, home.signed_in(who), case)
