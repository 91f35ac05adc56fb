"""A document opened in the program: a PDF page by page, or a picture. It is held in memory only."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from app.i18n import _, pgettext
from app.training.services.documents import DocumentKind
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.labels import column, label, row, scrolling

_LARGEST = 12_000
"""Pixels of a picture's side: more is not opened."""


class DocumentDialog(QDialog):
    """Shows one document, whatever it is."""

    def __init__(self, title: str, kind: DocumentKind, data: bytes, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("ground", "staff")
        self.setWindowTitle("Meng Stëmm")
        self.setAccessibleName(title)
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        close = Button(pgettext("button", "Close"), STAFF, Weight.FILLED)
        close.clicked.connect(self.accept)
        layout = column(space=Space.S, margins=(Space.L, Space.L, Space.L, Space.L))
        layout.addWidget(label(title, Text.STAFF_TITLE))
        layout.addWidget(self._pdf() if kind is DocumentKind.PDF else self._picture(), 1)
        layout.addLayout(row(None, close))
        self.setLayout(layout)
        self.resize(*Size.PREVIEW)
        self.finished.connect(self.deleteLater)

    def _pdf(self) -> QWidget:
        document = QPdfDocument(self)
        document.load(self._buffer)
        if document.pageCount() < 1:
            return _nothing()
        view = QPdfView(self)
        view.setPageMode(QPdfView.PageMode.MultiPage)
        view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        view.setDocument(document)
        view.setAccessibleName(_("Document"))
        return view

    def _picture(self) -> QWidget:
        reader = QImageReader(self._buffer)
        reader.setAutoTransform(True)
        size = reader.size()
        if not size.isValid() or max(size.width(), size.height()) > _LARGEST:
            return _nothing()
        image: QImage = reader.read()
        if image.isNull():
            return _nothing()
        width = min(image.width(), Size.PREVIEW[0] - Space.XXL * 2)
        shown = QLabel()
        shown.setAccessibleName(_("Document"))
        shown.setPixmap(QPixmap.fromImage(image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)))
        shown.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        return scrolling(shown)


def _nothing() -> QLabel:
    return label(_("This document cannot be shown. It may be damaged."), Text.STAFF_TEXT, centred=True)
