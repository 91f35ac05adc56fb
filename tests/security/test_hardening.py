"""No image of the memory after a crash, the lock file with hashes, each licence
named."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from app.resources import resource
from app.ui.staff.protection.licences_page import licences

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
def test_no_memory_is_written_after_a_crash() -> None:
    script = (
        "import ctypes, resource; from app.hardening import keep_memory_private; keep_memory_private();"
        "print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    )
    said = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True, text=True)
    assert said.stdout.strip() == "(0, 0) 0"


def runtime_packages() -> set[str]:
    """Return the names of the packages that come with the program: those asked for, and what they ask for."""
    from importlib.metadata import PackageNotFoundError, requires

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted, found = [Requirement(one) for one in project["project"]["dependencies"]], set()
    while wanted:
        requirement = wanted.pop()
        name = plain(requirement.name)
        if name in found or (requirement.marker is not None and not requirement.marker.evaluate({"extra": ""})):
            continue
        try:
            more = requires(requirement.name) or []
        except PackageNotFoundError:
            continue
        found.add(name)
        wanted += [Requirement(each) for each in more if "extra ==" not in each]
    return found


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_package_of_the_program_is_named_with_its_licence() -> None:
    named = tomllib.loads(resource("content", "facts", "licences.toml").read_text(encoding="utf-8"))["packages"]
    assert runtime_packages() <= {plain(one) for one in named}
    assert all(licence for _name, licence in licences())


def test_every_package_is_pinned_with_hashes() -> None:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    packages = [line for line in lines if line and line[0].isalnum()]
    assert len(packages) > 50
    assert all("==" in line for line in packages)
    text = "\n".join(lines)
    for line in packages:
        after = text[text.index(line) :].split("\n")
        assert "--hash=sha256:" in after[1], line
