"""The papers of a case: made off the GUI thread, shown before they are saved or printed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.reports.services.casework import OpenCase
from app.reports.services.printing import CasePrinting
from app.ui.widgets.preview import MakePdf, PaperPreview


class CasePapers(QObject):
    """Shows papers above a room. That one leaves the program goes into the audit log."""

    _asked = Signal(object)

    def __init__(self, printing: CasePrinting, room: QWidget) -> None:
        super().__init__(room)
        self._printing, self._room = printing, room
        self._asked.connect(self._call)

    def summary(self, case: OpenCase) -> None:
        """Show the case summary."""

        def make(language: str, with_names: bool, on_page: Callable[[int], None]) -> bytes:
            return self._printing.case_summary(case.id, language, with_names=with_names, on_page=on_page)

        self._show(_("Case summary"), make, [case.id], names=True)

    def meeting(self, case: OpenCase) -> None:
        """Show the reporter's own page for the meeting, in the language of the report."""

        def make(language: str, _with_names: bool, on_page: Callable[[int], None]) -> bytes:
            return self._printing.meeting_page(case.id, language, on_page)

        self._show(_("My meeting"), make, [case.id], language=case.report.language)

    def sent(self, case: OpenCase, paper: bytes) -> None:
        """Show what an authority was sent."""
        self._show(_("What was sent"), lambda *_asked: paper, [case.id])

    def copy(self, case: OpenCase, hidden: tuple[str, ...]) -> None:
        """Show the copy for the person, once the small window is gone; may be called from a worker."""

        def make(language: str, _with_names: bool, on_page: Callable[[int], None]) -> bytes:
            return self._printing.copy_for_person(case.id, language, hidden, on_page)

        self._asked.emit(
            lambda: self._show(_("Copy for the person"), make, [case.id], language=case.report.language)
        )

    def bundle(self, case_ids: Sequence[str]) -> None:
        """Show several cases in one paper, once the small window is gone; may be called from a worker."""

        def make(language: str, with_names: bool, on_page: Callable[[int], None]) -> bytes:
            return self._printing.bundle(case_ids, language, with_names=with_names, on_page=on_page)

        self._asked.emit(lambda: self._show(_("Case bundle"), make, case_ids, names=True))

    def _call(self, show: Callable[[], None]) -> None:
        show()

    def _show(
        self, title: str, make: MakePdf, case_ids: Sequence[str], *, names: bool = False, language: str = ""
    ) -> None:
        PaperPreview(
            title,
            make,
            names=names,
            language=language,
            parent=self._room,
            taken_out=lambda how: self._printing.taken_out(how, *case_ids),
        ).open()
