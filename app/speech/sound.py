"""Brings sound to the PC's loudspeaker."""

from PySide6.QtCore import QIODevice, QObject, QTimer, Signal
from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QMediaDevices, QtAudio

_FEED = 40
"""Milliseconds between two looks for room in the loudspeaker's own buffer."""

_GIVE_UP = 75
"""Full polls in a row (three seconds) until the loudspeaker counts as unplugged."""


class Loudspeaker(QObject):
    """Plays one stream, piece after piece without a gap; `finished` comes when all of it has been heard, or
    nothing can be heard any more."""

    finished = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sink: QAudioSink | None = None
        self._into: QIODevice | None = None
        self._waiting = b""
        self._complete = False
        self._stuck = 0
        self._timer = QTimer(self, interval=_FEED)
        self._timer.timeout.connect(self._feed)

    @property
    def is_there(self) -> bool:
        """Tell whether the PC can be heard at all."""
        return not QMediaDevices.defaultAudioOutput().isNull()

    def begin(self, rate: int) -> None:
        """Begin a stream of 16-bit samples of one channel, instead of the one before."""
        self.stop()
        form = QAudioFormat()
        form.setSampleRate(rate)
        form.setChannelCount(1)
        form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        self._sink = QAudioSink(QMediaDevices.defaultAudioOutput(), form, self)
        self._into = self._sink.start()
        self._timer.start()

    def add(self, sound: bytes) -> None:
        """Let this be heard after what came before."""
        self._waiting += sound
        self._feed()

    def complete(self) -> None:
        """End the stream."""
        self._complete = True

    def stop(self) -> None:
        """Be silent at once, and forget the sound."""
        self._timer.stop()
        self._waiting, self._complete, self._into, self._stuck = b"", False, None, 0
        sink, self._sink = self._sink, None
        if sink is not None:
            sink.reset()
            sink.deleteLater()

    def _feed(self) -> None:
        sink, into = self._sink, self._into
        if sink is None or into is None:
            return
        if self._waiting:
            room = sink.bytesFree() // 2 * 2
            written = into.write(self._waiting[:room]) if room else 0
            self._waiting = self._waiting[max(written, 0) :]
            self._stuck = 0 if written > 0 else self._stuck + 1
            if self._stuck >= _GIVE_UP:
                self._end()
        elif self._complete and sink.state() is not QtAudio.State.ActiveState:
            self._end()

    def _end(self) -> None:
        self.stop()
        self.finished.emit()
