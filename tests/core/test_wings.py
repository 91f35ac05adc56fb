"""What holds the house together: every wing stands in the contracts, and what the code cites is there."""

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
    assert wings == held
    assert wings <= windowless


def test_every_document_that_the_code_cites_is_there() -> None:
    cited = {
        name
        for file in (ROOT / "app").rglob("*.py")
        for name in re.findall(r"\b[\w/-]+\.md\b", file.read_text("utf-8"))
    }
    assert cited
    assert [name for name in sorted(cited) if not (ROOT / name).is_file()] == []
