"""The program's own letters, loaded once from its files: no font of the system is needed."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from app.resources import resource
from app.ui.theme.appearance import appearance
from app.ui.theme.tokens import Family, TextStyle

_FILES = {
    Family.CHILD: ("Andika-Regular.ttf", "Andika-Bold.ttf"),
    Family.EASY: ("OpenDyslexic-Regular.ttf", "OpenDyslexic-Bold.ttf"),
    Family.PLAIN: ("AtkinsonHyperlegibleNext-Regular.ttf", "AtkinsonHyperlegibleNext-Bold.ttf"),
}


_NARROWER = {Family.EASY: 0.86}
"""These letters are wider than others of their size."""


@cache
def _load(family: str) -> None:
    for file in _FILES[family]:
        QFontDatabase.addApplicationFont(str(resource("fonts", file)))


def font(style: TextStyle) -> QFont:
    """Return the font of a text style, as large and easy to read as somebody has chosen."""
    chosen = appearance()
    return _font(style, Family.EASY if chosen.easy_letters else style.family, min(chosen.factor, style.most))


@cache
def _font(style: TextStyle, family: str, factor: float) -> QFont:
    _load(family)
    made = QFont(family)
    made.setPixelSize(round(style.size * factor * _NARROWER.get(family, 1)))
    made.setWeight(QFont.Weight.Bold if style.bold else QFont.Weight.Normal)
    return made
