"""Finds what is cut off: texts that have less room than they need, and things that stand outside their place."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QComboBox, QLabel, QScrollArea, QWidget

from app.ui.staff.shell import SideButton
from app.ui.widgets.buttons import Button
from app.ui.widgets.paint import RING
from app.ui.widgets.tiles import Tile

SLACK = 2


def cut_off(root: QWidget) -> list[str]:
    """Return what a person could not read whole, without scrolling to the side."""
    return list(_problems(root))


def _problems(root: QWidget) -> Iterator[str]:
    for widget in [root, *root.findChildren(QWidget)]:
        if not widget.isVisibleTo(root) or widget.width() == 0:
            continue
        yield from _text(widget)
        yield from _place(widget, root)


def _text(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel() if widget.text() and widget.pixmap().isNull():
            if widget.wordWrap():
                needed = widget.heightForWidth(widget.width())
                widest = max(
                    QFontMetrics(widget.font()).horizontalAdvance(word) for word in widget.text().split() or [""]
                )
                if needed > widget.height() + SLACK or widest > widget.width() + SLACK:
                    yield f"text {widget.text()!r}: {widget.size().toTuple()} for {needed}"
            elif (
                widget.sizeHint().width() > widget.width() + SLACK
                or widget.sizeHint().height() > widget.height() + SLACK
            ):
                yield f"line {widget.text()!r}: {widget.size().toTuple()} for {widget.sizeHint().toTuple()}"
        case Button() if widget.text() and widget.minimumSizeHint().width() > widget.width() + SLACK:
            yield f"button {widget.text()!r}: {widget.width()} for {widget.minimumSizeHint().width()}"
        case SideButton() if widget.sizeHint().width() > widget.width() + SLACK:
            yield f"side button {widget.text()!r}: {widget.width()} for {widget.sizeHint().width()}"
        case Tile() if widget.text():
            smallest, text = (
                widget.minimumSizeHint(),
                widget.text_size(widget.width() - needed_beside(widget)),
            )
            if text.height() + 2 * RING > widget.height() + SLACK or smallest.width() > widget.width() + SLACK:
                wanted = f"{smallest.toTuple()} and {text.toTuple()}"
                yield f"tile {widget.text()!r}: {widget.size().toTuple()} for {wanted}"
        case QComboBox() if (
            QFontMetrics(widget.font()).horizontalAdvance(widget.currentText()) > widget.width() - 24
        ):
            yield f"choice {widget.currentText()!r}"


def needed_beside(tile: Tile) -> int:
    from app.ui.widgets.tiles import _BESIDE

    return 2 * RING + (0 if tile.shape.picture else _BESIDE)


def _place(widget: QWidget, root: QWidget) -> Iterator[str]:
    parent = widget.parentWidget()
    if widget is root or widget.isWindow() or parent is None:
        return
    area = _scroll_area(widget, root)
    inside = QRect(QPoint(0, 0), parent.size()).adjusted(-SLACK, -SLACK, SLACK, SLACK)
    if area is not None and area.widget() is widget:
        if widget.width() > area.viewport().width() + SLACK:
            yield f"wider than its area: {_name(widget)} {widget.width()} > {area.viewport().width()}"
    elif (type(widget).__module__.startswith("app.") or isinstance(widget, QLabel)) and not inside.contains(
        widget.geometry()
    ):
        yield f"outside its place: {_name(widget)} {widget.geometry().getRect()} in {parent.size().toTuple()}"


def _scroll_area(widget: QWidget, root: QWidget) -> QScrollArea | None:
    at: QWidget | None = widget
    while at is not None and at is not root:
        if isinstance(at, QScrollArea):
            return at
        at = at.parentWidget()
    return None


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel) else widget.accessibleName()
    return f"{type(widget).__name__} {text!r}"
