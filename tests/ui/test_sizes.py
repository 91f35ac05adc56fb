"""The kiosk on other screens: upright, wide, and so enlarged by the system that little room is left."""

import pytest
from PySide6.QtTest import QTest

from app.i18n import LANGUAGES
from app.ui.kiosk.kiosk import Kiosk
from app.ui.theme.appearance import appearance
from tests.album import tell_as_child, tell_as_young_person
from tests.driver import Person
from tests.ui.overflow import cut_off
from tests.ui.reachable import unusable

SIZES = [(800, 1280), (1366, 768), (1920, 1080), (853, 533), (640, 400)]
"""Upright; two usual screens; 1280x800 at 150 % and at 200 %."""


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("face", ["child", "young person"])
def test_a_report_can_be_told_on_any_screen(
    kiosk: Kiosk, child: Person, size: tuple[int, int], language: str, face: str
) -> None:
    kiosk.resize(*size)
    child.press(LANGUAGES[language])
    QTest.qWait(20)
    problems = [f"start: {problem}" for problem in [*cut_off(kiosk), *unusable(kiosk)]]
    walk = tell_as_child if face == "child" else tell_as_young_person
    for name, screen in walk(child, language):
        QTest.qWait(20)
        problems += [f"{name}: {problem}" for problem in [*cut_off(screen), *unusable(screen)]]
        needs = kiosk.page.minimumSizeHint() if kiosk.page else kiosk.size()
        if needs.width() > size[0] or (appearance().needs_room and needs.height() > size[1]):
            problems.append(f"{name}: larger than the screen, {needs.toTuple()}")
    assert not problems, "\n".join(problems)
