"""The first page: what needs this person today, and what comes in the next days."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, timedelta

from app.core.audit_actions import AuditAction
from app.core.errors import MengStemmError
from app.core.rights import READING_ROLES, Action, Role, may
from app.core.states import CaseState
from app.helpers.rules import unchecked, unchecked_numbers
from app.helpers.services import KioskContent
from app.home.services.confirming import Confirming
from app.home.services.memories import Alarm
from app.home.services.open_home import OpenHome
from app.home.services.second_person import SHOWN_FOR
from app.home.services.signing_in import SignedIn
from app.parliament.services.parliament import Parliament
from app.reports.rows import cases, waiting
from app.reports.rules.case_file import concerns
from app.reports.services.casework import Casework
from app.reports.services.counting import missing_reports
from app.reports.services.holders import reading_accounts
from app.reports.services.retention import Retention
from app.safekeeping.rules.backups import BackupFile
from app.safekeeping.services.backups import Backups, BackupWork
from app.store import audit
from app.training.rules.standing import UNDONE, TrainingState
from app.training.services.my_training import MyTraining
from app.training.services.signing_off import SigningOff
from app.workshops.rules import AgreedKind
from app.workshops.services.gatherings import Gatherings
from app.year.rules.today import Need, WaitingNeed, in_order
from app.year.rules.year import CalendarEntry, Happening
from app.year.services.year import Year

NEXT_DAYS = 7
_STILL_ON_ITS_WAY = timedelta(days=1)
"""For so long a report may wait for a server before it counts as missing."""
_CLOCK_SHOWN_FOR = timedelta(days=7)
_IN_LOG = frozenset({Alarm.LOG, Alarm.MEMORY})
_MOST = 500
"""Open cases that are looked at for what is this person's own."""

_ELSEWHERE = frozenset({Happening.DAY, Happening.CHARTER})
"""What the calendar shows and nobody has to do."""


class Today:
    """The first page of one person. Nothing is on it that this person could not see elsewhere."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        self._house, self._me = house, me

    @property
    def today(self) -> date:
        """Return today's local date."""
        return self._house.today

    def needs(self) -> list[WaitingNeed]:
        """Return what needs this person, the most pressing first. What one may not see needs somebody else."""
        counts: dict[Need, int | Sequence[str]] = {}
        for part in (
            self._cases,
            self._unchecked,
            self._not_as_it_was,
            self._keys,
            self._behind_our_backs,
            self._not_arrived,
            self._backup,
            self._parliament,
            self._training,
            self._signing,
            self._actions,
            self._erasing,
        ):
            with suppress(MengStemmError):  # one damaged part hides no other
                counts |= part()
        return in_order(counts)

    def newest_back_up(self) -> BackupFile | None:
        """Return the newest back-up there is, for who makes back-ups. Raises NotAllowed."""
        self._me.demand(Action.MAKE_BACKUP)
        return Backups(self._house).newest()

    def coming(self) -> list[CalendarEntry]:
        """Return the next days' events, except late ones. Empty for roles without a calendar."""
        if not may(self._me.role, Action.SEE_PARLIAMENT):
            return []
        last = self.today + timedelta(days=NEXT_DAYS - 1)
        return [
            entry
            for entry in Year(self._house, self._me).entries(self.today, last)
            if entry.what not in _ELSEWHERE and not entry.late
        ]

    def _cases(self) -> dict[Need, int]:
        self._me.demand(Action.READ_CASES)
        with self._house.database.reading() as connection:
            piled = waiting.for_reader(connection, self._me.id, self._house.clock())
        return {Need.DANGER: piled.danger, Need.LATE: piled.late, Need.NEW: piled.new, Need.MINE: self._mine()}

    def _mine(self) -> int:
        """Count the cases that were taken on, hold a task, or wait for a second person."""
        count = 0
        for case in Casework(self._house, self._me).first(_MOST):
            header = case.header
            if header is None or case.standing.state is CaseState.CLOSED:
                continue
            count += concerns(self._me.id, header.handler, header.owners, header.proposed_by)
        return count

    def _unchecked(self) -> dict[Need, int | Sequence[str]]:
        """Return the unchecked numbers in the kiosk, and count the unchecked answers: shown to those who can
        check, not to children."""
        self._me.demand(Action.SET_UP_KIOSK)
        kiosk = KioskContent(self._house)
        return {
            Need.NUMBERS: unchecked_numbers(kiosk.helpers()),
            Need.ANSWERS: len(unchecked(kiosk.questions())),
        }

    def _not_as_it_was(self) -> dict[Need, int]:
        """Return what differs from what this person saw last; for the advocate also what others were told."""
        found = list(self._me.alarms)
        if may(self._me.role, Action.READ_AUDIT):
            since = self._house.clock() - SHOWN_FOR
            with self._house.database.reading() as connection:
                found += [
                    alarm
                    for alarm in Alarm
                    if audit.count_since(connection, AuditAction.DIFFERS_FROM_LAST_SEEN, since, alarm)
                ]
        in_log = any(alarm in _IN_LOG for alarm in found) or BackupWork(self._house, self._me).knows_more()
        in_roster = bool(set(found) - _IN_LOG - {Alarm.ROWS})
        return {
            Need.LOG_DIFFERS: int(in_log),
            Need.ROSTER_DIFFERS: int(in_roster),
            Need.ROWS_DIFFER: int(Alarm.ROWS in found),
        }

    def _keys(self) -> dict[Need, int]:
        """Return whether the list of people is still to be signed, and how many this person can confirm."""
        can_sign = may(self._me.role, Action.USE_RECOVERY)
        return {
            Need.NOT_PROTECTED: int(can_sign and self._house.roster() is None),
            Need.TO_CONFIRM: len(Confirming(self._house, self._me).mine()),
        }

    def _behind_our_backs(self) -> dict[Need, int]:
        """Count signs of misuse since `SHOWN_FOR`, for the advocate: a restored old state could hide a report; an
        altered or added key, or a new account, could read later ones."""
        self._me.demand(Action.READ_AUDIT)
        with self._house.database.reading() as connection:
            since = self._house.clock() - SHOWN_FOR
            return {
                Need.ALTERED: audit.count_since(connection, AuditAction.KEY_ALTERED, since),
                Need.OTHER_SHEET: audit.count_since(connection, AuditAction.RECOVERY_KEY_DIFFERS, since),
                Need.BROUGHT_BACK: audit.count_since(connection, AuditAction.BACKUP_BROUGHT_BACK, since),
                Need.NOT_IN_BACKUP: sum(audit.numbers_behind(connection, AuditAction.NOT_IN_BACKUP, since)),
                Need.STRANGERS: audit.count_since(connection, AuditAction.READING_KEY_DROPPED, since),
                Need.IN_DOUBT: audit.cases_with(connection, AuditAction.CASE_IN_DOUBT, since),
                Need.NO_READER: len(cases.without_reader(connection, reading_accounts(connection))),
                Need.NEW_ACCOUNTS: sum(
                    audit.count_since(connection, AuditAction.ACCOUNT_ADDED, since, role) for role in READING_ROLES
                )
                + audit.count_since(connection, AuditAction.ROLE_CHANGED, since, Role.COORDINATOR),
                Need.NEW_PASSWORDS: audit.count_since(
                    connection, AuditAction.PASSWORD_RESET_BY_A_COLLEAGUE, since
                ),
            }

    def _not_arrived(self) -> dict[Need, int]:
        """Count the reports that are not there: for the advocate all that some PC took or the log speaks of, for
        everybody else those that they had to do with."""
        with self._house.database.reading() as connection:
            if not may(self._me.role, Action.READ_AUDIT):
                return {Need.GONE: len(audit.cases_gone(connection, self._me.id))}
            taken = missing_reports(connection, self._house.clock() - _STILL_ON_ITS_WAY)
            return {Need.NOT_ARRIVED: len(taken) + len(audit.cases_gone(connection))}

    def _backup(self) -> dict[Need, int]:
        self._me.demand(Action.MAKE_BACKUP)
        with self._house.database.reading() as connection:
            jumped = audit.count_since(
                connection, AuditAction.CLOCK_JUMPED, self._house.clock() - _CLOCK_SHOWN_FOR
            )
        return {Need.BACKUP: int(Backups(self._house).is_old()), Need.CLOCK: jumped}

    def _parliament(self) -> dict[Need, int]:
        self._me.demand(Action.HOLD_BALLOTS)
        return {Need.OWED: sum(proposal.is_overdue(self.today) for proposal in Parliament(self._house).owed())}

    def _training(self) -> dict[Need, int]:
        items = [
            item.standing
            for course in MyTraining(self._house, self._me).courses()
            for module in course.modules
            for item in module.items
        ]
        soon = self.today + timedelta(days=30)
        late = sum(training_status.state is TrainingState.OVERDUE for training_status in items)
        due = sum(
            training_status.state in UNDONE
            and training_status.state not in (TrainingState.OVERDUE, TrainingState.WAITING)
            and training_status.due is not None
            and training_status.due <= soon
            for training_status in items
        )
        return {Need.TRAINING_LATE: late, Need.TRAINING_SOON: due}

    def _signing(self) -> dict[Need, int]:
        return {Need.SIGN: len(SigningOff(self._house, self._me).queue())}

    def _actions(self) -> dict[Need, int]:
        self._me.demand(Action.HOLD_WORKSHOPS)
        agreed = Gatherings(self._house, self._me).agreed(AgreedKind.ACTION)
        late = [
            other for other in agreed if other.done_on is None and other.due is not None and other.due < self.today
        ]
        return {Need.ACTIONS: len(late)}

    def _erasing(self) -> dict[Need, int]:
        casework = Casework(self._house, self._me)
        return {Need.ERASE: len(Retention(self._house, self._me, casework).due())}
