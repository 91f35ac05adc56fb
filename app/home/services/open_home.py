"""What every service needs: the open database, the clock, the home, and the change listeners."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Lock

from sqlalchemy import Connection

from app.core.changes import Changed
from app.core.errors import MissingData, RosterAltered, ServerLost, StoreProblem
from app.core.rights import Colleague, Role
from app.home.rows import people
from app.home.rules.roster import Roster
from app.home.rules.settings import HomeSettings, settings_from
from app.home.services import signed_content
from app.home.services.anchors import Anchors
from app.home.services.roster import accounts_of, believed_home, roster_of
from app.home.services.signed_rows import SignedRows
from app.store.database import open_database
from app.store.open_database import HomeDatabase
from app.vault.keys import SALT_BYTES, is_usable, wrap
from app.vault.keystore import KeyStore, NoKeyStore
from app.vault.passwords import DEAREST, MODERATE, Cost
from app.vault.sealing import bound_to

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


class OpenHome:
    """One open home. Screens get services made from it; nothing here is global."""

    least_receipt_cost = MODERATE
    """Minimum Argon2id cost of a guess at a card, whatever the file says; lower in the fictional home only."""

    reports_wait = True
    """Whether readers see a report that is not danger a little later; not so in the fictional home."""

    def __init__(
        self, database: HomeDatabase, clock: Clock = system_clock, key_store: KeyStore | None = None
    ) -> None:
        self.database = database
        self.clock = clock
        self.key_store: KeyStore = key_store or NoKeyStore()
        self.anchors = Anchors(database.folder, self.key_store)
        self.rows = SignedRows(database, self.roster_in, clock)
        self._looking = Lock()
        self._seen_version = -1
        with suppress(ServerLost):  # what was written meanwhile is news when it answers again
            self._seen_version = database.version()
            database.by_others()

    @property
    def home(self) -> people.Home:
        """The home as it is now, read anew each time: its recovery key may have been replaced by another program.
        Set-up must be done. Raises MissingData where the home is not in its file any more."""
        with self.database.public() as connection:
            found = believed_home(connection, self.roster_in(connection))
        if found is None:
            raise MissingData
        return found

    def roster(self) -> Roster | None:
        """Return who works here as it was signed; None in a home from before version 2. Raises RosterAltered."""
        with self.database.public() as connection:
            return self.roster_in(connection)

    def roster_in(self, connection: Connection) -> Roster | None:
        """Return the roster as `roster` does, inside a transaction. One that began before somebody added to the
        list sees the list of then, and so does what this PC keeps of a server: that is no other list."""
        roster = roster_of(connection)
        if connection.engine is not self.database.engine:
            self.anchors.demand_root(roster)
            return roster
        try:
            self.anchors.demand(roster)
        except RosterAltered:
            if roster is None or not self._is_of_before(roster):
                raise
        return roster

    def _is_of_before(self, roster: Roster) -> bool:
        """Tell whether a roster is the beginning of the one that is there now. Raises RosterAltered, or
        StoreProblem where that cannot be read."""
        with self.database.reading() as connection:
            now = roster_of(connection)
        self.anchors.demand(now)
        return now is not None and now.heads.get(roster.number) == roster.head

    @property
    def receipt_cost(self) -> Cost:
        """Return what a guess at a card costs: never less than this program wants, whatever the file says. Where
        it says more than a PC can do, it is not believed, so that a child can still send."""
        home, least = self.home, self.least_receipt_cost
        if home.receipt_passes > DEAREST.passes or home.receipt_memory > DEAREST.memory:
            return least
        return Cost(max(home.receipt_passes, least.passes), max(home.receipt_memory, least.memory))

    @property
    def receipt_salt(self) -> bytes:
        """Return what cards are stretched with, cut or filled to its length: with another salt in the file no card
        from before opens, and a child can still send."""
        return self.home.receipt_salt[:SALT_BYTES].ljust(SALT_BYTES, b"\0")

    def wrapped_for_recovery(self, case_id: str, key: bytes) -> bytes:
        """Return a case's key, wrapped for the recovery sheet; nothing where the home's recovery key cannot be
        used: the report is kept for its readers, and the next who signs in is told that the key differs."""
        public = self.home.recovery_public
        return wrap(public, key, bound_to("recovery", case_id)) if is_usable(public) else b""

    @property
    def is_set_up(self) -> bool:
        """Tell whether the set-up assistant was finished."""
        with self.database.public() as connection:
            return people.home(connection) is not None

    def colleagues(self) -> list[Colleague]:
        """Return everybody who works here with an account, by name."""
        return [
            Colleague(account.id, account.name, Role(account.role))
            for account in self._accounts()
            if account.deactivated_at is None
        ]

    @property
    def today(self) -> date:
        """Return today's local date."""
        return local(self.clock()).date()

    def everybody(self) -> list[Colleague]:
        """Return all who have or had an account, by name."""
        return [Colleague(account.id, account.name, Role(account.role)) for account in self._accounts()]

    def _accounts(self) -> list[people.Account]:
        with self.database.public() as connection:
            roster = self.roster_in(connection)
            return people.accounts(connection) if roster is None else accounts_of(roster)

    def names(self) -> dict[str, str]:
        """Return the names of all who have or had an account, by its id."""
        return {person.id: person.name for person in self.everybody()}

    def public_keys(self) -> dict[str, bytes]:
        """Return the public keys of all active accounts that a report may be sealed for, by account id: those that
        the roster says and a second person has confirmed. In a home without a roster those in the file: without a
        usable one somebody counts as absent until they sign in, which puts theirs back, because one altered row
        must not keep a child from sending."""
        roster = self.roster()
        if roster is not None:
            confirmed = (person for person in roster.people.values() if roster.is_confirmed(person.id))
            return {person.id: person.public for person in confirmed if is_usable(person.public)}
        return {
            account.id: account.public_key
            for account in self._accounts()
            if account.deactivated_at is None and is_usable(account.public_key)
        }

    def settings(self) -> HomeSettings:
        """Return what the home chose for its kiosk."""
        with self.database.public() as connection:
            return settings_from(signed_content.settings(connection))

    def on_change(self, listener: Callable[[Changed], None]) -> None:
        """Call the listener after each change, here or by another program; from whichever thread."""
        self.database.on_change(listener)

    @property
    def is_on_a_server(self) -> bool:
        """Tell whether several PCs share this home."""
        return self.database.is_on_a_server

    def listen(self) -> None:
        """Subscribe to writes of other programs, reported from another thread, where the server supports that."""
        self.database.listen(self.look_for_others)

    def look_for_others(self) -> None:
        """Tell the listeners what other programs changed since the last look. Raises nothing: the next action
        says what is wrong."""
        with self._looking, suppress(StoreProblem):
            version = self.database.version()
            self.database.remember(version)
            if version == self._seen_version:
                return
            self._seen_version = version
            self.database.tell(self.database.by_others())

    def close(self) -> None:
        """Let go of the file."""
        self.database.close()


def open_house(
    folder: Path, clock: Clock = system_clock, server: str = "", key_store: KeyStore | None = None
) -> OpenHome:
    """Open the home in the folder, or on the server; without a key store, cards have no pepper. Raises
    StoreProblem."""
    if server:
        from app.store.server import open_server  # noqa: PLC0415 - a home on one PC needs no driver for a server

        return OpenHome(open_server(server, folder), clock, key_store)
    return OpenHome(open_database(folder), clock, key_store)


def local(moment: datetime) -> datetime:
    """Return the moment in the PC's local time, without zone."""
    return moment.astimezone().replace(tzinfo=None)
