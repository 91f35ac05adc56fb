"""A copy of the program that a recipe changes, and programs that are run in it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_BLOCK = re.compile(r"`(app/[\w/]+\.py)`[^`\n]*:\n+```python\n(.*?)```", re.DOTALL)


class Copy:
    """Holds `app` and what it needs; nothing in it touches the program itself."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("app", "resources", "translations", ".mypy_cache"):
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy2(ROOT / "pyproject.toml", folder)

    def follow(self, heading: str) -> None:
        """Write the files that a section of docs/architecture.md shows."""
        text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
        section = text.split(f"\n## {heading}\n")[1].split("\n## ")[0]
        blocks = _BLOCK.findall(section)
        assert blocks, heading
        for name, code in blocks:
            file = self.folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(code, "utf-8")

    def add(self, name: str, before: str, line: str) -> None:
        """Put a line before another one, as somebody does by hand."""
        file = self.folder / name
        text = file.read_text("utf-8")
        assert text.count(f"\n{before}\n") == 1, before
        file.write_text(text.replace(f"\n{before}\n", f"\n{line}\n{before}\n"), "utf-8")

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a module of Python in the copy."""
        around = os.environ | {"PYTHONPATH": str(self.folder), "QT_QPA_PLATFORM": "offscreen"}
        command = [sys.executable, *words]
        return subprocess.run(command, cwd=self.folder, env=around, capture_output=True, text=True, check=False)
