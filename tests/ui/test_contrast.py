"""The palette, computed: text at least 7 to 1 on whatever it stands on, borders of controls at least 3 to 1."""

import pytest

from app.ui.theme.tokens import Colour

GROUNDS = (
    "PAPER",
    "PAPER_STAFF",
    "SURFACE",
    "GO_SOFT",
    "DANGER_SOFT",
    "SUN",
    "LEAF",
    "MIST",
    "LILAC",
    "PEACH",
    "CHIP",
)
TEXTS = [("INK", ground) for ground in GROUNDS]
TEXTS += [("INK_MUTED", ground) for ground in ("PAPER", "PAPER_STAFF", "SURFACE")]
TEXTS += [("SURFACE", filled) for filled in ("GO", "GO_HOVER", "DANGER", "INK")]
TEXTS += [("SIDE_TEXT", side) for side in ("SIDE", "SIDE_CHOSEN")]
TEXTS += [("GO", "SURFACE"), ("DANGER", "SURFACE"), ("DANGER", "PAPER")]
CONTROLS = [
    (border, ground)
    for border in ("LINE_CONTROL", "INK", "GO", "DANGER")
    for ground in ("PAPER", "PAPER_STAFF", "SURFACE")
]


def luminance(colour: str) -> float:
    """After WCAG 2.2, relative luminance."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(text: str, other: str) -> float:
    light, dark = sorted((luminance(getattr(Colour, text)), luminance(getattr(Colour, other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_text_can_be_read(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 7


@pytest.mark.parametrize(("border", "ground"), CONTROLS)
def test_controls_can_be_seen(border: str, ground: str) -> None:
    assert contrast(border, ground) >= 3


def test_black_on_white_is_twenty_one() -> None:
    assert luminance("#FFFFFF") == pytest.approx(1)
    assert luminance("#000000") == 0
