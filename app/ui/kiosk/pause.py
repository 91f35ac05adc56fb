"""The pause: after a while without a touch the kiosk asks softly, then forgets and starts anew (safety rule 4)."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from app.speech import one_voice as turns
from app.ui.theme.tokens import Time

_TOUCHES = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.KeyPress,
    QEvent.Type.TouchBegin,
    QEvent.Type.Wheel,
    QEvent.Type.InputMethod,
}


class Pause(QObject):
    """Idle timer: emits `ask`, then `forget`. Postponed while somebody speaks or listens, for some minutes at
    most."""

    ask = Signal(int)
    forget = Signal()
    back_again = Signal()

    def __init__(
        self, watched: QObject, ask_after: int = Time.KIOSK_ASK, forget_after: int = Time.KIOSK_FORGET
    ) -> None:
        super().__init__(watched)
        self._left = self._held = 0
        self._countdown = max(1, (forget_after - ask_after) // Time.SECOND)
        self.waiting = QTimer(self, singleShot=True, interval=ask_after)
        self.waiting.timeout.connect(self.begin)
        self.seconds = QTimer(self, interval=Time.SECOND)
        self.seconds.timeout.connect(self.count_down)

    def set_times(self, ask_after: int, forget_after: int) -> None:
        """Wait so many milliseconds from now on: the home chooses, within what is safe."""
        self._countdown = max(1, (forget_after - ask_after) // Time.SECOND)
        self.waiting.setInterval(ask_after)

    def start(self) -> None:
        """Begin to wait for a touch."""
        self._held = 0
        self.seconds.stop()
        self.waiting.start()

    def stop(self) -> None:
        """Do not wait: there is nothing to forget."""
        self.waiting.stop()
        self.seconds.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Begin anew at each touch."""
        if event.type() in _TOUCHES and (self.waiting.isActive() or self.seconds.isActive()):
            if self.seconds.isActive() and event.type() is not QEvent.Type.MouseMove:
                self.back_again.emit()
            if not self.seconds.isActive() or event.type() is not QEvent.Type.MouseMove:
                self.start()
        return False

    def begin(self) -> None:
        self._held += self.waiting.interval()
        if turns.somebody_speaks() and self._held < Time.LISTENING:
            self.waiting.start()
            return
        self._left = self._countdown
        self.ask.emit(self._left)
        self.seconds.start()

    def count_down(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self.stop()
            self.forget.emit()
        else:
            self.ask.emit(self._left)
