"""The kiosk on other screens: upright, wide, and so enlarged by the system that little room is left."""

import pytest
from PySide6.QtWidgets import QWidget

from app.demo.parliament import fill_parliament
from app.demo.review import fill_review
from app.i18n import KNOWN, LANGUAGES, in_language
from app.ui.kiosk.kiosk import Kiosk
from app.ui.theme.appearance import Appearance, appearance
from app.ui.theme.style import apply_appearance
from tests.driver import Person, let_go
from tests.made_homes import TestHome
from tests.ui.overflow import cut_off
from tests.ui.reachable import unusable
from tests.walks.parliament import parliament_in_the_kiosk
from tests.walks.reports import (
    a_talk,
    everyday_questions,
    keep_and_find,
    looks,
    my_meeting,
    tell_as_child,
    tell_as_young_person,
)

SIZES = [(800, 1280), (1366, 768), (1920, 1080), (853, 533), (640, 400)]
"""Upright; two usual screens; 1280x800 at 150 % and at 200 %."""


SCREENS = {
    "upright": ((800, 1280), Appearance()),
    "enlarged by the system": ((640, 400), Appearance()),
    "very large letters": ((1280, 800), Appearance(very_large=True)),
}
"""Each way is walked in each language on one of them in every run, and on the others in the long ones."""


def problems_on(
    name: str, screen: QWidget, kiosk: Kiosk, size: tuple[int, int], enlarged: float = 1.0
) -> list[str]:
    """Return what is cut off, cannot be used, or is larger than the screen."""
    let_go(5)
    problems = [f"{name}: {problem}" for problem in [*cut_off(screen), *unusable(screen, enlarged)]]
    needs = kiosk.page.minimumSizeHint() if kiosk.page else kiosk.size()
    if needs.width() > size[0] or (appearance().needs_room and needs.height() > size[1]):
        problems.append(f"{name}: larger than the screen, {needs.toTuple()}")
    return problems


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("face", ["child", "young person"])
def test_a_report_can_be_told_on_any_screen(
    kiosk: Kiosk, child: Person, size: tuple[int, int], language: str, face: str
) -> None:
    kiosk.resize(*size)
    child.press(KNOWN[language].name)
    let_go(5)
    problems = [f"start: {problem}" for problem in [*cut_off(kiosk), *unusable(kiosk)]]
    walk = tell_as_child if face == "child" else tell_as_young_person
    for name, screen in walk(child, language):
        problems += problems_on(name, screen, kiosk, size)
    assert not problems, "\n".join(problems)


WALKS = {
    "meeting": my_meeting,
    "talk": lambda person: a_talk(person, "I am a child"),
    "adult": lambda person: a_talk(person, "I am an adult"),
    "everyday": everyday_questions,
    "kept": keep_and_find,
    "looks": looks,
}


@pytest.mark.parametrize(
    ("walk", "language", "kind"),
    [
        pytest.param(
            walk, language, kind, marks=() if (walks + other) % len(SCREENS) == place else pytest.mark.long
        )
        for walks, walk in enumerate(WALKS)
        for other, language in enumerate(LANGUAGES)
        for place, kind in enumerate(SCREENS)
    ],
)
def test_every_way_fits_on_any_screen(kiosk: Kiosk, child: Person, walk: str, language: str, kind: str) -> None:
    size, wanted = SCREENS[kind]
    kiosk.resize(*size)
    apply_appearance(wanted)
    child.press(KNOWN[language].name)
    problems: list[str] = []
    for name, screen in WALKS[walk](child):
        problems += problems_on(name, screen, kiosk, size, enlarged=1280 / max(size))
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", ["lb", "de"])
def test_the_parliament_fits_any_screen(
    home: TestHome, kiosk: Kiosk, child: Person, size: tuple[int, int], language: str
) -> None:
    with in_language(language):
        fill_parliament(home.house, home.signed_in("claire"))
        fill_review(home.house, home.signed_in("claire"))
    kiosk.resize(*size)
    child.press(KNOWN[language].name)
    let_go(5)
    problems = []
    for name, screen in parliament_in_the_kiosk(child):
        problems += problems_on(name, screen, kiosk, size, enlarged=max(1.0, 1280 / max(size)))
    assert not problems, "\n".join(problems)
