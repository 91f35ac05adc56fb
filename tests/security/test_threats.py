"""The page about threats: each "cannot" names a test that is there."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROW = re.compile(r"^\| (?P<cannot>[^|]+) \| `(?P<file>tests/[\w/]+\.py)::(?P<test>test_\w+)` \|$")


def test_each_cannot_names_a_test() -> None:
    text = (ROOT / "docs" / "threats.md").read_text(encoding="utf-8")
    rows = [
        line for line in text.splitlines() if line.startswith("| ") and not line.startswith(("| cannot", "| ---"))
    ]
    assert len(rows) > 35
    missing = []
    for line in rows:
        found = ROW.match(line)
        assert found is not None, line
        file = ROOT / found["file"]
        if not file.exists() or f"def {found['test']}(" not in file.read_text(encoding="utf-8"):
            missing.append(line)
    assert missing == []
