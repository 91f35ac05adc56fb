"""Papers through the screens: shown before they leave, and noted."""

from pathlib import Path

from PySide6.QtPrintSupport import QPrinter

from app.i18n import _
from app.reports.services.case_notes import CaseNotes
from app.ui.staff.reports.case_actions import CaseAction
from app.ui.staff.reports.room import ReportsRoom
from app.ui.widgets.preview import PaperPreview
from app.ui.widgets.printing import print_pdf
from app.ui.widgets.saving import paper_name
from app.workshops.services.papers import WorkshopPapers
from tests.driver import Person
from tests.made_homes import TestHome
from tests.walks.steps import open_case, previews, shell_of


def test_a_bundle_of_linked_cases_is_shown_and_noted(home: TestHome) -> None:
    home.tell("eent")
    home.tell("zwee")
    casework = home.casework("claire")
    first, second = casework.order()
    CaseNotes(home.house, home.signed_in("claire")).link(casework.open(first), second)
    claire = shell_of(home, "claire")
    claire.press(_("Reports"))
    open_case(claire, 0)
    claire.window.findChildren(ReportsRoom)[0].forms.do(CaseAction.BUNDLE)
    claire.awaits(_("Which cases beside this one?"))
    claire.press(_("Print as a bundle"))
    claire.waits(lambda: any(preview.pages == 3 for preview in previews()), "both cases and the first page")
    for shown in previews():
        shown.reject()
    claire.settles()


def test_the_advocate_prints_an_extract_of_the_log(home: TestHome) -> None:
    home.tell("eent")
    anne = shell_of(home, "anne")
    anne.press(_("Audit log"))
    anne.press(_("Print an extract"))
    anne.press(_("Show"))
    anne.waits(lambda: any(preview.pages for preview in previews()), "the extract")
    for shown in previews():
        shown.reject()
    anne.settles()


def test_a_long_print_can_be_stopped(home: TestHome, tmp_path: Path) -> None:
    papers = WorkshopPapers(home.house, home.signed_in("claire"))
    shown = PaperPreview("x", lambda language, _names, _page: papers.right_cards(language), language="lb")
    shown.show()
    person = Person(shown)
    person.waits(lambda: shown.pages == 6, "the cards")
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "all.pdf"))
    seen: list[int] = []
    assert print_pdf(shown.pdf, printer, lambda page, of: not seen.append(page * 10 + of))  # type: ignore[func-returns-value]
    assert seen == [6, 16, 26, 36, 46, 56]
    shown.print_on(printer)
    assert person.sees(_("Sent to the printer."))
    printer.setOutputFileName(str(tmp_path / "some.pdf"))
    assert not print_pdf(shown.pdf, printer, lambda page, _of: page < 2)
    shown.reject()
    person.settles()


def test_a_file_is_offered_under_a_name_that_every_disk_takes() -> None:
    name = paper_name("Dir hutt gesot, mir hu gemaach: Übersicht / Größe?")
    assert name.startswith("meng-stemm-dir-hutt-gesot-mir-hu-gemaach-ubersicht-grosse-20")
    assert name.endswith(".pdf")
    assert paper_name(kind="csv").count("-") == 4
