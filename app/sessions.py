"""Several people at one PC: an idle lock, locked sessions that wait for the same person, and a notification of
danger without any content."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QDialog, QSystemTrayIcon, QWidget
from shiboken6 import isValid

from app.core.errors import StoreProblem
from app.i18n import _
from app.ui import tasks
from app.ui.theme.images import icon
from app.ui.theme.tokens import Size, Time

if TYPE_CHECKING:
    from app.assembly.parts import Entered
    from app.home.services.signing_in import SignedIn
    from app.reports.services.attention import Attention, NewReports

_MANY = 3
"""Locked sessions that are kept; the oldest one goes first."""


@dataclass(frozen=True)
class LockedSession:
    """Somebody whose rooms are locked: their pages, what they came in with, and the small windows that were
    open."""

    entered: Entered
    shell: QWidget
    windows: Sequence[QDialog] = ()
    focus: QWidget | None = None

    def put_windows_away(self) -> None:
        """Turn the dialogs into hidden child widgets, which no screen reader announces."""
        for window in self.windows:
            window.setWindowFlags(Qt.WindowType.Widget)

    def open_windows(self) -> None:
        """Reopen the dialogs, or restore the keyboard focus."""
        for window in filter(isValid, self.windows):  # a step may have ended while it was out of sight
            window.setWindowFlags(Qt.WindowType.Dialog)
            window.open()
        if not self.windows and self.focus is not None and isValid(self.focus):
            self.focus.setFocus()


class LockedSessions:
    """The locked sessions of this PC, by account."""

    def __init__(self) -> None:
        self.kept: dict[str, LockedSession] = {}

    def keep(
        self,
        entered: Entered,
        shell: QWidget,
        parent: QWidget,
        windows: Sequence[QDialog] = (),
        focus: QWidget | None = None,
    ) -> None:
        """Keep the pages of somebody, out of reach."""
        kept = LockedSession(entered, shell, windows, focus)
        kept.put_windows_away()
        shell.setParent(parent)
        self.forget(entered.me.id)
        self.kept[entered.me.id] = kept
        if len(self.kept) > _MANY:
            self.forget(next(iter(self.kept)))

    @property
    def any(self) -> bool:
        """Tell whether somebody's rooms are locked."""
        return bool(self.kept)

    def take(self, account_id: str) -> LockedSession | None:
        """Remove and return the locked session of an account, if any."""
        return self.kept.pop(account_id, None)

    def only(self, accounts: Collection[str]) -> None:
        """Throw the pages of everybody else away."""
        for account_id in [name for name in self.kept if name not in accounts]:
            self.forget(account_id)

    def forget(self, account_id: str) -> None:
        """Throw the pages of somebody away."""
        gone = self.kept.pop(account_id, None)
        if gone is not None:
            gone.shell.deleteLater()


_TOUCHES = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.KeyPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


class IdleLock(QObject):
    """Idle timer: emits `locked` after the home's number of minutes without input."""

    locked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.timer = QTimer(self, singleShot=True)
        self.timer.timeout.connect(self.locked)

    def start(self, minutes: int) -> None:
        """Watch for touches from now on."""
        self.timer.start(minutes * Time.MINUTE)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def stop(self) -> None:
        """Watch no longer."""
        self.timer.stop()
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Begin anew at each touch."""
        if event.type() in _TOUCHES and self.timer.isActive():
            self.timer.start()
        return False


class Watch(QObject):
    """Polls every minute for danger that nobody has acknowledged, and shows a system notification without content,
    repeated until somebody does. `noticed` is emitted with each one."""

    noticed = Signal()
    more = Signal()
    """A report is shown from now on that was not at the last look."""

    def __init__(self, window: QWidget, attention: Attention, inside: Callable[[], SignedIn | None]) -> None:
        super().__init__(window)
        self._window, self._attention, self._inside = window, attention, inside
        self._tray: QSystemTrayIcon | None = None
        self._danger = self._new = 0
        self.timer = QTimer(self, interval=Time.MINUTE)
        self.timer.timeout.connect(self.look)
        self.timer.start()

    def look(self) -> None:
        """Count, off the GUI thread."""
        self._count(again=True)

    def look_after_change(self, _changed: object) -> None:
        """Count at once, and say so only where there is more danger than at the last look."""
        self._count(again=False)

    def _count(self, *, again: bool) -> None:
        me, attention = self._inside(), self._attention
        tasks.run(
            self,
            lambda: attention.waiting_for(me) if me is not None else attention.waiting(),
            lambda waiting: self._counted(waiting, again=again),
            self._not_counted,
        )

    def _not_counted(self, error: Exception) -> None:
        """Ignore StoreProblem: the next action of the user reports it."""
        if not isinstance(error, StoreProblem):
            raise error

    def _counted(self, waiting: NewReports, *, again: bool) -> None:
        grown, self._new = waiting.new > self._new, waiting.new
        if grown:
            self.more.emit()
        before, self._danger = self._danger, waiting.danger
        if waiting.danger and not again and waiting.danger <= before:
            return
        if not waiting.danger:
            if self._tray is not None:
                self._tray.hide()
            return
        QApplication.alert(self._window)
        if QSystemTrayIcon.isSystemTrayAvailable():
            if self._tray is None:
                self._tray = QSystemTrayIcon(QIcon(icon("message-circle", Size.ICON_BIG)), self)
            self._tray.show()
            self._tray.showMessage("Meng Stëmm", _("Please sign in now."))
        self.noticed.emit()
