"""The style sheet: one file with names of tokens in it, filled in here."""

from string import Template

from PySide6.QtWidgets import QApplication

from app.resources import resource
from app.ui.theme.appearance import Appearance, appearance, choose, tint
from app.ui.theme.tokens import Colour, Radius, Size, Space


def apply_appearance(wanted: Appearance) -> None:
    """Look so from now on; pages made before keep their letters until they are made anew."""
    application = QApplication.instance()
    if wanted != appearance() and isinstance(application, QApplication):
        choose(wanted)
        application.setStyleSheet(style_sheet())


def style_sheet() -> str:
    """Return the program's style sheet."""
    values: dict[str, str] = {}
    for group in (Colour, Radius, Size, Space):
        for name, value in vars(group).items():
            if not name.startswith("_"):
                values[f"{group.__name__}_{name}"] = tint(str(value))
    for name in ("check-white", "chevron-down", "chevron-up"):
        values["icon_" + name.replace("-", "_")] = resource("icons", f"{name}.svg").as_posix()
    return Template(resource("style", "app.qss").read_text(encoding="utf-8")).substitute(values)
