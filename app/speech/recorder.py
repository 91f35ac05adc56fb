"""Records a voice into memory, and forgets it: what is not taken is overwritten with zeros."""

from array import array

from PySide6.QtCore import QIODevice, QObject, QTimer, Signal
from PySide6.QtMultimedia import QAudioSource, QMediaDevices

from app.speech import one_voice as turns
from app.speech.voice import RATE, SAMPLE, spoken_form

_LOUDEST = 32_768
_LOOK = 100
"""Milliseconds between two looks at what the microphone heard."""

_GIVE_UP = 30
"""Empty polls in a row (three seconds) until it counts as unplugged: even silence has samples."""


class Microphone(QObject):
    """The PC's microphone: `heard` brings samples while it listens, `lost` says that it is no longer there."""

    heard = Signal(bytes)
    lost = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source: QAudioSource | None = None
        self._from: QIODevice | None = None
        self._empty = 0
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self._look)

    @property
    def is_there(self) -> bool:
        """Tell whether the PC can hear at all."""
        device = QMediaDevices.defaultAudioInput()
        return not device.isNull() and device.isFormatSupported(spoken_form())

    def start(self) -> None:
        """Begin to listen."""
        self.stop()
        self._source = QAudioSource(QMediaDevices.defaultAudioInput(), spoken_form(), self)
        self._from, self._empty = self._source.start(), 0
        self._timer.start()

    def stop(self) -> None:
        """Listen no longer."""
        self._timer.stop()
        source, self._source = self._source, None
        if source is not None:
            self._read()
            self._from = None
            source.stop()
            source.deleteLater()

    def _look(self) -> None:
        self._empty = 0 if self._read() else self._empty + 1
        if self._empty >= _GIVE_UP:
            self.stop()
            self.lost.emit()

    def _read(self) -> bool:
        raw = bytes(self._from.readAll().data()) if self._from is not None else b""
        if raw:
            self.heard.emit(raw)
        return bool(raw)


class Recorder(QObject):
    """Holds one recording. `level` is how loud it is, from 0 to 1; `changed` says that it went on or ended."""

    level = Signal(float)
    changed = Signal()

    def __init__(self, microphone: Microphone, longest: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._microphone = microphone
        self._longest = longest * RATE * SAMPLE
        self.samples = bytearray()
        self.is_recording = False
        microphone.heard.connect(self.hear)
        microphone.lost.connect(self.stop)

    @property
    def is_possible(self) -> bool:
        """Tell whether the PC has a microphone."""
        return self._microphone.is_there

    @property
    def seconds(self) -> float:
        """Return how long the recording is."""
        return len(self.samples) / (RATE * SAMPLE)

    def start(self) -> None:
        """Record, instead of what was recorded before."""
        self.wipe()
        turns.take(self.stop)
        self.is_recording = True
        self._microphone.start()
        self.changed.emit()

    def stop(self) -> None:
        """Record no longer; what was recorded stays."""
        turns.leave(self.stop)
        if self.is_recording:
            self._microphone.stop()
            self.is_recording = False
            self.level.emit(0.0)
            self.changed.emit()

    def wipe(self) -> None:
        """Overwrite and forget what was recorded."""
        self.stop()
        self.samples[:] = bytes(len(self.samples))
        self.samples = bytearray()

    def hear(self, raw: bytes) -> None:
        """Take samples from the microphone: 16 bits each, one channel."""
        if not self.is_recording:
            return
        raw = raw[: len(raw) // SAMPLE * SAMPLE][: self._longest - len(self.samples)]
        self.samples += raw
        heard = array("h", raw)
        self.level.emit(max(map(abs, heard), default=0) / _LOUDEST)
        self.changed.emit()
        if len(self.samples) >= self._longest:
            self.stop()
