"""Reading aloud: in four languages, from the first sentence on, one voice at a time, silent at once."""

import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtTest import QTest

from app.i18n import LANGUAGES
from app.speech.reader import _LONGEST, Reader, sentences
from app.speech.synthesiser import NoVoice, Synthesiser
from app.speech.system_voice import SystemVoice
from tests.speech.quiet import QuietLoudspeaker

pytestmark = pytest.mark.usefixtures("qapp", "garbage_dies_here")


@pytest.fixture(scope="module")
def voice() -> Synthesiser:
    return Synthesiser()


@pytest.fixture
def loudspeaker() -> QuietLoudspeaker:
    return QuietLoudspeaker()


@pytest.fixture
def reader(loudspeaker: QuietLoudspeaker, voice: Synthesiser) -> Iterator[Reader]:
    made = Reader(loudspeaker, make=lambda: voice)
    yield made
    made.stop()


def waits(until: object) -> None:
    end = time.monotonic() + 20
    while not until():  # type: ignore[operator]
        assert time.monotonic() < end
        QTest.qWait(5)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_is_spoken_and_slowly_takes_longer(voice: Synthesiser, language: str) -> None:
    text = "Moien 1, 2, 3. Ça va?"
    sound = voice.speak(text, language)
    assert len(sound) > voice.rate
    assert any(sound)
    assert len(voice.speak(text, language, slow=True)) > 1.2 * len(sound)


def test_languages_do_not_sound_the_same(voice: Synthesiser) -> None:
    assert len({voice.speak("Ech sinn traureg", language) for language in LANGUAGES}) == len(LANGUAGES)


@given(st.text())
def test_any_text_can_be_spoken(text: str) -> None:
    parts = sentences(text)
    assert all(0 < len(part) <= _LONGEST for part in parts)
    if parts:
        Synthesiser().speak(parts[0].encode("utf-8", "replace").decode(), "lb")


@given(st.text(alphabet="ab .!?\n", max_size=2000))
def test_no_word_is_left_out(text: str) -> None:
    assert " ".join(sentences(text)).split() == [word[:_LONGEST] for word in text.split()]


def test_sentences_come_one_after_the_other(
    reader: Reader, loudspeaker: QuietLoudspeaker, voice: Synthesiser
) -> None:
    told: list[bool] = []
    reader.speaking.connect(told.append)
    reader.read("Eent. Zwee. Dräi.", "lb")
    waits(lambda: loudspeaker.has_all)
    lengths = [len(voice.speak(word, "lb")) for word in ("Eent.", "Zwee.", "Dräi.")]
    assert [len(sound) for sound in loudspeaker.played] == pytest.approx(lengths, rel=0.2)
    assert told == [True]
    loudspeaker.hear()
    assert told == [True, False]
    assert not reader.is_speaking


def test_it_is_silent_at_once_and_nothing_comes_late(reader: Reader, loudspeaker: QuietLoudspeaker) -> None:
    reader.read("Eent. " * 2000, "lb")
    waits(lambda: loudspeaker.played)
    reader.stop()
    assert loudspeaker.silent
    heard = len(loudspeaker.played)
    QTest.qWait(50)
    assert len(loudspeaker.played) == heard < 2000
    assert not reader.is_speaking


def test_a_new_text_takes_the_place_of_the_old(
    reader: Reader, loudspeaker: QuietLoudspeaker, voice: Synthesiser
) -> None:
    reader.read("Dat Éischt. " * 500, "lb")
    waits(lambda: loudspeaker.played)
    reader.read("Dat Zweet.", "lb")
    waits(lambda: loudspeaker.has_all)
    (sound,) = loudspeaker.played
    assert len(sound) == pytest.approx(len(voice.speak("Dat Zweet.", "lb")), rel=0.2)


def test_nothing_to_read_is_no_reading(reader: Reader) -> None:
    reader.read(" \n ", "lb")
    assert not reader.is_speaking


def test_without_a_voice_it_ends_quietly(loudspeaker: QuietLoudspeaker) -> None:
    def none() -> Synthesiser:
        raise NoVoice

    reader = Reader(loudspeaker, make=none)
    reader.read("Eent. Zwee.", "lb")
    waits(lambda: not reader.is_speaking)
    assert loudspeaker.played == []


def test_a_voice_of_the_system_is_taken_where_there_is_one(
    loudspeaker: QuietLoudspeaker, voice: Synthesiser
) -> None:
    system = SystemVoice(engines=["mock"])
    assert system.speaks("en")
    assert not system.speaks("lb")
    reader = Reader(loudspeaker, system_voice=system, make=lambda: voice)
    reader.read("Hello.", "en")
    waits(lambda: not reader.is_speaking)
    assert loudspeaker.played == []
    reader.read("Moien.", "lb")
    waits(lambda: len(loudspeaker.played) == 1)


def test_a_pc_without_engines_has_no_voice_of_its_own() -> None:
    assert not SystemVoice(engines=[]).speaks("fr")
