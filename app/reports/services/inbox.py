"""The inbox of one reader: every case that this person may open, searched and filtered as they type, in an index
that lives in memory and dies at sign-out."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from sys import intern
from threading import Lock

from app.core.errors import ContentDamaged, StoreProblem
from app.core.rights import Action
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.i18n import in_language
from app.reports.rows import cases
from app.reports.rows.search_index import SearchIndex
from app.reports.rules.case_file import concerns
from app.reports.rules.cases import CaseStatus
from app.reports.rules.doubts import Doubt
from app.reports.rules.entries import TimelineEntry, newest_rating
from app.reports.rules.inbox import CaseFacts, CaseOrder, Filter, InboxView, chosen, counts, ordered
from app.reports.rules.report import Draft
from app.reports.services.attachments import no_rows
from app.reports.services.case_desk import standing_of
from app.reports.services.case_seals import Header, OpenedReport, open_entry, open_header, open_whole_report
from app.reports.services.casework import Casework, ListedCase
from app.reports.services.proofs import UNCHECKED, Proofs, note_doubts
from app.reports.services.standing import believed_standing, put_right
from app.reports.words.report import picture_word

_BATCH = 500
_CHECKED_FOR = timedelta(days=400)
_ALL = -1
FOUND = 200
"""Cases that a search by words alone shows: more than anybody looks through."""


@dataclass(frozen=True)
class Order:
    """All cases that may be opened now, most urgent first, with their versions."""

    ids: tuple[str, ...]
    versions: dict[str, int]


class Inbox:
    """Finds cases by words, views and filters. `order` first, then `fill`; both off the GUI thread."""

    def __init__(self, house: OpenHome, me: SignedIn, casework: Casework) -> None:
        self._house, self._me, self._casework = house, me, casework
        self.index = SearchIndex()
        self._ids: list[str] = []
        self._facts: dict[str, CaseFacts] = {}
        self._order: tuple[str, ...] = ()
        self._known: list[CaseFacts] = []
        self._groups: dict[frozenset[str], frozenset[str]] = {}
        self.is_closed = False
        self.put_right = 0
        """How many cases stood otherwise in the clear than sealed, and were put right since sign-in."""
        self._filling = Lock()

    def order(self) -> Order:
        """Return what may be opened now."""
        self._me.demand(Action.READ_CASES)
        with self._house.database.reading() as connection:
            found = cases.versions(connection, self._me.id, self._house.clock())
        known = [(intern(case_id), version) for case_id, version in found]
        return Order(tuple(case_id for case_id, _version in known), dict(known))

    def bring_up_to_date(self) -> int:
        """Fill with all that may be opened now; return how many cases were put right since sign-in."""
        self.fill(self.order())
        return self.put_right

    def fill(self, order: Order) -> None:
        """Read what is new or has changed into the index, forget what may no longer be opened, and keep keys for
        faster opening; seconds for many thousands. Two threads take turns. Ends early once closed."""
        with self._filling:
            self._fill(order)

    def _fill(self, order: Order) -> None:
        self._order = order.ids
        for case_id in self._facts.keys() - order.versions.keys():
            self._forget(case_id)
        new = [case_id for case_id in order.ids if not self._is_known(case_id, order.versions[case_id])]
        for start in range(0, len(new), _BATCH):
            if self.is_closed:
                return
            batch = new[start : start + _BATCH]
            with suppress(StoreProblem):  # a full disk makes lists slower, and hides nothing
                self._casework.cache_keys(batch)
            self._read(batch)
            self._arrange()
        self._arrange()

    def _is_known(self, case_id: str, version: int) -> bool:
        known = self._facts.get(case_id)
        return known is not None and known.version == version

    def _forget(self, case_id: str) -> None:
        known = self._facts.pop(case_id, None)
        if known is not None:
            self._ids[known.place] = ""

    def _read(self, ids: Sequence[str]) -> None:
        self._me.demand(Action.READ_CASES)
        with self._house.database.reading() as connection:
            rows = cases.listed(connection, self._me.id, ids)
            bodies = dict(cases.bodies(connection, ids))
            entries = cases.entries_of(connection, ids)
            readers = cases.readers_of(connection, ids)
            roster = self._house.roster_in(connection)
        texts: list[tuple[int, str]] = []
        altered: dict[str, tuple[int, CaseStatus]] = {}
        for row in rows:
            said, rating = "", ""
            header: Header | None = None
            standing = standing_of(row)
            with suppress(ContentDamaged):  # a damaged case is listed, but no search by words finds it
                key = self._casework.desk.key(row.id, row.wrapped, row.fast)
                header = open_header(key, row.id, row.header)
                keys = self._casework.desk.keys_of(row.id, key)
                told = open_whole_report(key, row.id, bodies[row.id])
                proofs = Proofs(roster, told.reporter, told.told_at) if self._is_young(told) else UNCHECKED
                steps = [open_entry(keys, entry, no_rows, proofs) for entry in entries.get(row.id, [])]
                opened = [entry for entry in steps if entry.genuine]
                said, rating = _words(told.draft, opened, header), newest_rating(opened)
                standing = believed_standing(standing, told, header, opened)
            if standing != standing_of(row):
                altered[row.id] = (row.version, standing)
            self._forget(row.id)
            facts = self._facts_of(row, standing, header, readers.get(row.id, frozenset()), rating)
            self._facts[facts.id] = facts
            texts.append((len(self._ids), said))
            self._ids.append(facts.id)
        self.index.add(texts)
        if altered:
            self._put_right(altered)

    def _is_young(self, told: OpenedReport) -> bool:
        """Tell whether a report is young enough that a list checks signatures: they take longest, and an old case
        is checked when it is opened."""
        return told.told_at is not None and told.told_at > self._house.clock() - _CHECKED_FOR

    def _put_right(self, altered: Mapping[str, tuple[int, CaseStatus]]) -> None:
        """Write how these cases really stand where somebody wrote something else into the clear, and note it for
        the advocate."""
        now = self._house.clock()
        with suppress(StoreProblem), self._house.database.writing() as connection:
            for case_id, (version, standing) in altered.items():
                put_right(connection, case_id, version, standing)
                note_doubts(connection, now, self._me.id, case_id, [Doubt.STANDING])
                self.put_right += 1

    def _facts_of(
        self,
        row: cases.CaseListRow,
        standing: CaseStatus,
        header: Header | None,
        readers: frozenset[str],
        rating: str,
    ) -> CaseFacts:
        shared = self._groups.setdefault(readers, readers)  # the same few people read most cases
        mine = header is not None and concerns(self._me.id, header.handler, header.owners, header.proposed_by)
        return CaseFacts(
            id=intern(row.id),
            version=row.version,
            place=len(self._ids),
            received=row.received_at.timestamp(),
            changed=row.changed_at.timestamp(),
            due=standing.due_at.timestamp() if standing.due_at else 0.0,
            state=standing.state,
            danger=standing.danger,
            kind=header.kind if header else None,
            face=header.face if header else None,
            language=intern(header.language) if header else "",
            tags=tuple(map(intern, header.tags)) if header else (),
            mine=mine,
            readers=shared,
            rating=intern(rating),
        )

    def _arrange(self) -> None:
        facts = self._facts
        self._known = [facts[case_id] for case_id in self._order if case_id in facts]

    def ids(self, wanted: Filter, by: CaseOrder = CaseOrder.URGENCY, typed: str = "") -> list[str]:
        """Return the cases that the filter lets through and that have words beginning as typed, in order; of those
        found by words alone at most `FOUND`."""
        known = self._known
        if words := re.findall(r"\w+", typed):
            limit = FOUND if wanted == Filter() else _ALL
            hits = {self._ids[place] for place in self.index.find(words, limit)}
            known = [case for case in known if case.id in hits]
        elif typed.strip():
            known = []
        return [case.id for case in ordered(chosen(known, wanted, self._house.clock()), by)]

    def rating(self, case_id: str) -> str:
        """Return the face that the newest answer of a case got (a value of `Rating`), or nothing."""
        known = self._facts.get(case_id)
        return known.rating if known is not None else ""

    def counts(self) -> dict[InboxView, int]:
        """Return how many cases each view has."""
        return counts(self._known, self._house.clock())

    def tags(self) -> list[str]:
        """Return all tags in use, each once."""
        found = {tag.casefold(): tag for case in self._known for tag in case.tags}
        return [found[name] for name in sorted(found)]

    def rows(self, ids: Sequence[str]) -> list[ListedCase]:
        """Return these cases as list rows."""
        return self._casework.rows(ids)

    @property
    def now(self) -> datetime:
        """Return the present moment."""
        return self._house.clock()

    def close(self) -> None:
        """Forget all words and facts."""
        self.is_closed = True
        self._ids, self._facts, self._order, self._known = [], {}, (), []
        self.index.close()


def _words(report: Draft, entries: Sequence[TimelineEntry], header: Header) -> str:
    """Return everything that somebody may look for in a case; pictures by their words for the reader and for the
    child."""
    sayings = (report.saying, report.meeting.ask, report.meeting.decide)
    said = [report.name, *header.tags, *(saying.text for saying in sayings)]
    said += [entry.text for entry in entries]
    pictures = [name for saying in sayings for name in saying.sentence]
    pictures += [name for entry in entries for name in entry.sentence]
    said += map(picture_word, pictures)
    with in_language(report.language):
        said += map(picture_word, pictures)
    return " ".join(said)
