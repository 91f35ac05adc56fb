"""People and past completions read in from a list, and written out as one: looked at first, then all or
nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.core.audit_actions import AuditAction
from app.core.errors import ChangedMeanwhile, ListUnreadable
from app.core.names import plain_name
from app.core.rights import Action
from app.core.text import cleaned, plain
from app.home.services.lists import Cell, ListFile, Table, csv_bytes, excel_bytes, read_table
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.i18n import LANGUAGES, in_language
from app.store import audit
from app.training.rows import learning, members
from app.training.rules.courses import Function
from app.training.rules.imports import (
    COMPLETION_FIELDS,
    PERSON_FIELDS,
    BadRow,
    Column,
    ImportedPerson,
    PastCompletion,
    Problem,
    completions_from,
    fields,
    people_from,
    unread,
)
from app.training.rules.standing import Employment, Member
from app.training.services.courses import courses
from app.training.services.matrix import Matrix
from app.training.services.team import record_of, team
from app.training.words import column_name, function_name, line_name, proof_name, standing_name
from app.vault.ids import new_id

IMPORTED = "import"


class ListKind(StrEnum):
    """What a list holds."""

    PEOPLE = "people"
    COMPLETIONS = "completions"


@dataclass(frozen=True)
class ImportPreview:
    """What a list would write, and every row that cannot be taken; with one of those nothing is written.
    `unread` are the heads of columns that nothing is read from."""

    kind: ListKind
    rows: int
    people: tuple[ImportedPerson, ...] = ()
    known: frozenset[int] = frozenset()
    completions: tuple[PastCompletion, ...] = ()
    bad: tuple[BadRow, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def new(self) -> int:
        """Return how many things would be added."""
        return len(self.people) - len(self.known) + len(self.completions)


class Importing:
    """Reads lists in, and writes them out, for whoever keeps the training in order."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        self._house, self._me = house, me

    def look(self, data: bytes) -> ImportPreview:
        """Return what a list would write; nothing is written. Seconds for a long one. Raises ListUnreadable."""
        self._me.demand(Action.MANAGE_TRAINING)
        (_number, heads), *rows = read_table(data)
        columns = fields(heads, _heads())
        if Column.ITEM in columns and Column.DONE in columns and columns.keys() & {Column.NAME, Column.NUMBER}:
            return replace(self._completions(rows, columns), unread=unread(heads, columns, COMPLETION_FIELDS))
        if Column.NAME not in columns:
            raise ListUnreadable("columns")
        return replace(self._people(rows, columns), unread=unread(heads, columns, PERSON_FIELDS))

    def _people(self, rows: Table, columns: dict[Column, int]) -> ImportPreview:
        found, bad = people_from(rows, columns, _functions())
        there = _Known(team(self._house))
        known = frozenset(place for place, person in enumerate(found) if there.find(person) is not None)
        bad += [
            BadRow(person.row, Problem.FIRST_MISSING)
            for place, person in enumerate(found)
            if person.first is None and place not in known
        ]
        bad.sort(key=lambda bad_row: bad_row.number)
        return ImportPreview(ListKind.PEOPLE, len(rows), people=tuple(found), known=known, bad=tuple(bad))

    def _completions(self, rows: Table, columns: dict[Column, int]) -> ImportPreview:
        people: dict[str, list[str]] = {}
        for member in team(self._house):
            for name in {plain(member.name), plain(member.number)} - {""}:
                people.setdefault(name, []).append(member.id)
        found, bad = completions_from(rows, columns, people, self._items(), self._house.today)
        with self._house.database.reading() as connection:
            there = set(learning.proven(connection))
        new = dict.fromkeys(
            past_completion
            for past_completion in found
            if (past_completion.member_id, past_completion.key, past_completion.done_on) not in there
        )
        return ImportPreview(ListKind.COMPLETIONS, len(rows), completions=tuple(new), bad=tuple(bad))

    def _items(self) -> dict[str, list[str]]:
        """Map each title to item keys: a course's or a module's to all of its items, in every language."""
        found: dict[str, list[str]] = {}
        for course in courses(self._house):
            for text in course.texts.values():
                found.setdefault(plain(text.title), [course.key(module, item) for module, item in course.items()])
            for module in course.modules:
                keys = [course.key(module, item) for item in module.items]
                for words in module.texts.values():
                    found.setdefault(plain(words.title), keys)
            for module, item in course.items():
                found[plain(course.key(module, item))] = [course.key(module, item)]
        return found

    def take(self, preview: ImportPreview) -> None:
        """Write everything of a list in one transaction. Raises ChangedMeanwhile where a row cannot be taken."""
        self._me.demand(Action.MANAGE_TRAINING)
        if preview.bad:
            raise ChangedMeanwhile
        now, me = self._house.clock(), self._me.id
        there = _Known(team(self._house))
        with self._house.database.writing() as connection:
            for person in preview.people:
                known = there.find(person)
                ready = _member(person, known)
                if known is None:
                    members.add(connection, [record_of(ready)])
                    there.add(ready)
                else:
                    members.change(connection, record_of(ready))
            learning.add_completions(
                connection,
                [
                    learning.Completed(
                        new_id(), completion.member_id, completion.key, completion.done_on, IMPORTED, me, now
                    )
                    for completion in preview.completions
                ],
            )
            audit.append(connection, now, me, AuditAction.LIST_READ_IN, about=preview.kind)

    def people_list(self, kind: ListFile) -> bytes:
        """Return the team as CSV or Excel, in columns that can be read in again. In the audit log."""
        self._me.demand(Action.MANAGE_TRAINING)
        heads = (Column.NAME, Column.FUNCTION, Column.HOME, Column.NUMBER, Column.FIRST, Column.LAST)
        rows: list[Sequence[Cell]] = [[column_name(field) for field in heads]]
        for member in team(self._house):
            last = member.employments[-1] if member.employments else Employment(self._house.today)
            rows.append(
                [
                    member.name,
                    function_name(member.function),
                    member.home,
                    member.number,
                    last.first,
                    last.last or "",
                ]
            )
        return self._written(kind, column_name(Column.NAME), rows)

    def matrix_list(self, kind: ListFile, matrix: Matrix) -> bytes:
        """Return a matrix as CSV or Excel: until when each item is valid, as a real date; else where somebody
        stands, in words. In the audit log."""
        self._me.demand(Action.SEE_TRAINING)
        heads: list[Cell] = [column_name(field) for field in (Column.NAME, Column.FUNCTION, Column.HOME)]
        heads += [f"{column.module} ({proof_name(column.item.proof)})" for column in matrix.columns]
        rows: list[Sequence[Cell]] = [heads]
        for row in matrix.rows:
            cells: list[Cell] = [row.member.name, function_name(row.member.function), row.member.home]
            cells += [cell.until or standing_name(cell, matrix.day) for cell in row.cells]
            rows.append(cells)
        return self._written(kind, column_name(Column.ITEM), rows)

    def _written(self, kind: ListFile, title: str, rows: Sequence[Sequence[Cell]]) -> bytes:
        with self._house.database.writing() as connection:
            audit.append(connection, self._house.clock(), self._me.id, AuditAction.PAPER_SAVED)
        return excel_bytes(title, rows) if kind is ListFile.EXCEL else csv_bytes(rows)


class _Known:
    """Index of the members by number, or by name and home."""

    def __init__(self, everybody: Sequence[Member]) -> None:
        self._by: dict[str, Member | None] = {}
        for member in everybody:
            self.add(member)

    def add(self, member: Member) -> None:
        for name in self._names(member.name, member.home, member.number):
            self._by[name] = None if name in self._by else member  # ambiguous: match neither

    def find(self, person: ImportedPerson) -> Member | None:
        names = self._names(person.name, person.home, person.number)
        return next((found for name in names if (found := self._by.get(name)) is not None), None)

    def _names(self, name: str, home: str, number: str) -> list[str]:
        return [f"#{plain(number)}"] if number else [f"{plain(name)}|{plain(home)}"]


def _member(person: ImportedPerson, known: Member | None) -> Member:
    if known is None:
        if person.first is None:
            raise ChangedMeanwhile
        work = Employment(person.first, person.last)
        return Member(
            new_id(),
            plain_name(person.name),
            person.function,
            cleaned(person.home),
            "",
            False,
            cleaned(person.number),
            (work,),
        )
    return replace(
        known,
        name=plain_name(person.name),
        function=person.function,
        home=cleaned(person.home),
        employments=_times(known, person.first, person.last),
    )


def _times(known: Member, first: date | None, last: date | None) -> tuple[Employment, ...]:
    """Return the times of work of somebody who is known; without a first day, only the last day can change."""
    if first is None:
        if last is None or not known.employments:
            return known.employments
        return (*known.employments[:-1], replace(known.employments[-1], last=last))
    others = tuple(time for time in known.employments if time.last is not None and time.last < first)
    return (*others, Employment(first, last))


def _heads() -> dict[str, Column]:
    """Return what columns, and the lines of the form, are called in every language."""
    found: dict[str, Column] = {}
    for language in LANGUAGES:
        with in_language(language):
            for field in Column:
                found |= {plain(column_name(field)): field, plain(line_name(field)): field}
    return found


def _functions() -> dict[str, Function]:
    """Return what people call the functions, in every language and as the program's own value."""
    found = {plain(function.value): function for function in Function}
    for language in LANGUAGES:
        with in_language(language):
            found |= {plain(function_name(function)): function for function in Function}
    return found
