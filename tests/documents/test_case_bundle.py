"""The bundle: every case whole, nobody gets one they may not open, and many pages need little memory."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.core.errors import NotAReader
from app.core.ways_out import WayOut
from app.i18n import LANGUAGES, _, in_language
from app.reports.rules.report import Kind, Wish
from app.reports.services.printing import CasePrinting
from app.store import audit
from tests.documents.reading import embedded, pages_of, text_of
from tests.made_homes import TestHome

PAGES, MEGABYTES = 500, 300


def printing(home: TestHome, who: str = "claire") -> CasePrinting:
    return CasePrinting(home.house, home.signed_in(who), home.casework(who))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_case_is_inside_whole(home: TestHome, language: str) -> None:
    for words in ("Ech hunn Angscht am Gank.", "Ech hätt gär e Vëlo."):
        home.tell(words, kind=Kind.WORRY)
    ids = home.casework("claire").order()
    pdf = printing(home).bundle(ids, language, with_names=True)
    said = text_of(pdf)
    with in_language(language):
        assert " ".join(_("Case bundle").split()) in said
    assert "Ech hunn Angscht am Gank." in said
    assert "Ech hätt gär e Vëlo." in said
    assert "Claire M." in said
    assert pages_of(pdf) == 3
    assert embedded(pdf)


def test_without_names_nobody_is_named(home: TestHome) -> None:
    home.tell("Den Tom W. huet gejaut.", name="Lina B.")
    said = text_of(printing(home).bundle(home.casework("claire").order(), "lb", with_names=False))
    assert "Tom" not in said
    assert "Lina" not in said
    assert "Claire" not in said


def test_one_case_that_may_not_be_read_stops_it_all(home: TestHome) -> None:
    home.tell("eent")
    home.tell("nëmme fir d'Anne", wishes=frozenset({Wish.ADVOCATE}))
    everything = home.casework("anne").order() + home.casework("claire").order()
    with pytest.raises(NotAReader):
        printing(home).bundle(sorted(set(everything)), "lb", with_names=True)


def test_each_case_has_its_line_in_the_log(home: TestHome) -> None:
    home.tell("eent")
    home.tell("zwee")
    ids = home.casework("claire").order()
    case_printing = printing(home)
    case_printing.bundle(ids, "lb", with_names=True)
    case_printing.taken_out(WayOut.SAVED, *ids)
    with home.house.database.reading() as connection:
        found = [(row.action, row.case_id) for row in audit.records(connection, 20)]
    for case_id in ids:
        assert ("case bundle made", case_id) in found
        assert (WayOut.SAVED.value, case_id) in found


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux for the highest resident set")
@pytest.mark.long
def test_many_pages_need_little_memory(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.documents.many_pages", str(tmp_path / "many"), str(PAGES)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    pages, megabytes = int(said[-2]), float(said[-1])
    assert pages >= PAGES
    assert megabytes < MEGABYTES
