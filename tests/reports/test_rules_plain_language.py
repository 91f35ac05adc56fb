"""What makes an answer hard to understand, in each of the four languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.i18n import LANGUAGES, content, in_language
from app.reports.rules.plain_language import Hint, WordList, remarks
from app.reports.words.inbox import word_list

LIST = WordList(
    {"gemäss": "wie es in … steht"}, frozenset({"nicht"}), frozenset({"ich", "wir"}), frozenset({"morgen"})
)


def hints(text: str) -> list[Hint]:
    return [remark.hint for remark in remarks(text, LIST)]


def test_a_plain_answer_gets_no_remark() -> None:
    assert hints("Danke für deine Worte. Ich spreche morgen mit Tom.") == []


def test_each_thing_is_said_once() -> None:
    long = "Wir haben dir heute Morgen sehr lange zugehört und viel darüber geredet, was du uns gesagt hast."
    text = f"{long} Gemäß, gemäß, Unterbringungsmaßnahme. Nicht nicht."
    found = remarks(text, LIST)
    assert [remark.hint for remark in found] == [
        Hint.LONG_SENTENCE,
        Hint.OFFICIAL_WORD,
        Hint.OFFICIAL_WORD,
        Hint.LONG_WORD,
        Hint.NEGATION,
        Hint.NEGATION,
    ]
    assert found[1].simpler == "wie es in … steht"


def test_who_and_when_are_missed() -> None:
    assert hints("Danke.") == [Hint.NO_WHO, Hint.NO_WHEN]
    assert hints("Ich komme um 5.") == []
    assert hints("  ") == []


@given(st.text(max_size=400))
def test_any_text_can_be_looked_at(text: str) -> None:
    assert len(remarks(text, LIST)) <= len(text) + 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lists_are_there_and_simpler(language: str) -> None:
    with in_language(language):
        words = word_list()
        templates = content.texts("templates")
    assert len(words.simpler) >= 20
    for official, simpler in words.simpler.items():
        assert official == official.casefold()
        assert simpler
    assert words.negations
    assert words.who
    assert words.when
    assert set(templates) == {"worry", "happened", "idea", "thanks", "question", "meeting", "talk", "any"}
    assert all("…]" in template["text"] for template in templates.values())
