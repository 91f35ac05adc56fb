"""Plays one recording, from memory."""

from PySide6.QtCore import QObject, Signal

from app.speech import one_voice as turns
from app.speech.sound import Loudspeaker
from app.speech.voice import RATE, decoded


class Player(QObject):
    """`playing` says whether it can be heard now; `broken` that it is no sound."""

    playing = Signal(bool)
    broken = Signal()

    def __init__(self, loudspeaker: Loudspeaker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loudspeaker = loudspeaker
        self.is_playing = False
        loudspeaker.finished.connect(self.stop)
        self.destroyed.connect(lambda: turns.leave(self.stop))

    @property
    def can_be_heard(self) -> bool:
        """Tell whether this PC has a loudspeaker."""
        return self._loudspeaker.is_there

    def play(self, flac: bytes) -> None:
        """Play what was recorded, from its beginning."""
        self._begin()
        self._play(decoded(flac))

    def play_samples(self, samples: bytes) -> None:
        """Play what was just recorded."""
        self._begin()
        self._play(samples)

    def stop(self) -> None:
        """Be silent at once, and forget the sound."""
        turns.leave(self.stop)
        self._loudspeaker.stop()
        if self.is_playing:
            self.is_playing = False
            self.playing.emit(False)

    def _begin(self) -> None:
        self.stop()
        turns.take(self.stop)
        self.is_playing = True
        self.playing.emit(True)

    def _play(self, samples: bytes) -> None:
        if not samples:
            self.stop()
            self.broken.emit()
            return
        self._loudspeaker.begin(RATE)
        self._loudspeaker.add(samples)
        self._loudspeaker.complete()
