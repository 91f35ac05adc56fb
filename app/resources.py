"""Where the files lie that come with the program: fonts, pictures, icons, style, content, catalogs."""

from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent


def resource(*parts: str) -> Path:
    """Return the path of a file under `resources/`."""
    return _ROOT.joinpath("resources", *parts)


def translations() -> Path:
    """Return the folder of the catalogs."""
    return _ROOT / "translations"
