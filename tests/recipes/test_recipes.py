"""A room by its recipe; what a new kind of report, role, right or action of the audit log asks for."""

from pathlib import Path

import pytest

from tests.recipes.copies import Copy

WALK = Path(__file__).with_name("walk_into_room.py")

NEW = {
    "kind": ("app/reports/rules/report.py", '    HAPPENED = "happened"', '    PRAISE = "praise"'),
    "role": ("app/core/rights.py", '    EDUCATOR = "educator"', '    NIGHT_WATCH = "night_watch"'),
    "right": ("app/core/rights.py", '    HANDLE_CASES = "handle_cases"', '    SING = "sing"'),
    "action": ("app/core/audit_actions.py", '    MEMBER_ADDED = "member added"', '    SONG_SUNG = "song sung"'),
}
"""A member of each enumeration: in which file, before which line."""

ASKED_FOR = {
    "kind": {"app/reports/words/report.py"},
    "role": {
        "app/handbooks/rules.py",
        "app/home/words/roles.py",
        "app/people/services/people.py",
        "app/reports/rules/audience.py",
        "app/reports/rules/report.py",
        "app/training/rules/courses.py",
        "app/ui/setup/pages.py",
    },
    "right": {"app/home/words/roles.py"},
    "action": {"app/audit_log/words.py"},
}
"""Where mypy asks for what the new member needs."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    made = Copy(tmp_path_factory.mktemp("recipe"))
    made.follow("Add a room")
    made.add("app/assembly/rooms.py", "    workshops,", "    visitors,")
    made.add("app/assembly/rooms.py", "    protection.ROOM,", "    visitors.ROOM,")
    return made


def test_a_room_is_a_folder_and_its_line(house: Copy) -> None:
    walked = house.run(str(WALK), "Visitors", "visitors")
    assert walked.returncode == 0, walked.stderr
    assert "Who comes to see us?" in walked.stdout


@pytest.mark.timeout(600)
def test_the_room_keeps_the_contracts_and_the_types(house: Copy) -> None:
    contracts = house.run("-c", "from importlinter.cli import lint_imports_command as check; check()")
    assert contracts.returncode == 0, contracts.stdout
    assert "0 broken" in contracts.stdout
    types = house.run("-m", "mypy", "app/ui/staff/visitors", "app/assembly/rooms.py")
    assert types.returncode == 0, types.stdout


@pytest.mark.timeout(600)
def test_a_new_member_is_asked_for_everywhere(tmp_path: Path) -> None:
    changed = Copy(tmp_path)
    for file, before, line in NEW.values():
        changed.add(file, before, line)
    said = changed.run("-m", "mypy", "app").stdout.splitlines()
    member = {
        "kind": "Kind.PRAISE",
        "role": "Role.NIGHT_WATCH",
        "right": "Action.SING",
        "action": "AuditAction.SONG_SUNG",
    }
    asked = {
        what: {line.split(":")[0] for line in said if f"Literal[{name}]" in line} for what, name in member.items()
    }
    assert asked == ASKED_FOR
