"""A month to hang up: its weeks across, what stands on each day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from app.documents.blocks import LINE, PAPER, WIDE, Printed, Style, document, grid, paragraph
from app.i18n import formats
from app.year.rules.year import weeks

_LETTERS = 90
"""What is longer is cut in a day, and stands whole below."""

_LEFT, _RIGHT, _TOP, _BOTTOM = 3, 2, 2, 1
"""Points that a day keeps free at its edges."""


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
    high = (118 * mm) / len(rows)
    room = (paper.width / 7 - _LEFT - _RIGHT, high - _TOP - _BOTTOM)
    cells = [heads, *[[_day(one, day, room) for day in week] for week in rows]]
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
        ("LEFTPADDING", (0, 0), (-1, -1), _LEFT),
        ("RIGHTPADDING", (0, 0), (-1, -1), _RIGHT),
        ("TOPPADDING", (0, 0), (-1, -1), _TOP),
        ("BOTTOMPADDING", (0, 0), (-1, -1), _BOTTOM),
        *other,
        rowHeights=[6 * mm, *[high] * len(rows)],
    )
    story: list[Flowable] = [paragraph(one.title, Style.TITLE), Spacer(1, 2 * mm), calendar]
    crowded = [
        day
        for week in rows
        for day in week
        if day.month == one.month and _fitting(_on(one, day), room) != _on(one, day)
    ]
    if crowded:
        story.append(Spacer(1, 4 * mm))
    for day in crowded:
        story.append(paragraph(formats.named(formats.plain_day(day), "; ".join(_on(one, day))), Style.SMALL))
    return document(paper, story)


def _on(paper: MonthPaper, day: date) -> list[str]:
    return [words for first, last, words in paper.lines if first <= day <= last]


def _fitting(there: Sequence[str], room: tuple[float, float]) -> list[str]:
    """Return the entries of a day that fit, cut to `_LETTERS`. Heights are measured after wrapping; where not all
    fit, a line is reserved for the number of the others."""
    width, left = room[0], room[1] - Style.SMALL_BOLD.leading
    short = [words if len(words) <= _LETTERS else words[:_LETTERS] + "…" for words in there]
    heights = [paragraph(words, Style.TINY).wrap(width, left)[1] for words in short]
    if sum(heights) <= left:
        return short
    shown = 0
    while sum(heights[: shown + 1]) <= left - Style.TINY.leading:
        shown += 1
    return short[:shown]


def _day(paper: MonthPaper, day: date, room: tuple[float, float]) -> list[Flowable]:
    found: list[Flowable] = [paragraph(str(day.day), Style.SMALL_BOLD)]
    if day.month != paper.month:
        return found
    there = _on(paper, day)
    shown = _fitting(there, room)
    found += [paragraph(words, Style.TINY) for words in shown]
    if len(there) > len(shown):
        found.append(paragraph(f"+ {len(there) - len(shown)}", Style.TINY))
    return found
