"""Every screen, in each language, at two sizes, reached by what a person sees: nothing cut off, and everything
usable by keyboard, screen reader and finger."""

from pathlib import Path

import pytest

from app.i18n import LANGUAGES
from tests.driver import let_go
from tests.ui.overflow import cut_off
from tests.ui.reachable import unusable
from tests.walks.album import every_screen

SIZES = [(1280, 800), (1024, 768)]


EACH = [(language, size) for language in LANGUAGES for size in SIZES]
ONCE = {language: SIZES[place % len(SIZES)] for place, language in enumerate(LANGUAGES)}
"""The size at which a language is looked at in every run; the others in the long ones."""


@pytest.mark.parametrize(
    ("language", "size"),
    [pytest.param(*each, marks=() if ONCE[each[0]] == each[1] else pytest.mark.long) for each in EACH],
    ids=lambda value: value if isinstance(value, str) else f"{value[0]}x{value[1]}",
)
def test_nothing_is_cut_off_on_any_screen(tmp_path: Path, language: str, size: tuple[int, int]) -> None:
    seen, problems = [], []
    for name, screen in every_screen(tmp_path, language, size):
        let_go(5)
        seen.append(name)
        problems += [f"{name}: {problem}" for problem in [*cut_off(screen), *unusable(screen)]]
    assert not problems, "\n".join(problems)
    assert len(seen) > 145
