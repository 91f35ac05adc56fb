"""How values are kept: the names on the disk are frozen, and an older program knows a newer one's writing."""

import importlib
import json
import pkgutil
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pytest

import app
from app.core.errors import ContentDamaged, WrittenByNewer
from app.core.states import CaseState
from app.i18n import LANGUAGES, in_language
from app.reports.services import case_seals as sealed
from app.store.formats import Format
from app.ui.staff.reports.list_row import in_short
from app.ui.words import refusal
from tests.made_homes import TestHome
from tests.samples.reading import HERE

FROZEN = HERE / "formats.json"


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Kite:
    name: str
    colour: Colour = Colour.RED
    length: int = 0


KITE = Format("kite", Kite, upgrades=[lambda plain: plain, lambda plain: plain | {"length": 7}])
Format.known.remove(KITE)


def all_formats() -> dict[str, dict[str, Any]]:
    """Return what is on the disk in each format, by its name and then by its number."""
    for module in pkgutil.walk_packages(app.__path__, "app."):
        if not module.name.startswith(("app.ui", "app.store.migrations.versions")):
            importlib.import_module(module.name)
    found = {}
    for kept in Format.known:
        described = json.loads(json.dumps(kept.described()))
        major, minor = described.pop("format")
        found[kept.name] = {f"{major}.{minor}": described}
    return found


def frozen() -> dict[str, dict[str, Any]]:
    """Return what was on the disk in each format and each number of it."""
    known: dict[str, dict[str, Any]] = json.loads(FROZEN.read_text("utf-8"))
    return known


def test_the_names_on_the_disk_are_frozen() -> None:
    """A renamed field gives its old name in `names`. A new field, or a new value of an enumeration, raises the
    minor; any other change the major. `python -m tests.samples formats` then adds the new number; it never changes
    what stands there under an old one."""
    known = frozen()
    for name, now in all_formats().items():
        for number, described in now.items():
            assert known.get(name, {}).get(number) == described, f"{name} {number}"


def test_each_format_has_a_name_of_its_own() -> None:
    names = [other.name for other in Format.known]
    assert len(names) == len(set(names))


def test_what_is_written_is_read() -> None:
    kite = Kite("Draach", length=3)
    assert KITE.read(KITE.written(kite)) == kite
    assert KITE.written(kite).startswith("[2,0,")


def test_a_newer_minor_is_read_without_what_it_added() -> None:
    assert KITE.read('[2,5,{"name":"a","colour":"red","length":1,"tail":"long"}]') == Kite("a", length=1)


@pytest.mark.parametrize("text", ['[3,0,{"whatever":1}]', '[2,1,{"name":"a","colour":"green"}]', '[3,0,"x"]'])
def test_what_only_a_newer_program_knows_is_not_called_damaged(text: str) -> None:
    with pytest.raises(WrittenByNewer):
        KITE.read(text)


def test_what_an_earlier_major_wrote_is_brought_up_to_date() -> None:
    assert KITE.read('[1,0,{"name":"a"}]').length == 7
    assert KITE.read('{"name":"a"}').length == 7, "before formats had numbers"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no json",
        "[2,0]",
        '[2,0,{"name":1}]',
        '[2,0,{"name":"a","length":true}]',
        '[2,0,{"name":"a","length":"1"}]',
        '[2,0,{"name":"a","colour":"green"}]',
        '[true,0,{"name":"a"}]',
        "[2,0,null]",
        "[" * 100_000,
        "[2,0," + '{"name":' * 100_000,
    ],
)
def test_whatever_makes_no_sense_is_damaged(text: str) -> None:
    with pytest.raises(ContentDamaged) as raised:
        KITE.read(text)
    assert not isinstance(raised.value, WrittenByNewer)


def test_one_bad_row_hides_no_other_and_a_newer_one_is_not_written_over() -> None:
    whole = KITE.written(Kite("a"))
    assert KITE.readable(["nonsense", whole, "[9,0,{}]", "[-1,0,{}]"]) == [Kite("a")]
    assert KITE.replaceable(whole) == Kite("a")
    assert KITE.replaceable("nonsense") is None
    with pytest.raises(WrittenByNewer):
        KITE.replaceable("[9,0,{}]")


def test_a_report_of_a_newer_program_stands_in_the_list_and_says_so(
    home: TestHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.tell("vun der neier Versioun")
    for kept in (sealed.HEADER, sealed.REPORT):
        monkeypatch.setattr(kept, "upgrades", (*kept.upgrades, lambda plain: plain))
    home.tell("nei")
    monkeypatch.undo()
    casework = home.casework("claire")
    old, new = sorted(casework.rows(casework.order()), key=lambda case: case.header is None)
    assert old.header is not None
    assert isinstance(new.why_not, WrittenByNewer)
    assert new.standing.state is CaseState.RECEIVED
    for language in LANGUAGES:
        with in_language(language):
            assert in_short(new) == refusal(WrittenByNewer())
    with pytest.raises(WrittenByNewer):
        casework.open(new.id)
    assert casework.open(old.id).report.text == "vun der neier Versioun"
