"""A voice: recorded into memory only, smaller without loss, never longer than allowed, forgotten when told to."""

import math
import struct
from array import array
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import QIODevice, QObject
from pytestqt.qtbot import QtBot
from soundfile import SoundFile

from app.speech import one_voice as turns
from app.speech.recorder import Microphone, Recorder
from app.speech.sound import Loudspeaker
from app.speech.voice import LONGEST, RATE, SAMPLE, decoded, encoded, seconds_of

RECORDED_BY_FFMPEG = Path(__file__).with_name("ffmpeg.flac")


class Tube(Microphone):
    """A microphone into which a test speaks."""

    def __init__(self, *, there: bool = True, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._there, self.listens = there, False

    @property
    def is_there(self) -> bool:
        return self._there

    def start(self) -> None:
        self.listens = True

    def stop(self) -> None:
        self.listens = False


def tone(seconds: float, loud: int = 8000) -> bytes:
    return b"".join(struct.pack("<h", int(loud * math.sin(n * 0.05))) for n in range(round(RATE * seconds)))


def test_a_voice_becomes_small_and_comes_back_without_loss() -> None:
    said = tone(2)
    flac = encoded(said)
    assert flac.startswith(b"fLaC")
    assert len(flac) < len(said) * 0.9
    assert decoded(flac) == said


def in_the_form(form: str, rate: int = RATE, channels: int = 1) -> bytes:
    """Write a second of sound in some form."""
    out = BytesIO()
    with SoundFile(out, "w", rate, channels, "PCM_16", format=form) as file:
        file.buffer_write(bytes(rate * SAMPLE * channels), "int16")
    return out.getvalue()


@pytest.mark.parametrize(
    "other",
    [
        b"",
        b"fLaC" + b"no voice at all" * 100,
        encoded(bytes(RATE))[:60],
        in_the_form("WAV"),
        in_the_form("FLAC", rate=44_100),
        in_the_form("FLAC", channels=2),
    ],
    ids=["nothing", "words", "cut off", "another form", "another rate", "two channels"],
)
def test_what_is_no_voice_brings_nothing(other: bytes) -> None:
    assert not any(decoded(other))


def test_what_says_that_it_is_longer_is_cut() -> None:
    assert len(decoded(encoded(bytes((LONGEST + 20) * RATE * SAMPLE)))) == LONGEST * RATE * SAMPLE


@pytest.mark.files
def test_a_voice_recorded_by_version_1_is_heard() -> None:
    """FFmpeg wrote it."""
    said = decoded(RECORDED_BY_FFMPEG.read_bytes())
    assert len(said) == RATE * SAMPLE
    assert max(map(abs, array("h", said))) > 7000


def test_the_recorder_hears_shows_how_loud_and_ends_in_time(qtbot: QtBot) -> None:
    tube = Tube()
    recorder = Recorder(tube, longest=3)
    levels: list[float] = []
    recorder.level.connect(levels.append)
    tube.heard.emit(tone(1))
    assert recorder.samples == b"", "nothing is heard before somebody wants it"
    recorder.start()
    assert tube.listens
    tube.heard.emit(tone(1, loud=16_000))
    assert levels[0] == pytest.approx(0.49, abs=0.02)
    assert recorder.seconds == 1
    tube.heard.emit(tone(5))
    assert recorder.seconds == 3
    assert not recorder.is_recording
    assert not tube.listens


def test_recording_again_and_leaving_overwrite_what_was_said(qtbot: QtBot) -> None:
    recorder = Recorder(Tube(), longest=10)
    recorder.start()
    recorder.hear(tone(1))
    before = recorder.samples
    recorder.start()
    assert not any(before)
    assert recorder.samples == b""
    recorder.hear(tone(1))
    kept = recorder.samples
    recorder.wipe()
    assert not any(kept)
    assert not recorder.is_recording


def test_seconds_are_whole() -> None:
    assert seconds_of(RATE * SAMPLE * 12 + 100) == 12
    assert seconds_of(10) == 1


class Nothing(QIODevice):
    """A device that somebody has pulled out: nothing comes, nothing goes in."""

    def readData(self, _most: int) -> bytes:
        return b""

    def writeData(self, _data: "bytes | bytearray | memoryview[int]", _length: int) -> int:
        return 0


def test_a_microphone_that_is_pulled_out_ends_the_recording_and_keeps_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    microphone = Microphone()
    monkeypatch.setattr("app.speech.recorder.QAudioSource", lambda *_more: FakeSource())
    recorder = Recorder(microphone, longest=60)
    recorder.start()
    recorder.hear(tone(1))
    with qtbot.waitSignal(microphone.lost, timeout=20_000):
        pass
    assert not recorder.is_recording
    assert recorder.seconds == 1
    assert not turns.somebody_speaks()


class FakeSource(QObject):
    """What the system gives for a microphone that is gone."""

    def start(self) -> Nothing:
        self._nothing = Nothing(self)
        self._nothing.open(QIODevice.OpenModeFlag.ReadOnly)
        return self._nothing

    def stop(self) -> None:
        pass


def test_a_loudspeaker_that_is_pulled_out_ends_the_turn(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.speech.sound.QAudioSink", lambda *_more: FakeSink())
    loudspeaker = Loudspeaker()
    loudspeaker.begin(RATE)
    with qtbot.waitSignal(loudspeaker.finished, timeout=20_000):
        loudspeaker.add(tone(1))
        loudspeaker.complete()


class FakeSink(QObject):
    """What the system gives for a loudspeaker that is gone."""

    def start(self) -> Nothing:
        self._nothing = Nothing(self)
        self._nothing.open(QIODevice.OpenModeFlag.WriteOnly)
        return self._nothing

    def bytesFree(self) -> int:
        return 0

    def reset(self) -> None:
        pass
