"""Opening one case among very many, and choosing and ordering all of them."""

from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter

from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.reports.rows import attachments, cases
from app.reports.rules.inbox import CaseOrder, Filter, InboxView
from app.reports.rules.report import Face, Kind
from app.reports.services.attachments import no_rows
from app.reports.services.case_seals import open_entry, open_report
from app.reports.services.casework import Casework
from app.reports.services.inbox import Inbox
from tests.bench.timing import Line, compare

LIMIT = 100
"""Milliseconds for a filter or an order over all cases."""


def opening(house: OpenHome, me: SignedIn, runs: int) -> Line:
    """Beside reading its rows, unsealing them, and one durable row in the audit log: less cannot be done."""
    casework = Casework(house, me)
    wanted = casework.order()[:: max(1, len(casework.order()) // (2 * runs + 4))]
    turn, floor_turn = iter(wanted), iter(wanted)

    def ours() -> float:
        case_id = next(turn)
        start = perf_counter()
        casework.open(case_id)
        return perf_counter() - start

    def floor() -> float:
        case_id = next(floor_turn)
        start = perf_counter()
        _least(house, casework, case_id)
        return perf_counter() - start

    return compare("opening a case", 3, ours, floor, runs)


def _least(house: OpenHome, casework: Casework, case_id: str) -> None:
    with house.database.reading() as connection:
        case = cases.case(connection, case_id)
        reading = cases.key_for(connection, case_id, casework.desk.me.id)
        rows = cases.entries(connection, case_id)
        assert case is not None
        assert reading is not None
        key = casework.desk.key(case_id, reading.wrapped, reading.fast)
        open_report(key, case_id, case.body, partial(attachments.find, connection, case_id))
        for row in rows:
            open_entry(casework.desk.keys_of(case_id, key), row, no_rows)
    with house.database.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO throttles(key, failures, last_at) VALUES ('bench', 0, 0) "
            "ON CONFLICT(key) DO UPDATE SET failures = failures + 1"
        )


def choosing(house: OpenHome, me: SignedIn, runs: int) -> Line:
    """Each filter and each order over all cases; the slowest of them counts."""
    inbox = Inbox(house, me, Casework(house, me))
    inbox.fill(inbox.order())
    asked: list[Callable[[], object]] = [
        *(partial(inbox.ids, Filter(view)) for view in InboxView),
        *(partial(inbox.ids, Filter(), by) for by in CaseOrder),
        partial(inbox.ids, Filter(kinds=frozenset({Kind.WORRY}), faces=frozenset({Face.CHILD}))),
        partial(inbox.ids, Filter(InboxView.NEW, languages=frozenset({"lb"}), reader=me.id), CaseOrder.OLDEST),
        inbox.counts,
    ]
    slowest = max(_milliseconds(one, runs) for one in asked)
    inbox.close()
    return Line("filter or order, all cases", slowest, LIMIT, f"the slowest of {len(asked)}, {runs} runs", "ms")


def _milliseconds(work: Callable[[], object], runs: int) -> float:
    taken = []
    for _run in range(runs):
        start = perf_counter()
        work()
        taken.append(perf_counter() - start)
    return median(taken) * 1000
