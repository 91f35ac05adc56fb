"""The room of the other homes: cards are given and compared, something is sent and taken, with real windows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QFileDialog, QListWidget, QListWidgetItem

from app.helpers.rules import Helper, HelperText
from app.helpers.services import KioskEditing
from app.homes.rules import Arriving
from app.homes.services.exchange import Exchange
from app.homes.services.partners import Partners, card_from
from app.i18n import LANGUAGES, _, formats, ngettext, set_language
from app.ui.widgets.preview import PaperPreview
from tests.driver import Person
from tests.made_homes import TestHome, only_case, set_up_home
from tests.walks.steps import shell_of

WORDS = "Dat liest nach een aneren."


@pytest.fixture
def other(tmp_path: Path) -> Iterator[TestHome]:
    made = set_up_home(tmp_path / "other")
    yield made
    made.house.close()


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file on a stick, whatever the system's window would ask."""
    file = tmp_path / "stick"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_more: (str(file), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_more: (str(file), ""))
    return file


def partners(home: TestHome, who: str = "anne") -> Partners:
    return Partners(home.house, home.signed_in(who))


def acquainted(home: TestHome, two: TestHome) -> None:
    for here, there in ((home, two), (two, home)):
        card = partners(there).own_card()
        partners(here).know(card, card.numbers[-11:])


def in_the_room(home: TestHome, who: str, *, tab: str = "") -> Person:
    person = shell_of(home, who)
    person.press(_("Other homes"))
    if tab:
        person.press(tab)
    person.settles()
    return person


def ticks(person: Person, text: str) -> None:
    person.waits(lambda: [qcheck_box for qcheck_box in person.all(QCheckBox) if qcheck_box.text() == text], text)
    next(qcheck_box for qcheck_box in person.all(QCheckBox) if qcheck_box.text() == text).click()


def ticks_in_list(person: Person, text: str) -> None:
    found: list[QListWidgetItem] = []

    def there() -> bool:
        found[:] = [
            box.item(number)
            for box in person.all(QListWidget)
            for number in range(box.count())
            if text in box.item(number).text()
        ]
        return bool(found)

    person.waits(there, text)
    found[0].setCheckState(Qt.CheckState.Checked)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_home_is_known_only_once_the_numbers_were_compared(
    home: TestHome, other: TestHome, stick: Path, language: str
) -> None:
    set_language(language)
    there = in_the_room(other, "anne", tab=_("Homes we know"))
    there.press(_("Save our card"))
    there.awaits(_("Saved."))
    there.press(_("OK"))
    numbers = card_from(stick.read_bytes()).numbers
    assert there.sees(numbers)
    claire = in_the_room(home, "claire", tab=_("Homes we know"))
    claire.awaits(_("No other home is known yet."))
    claire.press(_("Read the card of a home"))
    claire.awaits(_("Whose card is it?"))
    assert not claire.sees(numbers), "the rest is what the other home says"
    claire.types(_("Their last two groups, as you hear them"), "12345 67890")
    claire.press(_("Add this home"))
    claire.awaits(
        _("These are not the numbers of this card. Ask for them once more, and look who gave you the card.")
    )
    assert partners(home).all() == [], "nobody has heard the numbers"
    claire.types(_("Their last two groups, as you hear them"), numbers[-11:])
    claire.press(_("Add this home"))
    claire.waits(lambda: partners(home).all(), "the home")
    claire.awaits(numbers)
    claire.press(formats.named(_("Take out"), "Haus Test"))
    claire.press(_("Take out"))
    claire.waits(lambda: not partners(home).all(), "nobody")


def test_a_case_goes_to_the_advocate_of_another_home(home: TestHome, other: TestHome, stick: Path) -> None:
    acquainted(home, other)
    home.tell(WORDS)
    claire = in_the_room(home, "claire", tab=_("Send"))
    claire.press(_("Send cases"))
    ((_case_id, called),) = Exchange(home.house, home.signed_in("claire")).cases_to_send()
    ticks_in_list(claire, called)
    claire.chooses(_("To which home?"), other.house.home.name)
    claire.press(_("Choose a place"))
    claire.awaits(_("Only the other home can open it."))
    claire.press(_("OK"))
    assert only_case(home).entries[-1].text == _("Sent to the advocates of another home.")
    anne = in_the_room(other, "anne")
    anne.awaits(_("Nothing has come from another home yet."))
    anne.press(_("Open a bundle"))
    anne.awaits(ngettext("{count} is new.", "{count} are new.", 1).format(count=1))
    anne.press(_("Take it"))
    anne.awaits(_("Cases of other homes"))
    anne.press(_("Open a bundle"))
    anne.awaits(_("{count} is here already, just so.").format(count=1))
    anne.press(_("OK"))
    (case,) = Exchange(other.house, other.signed_in("anne")).cases()
    see = [name for name in _names(anne) if name.startswith(_("Read and print"))]
    anne.press(see[0])
    anne.waits(lambda: anne.window.findChildren(PaperPreview), "the paper")
    anne.settles()
    anne.window.findChildren(PaperPreview)[0].reject()
    anne.press(next(name for name in _names(anne) if name.startswith(_("Delete"))))
    anne.press(_("Delete"))
    anne.awaits(_("Nothing has come from another home yet."))
    assert case.copy.report.text == WORDS


def _names(person: Person) -> list[str]:
    return [qabstract_button.accessibleName() for qabstract_button in person.all(QAbstractButton)]


def test_figures_stand_beside_each_other_and_conflicts_are_asked_about(
    home: TestHome, other: TestHome, stick: Path
) -> None:
    acquainted(home, other)
    home.tell(WORDS)
    claire = in_the_room(home, "claire", tab=_("Send"))
    claire.press(_("Send content"))
    claire.awaits(_("This home has written nothing of its own yet; what the program brings every home has."))
    claire.press(_("OK"))
    claire.press(_("Send figures"))
    claire.chooses(_("To which home?"), other.house.home.name)
    claire.press(_("Choose a place"))
    claire.awaits(_("Only the other home can open it."))
    claire.press(_("OK"))
    there = in_the_room(other, "claire")
    there.press(_("Open a bundle"))
    there.press(_("Take it"))
    there.awaits(_("Figures of other homes"))
    there.awaits("Haus Test")

    kiosk = KioskEditing(home.house, home.signed_in("claire"))
    helper = kiosk.keep_helper(Helper("", "26 1", texts={"lb": HelperText("Eis Psychologin", "")}))
    KioskEditing(other.house, other.signed_in("claire")).keep_helper(
        Helper(helper.id, "26 2", texts={"lb": HelperText("Eis Psychologin", "")})
    )
    claire.press(_("Send content"))
    claire.chooses(_("To which home?"), other.house.home.name)
    claire.press(_("Choose a place"))
    claire.awaits(_("Only the other home can open it."))
    claire.press(_("OK"))
    arrived = Exchange(other.house, other.signed_in("claire")).look(stick)
    assert arrived.count(Arriving.CONFLICT) == 1
    there.press(_("Open a bundle"))
    there.awaits(_("What is replaced by theirs?"))
    ticks_in_list(there, "Eis Psychologin")
    there.press(_("Take it"))
    changed = KioskEditing(other.house, other.signed_in("claire"))
    there.waits(lambda: "26 1" in [one.number for one in changed.helpers()], "their number")


def test_what_is_no_bundle_is_told(home: TestHome, other: TestHome, stick: Path) -> None:
    claire = in_the_room(home, "claire", tab=_("Send"))
    claire.press(_("Send figures"))
    claire.awaits(_("Homes we know"))
    claire.press(_("OK"))
    stick.write_bytes(b"eng Foto")
    claire.press(_("What came"))
    claire.press(_("Open a bundle"))
    claire.awaits(_("This file is no card and no bundle of a home, or it was altered."))
    claire.press(_("OK"))
    tom = shell_of(home, "tom")
    assert not tom.sees(_("Other homes"))
