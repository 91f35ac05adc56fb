"""Who reads a case: sharing it, ending somebody's access, and marking a member of staff as involved (safety rule
3)."""

from collections.abc import Callable, Iterable

from sqlalchemy import Connection

from app.core.errors import AdvocateNeeded, Involved, LastReader, NotAllowed, NotAReader
from app.core.rights import READING_ROLES, Action, Colleague, Role
from app.core.saying import words_of_staff
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.reports.rows import case_keys, cases
from app.reports.rules.case_file import WHO
from app.reports.rules.entitlement import readers_after
from app.reports.rules.entries import Entry
from app.reports.services.case_desk import CaseDesk, OpenCase, UnlockedCase
from app.reports.services.rekeying import Holder, give_new_key, wrapped_for


class Sharing:
    """The readers of a case, for one of them. Each step stands in the timeline with its reason, and in the audit
    log."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        self._house, self._me = house, me
        self._desk = CaseDesk(house, me)

    def may_share_with(self, seen: OpenCase) -> list[Colleague]:
        """Return the colleagues who could become readers: nobody who reads it already, and nobody involved."""
        reads = {reader.id for reader in seen.readers}
        return [
            person
            for person in self._house.colleagues()
            if person.role in READING_ROLES and person.id not in reads and person.id not in seen.file.involved
        ]

    def share(self, seen: OpenCase, account_id: str, reason: str) -> OpenCase:
        """Let a colleague read the case from now on. Raises EmptyText without a reason, Involved, and NotAllowed
        where the role reads no cases."""
        write = self.ready_to_share(seen, account_id, reason)
        with self._house.database.writing() as connection:
            write(connection)
        return self._desk.opened(self._desk.reach(seen.id))

    def ready_to_share(self, seen: OpenCase, account_id: str, reason: str) -> Callable[[Connection], None]:
        """Return what shares a case inside a transaction. Raises as `share` does."""
        self._me.demand(Action.HANDLE_CASES)
        person = self._colleague(account_id)
        if account_id in seen.file.involved:
            raise Involved
        if person.role not in READING_ROLES:
            raise NotAllowed(Action.READ_CASES)

        def also(connection: Connection, reached: UnlockedCase) -> None:
            for key in wrapped_for(self._house, seen.id, reached.key, [self._new_reader(person)]):
                case_keys.give(connection, key)

        facts = {WHO: account_id}
        return self._desk.ready(seen, Entry.SHARED, said=words_of_staff(reason), facts=facts, also=also)

    def withdraw(self, seen: OpenCase, account_id: str, reason: str) -> OpenCase | None:
        """End a reader's access: their key goes, and the case gets a new one. An advocate's access ends by an
        advocate only. Raises EmptyText without a reason, AdvocateNeeded, LastReader, NotAReader. Returns None
        where it was one's own."""
        person = self._colleague(account_id)
        if account_id not in {reader.id for reader in seen.readers}:
            raise NotAReader
        self._not_against_advocates(person)
        if not [reader for reader in seen.readers if reader.id != account_id]:
            raise LastReader(1)
        return self._end(seen, Entry.ACCESS_ENDED, account_id, reason, [])

    def involve(self, seen: OpenCase, account_id: str, reason: str) -> OpenCase | None:
        """Mark a colleague as involved: their access ends at once, also to what comes later, and only an advocate
        can bring it back. The advocates who stand by become readers; where nobody else is left, somebody who is
        not involved does. Raises EmptyText, AdvocateNeeded, LastReader. Returns None where it was oneself."""
        person = self._colleague(account_id)
        if person.role is Role.ADVOCATE:
            self._not_against_advocates(person)
        involved = seen.file.involved | {account_id}
        stay = readers_after(seen.readers, self._house.colleagues(), involved)
        if not stay:
            raise LastReader(1)
        return self._end(seen, Entry.INVOLVED, account_id, reason, stay)

    def clear(self, seen: OpenCase, account_id: str, reason: str) -> OpenCase:
        """Say that somebody is not involved after all; that gives no access, but makes sharing possible again. For
        an advocate, and never for oneself. Raises NotAllowed, Involved, EmptyText."""
        self._me.demand(Action.CLEAR_INVOLVED)
        if account_id == self._me.id:
            raise Involved
        facts = {WHO: account_id}
        return self._desk.write(seen, Entry.CLEARED, said=words_of_staff(reason), facts=facts)

    def _end(
        self, seen: OpenCase, entry: Entry, account_id: str, reason: str, readers: Iterable[Colleague]
    ) -> OpenCase | None:
        """Take one key away and give the case a new one, for all other holders and for `readers`."""

        def also(connection: Connection, reached: UnlockedCase) -> None:
            now = self._house.clock()
            holders = {
                reading_key.account_id: Holder(
                    reading_key.account_id, bool(reading_key.stand_by), reading_key.since
                )
                for reading_key in cases.keys_of(connection, seen.id)
            }
            for reader in readers:
                was = holders.get(reader.id)
                since = was.since if was is not None and not was.stand_by else now
                holders[reader.id] = Holder(reader.id, stand_by=False, since=since)
            holders.pop(account_id, None)
            give_new_key(connection, self._house, reached, holders.values(), self._me.id)

        said, facts = words_of_staff(reason), {WHO: account_id}
        self._desk.commit(seen, entry, said=said, facts=facts, also=also)
        self._house.database.leave_no_trail()  # the keys of before stand in the journal, too
        return None if account_id == self._me.id else self._desk.opened(self._desk.reach(seen.id))

    def _new_reader(self, person: Colleague) -> Holder:
        return Holder(person.id, stand_by=False, since=self._house.clock())

    def _colleague(self, account_id: str) -> Colleague:
        found = [person for person in self._house.colleagues() if person.id == account_id]
        if not found:
            raise NotAReader
        return found[0]

    def _not_against_advocates(self, person: Colleague) -> None:
        """An advocate sees what the house would rather not: the house cannot shut them out."""
        if person.role is Role.ADVOCATE and self._me.role is not Role.ADVOCATE:
            raise AdvocateNeeded
