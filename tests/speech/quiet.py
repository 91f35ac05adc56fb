"""A loudspeaker that nobody hears: it keeps what it was given."""

from app.speech.sound import Loudspeaker


class QuietLoudspeaker(Loudspeaker):
    """`hear` lets everything be heard to its end."""

    def __init__(self, *, there: bool = True) -> None:
        super().__init__()
        self.played: list[bytes] = []
        self.silent = True
        self.has_all = False
        self._there = there

    @property
    def is_there(self) -> bool:
        return self._there

    def begin(self, rate: int) -> None:
        assert rate > 0
        self.silent = self.has_all = False
        self.played.clear()

    def add(self, sound: bytes) -> None:
        self.played.append(sound)

    def complete(self) -> None:
        self.has_all = True

    def stop(self) -> None:
        self.silent = True

    def hear(self) -> None:
        self.finished.emit()
