"""A forgotten password and the recovery sheet."""

from sqlalchemy import Connection

from app.core.audit_actions import AuditAction
from app.core.errors import (
    ContentDamaged,
    NotAReader,
)
from app.home.rules.passwords import check
from app.home.rules.roster import WORDS
from app.home.services.open_home import OpenHome
from app.home.services.roster import believed_account
from app.people.services.accounts import Ready
from app.people.services.locked_keys import renew, rewrapped
from app.people.services.recovery import recovery_pair
from app.reports.rows import case_keys, cases
from app.reports.services.holders import (
    drop,
    entitled_to,
)
from app.vault.keys import KeyPair, new_pair, unwrap
from app.vault.passwords import MODERATE, Cost, lock
from app.vault.sealing import SealBroken, bound_to


class Recovering:
    """Resets passwords with the recovery sheet alone; wrong tries are throttled."""

    def __init__(self, house: OpenHome, cost: Cost = MODERATE) -> None:
        self._house, self._cost = house, cost

    def reset_password(
        self, account_id: str, password: str, words: str, on_ready: Ready = lambda _number: None
    ) -> None:
        """Give an account a new password and new keys, and every case back that it could read. About a second, off
        the GUI thread. Raises RecoveryWrong, WrongPassword with the pause that is left, or PasswordRefused."""
        recovery = self.pair(words)
        with self._house.database.reading() as connection:
            account = believed_account(connection, account_id)
            held = case_keys.held_by(connection, account_id)
            wraps = case_keys.recovery_wraps(connection, [key.case_id for key in held])
        if account is None or account.deactivated_at is not None:
            raise NotAReader
        pair = new_pair()
        locked = lock(pair, check(password, (account.name, self._house.home.name)), account_id, self._cost)
        on_ready(1)

        def give(connection: Connection, key: cases.ReadingKey) -> None:
            try:
                opened = unwrap(recovery, wraps[key.case_id], bound_to("recovery", key.case_id))
                case = cases.case(connection, key.case_id)
                allowed = entitled_to(connection, case, opened) if case is not None else None
            except (SealBroken, KeyError, ContentDamaged):
                return  # what was altered stays as it is, and hides nothing else
            if allowed is not None and account_id in allowed.holders:
                case_keys.give(connection, rewrapped(key, opened, pair))
            else:
                drop(connection, self._house.clock(), "", key.case_id, account_id)

        what = AuditAction.PASSWORD_RESET_WITH_THE_RECOVERY_SHEET
        renew(self._house, account_id, (locked, pair), "", what, give, {WORDS: recovery.private})

    def pair(self, words: str) -> KeyPair:
        """Return the recovery key pair. Raises RecoveryWrong, or WrongPassword with the pause that is left."""
        return recovery_pair(self._house, words)
