"""The cards with the rights, and the reports that begin with one."""

import re

import pytest

from app.i18n import KNOWN, LANGUAGES, _, content, set_language
from app.resources import resource
from app.ui.widgets.tiles import Tile
from tests.driver import Person
from tests.made_homes import TestHome


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_right_that_is_not_respected_begins_a_report(home: TestHome, child: Person, language: str) -> None:
    child.press(KNOWN[language].name)
    child.awaits(_("My rights"))
    child.press(_("My rights"))
    child.press(_("More"))
    title = content.texts("rights")["privacy"]["title"]
    child.press(title)
    child.awaits(content.texts("rights")["privacy"]["example"])
    child.press(_("This is not respected: tell it"))
    child.awaits(_("Who are you?"))
    child.press(_("I am a child"))
    for _page in range(2):
        child.press(_("Next"))
    child.press(_("sad"))
    for _page in range(6):
        child.press(_("Next"))
    child.awaits(title)
    child.press(_("Send"))
    child.awaits(_("Thank you for telling us."))
    casework = home.casework("claire")
    assert casework.open(casework.order()[0]).report.right == "privacy"


def test_all_rights_can_be_leafed_through(child: Person) -> None:
    child.press(_("My rights"))
    seen: list[str] = []
    for _page in range(4):
        seen += [tile.text() for tile in child.all(Tile)]
        last = child.sees(_("Done"))
        child.press(_("Done") if last else _("More"))
    child.awaits(_("I want to say something"))
    assert seen == [text["title"] for text in content.texts("rights").values()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_right_has_a_picture_and_short_words_in_each_language(language: str) -> None:
    set_language(language)
    words, facts = content.texts("rights"), content.facts("rights")
    assert list(words) == list(facts)
    assert len(facts) >= 24
    for name, one in words.items():
        assert resource("pictures", f"right-{name}.svg").is_file()
        assert 1 <= len(re.findall(r"[.!?]", one["text"])) <= 2, one["text"]
        assert all(len(one[part]) < 130 for part in ("text", "example"))
