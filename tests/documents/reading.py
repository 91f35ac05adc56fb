"""What a test reads out of a PDF."""

from io import BytesIO
from typing import Any

from pypdf import PdfReader


def text_of(pdf: bytes) -> str:
    """Return all that stands on the pages, in one line."""
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)


def pages_of(pdf: bytes) -> int:
    """Return how many pages there are."""
    return len(PdfReader(BytesIO(pdf)).pages)


def fonts_of(pdf: bytes) -> list[Any]:
    """Return every font of every page."""
    return [
        font.get_object()
        for page in PdfReader(BytesIO(pdf)).pages
        for font in page["/Resources"].get("/Font", {}).values()  # type: ignore[attr-defined]
    ]


def embedded(pdf: bytes) -> bool:
    """Tell whether every font is in the file."""
    return all("/FontFile2" in font["/FontDescriptor"] for font in fonts_of(pdf))
