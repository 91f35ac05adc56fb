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
    for one in [root, *root.findChildren(QWidget)]:
        if not one.isVisibleTo(root) or one.width() == 0:
            continue
        yield from _text(one)
        yield from _place(one, root)


def _text(one: QWidget) -> Iterator[str]:
    match one:
        case QLabel() if one.text() and one.pixmap().isNull():
            if one.wordWrap():
                needed = one.heightForWidth(one.width())
                widest = max(
                    QFontMetrics(one.font()).horizontalAdvance(word) for word in one.text().split() or [""]
                )
                if needed > one.height() + SLACK or widest > one.width() + SLACK:
                    yield f"text {one.text()!r}: {one.size().toTuple()} for {needed}"
            elif one.sizeHint().width() > one.width() + SLACK or one.sizeHint().height() > one.height() + SLACK:
                yield f"line {one.text()!r}: {one.size().toTuple()} for {one.sizeHint().toTuple()}"
        case Button() if one.text() and one.minimumSizeHint().width() > one.width() + SLACK:
            yield f"button {one.text()!r}: {one.width()} for {one.minimumSizeHint().width()}"
        case SideButton() if one.sizeHint().width() > one.width() + SLACK:
            yield f"side button {one.text()!r}: {one.width()} for {one.sizeHint().width()}"
        case Tile() if one.text():
            smallest, text = one.minimumSizeHint(), one._text_size(one.width() - needed_beside(one))
            if text.height() + 2 * RING > one.height() + SLACK or smallest.width() > one.width() + SLACK:
                yield f"tile {one.text()!r}: {one.size().toTuple()} for {smallest.toTuple()} and {text.toTuple()}"
        case QComboBox() if QFontMetrics(one.font()).horizontalAdvance(one.currentText()) > one.width() - 24:
            yield f"choice {one.currentText()!r}"


def needed_beside(tile: Tile) -> int:
    from app.ui.widgets.tiles import _BESIDE

    return 2 * RING + (0 if tile._look.picture else _BESIDE)


def _place(one: QWidget, root: QWidget) -> Iterator[str]:
    parent = one.parentWidget()
    if one is root or one.isWindow() or parent is None:
        return
    area = _scroll_area(one, root)
    inside = QRect(QPoint(0, 0), parent.size()).adjusted(-SLACK, -SLACK, SLACK, SLACK)
    if area is not None and area.widget() is one:
        if one.width() > area.viewport().width() + SLACK:
            yield f"wider than its area: {_name(one)} {one.width()} > {area.viewport().width()}"
    elif (type(one).__module__.startswith("app.") or isinstance(one, QLabel)) and not inside.contains(
        one.geometry()
    ):
        yield f"outside its place: {_name(one)} {one.geometry().getRect()} in {parent.size().toTuple()}"


def _scroll_area(one: QWidget, root: QWidget) -> QScrollArea | None:
    at: QWidget | None = one
    while at is not None and at is not root:
        if isinstance(at, QScrollArea):
            return at
        at = at.parentWidget()
    return None


def _name(one: QWidget) -> str:
    text = one.text() if isinstance(one, QLabel) else one.accessibleName()
    return f"{type(one).__name__} {text!r}"
