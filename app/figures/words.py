"""Words of the figures: their names, what each counts, and sentences made from them."""

from collections.abc import Callable
from datetime import date
from typing import assert_never

from app.figures.rules import Figures, Span, SummaryAudience
from app.i18n import _, formats, ngettext
from app.reports.rules.report import Face, Kind
from app.reports.words.report import face_name, kind_name


def definitions() -> list[tuple[str, str]]:
    """Return each figure's name and what it counts."""
    return [
        (_("Reports"), _("All reports received in this time that you may open, those that were taken back too.")),
        (
            _("Acknowledged in time"),
            _("The first of acknowledging, beginning and answering came before the promised moment."),
        ),
        (_("Answered in time"), _("The first answer came before the promised moment.")),
        (
            _("Working hours"),
            _("Monday to Friday without public holidays, from 8 o'clock until the home's working day ends."),
        ),
        (_("Median"), _("Half took less time than this, half took more.")),
        (_("Nine of ten"), _("Nine out of ten took no longer than this.")),
        (
            _("Understood at the first answer"),
            _("The reporter said “I understand” before asking for another explanation."),
        ),
        (_("Asked again"), _("The reporter asked for another explanation at least once.")),
        (_("Asked somebody else"), _("The reporter asked for somebody else to look at it.")),
        (_("Late now"), _("Still open, and the next promised date has passed.")),
        (
            _("Training valid"),
            _("Of all items that members of the team need today, so many of a hundred are valid."),
        ),
        (_("Owed to the parliament"), _("Decisions whose answer, or outcome, was due before today.")),
        (_("Promises open"), _("Everything agreed in workshops, reviews and the parliament that is not done.")),
    ]


def audience_name(audience: SummaryAudience) -> str:
    """Return for whom a paper is."""
    match audience:
        case SummaryAudience.TEAM:
            return _("the team")
        case SummaryAudience.MANAGEMENT:
            return _("the management")
        case SummaryAudience.OUTSIDE:
            return _("people outside the house")
        case _:
            assert_never(audience)


def hours_name(hours: float | None) -> str:
    """Return working hours, or that there are none."""
    if hours is None:
        return "–"
    return _("{hours} h").format(hours=formats.decimal(hours))


def share(count: int, of: int) -> str:
    """Return "7 of 9", or a dash where there is nothing of it."""
    if not of:
        return "–"
    return _("{count} of {total}").format(count=formats.number(count), total=formats.number(of))


def span_line(span: Span) -> str:
    """Return how long something took: median, and nine of ten; nothing where nothing was done."""
    if span.median is None:
        return ""
    return _("median {median}, nine of ten within {most}").format(
        median=hours_name(span.median), most=hours_name(span.late_end)
    )


def kind_or_none(name: str) -> str:
    """Return a kind by its value; the empty one was not said."""
    return kind_name(Kind(name)) if name else _("not said")


def face_or_none(name: str) -> str:
    """Return a face by its value; the empty one can no longer be read."""
    return face_name(Face(name)) if name else _("not said")


def month_short(month: str) -> str:
    """Return a month ("2026-03") by its short name and, in January, its year."""
    day = date.fromisoformat(f"{month}-01")
    return f"{formats.month_name(day)} {day.year}" if day.month == 1 else formats.month_name(day)


def sentences(own: Figures, number: Callable[[int], str] = formats.number) -> list[str]:
    """Return what figures say, in sentences."""
    if not own.total:
        return [_("No report came in this time.")]
    said = [
        ngettext("{count} report came in this time.", "{count} reports came in this time.", own.total).format(
            count=number(own.total)
        )
    ]
    if own.danger:
        said.append(
            ngettext(
                "In {count} report somebody was in danger.",
                "In {count} reports somebody was in danger.",
                own.danger,
            ).format(count=number(own.danger))
        )
    if own.answered.of:
        said.append(
            ngettext(
                "{count} report was answered, {kept} of them in time.",
                "{count} reports were answered, {kept} of them in time.",
                own.answered.of,
            ).format(count=number(own.answered.of), kept=number(own.answered.kept))
        )
        said.append(
            _("Half of the answers came within {median} working hours, nine of ten within {most}.").format(
                median=formats.decimal(own.answered.median or 0), most=formats.decimal(own.answered.late_end or 0)
            )
        )
        said.append(
            ngettext(
                "{count} answer was understood at once.",
                "{count} answers were understood at once.",
                own.understood_first,
            ).format(count=number(own.understood_first))
        )
    if own.late:
        said.append(
            ngettext("{count} promise is broken today.", "{count} promises are broken today.", own.late).format(
                count=number(own.late)
            )
        )
    else:
        said.append(_("No promise is broken today."))
    return said
