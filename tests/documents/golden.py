"""How the papers look: small grey pictures, compared with a tolerance, so that no look changes by accident.
`python3 dev.py papers --keep NAME` takes today's look of a paper for the right one, once somebody has looked at
it."""

from pathlib import Path
from zlib import crc32

from PIL import Image, ImageChops, ImageStat
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from app.i18n import FINISHED

FOLDER = Path(__file__).parent / "golden"
DOTS = 36
"""Dots an inch: enough to see what moved, too few to read."""

PAGES = 3
"""The first pages of a paper are compared."""

MEAN, PIXELS, FAR = 1.2, 0.005, 60
"""How far two pictures may be apart: grey steps on average (of 255), and the part of pixels that are FAR apart.
The hash at the foot and the order of the ballot papers differ every time, by up to 0.6; a page moved by two
millimetres is 4.8 away, a bolder one 3.7."""


def language_of(name: str) -> str:
    """Return in which language a paper is compared: that of the picture that is kept, and for a new one any, by
    its name."""
    kept = [file.stem.removeprefix(f"{name}-") for file in FOLDER.glob(f"{name}-??.png")]
    return kept[0] if kept else list(FINISHED)[crc32(name.encode()) % len(FINISHED)]


def file_of(name: str, language: str) -> Path:
    """Return where the picture of a paper is kept."""
    return FOLDER / f"{name}-{language}.png"


def picture(pdf: bytes) -> Image.Image:
    """Return the first pages beside each other, in grey."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    pages = [_page(document, number) for number in range(min(document.pageCount(), PAGES))]
    document.close()
    whole = Image.new("L", (sum(page.width for page in pages), max(page.height for page in pages)), 255)
    left = 0
    for page in pages:
        whole.paste(page, (left, 0))
        left += page.width
    return whole


def _page(document: QPdfDocument, number: int) -> Image.Image:
    size = document.pagePointSize(number) * DOTS / 72
    drawn = document.render(number, QSize(round(size.width()), round(size.height())))
    white = QImage(drawn.size(), QImage.Format.Format_RGB32)
    white.fill(0xFFFFFFFF)
    grey = _on(white, drawn).convertToFormat(QImage.Format.Format_Grayscale8)
    rows = bytes(grey.constBits())
    return Image.frombytes("L", (grey.width(), grey.height()), rows, "raw", "L", grey.bytesPerLine())


def _on(white: QImage, drawn: QImage) -> QImage:
    painter = QPainter(white)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return white


def differs(image: Image.Image, other: Image.Image) -> str:
    """Return how two pictures differ, or nothing where they look the same."""
    if image.size != other.size:
        return f"size {image.size} instead of {other.size}"
    apart = ImageChops.difference(image, other)
    mean = ImageStat.Stat(apart).mean[0]
    far = sum(apart.histogram()[FAR:]) / (image.width * image.height)
    return f"mean {mean:.2f}, far {far:.4f}" if mean > MEAN or far > PIXELS else ""
