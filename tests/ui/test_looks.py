"""How it looks: larger, stronger, easier, still; nothing is cut off, and all is normal for the next child."""

import pytest
from PySide6.QtWidgets import QLabel

from app.i18n import KNOWN, LANGUAGES, _
from app.ui.kiosk.kiosk import Kiosk
from app.ui.kiosk.quiet import QuietPage
from app.ui.theme.appearance import _STRONG, Appearance, appearance, choose, tint
from app.ui.theme.tokens import Colour, Family
from tests.driver import Person, let_go
from tests.ui import test_contrast
from tests.ui.overflow import cut_off
from tests.walks.reports import tell_as_child


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "wanted", ["Large letters", "Very large letters", "Letters that are easier to tell apart"]
)
def test_nothing_is_cut_off_with_other_letters(kiosk: Kiosk, child: Person, language: str, wanted: str) -> None:
    child.press(KNOWN[language].name)
    child.press(_("How it looks and sounds"))
    child.press(_(wanted))
    assert appearance().needs_room
    child.press(_("Done"))
    let_go(5)
    problems = [f"start: {problem}" for problem in cut_off(kiosk)]
    for name, screen in tell_as_child(child, language):
        let_go(5)
        problems += [f"{name}: {problem}" for problem in cut_off(screen)]
        if kiosk.height() > 800:
            problems.append(f"{name}: higher than the screen, {kiosk.height()}")
    assert not problems, "\n".join(problems)


def test_it_is_normal_again_for_the_next_child(kiosk: Kiosk, child: Person) -> None:
    before = child.all(QLabel)[0].font().pixelSize()
    child.press(_("How it looks and sounds"))
    for choice in (_("Large letters"), _("Strong contrast"), _("Letters that are easier to tell apart")):
        child.press(choice)
    child.press(_("Nothing moves"))
    child.press(_("Done"))
    label = child.all(QLabel)[0]
    assert label.font().pixelSize() > before
    assert label.font().family() == Family.EASY
    assert appearance().contrast
    kiosk.forget()
    assert appearance() == Appearance()
    assert child.all(QLabel)[0].font().pixelSize() == before


def test_nothing_moves_where_nothing_shall_move(kiosk: Kiosk) -> None:
    choose(Appearance(still=True))
    assert not QuietPage().turn.isActive()
    choose(Appearance())
    assert QuietPage().turn.isActive()


@pytest.mark.parametrize(("text", "ground"), test_contrast.TEXTS)
def test_strong_contrast_is_stronger(text: str, ground: str) -> None:
    def lights(one: str) -> float:
        colour = getattr(Colour, one)
        return test_contrast.luminance(_STRONG.get(colour, colour))

    light, dark = sorted((lights(text), lights(ground)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= max(7, test_contrast.contrast(text, ground) - 0.01)


def test_the_palette_is_untouched_without_a_choice() -> None:
    assert tint(Colour.INK) == Colour.INK
