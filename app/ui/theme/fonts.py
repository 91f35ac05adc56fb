"""The program's own letters, loaded once from its files: no font of the system is needed."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from app.resources import resource
from app.ui.theme.tokens import Family, TextStyle

_FILES = {
    Family.CHILD: ("Andika-Regular.ttf", "Andika-Bold.ttf"),
    Family.PLAIN: ("AtkinsonHyperlegibleNext-Regular.ttf", "AtkinsonHyperlegibleNext-Bold.ttf"),
}


@cache
def _load(family: str) -> None:
    for file in _FILES[family]:
        QFontDatabase.addApplicationFont(str(resource("fonts", file)))


@cache
def font(style: TextStyle) -> QFont:
    """Return the font of a text style."""
    _load(style.family)
    made = QFont(style.family)
    made.setPixelSize(style.size)
    made.setWeight(QFont.Weight.Bold if style.bold else QFont.Weight.Normal)
    return made
