"""What must be seen without looking for it: telephone numbers and the answers about danger with very large
letters, every choice of a ballot, an edge around each tile in strong contrast."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.i18n import FINISHED, KNOWN, _
from app.parliament.rules.ballots import Ballot, BallotOption, Method
from app.reports.rules.report import Danger, Face
from app.reports.words.report import danger_name
from app.resources import resource
from app.ui.kiosk.flow import page_of
from app.ui.kiosk.keyboard import Key, ScreenKeyboard
from app.ui.kiosk.kiosk import Kiosk
from app.ui.kiosk.look import LOOKS
from app.ui.kiosk.questions import QuestionId
from app.ui.kiosk.voting import ChoicePage
from app.ui.theme.appearance import Appearance, measure
from app.ui.theme.style import apply_appearance, style_sheet
from app.ui.theme.tokens import Colour
from app.ui.widgets.paint import RING
from app.ui.widgets.tiles import HomeTile, Tile
from tests.driver import Person, let_go

SIZES = [(1280, 800), (1366, 768)]
FACES = [Face.CHILD, Face.YOUNG_PERSON]


def whole(widget: QWidget) -> bool:
    """Tell whether all of it is on the screen: a scroll area cuts what is seen of what lies in it."""
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", FINISHED)
def test_very_large_letters_leave_every_way_to_go_in_sight(
    kiosk: Kiosk, child: Person, size: tuple[int, int], language: str
) -> None:
    kiosk.resize(*size)
    apply_appearance(Appearance(very_large=True))
    child.press(KNOWN[language].name)
    let_go(5)
    tiles = child.all(Tile)
    assert len(tiles) == 5
    assert [tile.text() for tile in tiles if not whole(tile)] == []


def numbers(person: Person) -> dict[str, QWidget]:
    return {label_.text(): label_ for label_ in person.all(QLabel) if label_.text().replace(" ", "").isdigit()}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("language", ["lb", "fr", "de"])
def test_very_large_letters_leave_numbers_and_answers_in_sight(
    kiosk: Kiosk, child: Person, size: tuple[int, int], face: Face, language: str
) -> None:
    kiosk.resize(*size)
    child.press(KNOWN[language].name)
    apply_appearance(Appearance(very_large=True))
    kiosk.draft = replace(kiosk.draft, face=face)
    tell = kiosk.ways().tell
    tell.show_questions(page_of(QuestionId.DANGER, kiosk.draft))
    let_go(5)
    assert [danger for danger in Danger if not whole(child.find(danger_name(danger), Tile))] == []
    child.press(danger_name(Danger.UNSURE))
    child.press(_("Next"))
    child.awaits(_("Get help now."))
    let_go(5)
    shown = numbers(child)
    assert {"112", "113", "116 111"} <= shown.keys()
    assert [number for number, widget in shown.items() if not whole(widget)] == []


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("count", [2, 3, 4, 6, 8, 9, 12])
def test_every_choice_of_a_ballot_is_whole(
    qapp: QApplication, size: tuple[int, int], face: Face, count: int
) -> None:
    measure(*size)
    words = "E Fussballtournoi mat deenen aneren Haiser"
    options = tuple(BallotOption(str(number), words, "idea") for number in range(count))
    ballot = Ballot("b", "Wat maache mir mat de Suen? Wielt zesummen.", Method.SEVERAL, options, most=1)
    page = ChoicePage(LOOKS[face], ballot, ["0"])
    page.resize(*size)
    page.show()
    let_go(5)
    Person(page).all(Tile)[1].click()
    let_go(5)
    assert len(Person(page).all(Tile)) == count
    assert all(whole(tile) for tile in Person(page).all(Tile))
    page.close()


@pytest.mark.parametrize("fill", [Colour.SUN, Colour.LEAF, Colour.MIST, Colour.LILAC, Colour.PEACH])
def test_every_tile_has_an_edge_in_strong_contrast(qapp: QApplication, fill: str) -> None:
    apply_appearance(Appearance(contrast=True))
    tile = HomeTile("Wuert", "parliament", fill)
    tile.resize(300, 200)
    edge = [tile.grab().toImage().pixelColor(RING + place, 100).lightness() for place in range(3)]
    assert min(edge) < 90, edge


@pytest.mark.parametrize("language", ["lb", "fr"])
@pytest.mark.parametrize("face", FACES)
def test_the_keyboard_has_an_apostrophe_beside_its_letters(
    kiosk: Kiosk, child: Person, language: str, face: Face
) -> None:
    child.press(KNOWN[language].name)
    assert "’" in [one.text() for one in ScreenKeyboard(LOOKS[face]).findChildren(Key)]


def test_no_and_yes_about_danger_never_share_a_picture() -> None:
    pictures = ("danger-no", "danger-yes", "say-yes", "understood")
    drawn = [resource("pictures", f"{name}.svg").read_text(encoding="utf-8").split('d="')[1:] for name in pictures]
    assert all(drawn[0] != other for other in drawn[1:])


def test_scroll_bars_look_like_ours_in_both_directions() -> None:
    for way in ("vertical", "horizontal"):
        assert f"QScrollBar::handle:{way}" in style_sheet()
