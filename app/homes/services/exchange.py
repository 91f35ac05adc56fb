"""Exchange between homes that have no network between them: export, import, and what is kept of it. Importing the
same bundle again changes nothing."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar, assert_never

from sqlalchemy import Connection

from app.core.audit_actions import AuditAction
from app.core.errors import ContentDamaged, TooMany
from app.core.rights import Action
from app.figures.services.figures import Figuring
from app.home.services.groups import Group, group_pair
from app.home.services.open_home import OpenHome, local
from app.home.services.papers import short_hash
from app.home.services.signing_in import SignedIn
from app.homes import rows as received
from app.homes.rows import Received
from app.homes.rules import (
    ASKED,
    GONE,
    MOST_CASES,
    TAKEN,
    Arriving,
    BundleItem,
    Cargo,
    CaseCopy,
    FiguresCopy,
    Partner,
    Seen,
    arriving,
)
from app.homes.services.bundles import Bundle, packed, unpacked
from app.homes.services.content_exchange import SharedContent
from app.i18n import formats, in_language
from app.reports.documents.case_summary import CaseSummary, case_summary
from app.reports.services.case_desk import OpenCase
from app.reports.services.casework import Casework
from app.reports.words.report import kind_name
from app.store import audit
from app.store.formats import Format
from app.vault.keys import KeyPair
from app.vault.sealing import SealBroken, bound_to, derived, seal, unseal

Form = TypeVar("Form")
_BLOCK = 4096


def _case_before(plain: dict[str, Any]) -> dict[str, Any]:
    """Read a case up to version 1.0.1: before that one, what is said at a meeting was a text."""
    report = plain["report"]
    meeting = {
        name: {"text": said} if isinstance(said, str) and name in ("ask", "decide") else said
        for name, said in report.get("meeting", {}).items()
    }
    return plain | {"report": report | {"meeting": meeting}}


CASE = Format("case of another home", CaseCopy, upgrades=[_case_before], minor=1)
FIGURES = Format("figures of another home", FiguresCopy)
_KEYS = {Cargo.CASES: Group.CASES_FROM_OUTSIDE, Cargo.FIGURES: Group.HOMES}


@dataclass(frozen=True)
class Arrived:
    """A bundle that was opened, and the import state of each item."""

    bundle: Bundle
    standing: Sequence[tuple[BundleItem, Arriving]] = field(repr=False)

    def count(self, kind: Arriving) -> int:
        """Return how many things are so."""
        return sum(standing is kind for _item, standing in self.standing)


@dataclass(frozen=True)
class CaseFromOutside:
    """A case of another home, as it came last."""

    sender: str
    id: str
    copy: CaseCopy = field(repr=False)
    at: datetime


class Exchange:
    """Sends and takes, for those who exchange something with other homes."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        self._house, self._me = house, me
        self._content = SharedContent(house, me)

    # -- sending

    def cases_to_send(self) -> list[tuple[str, str]]:
        """Return the cases that I could send, the most urgent first: id and what the list calls them."""
        self._me.demand(Action.EXCHANGE)
        casework = Casework(self._house, self._me)
        rows = casework.rows(casework.order()[:MOST_CASES])
        found = []
        for case in rows:
            if case.header is not None:
                called = case.header.words or kind_name(case.header.kind)
                found.append((case.id, f"{formats.plain_day(local(case.received_at).date())} · {called}"))
        return found

    def send_cases(self, to: Partner, case_ids: Sequence[str], note: str) -> bytes:
        """Return a bundle with cases for the advocates of another home. Each gets a note in its timeline: to whom
        it went. Raises NotAllowed, NotAReader, or TooMany."""
        self._me.demand(Action.EXCHANGE)
        if not 0 < len(case_ids) <= MOST_CASES:
            raise TooMany(MOST_CASES)
        casework = Casework(self._house, self._me)
        opened = [casework.open(fromkey) for fromkey in dict.fromkeys(case_ids)]
        noted = [casework.note(case, note) for case in opened]
        items = [self._case_item(case) for case in noted]
        made = packed(self._house, self._me, to, Cargo.CASES, items)
        self._log(AuditAction.CASE_SENT_TO_ANOTHER_HOME, *(case.id for case in noted))
        return made

    def send_figures(self, to: Partner, first: date, last: date) -> bytes:
        """Return a bundle with the figures of a time. Raises NotAllowed."""
        self._me.demand(Action.EXCHANGE)
        figures = Figuring(self._house, self._me).figures(first, last)
        copy = FiguresCopy(self._house.home.name, figures, self._house.clock())
        version = int(self._house.clock().timestamp())
        item = BundleItem(f"{first:%Y%m%d}-{last:%Y%m%d}", version, self._house.home.name, FIGURES.written(copy))
        made = packed(self._house, self._me, to, Cargo.FIGURES, [item])
        self._log(AuditAction.FIGURES_SENT_TO_ANOTHER_HOME)
        return made

    def content_to_send(self) -> list[tuple[str, str]]:
        """Return what this home wrote itself and could share: key and what it is called."""
        self._me.demand(Action.EXCHANGE)
        return [(f"{item.sort}/{item.id}", item.title) for item in self._content.own()]

    def send_content(self, to: Partner, keys: Collection[str]) -> bytes:
        """Return a bundle with content. Raises NotAllowed or TooMany where there is nothing."""
        self._me.demand(Action.EXCHANGE)
        items = [item for item in self._content.own() if f"{item.sort}/{item.id}" in keys]
        if not items:
            raise TooMany(0)
        made = packed(self._house, self._me, to, Cargo.CONTENT, items)
        self._log(AuditAction.CONTENT_SENT_TO_ANOTHER_HOME)
        return made

    # -- arriving

    def look(self, file: Path) -> Arrived:
        """Open a bundle and say what is the case with each thing, before anything is taken. Raises as
        `app/homes/services/bundles.py` does, and ContentDamaged where something in it cannot be understood."""
        self._me.demand(Action.EXCHANGE)
        bundle = unpacked(self._house, self._me, file)
        for item in bundle.items:
            self._understood(bundle.cargo, item)
        with self._house.database.reading() as connection:
            return Arrived(
                bundle,
                [
                    (self._named(bundle, bundle_item), self._standing(connection, bundle, bundle_item))
                    for bundle_item in bundle.items
                ],
            )

    def _named(self, bundle: Bundle, item: BundleItem) -> BundleItem:
        """Title content by its own text, not by what its sender says."""
        return replace(item, title=self._content.called(item)) if bundle.cargo is Cargo.CONTENT else item

    def take(self, arrived: Arrived, theirs: Collection[str] = ()) -> int:
        """Import new or newer items, and of those changed on both sides the ones in `theirs` (ids); return how
        many things were taken. Raises NotAllowed, and leaves what was there."""
        self._me.demand(Action.EXCHANGE)
        bundle, taken = arrived.bundle, 0
        for item in bundle.items:
            with self._house.database.reading() as connection:
                now = self._standing(connection, bundle, item)
            wanted = now in TAKEN or (now in ASKED and item.id in theirs)
            if wanted:
                self._take(bundle, item)
                taken += 1
        return taken

    def _take(self, bundle: Bundle, item: BundleItem) -> None:
        sealed, now, sender = b"", self._house.clock(), bundle.sender.id
        if bundle.cargo is Cargo.CONTENT:
            self._content.keep(item)
        else:
            where = bound_to("received", sender, _id(item))
            sealed = seal(self._key(bundle.cargo), self._as_theirs(bundle, item).encode(), where, _BLOCK)
        version = int(bundle.made.timestamp()) if bundle.cargo is Cargo.CONTENT else item.version
        row = Received(sender, bundle.cargo, _id(item), version, item.digest, now, self._me.id, sealed)
        with self._house.database.writing() as connection:
            received.keep(connection, row)
            audit.append(connection, now, self._me.id, _came(bundle.cargo))

    @staticmethod
    def _as_theirs(bundle: Bundle, item: BundleItem) -> str:
        """Return a case or figures under the name by which their home is known here, whatever stands in them."""
        name = bundle.sender.card.name
        if bundle.cargo is Cargo.CASES:
            return CASE.written(replace(CASE.read(item.content), home=name))
        return FIGURES.written(replace(FIGURES.read(item.content), home=name))

    def _standing(self, connection: Connection, bundle: Bundle, item: BundleItem) -> Arriving:
        if bundle.cargo is Cargo.CONTENT:
            item = replace(item, version=int(bundle.made.timestamp()))
        row = received.find(connection, bundle.sender.id, bundle.cargo, _id(item))
        before = Seen(row.version, row.digest) if row is not None else None
        if bundle.cargo is Cargo.CONTENT:
            return self._content.arriving(item, before)
        return arriving(item, before)

    def _understood(self, cargo: Cargo, item: BundleItem) -> None:
        match cargo:
            case Cargo.CASES:
                CASE.read(item.content)
            case Cargo.FIGURES:
                FIGURES.read(item.content)
            case Cargo.CONTENT:
                self._content.understood(item)

    # -- what is here

    def cases(self) -> list[CaseFromOutside]:
        """Return the cases of other homes, the newest first. Raises NotAllowed or NoKeyYet: for advocates only."""
        self._me.demand(Action.READ_FROM_OUTSIDE)
        return [
            CaseFromOutside(row.sender, row.item, copy, row.at) for row, copy in self._opened(Cargo.CASES, CASE)
        ]

    def figures(self) -> list[FiguresCopy]:
        """Return the figures of other homes: by home, the latest time first. Raises NotAllowed or NoKeyYet."""
        self._me.demand(Action.EXCHANGE)
        found = [copy for _row, copy in self._opened(Cargo.FIGURES, FIGURES)]
        return sorted(
            found, key=lambda figures_copy: (figures_copy.home.casefold(), -figures_copy.figures.last.toordinal())
        )

    def case_pdf(self, case: CaseFromOutside, language: str, *, with_names: bool) -> bytes:
        """Return a case of another home as PDF. Raises NotAllowed."""
        self._me.demand(Action.READ_FROM_OUTSIDE)
        newest = self._log(AuditAction.CASE_OF_ANOTHER_HOME_PRINTED)
        copy = case.copy
        with in_language(language):
            return case_summary(
                CaseSummary(
                    home=copy.home,
                    received_at=copy.received_at,
                    state=copy.state,
                    due_at=copy.due_at,
                    report=copy.report,
                    entries=copy.entries,
                    readers=copy.readers,
                    colleagues=copy.colleagues,
                    printed_at=self._house.clock(),
                    printed_by=self._me.name,
                    audit_hash=short_hash(newest),
                    with_names=with_names,
                )
            )

    def forget_case(self, case: CaseFromOutside) -> None:
        """Delete a case of another home; that it was here stays, so that the same stick does not bring it back.
        Raises NotAllowed."""
        self._me.demand(Action.READ_FROM_OUTSIDE)
        with self._house.database.writing() as connection:
            now, there = self._house.clock(), received.find(connection, case.sender, Cargo.CASES, case.id)
            version = there.version if there is not None else 0
            gone = Received(case.sender, Cargo.CASES, case.id, version, GONE, now, self._me.id)
            received.keep(connection, gone)
            audit.append(connection, now, self._me.id, AuditAction.CASE_OF_ANOTHER_HOME_ERASED)

    def _opened(self, cargo: Cargo, form: Format[Form]) -> list[tuple[Received, Form]]:
        key, found = self._key(cargo), []
        with self._house.database.reading() as connection:
            rows = received.every(connection, cargo)
        for row in rows:
            try:
                plain = unseal(key, row.sealed, bound_to("received", row.sender, row.item), _BLOCK)
                found.append((row, form.read(plain)))
            except (SealBroken, ContentDamaged):
                continue  # somebody else wrote into the file: one bad row hides no other
        return found

    def _key(self, cargo: Cargo) -> bytes:
        pair: KeyPair = group_pair(self._house, self._me, _KEYS[cargo])
        return derived(pair.private, "received")

    def _case_item(self, case: OpenCase) -> BundleItem:
        copy = CaseCopy(
            home=self._house.home.name,
            received_at=case.received_at,
            state=case.standing.state,
            due_at=case.standing.due_at,
            report=case.report,
            entries=case.entries,
            readers=case.readers,
            colleagues=(),
            sent_at=self._house.clock(),
            sent_by=self._me.name,
        )
        said = CASE.written(copy)
        named = tuple(person for person in self._house.everybody() if person.id in said)
        whole = CASE.written(replace(copy, colleagues=named))
        return BundleItem(case.id, case.version, kind_name(case.report.kind), whole)

    def _log(self, action: AuditAction, *case_ids: str) -> bytes:
        with self._house.database.writing() as connection:
            for case_id in case_ids or ("",):
                audit.append(connection, self._house.clock(), self._me.id, action, case_id)
            return audit.newest(connection)


def _came(cargo: Cargo) -> AuditAction:
    match cargo:
        case Cargo.CASES:
            return AuditAction.CASES_CAME_FROM_ANOTHER_HOME
        case Cargo.FIGURES:
            return AuditAction.FIGURES_CAME_FROM_ANOTHER_HOME
        case Cargo.CONTENT:
            return AuditAction.CONTENT_CAME_FROM_ANOTHER_HOME
        case _:
            assert_never(cargo)


def _id(item: BundleItem) -> str:
    return f"{item.sort}/{item.id}" if item.sort else item.id
