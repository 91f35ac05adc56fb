"""An advocate's year on paper: figures without names, by month and by kind, and the advocate's own words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable

from app.documents.blocks import (
    Printed,
    Style,
    document,
    heading,
    paragraph,
    signatures,
    table,
)
from app.documents.charts import columns
from app.i18n import _, formats


@dataclass(frozen=True)
class AdvocatePaper:
    """A year: who writes, the own words, figures, counts by month and by kind, what the parliament was
    promised."""

    printed: Printed
    year: int
    name: str
    comment: str
    figures: Sequence[tuple[str, str]]
    by_month: Sequence[int]
    by_kind: Sequence[tuple[str, int]]
    parliament: Sequence[tuple[str, str]]


def advocate_paper(paper: AdvocatePaper) -> bytes:
    """Return the yearly report as PDF, in the current language."""
    title = _("The advocate's year {year}").format(year=paper.year)
    story: list[Flowable] = [
        paragraph(title, Style.TITLE),
        paragraph(paper.name, Style.UNDER_TITLE),
        heading(_("In my own words")),
        paragraph(paper.comment or "…", Style.TEXT),
        heading(_("In figures")),
        paragraph(_("Counted from the reports that this advocate may read. No names."), Style.SMALL),
        table((_("What"), _("Number")), paper.figures, (7, 3)),
        heading(_("By month")),
        columns([formats.month_name(date(2026, month, 1)) for month in range(1, 13)], paper.by_month),
    ]
    if paper.by_kind:
        rows = [(name, formats.number(count)) for name, count in paper.by_kind]
        story += [heading(_("By kind")), table((_("Kind"), _("Reports")), rows, (7, 3))]
    story += [
        heading(_("The Children and Youth Parliament")),
        table((_("What"), _("Number")), paper.parliament, (7, 3)),
    ]
    story.append(signatures([paper.name, _("For {home}").format(home=paper.printed.home)]))
    return document(paper.printed.paper(title, _("Advocate")), story)
