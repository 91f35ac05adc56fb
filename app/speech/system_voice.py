"""A voice of the operating system, where it has one for the language: it sounds better than the program's own."""

from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtTextToSpeech import QTextToSpeech

_NOT_REAL = {"mock"}
_SLOW = -0.35
"""QTextToSpeech's rate, from -1 to 1."""


class SystemVoice(QObject):
    """Speaks with the first real engine that is there; none on many PCs."""

    finished = Signal()

    def __init__(self, parent: QObject | None = None, *, engines: list[str] | None = None) -> None:
        super().__init__(parent)
        there = QTextToSpeech.availableEngines() if engines is None else engines
        real = [name for name in there if engines is not None or name not in _NOT_REAL]
        self._engine = QTextToSpeech(real[0], self) if real else None
        self._locales: dict[str, QLocale] = {}
        self._spoke = False
        if self._engine is not None:
            self._engine.stateChanged.connect(self._changed)

    def speaks(self, language: str) -> bool:
        """Tell whether there is a voice for the language."""
        if self._engine is None or self._engine.state() is QTextToSpeech.State.Error:
            return False
        if not self._locales:
            for locale in self._engine.availableLocales():
                self._locales.setdefault(QLocale.languageToCode(locale.language()), locale)
        return language in self._locales

    def say(self, text: str, language: str, *, slow: bool) -> None:
        """Say it; `speaks` was asked before."""
        if self._engine is not None:
            self._engine.setLocale(self._locales[language])
            self._engine.setRate(_SLOW if slow else 0)
            self._spoke = False
            self._engine.say(text)

    def stop(self) -> None:
        """Be silent at once."""
        if self._engine is not None and self._engine.state() is QTextToSpeech.State.Speaking:
            self._engine.stop(QTextToSpeech.BoundaryHint.Immediate)

    def _changed(self, state: QTextToSpeech.State) -> None:
        if state is QTextToSpeech.State.Speaking:
            self._spoke = True
        elif state is QTextToSpeech.State.Error or (state is QTextToSpeech.State.Ready and self._spoke):
            self._spoke = False
            self.finished.emit()
