"""Architecture: every wing is in the import contracts, and every cited document exists."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
INSIDE = {"rules", "rows", "documents", "services"}


def test_every_wing_is_held_by_the_contracts() -> None:
    wings = {
        f"app.{folder.name}"
        for folder in (ROOT / "app").iterdir()
        if folder.is_dir() and INSIDE & {path.stem for path in folder.iterdir()}
    }
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    held = next(set(contract["containers"]) for contract in contracts if "containers" in contract)
    windowless = next(
        set(contract["source_modules"])
        for contract in contracts
        if contract["name"] == "wings know nothing of windows"
    )
    assert wings == held, 'pyproject.toml: `containers` of the contract "inside a wing"'
    assert wings <= windowless, 'pyproject.toml: `source_modules` of "wings know nothing of windows"'
    table = (ROOT / "docs" / "architecture.md").read_text("utf-8").split("| wing | subject |")[1].split("\n\n")[0]
    told = {f"app.{name}" for name in re.findall(r"\| `(\w+)` \|", table)}
    assert wings == told, "docs/architecture.md: the table of wings"


def test_every_document_that_the_code_cites_is_there() -> None:
    cited = {
        name
        for file in (ROOT / "app").rglob("*.py")
        for name in re.findall(r"\b[\w/-]+\.md\b", file.read_text("utf-8"))
    }
    assert cited
    assert [name for name in sorted(cited) if not (ROOT / name).is_file()] == []


def test_the_picture_of_the_wings_is_true() -> None:
    """Each arrow in docs/architecture.md is an import; each import between wings is one arrow, or several."""
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    drawn = text.split("```mermaid\nflowchart")[1].split("```")[0]
    arrows: dict[str, set[str]] = {}
    for line in drawn.splitlines():
        if "-->" in line:
            knower, known = line.split("-->")
            arrows.setdefault(knower.strip(), set()).update(name.strip() for name in known.split("&"))
    shown = set(arrows) | {name for known in arrows.values() for name in known}
    imports = {name: _imported(name) & shown - {name} for name in shown}
    assert {(knower, name) for knower, known in arrows.items() for name in known - imports[knower]} == set()
    reached = {name: _reached(name, arrows) for name in shown}
    assert {(name, one) for name, known in imports.items() for one in known - reached[name]} == set()


def _imported(folder: str) -> set[str]:
    return {
        name
        for file in (ROOT / "app" / folder).rglob("*.py")
        for name in re.findall(r"^\s*from app\.(\w+)", file.read_text("utf-8"), re.MULTILINE)
    }


def _reached(name: str, arrows: dict[str, set[str]]) -> set[str]:
    known = arrows.get(name, set())
    return known | {further for one in known for further in _reached(one, arrows)}


def test_every_room_is_in_the_side_bar() -> None:
    folders = {
        folder.name for folder in (ROOT / "app" / "ui" / "staff").iterdir() if (folder / "room.py").is_file()
    }
    listed = set(
        re.findall(r"^    (\w+)\.ROOM,$", (ROOT / "app" / "assembly" / "rooms.py").read_text("utf-8"), re.M)
    )
    assert folders == listed


def test_every_room_is_walked_into() -> None:
    """A walk presses the room's name, so that the room is looked at in every language and size."""
    walks = "".join(file.read_text("utf-8") for file in (ROOT / "tests" / "walks").glob("*.py"))
    named = re.compile(r"name=lambda: ((?:_|pgettext)\(.*\)),$", re.MULTILINE)
    for file in sorted((ROOT / "app" / "ui" / "staff").glob("*/__init__.py")):
        for name in named.findall(file.read_text("utf-8")):
            assert f".press({name})" in walks, (
                f"{file.parent.name}: a step in tests/walks, called in tests/walks/album.py"
            )
