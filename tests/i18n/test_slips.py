"""What a native reader once marked as wrong stands nowhere any more."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.i18n.texts import texts

SLIPS = tomllib.loads(Path(__file__).with_name("slips.toml").read_text("utf-8"))


@pytest.mark.parametrize("language", SLIPS)
def test_no_slip_has_come_back(language: str) -> None:
    said = list(texts(language))
    assert len(said) > 500
    found = [
        (wrong, right, text[:120])
        for wrong, right in SLIPS[language].items()
        for text in said
        if re.search(wrong, text)
    ]
    assert found == []
