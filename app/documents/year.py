"""A month to hang up: its weeks across, what stands on each day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from app.core.year import weeks
from app.documents.blocks import LINE, PAPER, WIDE, Printed, Style, document, grid, paragraph
from app.i18n import formats

_LINES = 3
"""Lines that a day has room for; more are counted."""

_LETTERS = 48


@dataclass(frozen=True)
class MonthPaper:
    """A month; `lines` are first and last day, and what stands there."""

    printed: Printed
    title: str
    year: int
    month: int
    lines: Sequence[tuple[date, date, str]]


def month_paper(one: MonthPaper) -> bytes:
    """Return the month as PDF, A4 on its side; everything that a day is too small for stands below."""
    paper = one.printed.paper(one.title, one.title, WIDE)
    rows = weeks(one.year, one.month)
    heads = [paragraph(formats.weekday_name(day), Style.SMALL_BOLD) for day in rows[0]]
    cells = [heads, *[[_day(one, day) for day in week] for week in rows]]
    high = (118 * mm) / len(rows)
    other = [
        ("BACKGROUND", (place, number + 1), (place, number + 1), PAPER)
        for number, week in enumerate(rows)
        for place, day in enumerate(week)
        if day.month != one.month
    ]
    calendar = grid(
        cells,
        [paper.width / 7] * 7,
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("GRID", (0, 1), (-1, -1), 0.5, LINE),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
        *other,
        rowHeights=[6 * mm, *[high] * len(rows)],
    )
    story: list[Flowable] = [paragraph(one.title, Style.TITLE), Spacer(1, 2 * mm), calendar]
    crowded = [day for week in rows for day in week if len(_on(one, day)) > _LINES and day.month == one.month]
    if crowded:
        story.append(Spacer(1, 4 * mm))
    for day in crowded:
        story.append(paragraph(formats.named(formats.plain_day(day), "; ".join(_on(one, day))), Style.SMALL))
    return document(paper, story)


def _on(one: MonthPaper, day: date) -> list[str]:
    return [words for first, last, words in one.lines if first <= day <= last]


def _day(one: MonthPaper, day: date) -> list[Flowable]:
    found: list[Flowable] = [paragraph(str(day.day), Style.SMALL_BOLD)]
    if day.month != one.month:
        return found
    there = _on(one, day)
    shown = there if len(there) <= _LINES else there[: _LINES - 1]
    for words in shown:
        short = words if len(words) <= _LETTERS else words[:_LETTERS] + "…"
        found.append(paragraph(short, Style.TINY))
    if len(there) > len(shown):
        found.append(paragraph(f"+ {len(there) - len(shown)}", Style.TINY))
    return found
