"""A workshop on paper: the plan to hold it by, and what came out."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from app.documents.blocks import Printed, Style, document, facts, heading, paragraph, table
from app.i18n import _


@dataclass(frozen=True)
class WorkshopPaper:
    """Everything that stands about a workshop; `steps` with minutes, `agreed` with owner and date."""

    printed: Printed
    title: str
    about: Sequence[tuple[str, str]]
    method: str
    steps: Sequence[tuple[int, str]]
    materials: Sequence[tuple[str, bool]]
    outcome: str
    agreed: Sequence[tuple[str, str, str]]


def workshop_paper(paper: WorkshopPaper) -> bytes:
    """Return the paper as PDF, in the current language."""
    story: list[Flowable] = [paragraph(paper.title, Style.TITLE)]
    story.append(facts([(name, value) for name, value in paper.about if value]))
    if paper.method:
        story += [heading(_("Method")), paragraph(paper.method, Style.TEXT)]
    if paper.steps:
        rows = [[_("{number} min").format(number=minutes), what, ""] for minutes, what in paper.steps]
        story += [heading(_("Plan")), table((_("Time"), _("What we do"), _("Notes")), rows, (1, 6, 3))]
    if paper.materials:
        story.append(heading(_("What is needed")))
        story += [paragraph(f"[{'x' if done else ' '}]  {what}", Style.TEXT) for what, done in paper.materials]
    story.append(heading(_("What came out")))
    story.append(paragraph(paper.outcome or "…", Style.TEXT))
    if paper.agreed:
        heads = (_("What"), _("Who"), _("Until"))
        story += [heading(_("What we agreed")), table(heads, paper.agreed, (6, 2, 2))]
    return document(paper.printed.paper(paper.title, _("Workshop")), story)
