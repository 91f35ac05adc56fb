"""Versioned JSON documents, unencrypted, which everybody in the house may read."""

from dataclasses import replace
from typing import Any, Generic, Protocol, TypeVar, cast

from sqlalchemy import Connection

from app.core.errors import ChangedMeanwhile, NoSuchItem
from app.home.rows import home
from app.home.services import signed_content
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.store.formats import Format
from app.store.remembered import SHOWN
from app.vault.ids import new_id


class Versioned(Protocol):
    """What has an id and counts its versions; a frozen dataclass."""

    @property
    def id(self) -> str:
        """Return the id; empty until it is kept."""
        ...

    @property
    def version(self) -> int:
        """Return how many times it was kept."""
        ...


One = TypeVar("One", bound=Versioned)


class HomePapers(Generic[One]):
    """Repository of one kind of document. None is secret; callers check who may change them."""

    def __init__(self, house: OpenHome, kind: str, form: Format[One]) -> None:
        self._house, self._kind, self._form = house, kind, form

    def all(self) -> list[One]:
        """Return all readable documents; unreadable rows are skipped."""
        database = self._house.database
        with database.public() if self._kind in SHOWN else database.reading() as connection:
            return self.all_in(connection)

    def all_in(self, connection: Connection) -> list[One]:
        """Return all that can be read, as they stand inside a transaction."""
        rows = signed_content.contents(connection, self._kind)
        return self._form.readable(row.content for row in rows)

    def one(self, content_id: str) -> One:
        """Return one. Raises ChangedMeanwhile."""
        for versioned in self.all():
            if versioned.id == content_id:
                return versioned
        raise NoSuchItem

    def at(self, connection: Connection, content_id: str) -> One | None:
        """Return one as it stands inside a transaction."""
        row = signed_content.content(connection, content_id)
        return self._form.read(row.content) if row is not None and row.kind == self._kind else None

    def forget(self, connection: Connection, versioned: One) -> None:
        """Delete one. Raises ChangedMeanwhile where somebody else has changed it since."""
        there = self.at(connection, versioned.id)
        if there is None or there.version != versioned.version:
            raise ChangedMeanwhile
        home.forget_content(connection, versioned.id)

    def keep(self, connection: Connection, versioned: One, by: SignedIn | None) -> One:
        """Write the next version of one, signed by whoever is signed in; a new one gets its id. Raises
        ChangedMeanwhile where somebody else was faster."""
        ready = _next(versioned, versioned.id or new_id())
        row = signed_content.content(connection, ready.id)
        if row is not None and row.kind != self._kind:
            raise ChangedMeanwhile
        there = self._form.read(row.content).version if row is not None else 0
        if there != versioned.version:
            raise ChangedMeanwhile
        content = home.Content(ready.id, self._kind, 0, self._form.written(ready), self._house.clock(), "")
        home.keep_content(
            connection,
            signed_content.signed(content, by)
            if by is not None
            else signed_content.with_a_childs_part(content, row),
        )
        return ready


def _next(versioned: One, content_id: str) -> One:
    return cast(One, replace(cast(Any, versioned), id=content_id, version=versioned.version + 1))
