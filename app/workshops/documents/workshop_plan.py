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


def workshop_paper(one: WorkshopPaper) -> bytes:
    """Return the paper as PDF, in the current language."""
    story: list[Flowable] = [paragraph(one.title, Style.TITLE)]
    story.append(facts([(name, value) for name, value in one.about if value]))
    if one.method:
        story += [heading(_("Method")), paragraph(one.method, Style.TEXT)]
    if one.steps:
        rows = [[_("{number} min").format(number=minutes), what, ""] for minutes, what in one.steps]
        story += [heading(_("Plan")), table((_("Time"), _("What we do"), _("Notes")), rows, (1, 6, 3))]
    if one.materials:
        story.append(heading(_("What is needed")))
        story += [paragraph(f"[{'x' if done else ' '}]  {what}", Style.TEXT) for what, done in one.materials]
    story.append(heading(_("What came out")))
    story.append(paragraph(one.outcome or "…", Style.TEXT))
    if one.agreed:
        heads = (_("What"), _("Who"), _("Until"))
        story += [heading(_("What we agreed")), table(heads, one.agreed, (6, 2, 2))]
    return document(one.printed.paper(one.title, _("Workshop")), story)
