"""The figures of an advocate's year."""

from dataclasses import replace
from datetime import datetime, timedelta

from app.advocates.rules import AdvocateYear, CasePreview, figures
from app.core.states import CaseState
from app.reports.rules.report import Kind


def glance(month: int, *, days: float | None = None, **more: object) -> CasePreview:
    received = datetime(2026, month, 1, 9)  # noqa: DTZ001 - a glance's times are local
    answered = received + timedelta(days=days) if days is not None else None
    plain = CasePreview("c", received, CaseState.RECEIVED, danger=False, late=False, answered=answered)
    return replace(plain, **more)  # type: ignore[arg-type]


def test_a_year_is_counted_from_its_own_cases() -> None:
    cases = [
        glance(1, kind=Kind.TALK, days=1, about_staff=True, understood=True),
        glance(1, kind=Kind.TALK, days=3, danger=True, asked_again=True),
        glance(12, kind=Kind.HAPPENED, days=8, late=True),
        glance(6, kind=Kind.IDEA),
        glance(6),
        CasePreview("old", datetime(2025, 12, 31, 23), CaseState.CLOSED, True, True),  # noqa: DTZ001
    ]
    assert figures(cases, 2026) == AdvocateYear(
        2026,
        total=5,
        about_staff=1,
        danger=1,
        talks=2,
        late=1,
        answered=3,
        understood=1,
        asked_again=1,
        days=3.0,
        by_month=(2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 1),
        by_kind={Kind.TALK: 2, Kind.IDEA: 1, Kind.HAPPENED: 1},
    )
    assert list(figures(cases, 2026).by_kind) == [Kind.TALK, *sorted([Kind.IDEA, Kind.HAPPENED])]
    assert figures([], 2026) == AdvocateYear(2026)
