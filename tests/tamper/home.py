"""The home that is tampered with: something in every table, two reports that name staff, an older copy of it."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from app.core.errors import MengStemmError
from app.home.services.open_home import OpenHome, open_house
from app.home.services.signing_in import SignedIn, SigningIn
from app.safekeeping.services.checking import check
from app.store.database import FILE_NAME
from app.vault.passwords import DEMO
from app.year.services.today import Today
from tests.samples.filling import Filling
from tests.samples.reading import NOW, Words, sections

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


def original(folder: Path) -> Original:
    """Make the home in an empty folder, and read it once."""
    filling = _Filled(folder)
    filling.fill()
    copy(folder / FILE_NAME, folder / "filled.db")
    made = Original(folder / "filled.db", folder / OLDER, filling.facts, filling.recovery, Read({}))
    return replace(made, read=read(made, folder))


def read(made: Original, folder: Path) -> Read:
    """Let honest people look at the home in this folder: all it holds, `check` with the words, the first page."""
    try:
        house = open_house(folder, lambda: LATER)
    except MengStemmError as error:
        return Read({}, refused=type(error).__name__)
    try:
        house.least_receipt_cost = DEMO
        me = _signed_in(house, made.known["password"])
        parts = {name: _part(part) for name, part in sections(house, me, made.known).items()}
        needs = frozenset(need for name in ("claire", "anne") for need in _needs(house, me, name))
    finally:
        house.close()
    return Read(parts, _findings(folder, made.words), needs)


def _signed_in(house: OpenHome, password: str) -> dict[str, SignedIn]:
    found = {}
    try:
        colleagues = house.colleagues()
    except (MengStemmError, ValueError):
        return {}
    for person in colleagues:
        name = person.name.split()[0].lower() if person.name.split() else ""
        if name in ("claire", "anne", "tom"):
            try:
                found[name] = SigningIn(house).sign_in(person.id, password)
            except (MengStemmError, ValueError):
                continue
    return found


def _part(part: Any) -> Words | str:
    try:
        words: Words = part()
    except Exception as error:  # noqa: BLE001 - whatever becomes of it is what is looked for
        return type(error).__name__
    return words


def _needs(house: OpenHome, me: dict[str, SignedIn], name: str) -> list[str]:
    try:
        return [f"{name}: {need.need} {need.count}" for need in Today(house, me[name]).needs()]
    except (MengStemmError, LookupError, ValueError):
        return [f"{name}: nothing"]


def _findings(folder: Path, words: str) -> frozenset[str]:
    try:
        return frozenset(f"{found.wrong} {found.where}" for found in check(folder, words).findings)
    except (MengStemmError, ValueError) as error:
        return frozenset({type(error).__name__})
