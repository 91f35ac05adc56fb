"""A PC that knows a home by its words, in its key store and in a file of the administrator."""

import io
from dataclasses import replace
from pathlib import Path

import pytest

from app.core.errors import RosterAltered
from app.home.services.anchors import shown
from app.home.services.open_home import open_house
from app.trust import run_trust
from tests.made_homes import TestHome, make_home
from tests.reports.test_pepper import Store

pytestmark = pytest.mark.files


def typed(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{words}\n"))


def test_the_words_let_a_pc_know_the_home(
    home: TestHome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    roster, store, file = home.house.roster(), Store(), tmp_path / "etc" / "home.txt"
    assert roster is not None
    home.house.close()
    typed(" ".join(home.recovery.words), monkeypatch)
    assert run_trust(home.folder, store, file) == 0
    said = capsys.readouterr().out
    assert shown(roster.root) in said
    assert file.read_text("utf-8").strip() == shown(roster.root)
    assert not any(word in said for word in home.recovery.words if len(word) > 5)
    house = open_house(home.folder, key_store=store)
    assert house.anchors.root() == roster.root.hex()
    house.close()


def test_it_replaces_what_the_pc_knew_before(
    home: TestHome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store()
    home.house.close()
    other = open_house(home.folder, key_store=store)
    roster = other.roster()
    assert roster is not None
    other.anchors.keep_root(replace(roster, root=b"k" * 32))
    other.close()
    with pytest.raises(RosterAltered):
        open_house(home.folder, key_store=store).colleagues()
    typed(" ".join(home.recovery.words), monkeypatch)
    assert run_trust(home.folder, store, tmp_path / "home.txt") == 0
    house = open_house(home.folder, key_store=store)
    assert house.colleagues()
    house.close()


@pytest.mark.parametrize("words", ["", "nonsense", "abandon " * 24])
def test_other_words_change_nothing(
    home: TestHome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    store = Store()
    home.house.close()
    typed(words, monkeypatch)
    assert run_trust(home.folder, store, tmp_path / "home.txt") == 2
    assert not store.kept
    assert not (tmp_path / "home.txt").exists()


def test_a_place_that_nobody_may_write_is_said(
    home: TestHome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home.house.close()
    (tmp_path / "taken").write_text("a file in the way", "utf-8")
    typed(" ".join(home.recovery.words), monkeypatch)
    assert run_trust(home.folder, Store(), tmp_path / "taken" / "home.txt") == 0
    assert str(tmp_path / "taken" / "home.txt") in capsys.readouterr().out


def test_another_home_is_not_known_by_these_words(
    home: TestHome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = make_home(tmp_path / "other")
    other.house.close()
    home.house.close()
    typed(" ".join(home.recovery.words), monkeypatch)
    assert run_trust(other.folder, Store(), tmp_path / "home.txt") == 0, "a copy of the same home"
