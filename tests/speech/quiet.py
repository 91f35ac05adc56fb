"""A loudspeaker that nobody hears: it keeps what it was given."""

from app.speech.sound import Loudspeaker


class QuietLoudspeaker(Loudspeaker):
    """`end` lets the piece that is playing come to its end."""

    def __init__(self, *, there: bool = True) -> None:
        super().__init__()
        self.played: list[bytes] = []
        self.silent = True
        self._there = there

    @property
    def is_there(self) -> bool:
        return self._there

    def play(self, sound: bytes, rate: int) -> None:
        assert rate > 0
        self.played.append(sound)
        self.silent = False

    def stop(self) -> None:
        self.silent = True

    def end(self) -> None:
        self.silent = True
        self.finished.emit()
