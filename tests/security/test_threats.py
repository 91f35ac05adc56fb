"""The page about threats: each "cannot" names a test that is there and can fail."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXPECTING = {"raises", "waits", "awaits", "run_state_machine_as_test"}
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
        if not _proves_something(ROOT / found["file"], found["test"]):
            missing.append(line)
    assert missing == []


def _proves_something(file: Path, name: str) -> bool:
    """Tell whether the test is there, is not left out, and can fail: it asserts or expects an error, or a function
    beside it that it calls does."""
    functions = {
        node.name: node
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    }
    test = functions.get(name)
    if test is None or any(re.search(r"\bskip\b|xfail", ast.unparse(mark)) for mark in test.decorator_list):
        return False
    called = {
        node.func.id for node in ast.walk(test) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    return any(_can_fail(function) for function in (test, *(functions[one] for one in called & functions.keys())))


def _can_fail(function: ast.FunctionDef) -> bool:
    return any(
        isinstance(node, ast.Assert)
        or (isinstance(node, ast.Attribute) and node.attr in EXPECTING)
        or (isinstance(node, ast.Name) and node.id in EXPECTING)
        for node in ast.walk(function)
    )


def test_an_empty_test_proves_nothing(tmp_path: Path) -> None:
    file = tmp_path / "test_x.py"
    file.write_text(
        "import pytest\ndef test_a():\n    print(1)\ndef test_b():\n    assert 1\n"
        "@pytest.mark.skip\ndef test_c():\n    assert 1\n",
        encoding="utf-8",
    )
    assert [_proves_something(file, name) for name in ("test_a", "test_b", "test_c", "test_d")] == [
        False,
        True,
        False,
        False,
    ]
