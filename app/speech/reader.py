"""Reads texts aloud: one at a time, sentence by sentence, and is silent at once when told to."""

import re
from collections.abc import Callable
from threading import Thread

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from app.speech import one_voice as turns
from app.speech.sound import Loudspeaker
from app.speech.synthesiser import NoVoice, Synthesiser
from app.speech.system_voice import SystemVoice

_LONGEST = 400
"""Characters that are turned into sound at once; a longer sentence is read in parts."""


def sentences(text: str) -> list[str]:
    """Return the text in parts that can be spoken one after the other, so that the first one is heard soon."""
    parts: list[str] = []
    for sentence in re.split(r"(?<=[.!?…:])\s+|\n+", text):
        words: list[str] = []
        for word in sentence.split():
            if words and sum(len(before) + 1 for before in words) + len(word) > _LONGEST:
                parts.append(" ".join(words))
                words = []
            words.append(word[:_LONGEST])
        if words:
            parts.append(" ".join(words))
    return parts


class Reader(QObject):
    """The kiosk's voice. `speaking` tells when it begins and when it is silent again."""

    speaking = Signal(bool)
    _spoken = Signal(int, bytes)

    def __init__(
        self,
        loudspeaker: Loudspeaker,
        parent: QObject | None = None,
        *,
        system_voice: SystemVoice | None = None,
        make: Callable[[], Synthesiser] = Synthesiser,
    ) -> None:
        super().__init__(parent)
        self.slow = False
        self.is_speaking = False
        self._loudspeaker, self._system_voice, self._make = loudspeaker, system_voice, make
        self._own_voice: Synthesiser | None = None
        self._turn = 0
        self._begun = False
        self._loudspeaker.finished.connect(self.stop)
        self._spoken.connect(self._arrived)
        if system_voice is not None:
            system_voice.finished.connect(self.stop)

    @property
    def can_be_heard(self) -> bool:
        """Tell whether this PC has a loudspeaker."""
        return self._loudspeaker.is_there

    def read(self, text: str, language: str) -> None:
        """Read the text, instead of what is being read."""
        self.stop()
        parts = sentences(text)
        if not parts:
            return
        self._turn += 1
        turns.take(self.stop)
        self.is_speaking = True
        self.speaking.emit(True)
        if self._system_voice is not None and self._system_voice.speaks(language):
            self._system_voice.say(" ".join(parts), language, slow=self.slow)
            return
        turn, slow = self._turn, self.slow
        Thread(target=lambda: self._speak(turn, parts, language, slow=slow), daemon=True).start()

    def stop(self) -> None:
        """Be silent at once."""
        self._turn += 1
        turns.leave(self.stop)
        was_speaking, self.is_speaking, self._begun = self.is_speaking, False, False
        self._loudspeaker.stop()
        if self._system_voice is not None:
            self._system_voice.stop()
        if was_speaking:
            self.speaking.emit(False)

    def _speak(self, turn: int, parts: list[str], language: str, *, slow: bool) -> None:
        """Synthesise part after part, in a worker thread; empty bytes mark the end."""
        try:
            voice = self._own_voice = self._own_voice or self._make()
        except NoVoice:
            self._bring(turn, b"")
            return
        for part in parts:
            if turn != self._turn:
                return
            self._bring(turn, voice.speak(part, language, slow=slow))
        self._bring(turn, b"")

    def _bring(self, turn: int, sound: bytes) -> None:
        if isValid(self):
            self._spoken.emit(turn, sound)

    def _arrived(self, turn: int, sound: bytes) -> None:
        if turn != self._turn:
            return
        if not sound or self._own_voice is None:
            self._all_there()
            return
        if not self._begun:
            self._begun = True
            self._loudspeaker.begin(self._own_voice.rate)
        self._loudspeaker.add(sound)

    def _all_there(self) -> None:
        if self._begun:
            self._loudspeaker.complete()
        else:
            self.stop()
