"""Texts, cards and layouts: thin wrappers that carry a text style or a name for the style sheet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.ui.theme.fonts import font
from app.ui.theme.tokens import Space, TextStyle


def label(text: str, style: TextStyle, *, tone: str = "", wrap: bool = True, centred: bool = False) -> QLabel:
    """Return a text; never rich text, so that what people wrote is shown as they wrote it."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(font(style))
    made.setWordWrap(wrap)
    if tone:
        made.setProperty("tone", tone)
    if centred:
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made


def chip(text: str, style: TextStyle, kind: str) -> QLabel:
    """Return a small coloured word."""
    made = label(text, style, wrap=False)
    made.setProperty("chip", kind)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return made


def card(kind: str, *, space: int = Space.XS, margin: int = Space.M) -> tuple[QFrame, QVBoxLayout]:
    """Return a card and its layout."""
    frame = QFrame()
    frame.setProperty("card", kind)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(space)
    return frame, layout


def column(*, space: int = Space.M, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """Return a layout from top to bottom."""
    layout = QVBoxLayout()
    layout.setSpacing(space)
    layout.setContentsMargins(*margins)
    return layout


def row(*parts: QWidget | QLayout | None, space: int = Space.M) -> QHBoxLayout:
    """Return a layout from left to right; None is a stretch."""
    layout = QHBoxLayout()
    layout.setSpacing(space)
    layout.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, QLayout):
            layout.addLayout(part)
        else:
            layout.addWidget(part)
    return layout


def rule(where: str = "across") -> QFrame:
    """Return a thin line across a page, or across the side bar ("side")."""
    frame = QFrame()
    frame.setProperty("line", where)
    return frame


def scrolling(content: QWidget, *, centred: bool = False) -> QScrollArea:
    """Return the content in an area that scrolls up and down where it is too high."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    if centred:
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
    return area


def emptied(layout: QLayout) -> None:
    """Remove everything from a layout."""
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inside := item.layout():
            emptied(inside)
