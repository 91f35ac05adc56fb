"""The style sheet: one file with names of tokens in it, filled in here."""

from string import Template

from app.resources import resource
from app.ui.theme.tokens import Colour, Radius, Size, Space


def style_sheet() -> str:
    """Return the program's style sheet."""
    values: dict[str, str] = {}
    for group in (Colour, Radius, Size, Space):
        for name, value in vars(group).items():
            if not name.startswith("_"):
                values[f"{group.__name__}_{name}"] = str(value)
    for name in ("check-white", "chevron-down"):
        values["icon_" + name.replace("-", "_")] = resource("icons", f"{name}.svg").as_posix()
    return Template(resource("style", "app.qss").read_text(encoding="utf-8")).substitute(values)
