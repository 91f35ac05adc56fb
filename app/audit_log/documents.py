"""An extract of the audit log: who did what when, without content, and whether the log is whole."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from app.documents.blocks import OnPage, Printed, Style, document, facts, heading, no_progress, paragraph, table
from app.i18n import _


@dataclass(frozen=True)
class AuditExtract:
    """About the extract, and its rows: number, when, who, what, the beginning of the case's id."""

    printed: Printed
    about: Sequence[tuple[str, str]]
    rows: Sequence[tuple[str, str, str, str, str]]


def audit_extract(extract: AuditExtract, on_page: OnPage = no_progress) -> bytes:
    """Return the extract as PDF, in the current language."""
    title = _("Extract of the audit log")
    story: list[Flowable] = [paragraph(title, Style.TITLE), Spacer(1, 4 * mm), facts(extract.about)]
    story.append(heading(_("Rows")))
    heads = (_("Number"), _("When"), _("Who"), _("What"), _("Case"))
    story.append(table(heads, extract.rows, (1.2, 3, 2.4, 5, 1.8)))
    return document(extract.printed.paper(title, _("Confidential")), story, on_page)
