"""How a case stands, from what is sealed and signed: what lies in the clear about it is a copy for lists."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from app.reports.rows import cases
from app.reports.rules.cases import CaseStatus, is_open
from app.reports.rules.doubts import promised_in, standing_after
from app.reports.rules.entries import TimelineEntry
from app.reports.services.case_seals import Header, OpenedReport


def believed_standing(
    copy: CaseStatus, report: OpenedReport, header: Header, entries: Sequence[TimelineEntry]
) -> CaseStatus:
    """Return state, danger and due time by the report and its genuine steps. A case from before such steps is
    believed as it stands in the clear."""
    if report.reporter is None or header.state is None:
        return copy
    state, danger = standing_after(report.draft.in_danger, entries)
    said, due = promised_in(entries)
    return CaseStatus(state, danger, as_kept(due if said else header.due_at))


def as_kept(moment: datetime | None) -> datetime | None:
    """Return a moment as the database keeps it: in whole milliseconds."""
    return None if moment is None else moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def put_right(connection: Connection, case_id: str, version: int, standing: CaseStatus) -> None:
    """Write the copy as it should be, unless somebody did something since that version."""
    cases.put_right(
        connection,
        case_id,
        version,
        standing.state,
        standing.due_at,
        is_open=int(is_open(standing.state)),
        danger=int(standing.danger),
    )
