"""The lock of the kiosk, as far as Qt can: full screen on every monitor, no frame, nothing that closes it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.system_keys import SystemKeys

_EDITING = {Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_Z, Qt.Key.Key_Y}
_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_FUNCTION_KEYS = range(Qt.Key.Key_F1.value, Qt.Key.Key_F35.value + 1)


class Lock(QObject):
    """Holds one window, until somebody has signed in."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._curtains: dict[QScreen, QWidget] = {}
        self._keys, self._on = SystemKeys(), True
        self._keys.hold()
        window.setWindowFlags(
            Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        )
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._cover)
            application.screenRemoved.connect(self._uncover)

    @property
    def on(self) -> bool:
        """Tell whether the window may not be left."""
        return self._on

    @on.setter
    def on(self, on: bool) -> None:
        self._on = on
        if on:
            self._keys.hold()
        else:
            self._keys.release()

    def close_in(self) -> None:
        """Show the window on the first monitor and cover the others."""
        self._window.setGeometry(self._window.screen().geometry())  # where nothing manages windows
        self._window.showFullScreen()
        for screen in QGuiApplication.screens():
            self._cover(screen)

    def swallows(self, event: QKeyEvent) -> bool:
        """Tell whether a key would lead out of the kiosk; writing, Tab and Esc stay."""
        if event.key() in _FUNCTION_KEYS or event.key() in (Qt.Key.Key_Print, Qt.Key.Key_Menu):
            return True
        held = event.modifiers() & _MODIFIERS
        if not held:
            return False
        if held == _MODIFIERS & Qt.KeyboardModifier.ControlModifier:
            return Qt.Key(event.key()) not in _EDITING
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        return not (held == both and event.text())  # AltGr writes letters such as €

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Swallow what leads out, while the lock is on."""
        if not self.on:
            return False
        if event.type() is QEvent.Type.ContextMenu:
            return True
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return isinstance(event, QKeyEvent) and self.swallows(event)
        return False

    def _cover(self, screen: QScreen) -> None:
        if screen is self._window.screen() or screen in self._curtains:
            return
        curtain = QWidget(None, Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
        curtain.setProperty("ground", "paper")
        curtain.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        curtain.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        curtain.setGeometry(screen.geometry())
        curtain.showFullScreen()
        self._curtains[screen] = curtain

    def _uncover(self, screen: QScreen) -> None:
        if curtain := self._curtains.pop(screen, None):
            curtain.deleteLater()
