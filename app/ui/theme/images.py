"""Pictures: pictograms for children (OpenMoji), icons for staff (Lucide), in the size and colour asked for."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.resources import resource
from app.ui.theme.appearance import tint
from app.ui.theme.tokens import Colour


def picture(name: str, size: int) -> QPixmap:
    """Return a pictogram, `size` pixels wide and high."""
    return _svg(f"pictures/{name}.svg", size, None, _ratio())


def icon(name: str, size: int, colour: str = Colour.INK) -> QPixmap:
    """Return an icon in one colour."""
    return _svg(f"icons/{name}.svg", size, tint(colour), _ratio())


def receipt_picture(name: str, size: int) -> QPixmap:
    """Return one of the 64 pictures of a receipt."""
    return _png(f"pictures/receipt/{name}.png", size, _ratio())


def _ratio() -> float:
    screen = QGuiApplication.primaryScreen()
    return screen.devicePixelRatio() if screen else 1.0


@lru_cache(maxsize=512)
def _svg(file: str, size: int, colour: str | None, ratio: float) -> QPixmap:
    data = resource(*file.split("/")).read_bytes()
    if colour is not None:
        data = data.replace(b"currentColor", colour.encode())
    pixels = round(size * ratio)
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(data)).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return _pixmap(image, ratio)


@lru_cache(maxsize=256)
def _png(file: str, size: int, ratio: float) -> QPixmap:
    pixels = round(size * ratio)
    image = QImage(str(resource(*file.split("/")))).scaled(
        pixels, pixels, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    return _pixmap(image, ratio)


def _pixmap(image: QImage, ratio: float) -> QPixmap:
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
