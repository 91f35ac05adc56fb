"""A PDF on the screen before it is paper: look, choose language and names, save, print."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QFrame, QProgressDialog, QVBoxLayout, QWidget

from app.core.errors import MengStemmError
from app.core.ways_out import WayOut
from app.i18n import LANGUAGES, _, current, pgettext
from app.ui import tasks
from app.ui.theme.fonts import font
from app.ui.theme.tokens import Colour, Size, Space, Text, Time
from app.ui.widgets.busy import Busy
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.forms import choice
from app.ui.widgets.labels import label, row
from app.ui.widgets.printing import print_pdf
from app.ui.widgets.saving import paper_name, saved_or_not
from app.ui.words import refusal

MakePdf = Callable[[str, bool, Callable[[int], None]], bytes]
"""Makes the PDF in a language, with names or without, and tells of each page; it may be stopped there."""


def show_paper(title: str, make: MakePdf, parent: QWidget, taken_out: Callable[[WayOut], None]) -> None:
    """Show a paper without a choice of names, in the language of the screen first."""
    PaperPreview(
        title,
        make,
        file_name=paper_name(title),
        names=False,
        language=current(),
        parent=parent,
        taken_out=taken_out,
    ).open()


class PaperPreview(QDialog):
    """One document. It is held in memory only, never in a temporary file. Without a name of its own its file is
    called by the day alone: whoever sees a stick shall not see that a case is on it."""

    def __init__(
        self,
        title: str,
        make: MakePdf,
        *,
        file_name: str = "",
        names: bool = False,
        language: str = "",
        parent: QWidget | None = None,
        taken_out: Callable[[WayOut], None] = lambda _how: None,
    ) -> None:
        super().__init__(parent)
        self._taken_out = taken_out
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("ground", "staff")
        self.resize(*Size.SMALLEST)
        self._make, self._file_name, self.pdf = make, file_name or paper_name(), b""
        self._buffer: QBuffer | None = None
        self._document = QPdfDocument(self)
        self._view = QPdfView()
        self._view.setDocument(self._document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setAccessibleName(title)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        around = self._view.palette()
        around.setColor(QPalette.ColorRole.Dark, QColor(Colour.LINE))
        self._view.setPalette(around)
        self._message = label("", Text.STAFF_TEXT, tone="muted")
        self._busy = Busy()
        self._busy.given_up.connect(self.reject)
        self._making: tasks.Task | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.addLayout(self._bar(names, language or current()))
        layout.addWidget(self._message)
        layout.addWidget(self._busy)
        layout.addWidget(self._view, 1)
        self._refresh()

    @property
    def pages(self) -> int:
        """Return how many pages are shown."""
        return self._document.pageCount()

    def _bar(self, names: bool, language: str) -> QVBoxLayout:
        self._language = choice(_("Language"), list(LANGUAGES.items()), language)
        self._language.currentIndexChanged.connect(self._refresh)
        self._names = QCheckBox(_("With names"))
        self._names.setFont(font(Text.STAFF_TEXT))
        self._names.setChecked(True)
        self._names.setVisible(names)
        self._names.toggled.connect(self._refresh)
        self._save = Button(_("Save"), STAFF, Weight.QUIET, icon_before="save")
        self._save.clicked.connect(self._save_file)
        self._print = Button(_("Print"), STAFF, Weight.FILLED, icon_before="printer")
        self._print.clicked.connect(self._print_paper)
        close = Button(pgettext("button", "Close"), STAFF, Weight.QUIET, icon_before="x")
        close.clicked.connect(self.reject)
        holder = QVBoxLayout()
        holder.addLayout(row(self._language, self._names, None, close, self._save, self._print, space=Space.XS))
        return holder

    def _refresh(self) -> None:
        language, names = str(self._language.currentData()), self._names.isChecked()
        self._say("")
        self._busy.start(_("One moment, the document is being made."))
        for button in (self._save, self._print):
            button.setEnabled(False)
        if self._making is not None:
            self._making.cancel()
        task = tasks.Task(self, self._show, self._not_made, self._busy.tell)
        self._making = task.start(lambda: self._make(language, names, task.report))

    def done(self, result: int) -> None:
        """Stop what nobody waits for any more."""
        if self._making is not None:
            self._making.cancel()
        super().done(result)

    def _not_made(self, error: Exception) -> None:
        self._busy.stop()
        self._say(refusal(error))

    def _show(self, pdf: bytes) -> None:
        self._busy.stop()
        self.pdf = pdf
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._say("")
        for button in (self._save, self._print):
            button.setEnabled(True)

    def _save_file(self) -> None:
        where, _kind = QFileDialog.getSaveFileName(self, _("Save"), self._file_name, "PDF (*.pdf)")
        if where:
            self.save_to(where)

    def save_to(self, where: str) -> None:
        """Write the PDF to a file: under another name first, then renamed, so that it is whole or absent."""
        if not self._noted(WayOut.SAVED):
            return
        self._say(saved_or_not(where, self.pdf))

    def _noted(self, how: WayOut) -> bool:
        """Log that the paper leaves the program; return False where that cannot be logged."""
        try:
            self._taken_out(how)
        except MengStemmError as error:
            self._say(refusal(error))
            return False
        return True

    def _print_paper(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted:
            if not self._noted(WayOut.PRINTED):
                return
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print all pages; a long print shows how far it is, and can be stopped."""
        waiting = QProgressDialog(_("The pages are being printed."), _("Cancel"), 0, self.pages, self)
        waiting.setWindowModality(Qt.WindowModality.WindowModal)
        waiting.setWindowTitle("Meng Stëmm")
        waiting.setMinimumDuration(Time.BUSY)

        def go_on(page: int, _of: int) -> bool:
            waiting.setValue(page)
            return not waiting.wasCanceled()

        printed = print_pdf(self.pdf, printer, go_on)
        stopped = waiting.wasCanceled()
        waiting.reset()
        if stopped:
            self._say(_("Stopped. The printer may still bring some pages."))
        else:
            self._say(_("Sent to the printer.") if printed else _("It could not be printed."))

    def _say(self, text: str) -> None:
        self._message.setText(text)
        self._message.setVisible(bool(text))
