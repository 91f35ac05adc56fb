"""Pictograms on paper: drawn from their SVG at a size at which print is sharp."""

from functools import lru_cache
from io import BytesIO
from math import ceil

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer
from reportlab.platypus import Image

from app.resources import resource

_DOTS, _STEP, _MOST = 300 / 72, 100, 1_400
"""Pixels per point (300 dpi), then rounding step and maximum of a picture's side in pixels."""


def pictogram(name: str, side: float) -> Image:
    """Return a picture of `resources/pictures`, `side` points wide and high."""
    return Image(BytesIO(_png(name, _pixels(side))), side, side)


def large_pictogram(name: str, side: float) -> Image:
    """Return a picture for a poster; what is not the picture lets the ground through."""
    clear = Qt.GlobalColor.transparent
    return Image(BytesIO(_png(name, _pixels(side), clear)), side, side, mask="auto")


def _pixels(side: float) -> int:
    """Return how many pixels a side needs at about 300 dots an inch."""
    return min(ceil(side * _DOTS / _STEP) * _STEP, _MOST)


@lru_cache(maxsize=128)
def _png(name: str, pixels: int, ground: Qt.GlobalColor = Qt.GlobalColor.white) -> bytes:
    clear = ground == Qt.GlobalColor.transparent
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32 if clear else QImage.Format.Format_RGB32)
    image.fill(ground)
    painter = QPainter(image)
    data = resource("pictures", f"{name}.svg").read_bytes()
    QSvgRenderer(QByteArray(data)).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
