"""Brings a PDF to a printer, page by page, in the printer's own resolution."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

_DOTS = 300
"""Dots per inch at most: more only makes the print slow."""


OnPrinted = Callable[[int, int], bool]
"""Hears of each page before it is printed (its number from 0, and how many there are); says whether to go on."""


def print_pdf(pdf: bytes, printer: QPrinter, on_page: OnPrinted = lambda _page, _of: True) -> bool:
    """Print all pages; tell whether the printer took them. What is stopped is taken back from the printer."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument(buffer)
    document.load(buffer)
    if not document.pageCount():
        return False
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for page in range(document.pageCount()):
        if not on_page(page, document.pageCount()):
            printer.abort()
            painter.end()
            return False
        if page:
            printer.newPage()
        points = document.pagePointSize(page)
        scale = min(_DOTS, printer.resolution()) / 72
        image = document.render(page, QSize(round(points.width() * scale), round(points.height() * scale)))
        paper = painter.viewport()
        room = points.scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
        actual = points * (printer.resolution() / 72)
        size = actual if actual.width() <= room.width() else room
        painter.drawImage(QRect(0, 0, round(size.width()), round(size.height())), image)
    return painter.end()


_INTO_FILES = ("print to pdf", "xps document writer", "cups-pdf", "onenote", "adobe pdf", "pdfcreator", "fax")
"""What the printers are called that write a file, or ask where to: the kiosk prints on paper only."""


def default_printer() -> QPrinter | None:
    """Return the printer that the system names first, or None where there is none that prints on paper."""
    info = QPrinterInfo.defaultPrinter()
    called = f"{info.printerName()} {info.description()} {info.makeAndModel()}".lower()
    if info.isNull() or any(name in called for name in _INTO_FILES):
        return None
    return QPrinter(info, QPrinter.PrinterMode.HighResolution)
