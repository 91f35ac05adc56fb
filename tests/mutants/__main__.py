"""`python3 dev.py mutants [MODULE ...]`: change the rules (`app/core`, `rules` of each wing) and the sealing
(`app/vault`) in thousands of small ways, one at a time, and see whether their own tests notice each (mutation
testing, with mutmut). Works in a copy; ends with 1 where fewer than 85 of a hundred changes are noticed."""

import argparse
import difflib
import json
import shutil
import subprocess
import sys
import tempfile
from ast import ClassDef, FunctionDef, get_source_segment, parse, stmt
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ENOUGH = 85
COPIED = ("app", "tests", "resources", "translations", "docs", "pyproject.toml", "README.md", "CHANGELOG.md")
TESTS = [
    "tests/core",
    "tests/vault",
    *sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("tests/*/test_rules_*.py")),
]
NOTICED, MISSED, NO_TEST = "noticed", "missed", "no test"

SETTINGS = """
[tool.mutmut]
source_paths = ["app"]
only_mutate = [{files}]
also_copy = [{copied}]
pytest_add_cli_args = ["-p", "no:randomly", "-p", "no:xdist"]
pytest_add_cli_args_test_selection = [{tests}]
"""
"""Decorated functions and what stands outside of functions is not changed by mutmut."""


def run(folder: Path, modules: Sequence[str], tests: Sequence[str], children: int) -> int:
    """Change the modules in a copy in this folder; return how mutmut ended."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, folder / name)
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(SETTINGS.format(files=listed(modules), copied=listed(COPIED), tests=listed(tests)))
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", str(children)]
    with (folder / "mutmut.log").open("w", encoding="utf-8") as log:
        return subprocess.run(command, cwd=folder, check=False, stdout=log, stderr=log).returncode


def listed(names: Sequence[str]) -> str:
    return ", ".join(json.dumps(name) for name in names)


def results(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield module, change and what became of it. A change that hangs or kills the process is noticed, too."""
    for path in sorted((folder / "mutants" / "app").rglob("*.meta")):
        codes = json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
        name = str(path.relative_to(folder / "mutants")).removesuffix(".meta")
        for change, code in codes.items():
            yield name, change, {0: MISSED, 33: NO_TEST, None: NO_TEST}.get(code, NOTICED)


@cache
def functions(path: Path) -> dict[str, str]:
    """Return each function of a changed module, in every form, by its name."""
    source = path.read_text(encoding="utf-8")

    def within(body: Sequence[stmt]) -> Iterator[tuple[str, str]]:
        for other in body:
            if isinstance(other, FunctionDef):
                yield other.name, get_source_segment(source, other) or ""
            elif isinstance(other, ClassDef):
                yield from within(other.body)

    return dict(within(parse(source).body))


def difference(folder: Path, module: str, change: str) -> list[str]:
    """Return the lines of a change."""
    found = functions(folder / "mutants" / module)
    name = change.rsplit(".", 1)[-1]
    before = found.get(f"{name.rsplit('__mutmut_', 1)[0]}__mutmut_orig", "").splitlines()[1:]
    after = found.get(name, "").splitlines()[1:]
    lines = difflib.unified_diff(before, after, lineterm="", n=0)
    return [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def report(folder: Path) -> int:
    """Print the modules, then each change that nobody noticed; return how many of a hundred were."""
    by_module: dict[str, Counter[str]] = {}
    every = list(results(folder))
    for module, _change, became in every:
        by_module.setdefault(module, Counter())[became] += 1
    for module, counted in by_module.items():
        print(f"{module:36}{counted[NOTICED]:6} of {counted.total():5}")
    for module, change, became in every:
        if became != NOTICED:
            print(
                f"\n{module}, {became}: {change.rsplit('.', 1)[-1]}",
                *difference(folder, module, change),
                sep="\n  ",
            )
    total = sum((counted for counted in by_module.values()), Counter[str]())
    share = 100 * total[NOTICED] // max(total.total(), 1)
    print(f"\n{total[NOTICED]} of {total.total()} changes noticed ({share} %, {ENOUGH} wanted)")
    return share


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py mutants")
    parser.add_argument(
        "module",
        nargs="*",
        default=["app/core/*", "app/*/rules*", "app/vault/*"],
        help="such as app/core/rights.py",
    )
    parser.add_argument("--tests", action="append", help="instead of the tests of rules and sealing")
    parser.add_argument("--children", type=int, default=2)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="mutants") as name:
        folder = Path(name)
        code = run(folder, asked.module, asked.tests or TESTS, asked.children)
        if code or not any(results(folder)):
            print((folder / "mutmut.log").read_text(encoding="utf-8")[-4_000:])
            return code or 1
        return int(report(folder) < ENOUGH)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
