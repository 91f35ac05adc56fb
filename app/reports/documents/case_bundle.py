"""The bundle: several cases of one matter in one document, each whole, with its drawings and with room to write
down what is heard in its recordings."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, Spacer

from app.documents.blocks import HeadAndFoot, OnPage, Style, document, heading, no_progress, paragraph, table
from app.i18n import _, ngettext
from app.reports.documents.case_summary import CaseSummary, foot_of, parts_of


@dataclass(frozen=True)
class CaseBundle:
    """What stands on the first page: the home, a line for each case (kind, who spoke, received, state), and the
    cases themselves, which may come one after the other."""

    home: str
    lines: Sequence[tuple[str, str, str, str]]
    cases: Iterable[CaseSummary]


def case_bundle(bundle: CaseBundle, on_page: OnPage = no_progress) -> bytes:
    """Return the PDF, in the current language; `on_page` hears of each page. Raises ValueError where there is no
    case."""
    cases = iter(bundle.cases)
    first = next(cases, None)
    if first is None:
        raise ValueError(bundle.lines)
    paper = HeadAndFoot(_("Case bundle"), bundle.home, _("Confidential"), foot_of(first))
    return document(paper, _parts(bundle, first, cases), on_page)


def _parts(bundle: CaseBundle, first: CaseSummary, others: Iterator[CaseSummary]) -> Iterator[list[Flowable]]:
    count = len(bundle.lines)
    yield [
        Spacer(1, 20 * mm),
        paragraph(_("Case bundle"), Style.COVER),
        paragraph(bundle.home, Style.COVER_UNDER),
        paragraph(
            ngettext("{count} case", "{count} cases of the same matter", count).format(count=count),
            Style.COVER_UNDER,
        ),
        heading(_("What is inside")),
        table(
            ("", _("Kind"), _("Who speaks"), _("Received"), _("State")),
            [(str(number), *line) for number, line in enumerate(bundle.lines, 1)],
            (0.6, 3, 3, 3, 3),
        ),
    ]
    yield [PageBreak(), *parts_of(first)]
    for case_summary in others:
        yield [PageBreak(), *parts_of(case_summary)]
