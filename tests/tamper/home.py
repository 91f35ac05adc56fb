"""The home that is tampered with: something in every table, two reports that name staff, an older copy of it."""

import secrets
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from app.core.errors import MengStemmError
from app.home.services.open_home import OpenHome, open_house
from app.home.services.signing_in import SignedIn, SigningIn
from app.reports.services.my_place import take_my_place
from app.safekeeping.services.backups import BackupWork
from app.safekeeping.services.checking import check
from app.safekeeping.services.moving import move_to_server
from app.safekeeping.services.restoring import Restoring
from app.store.database import FILE_NAME
from app.vault.passwords import DEMO
from app.year.services.today import Today
from tests.samples.filling import Filling
from tests.samples.reading import NOW, Words, sections
from tests.server.cluster import Server, new_database

NAMED = {"claire": "D'Claire huet mech geschloen.", "tom": "Den Tom huet mech ageschlooss."}
"""What a child says of a colleague, who must never read it."""

LATER = NOW + timedelta(hours=1)


class _Filled(Filling):
    def beforehand(self) -> None:
        """Tell of two colleagues, and keep a copy of the home as it is before anybody has worked on it."""
        ids = {person.name.split()[0].lower(): person.id for person in self._house.colleagues()}
        for name, said in NAMED.items():
            self._tell(text=said, about_staff=frozenset({ids[name]}))
        folder = self._house.database.folder
        copy(folder / FILE_NAME, folder / OLDER)


OLDER = "older.db"
PEOPLE = ("claire", "anne", "tom")
_BROUGHT_BACK = frozenset(f"cases of {name}" for name in PEOPLE)
ON_A_SERVER = " on a server"
BROKEN = "!"
"""Marks an error that nobody has words for."""


@dataclass(frozen=True)
class Original:
    """The home before anybody tampers with it: its file, an older one, passwords and words, and what is read."""

    file: Path
    older: Path
    known: dict[str, Any]
    words: str
    read: "Read"


@dataclass(frozen=True)
class Read:
    """What honest people see: each part of the home, or the name of what they are told instead; what `check` finds
    with the recovery words; what the first page says. `refused` says why the home does not open at all."""

    parts: dict[str, Words | str]
    findings: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    refused: str = ""


def copy(source: Path, target: Path) -> None:
    """Copy a database with all that its log holds."""
    with closing(sqlite3.connect(source)) as there, closing(sqlite3.connect(target)) as here:
        there.backup(here)
    with closing(sqlite3.connect(target)) as here:
        here.execute("PRAGMA journal_mode=DELETE")


def original(folder: Path, server: Server | None = None) -> Original:
    """Make the home in an empty folder, and read it once, on a server too where there is one."""
    filling = _Filled(folder)
    filling.fill()
    copy(folder / FILE_NAME, folder / "filled.db")
    made = Original(folder / "filled.db", folder / OLDER, filling.facts, filling.recovery, Read({}))
    return replace(made, read=read(made, folder, server))


def read(made: Original, folder: Path, server: Server | None = None) -> Read:
    """Let honest people look at the home in this folder: all it holds, `check` with the words, the first page; and
    again after a back-up was brought back, and after it was moved to a server where there is one."""
    try:
        house = open_house(folder, lambda: LATER)
    except Exception as error:  # noqa: BLE001 - as above
        return Read({}, refused=_said(error))
    try:
        house.least_receipt_cost = DEMO
        me = _signed_in(house, made.known["password"])
        parts = {name: _part(part) for name, part in sections(house, me, made.known).items()}
        needs = frozenset(need for name in ("claire", "anne") for need in _needs(house, me, name))
        findings = _findings(folder, made.words)
        parts |= _brought_back(house, me, made, folder)
    finally:
        house.close()
    if server is not None:
        parts |= _moved(made, folder, server)
    return Read(parts, findings, needs)


def _brought_back(
    house: OpenHome, me: dict[str, SignedIn], made: Original, folder: Path
) -> dict[str, Words | str]:
    """Make a back-up, bring it back elsewhere with the recovery words, let everybody read their cases there."""
    try:
        (folder / "stick").mkdir()
        work = BackupWork(house, me["claire"])
        work.choose(folder / "stick")
        file = work.make_now().file
        restoring = Restoring(folder / "elsewhere")
        restoring.take(restoring.look_with_words(file, made.words))
        again = open_house(folder / "elsewhere", lambda: LATER)
    except Exception as error:  # noqa: BLE001 - as above
        return {"back-up": _said(error)}
    try:
        again.least_receipt_cost = DEMO
        known = _signed_in(again, made.known["password"])
        whole = sections(again, known, made.known)
        return {f"{name} brought back": _part(part) for name, part in whole.items() if name in _BROUGHT_BACK}
    finally:
        again.close()


def _moved(made: Original, folder: Path, server: Server) -> dict[str, Words | str]:
    """Move the home to a server, let everybody read their cases there."""
    try:
        address = new_database(server, f"tamper_{secrets.token_hex(8)}")
        move_to_server(folder, address, lambda _address: None)
        again = open_house(folder, lambda: LATER, address)
    except Exception as error:  # noqa: BLE001 - as above
        return {"move": _said(error)}
    try:
        again.least_receipt_cost = DEMO
        known = _signed_in(again, made.known["password"])
        whole = sections(again, known, made.known)
        return {name + ON_A_SERVER: _part(part) for name, part in whole.items() if name in _BROUGHT_BACK}
    finally:
        again.close()


def _signed_in(house: OpenHome, password: str) -> dict[str, SignedIn]:
    found = {}
    try:
        colleagues = house.colleagues()
    except Exception:  # noqa: BLE001 - each part says why
        return {}
    for person in colleagues:
        name = person.name.split()[0].lower() if person.name.split() else ""
        if name in PEOPLE:
            try:
                found[name] = SigningIn(house).sign_in(person.id, password)
                take_my_place(house, found[name])
            except Exception:  # noqa: BLE001, S112 - each part says why
                continue
    return found


def _part(part: Callable[[], Words]) -> Words | str:
    try:
        return part()
    except Exception as error:  # noqa: BLE001 - whatever becomes of it is what is looked for
        return _said(error)


def _said(error: Exception) -> str:
    """Return what somebody is told: the program's own error, that a person cannot sign in any more, or, marked, an
    error that nobody has words for."""
    if isinstance(error, KeyError) and error.args and error.args[0] in PEOPLE:
        return "nobody signs in"
    return type(error).__name__ if isinstance(error, MengStemmError) else f"{BROKEN}{type(error).__name__}"


def _needs(house: OpenHome, me: dict[str, SignedIn], name: str) -> list[str]:
    try:
        return [f"{name}: {need.need} {need.count}" for need in Today(house, me[name]).needs()]
    except Exception as error:  # noqa: BLE001 - as above
        return [f"{name}: {_said(error)} 0"]


def _findings(folder: Path, words: str) -> frozenset[str]:
    try:
        return frozenset(f"{found.wrong} {found.where}" for found in check(folder, words).findings)
    except Exception as error:  # noqa: BLE001 - as above
        return frozenset({_said(error)})
