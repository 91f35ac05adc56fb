"""Brings sound to the PC's loudspeaker."""

from PySide6.QtCore import QBuffer, QByteArray, QObject, Signal
from PySide6.QtMultimedia import QAudio, QAudioFormat, QAudioSink, QMediaDevices


class Loudspeaker(QObject):
    """Plays one piece after the other; `finished` comes when a piece has been heard."""

    finished = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sink: QAudioSink | None = None
        self._buffer: QBuffer | None = None

    @property
    def is_there(self) -> bool:
        """Tell whether the PC can be heard at all."""
        return not QMediaDevices.defaultAudioOutput().isNull()

    def play(self, sound: bytes, rate: int) -> None:
        """Play 16-bit samples of one channel, instead of what is playing."""
        self.stop()
        form = QAudioFormat()
        form.setSampleRate(rate)
        form.setChannelCount(1)
        form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(sound))
        self._buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        self._sink = QAudioSink(QMediaDevices.defaultAudioOutput(), form, self)
        self._sink.stateChanged.connect(self._changed)
        self._sink.start(self._buffer)

    def stop(self) -> None:
        """Be silent at once, and forget the sound."""
        sink, self._sink = self._sink, None
        if sink is not None:
            sink.stop()
            sink.deleteLater()
        if self._buffer is not None:
            self._buffer.close()
            self._buffer.deleteLater()
            self._buffer = None

    def _changed(self, state: QAudio.State) -> None:
        if state is QAudio.State.IdleState and self.sender() is self._sink:
            self.finished.emit()
