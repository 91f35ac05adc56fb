"""What the program keeps about people, for the home's own records of processing (GDPR, article 30)."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from app.documents.blocks import (
    OnPage,
    Printed,
    Style,
    document,
    facts,
    heading,
    no_progress,
    paragraph,
    signatures,
    table,
)
from app.i18n import _


@dataclass(frozen=True)
class PrivacyPage:
    """Title, an introduction, and for each sort of data: what, why, where, how long, who reads it; then what is
    done to protect it, and what the home fills in itself."""

    printed: Printed
    title: str
    about: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    measures: Sequence[tuple[str, str]]
    to_fill_in: Sequence[str]


def privacy_page(page: PrivacyPage, on_page: OnPage = no_progress) -> bytes:
    """Return the page as PDF, in the current language."""
    story: list[Flowable] = [
        paragraph(page.title, Style.TITLE),
        Spacer(1, 3 * mm),
        paragraph(page.about, Style.TEXT),
    ]
    story += [heading(_("What is kept")), table(page.heads, page.rows, (2.6, 2.6, 3, 2.6))]
    story += [heading(_("How it is protected")), facts(page.measures)]
    story += [heading(_("The home fills in")), table(("", ""), [(name, "\n") for name in page.to_fill_in], (2, 4))]
    story += [Spacer(1, 8 * mm), signatures([_("Date"), _("Signature")])]
    return document(page.printed.paper(page.title, page.printed.home), story, on_page)
