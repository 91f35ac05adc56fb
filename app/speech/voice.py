"""Speech in memory: recorded sound made smaller without loss (FLAC), and back. Nothing of it touches the disk."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal
from PySide6.QtMultimedia import (
    QAudioBuffer,
    QAudioBufferInput,
    QAudioDecoder,
    QAudioFormat,
    QMediaCaptureSession,
    QMediaFormat,
    QMediaRecorder,
)

RATE = 16_000
"""Samples a second: enough for speech, and three minutes stay small."""
SAMPLE = 2
"""Bytes of one sample: 16 bits, one channel."""

_PIECE = 8_000
LONGEST = 185
"""Seconds that are ever decoded; a file that says more is cut there."""


def spoken_form() -> QAudioFormat:
    """Return the form of sound in the program: 16-bit samples of one channel."""
    form = QAudioFormat()
    form.setSampleRate(RATE)
    form.setChannelCount(1)
    form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return form


def seconds_of(samples: int) -> int:
    """Return how long so many bytes of sound last, in whole seconds, at least one."""
    return max(1, round(samples / (RATE * SAMPLE)))


class Encoder(QObject):
    """Turns samples into FLAC; `finished` brings it, empty where this PC cannot."""

    finished = Signal(bytes)

    def __init__(self, samples: bytes | bytearray, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._samples, self._at = samples, 0
        self._out = QBuffer(self)
        self._out.open(QIODevice.OpenModeFlag.ReadWrite)
        self._input = QAudioBufferInput(spoken_form(), self)
        self._session = QMediaCaptureSession(self)
        self._recorder = QMediaRecorder(self)
        self._session.setAudioBufferInput(self._input)
        self._session.setRecorder(self._recorder)
        form = QMediaFormat(QMediaFormat.FileFormat.FLAC)
        form.setAudioCodec(QMediaFormat.AudioCodec.FLAC)
        self._recorder.setMediaFormat(form)
        self._recorder.setAudioChannelCount(1)
        self._recorder.setAudioSampleRate(RATE)
        self._recorder.setOutputDevice(self._out)
        self._recorder.setAutoStop(True)
        self._input.readyToSendAudioBuffer.connect(self._feed)
        self._recorder.recorderStateChanged.connect(self._changed)

    def start(self) -> None:
        """Begin."""
        self._recorder.record()

    def _feed(self) -> None:
        while self._at <= len(self._samples):
            end = self._at == len(self._samples)
            piece = bytes(self._samples[self._at : self._at + _PIECE])
            buffer = QAudioBuffer() if end else QAudioBuffer(QByteArray(piece), spoken_form())
            if not self._input.sendAudioBuffer(buffer):
                return
            self._at += 1 if end else len(piece)

    def _changed(self, state: QMediaRecorder.RecorderState) -> None:
        if state is QMediaRecorder.RecorderState.StoppedState:
            self._samples = b""
            self.finished.emit(bytes(self._out.data().data()))
            self._out.setData(QByteArray())


class Decoder(QObject):
    """Turns FLAC into samples; `finished` brings them, empty where it is none."""

    finished = Signal(bytes)

    def __init__(self, data: bytes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._got = bytearray()
        self._source = QBuffer(self)
        self._source.setData(QByteArray(data))
        self._source.open(QIODevice.OpenModeFlag.ReadOnly)
        self._decoder = QAudioDecoder(self)
        self._decoder.setAudioFormat(spoken_form())
        self._decoder.setSourceDevice(self._source)
        self._decoder.bufferReady.connect(self._take)
        self._decoder.finished.connect(self._end)
        self._decoder.error.connect(self._fail)

    def start(self) -> None:
        """Begin."""
        self._decoder.start()

    def _take(self) -> None:
        self._got += bytes(self._decoder.read().constData() or b"")
        if len(self._got) > LONGEST * RATE * SAMPLE:
            self._decoder.stop()
            self._end()

    def _end(self) -> None:
        got, self._got = bytes(self._got), bytearray()
        self.finished.emit(got)

    def _fail(self, _error: object) -> None:
        self._got = bytearray()
        self.finished.emit(b"")
