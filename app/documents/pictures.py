"""Pictograms on paper: drawn from their SVG at a size at which print is sharp."""

from functools import lru_cache
from io import BytesIO

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer
from reportlab.platypus import Image

from app.resources import resource

_PIXELS = 224
"""A side of 14 to 20 mm at about 300 dots an inch."""


def pictogram(name: str, side: float) -> Image:
    """Return a picture of `resources/pictures`, `side` points wide and high."""
    return Image(BytesIO(_png(name)), side, side)


@lru_cache(maxsize=128)
def _png(name: str) -> bytes:
    image = QImage(_PIXELS, _PIXELS, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    data = resource("pictures", f"{name}.svg").read_bytes()
    QSvgRenderer(QByteArray(data)).render(painter, QRectF(0, 0, _PIXELS, _PIXELS))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
