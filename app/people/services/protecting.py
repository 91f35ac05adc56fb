"""Bringing a home from before version 2 to the signed roster, with the recovery words and somebody who looks at
the list of people first."""

from app.core.audit_actions import AuditAction
from app.core.errors import KeyAltered, MissingData
from app.core.rights import Action, Colleague
from app.home.rows import people
from app.home.rules.roster import RosterPerson
from app.home.services.groups import make_groups
from app.home.services.open_home import OpenHome
from app.home.services.roster import begin_roster, person_of, with_signing_key
from app.home.services.signed_content import sign_all
from app.home.services.signing_in import SignedIn
from app.people.services.recovery import recovery_pair
from app.store import audit
from app.vault.keys import is_usable
from app.vault.signing import checks


class Protecting:
    """Signs the list of people for the first time, for somebody who may use the recovery sheet."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        self._house, self._me = house, me

    @property
    def is_needed(self) -> bool:
        """Tell whether this home has no signed list yet."""
        return self._house.roster() is None

    def everybody(self) -> list[Colleague]:
        """Return who would be signed, by name. Whoever signs looks at names and roles first: what the file says
        now is believed from then on."""
        self._me.demand(Action.USE_RECOVERY)
        return self._house.colleagues()

    def sign(self, words: str) -> None:
        """Sign home, people and shared keys with the recovery words, at once or not at all. Others who are signed
        in now sign in again. About a second, off the GUI thread. Raises NotAllowed, RecoveryWrong, or
        WrongPassword with the pause that is left."""
        self._me.demand(Action.USE_RECOVERY)
        pair = recovery_pair(self._house, words)
        now = self._house.clock()
        with self._house.database.writing() as connection:
            home = people.home(connection)
            if home is None:
                raise MissingData
            if self._house.roster_in(connection) is not None:
                return
            accounts = people.accounts(connection)
            if any(account.deactivated_at is None and not is_usable(account.public_key) for account in accounts):
                raise KeyAltered  # their next sign-in puts it right; nobody is left out
            signed = [self._person(account) for account in accounts]
            begin_roster(connection, home, signed, pair, now)
            make_groups(connection, now, pair)
            sign_all(connection, pair)
            audit.append(connection, now, self._me.id, AuditAction.HOME_PROTECTED)

    def _person(self, account: people.Account) -> RosterPerson:
        """Return an account as it is signed; mine signs on with the key that I hold."""
        if account.id == self._me.id:
            return person_of(account, checks(self._me.pair.private))
        return with_signing_key(account)
