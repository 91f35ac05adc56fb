"""The keys of Windows that lead out of a program in full screen, swallowed while the kiosk is locked: the Windows
keys, Alt+Tab, Alt+Esc, Ctrl+Esc. Ctrl+Alt+Del belongs to the system alone. Where the kiosk is the only program
that its account may start (`meng-stemm kiosk-lock`), Windows does this itself."""

import atexit
import ctypes
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

_KEYBOARD, _ACTION = 13, 0
"""WH_KEYBOARD_LL, HC_ACTION."""

TAB, ESCAPE, CONTROL, LEFT_WINDOWS, RIGHT_WINDOWS = 0x09, 0x1B, 0x11, 0x5B, 0x5C
_ALT_HELD, _DOWN = 0x20, 0x8000
"""LLKHF_ALTDOWN; the bit of GetAsyncKeyState that says that a key is held."""


def leads_out(key: int, *, alt: bool, control: bool) -> bool:
    """Tell whether a key would show the start menu or another program."""
    if key in (LEFT_WINDOWS, RIGHT_WINDOWS):
        return True
    return (alt and key in (TAB, ESCAPE)) or (control and key == ESCAPE)


class _Struck(ctypes.Structure):
    """KBDLLHOOKSTRUCT."""

    _fields_ = (
        ("key", ctypes.c_uint32),
        ("scan", ctypes.c_uint32),
        ("flags", ctypes.c_uint32),
        ("time", ctypes.c_uint32),
        ("more", ctypes.c_size_t),
    )


class SystemKeys:
    """Holds the hook of this process; letting go twice, or where there is none, does nothing."""

    def __init__(self, on_swallowed: Callable[[int], None] = lambda _key: None) -> None:
        self._told = on_swallowed
        self._hook: Any = None
        self._kept: Any = None  # Windows calls it for as long as the hook is there
        atexit.register(self.release)

    def hold(self) -> bool:
        """Swallow them from now on; tell whether the system lets us. Call it in the GUI thread: Windows asks the
        hook through its messages, and takes it away where it answers too late."""
        if sys.platform == "win32" and not self._hook:
            self._hold(ctypes.WinDLL("user32", use_last_error=True), ctypes.WINFUNCTYPE)
        return bool(self._hook)

    def release(self) -> None:
        """Let the system have its keys again."""
        hook, self._hook = self._hook, None
        if hook and sys.platform == "win32":
            ctypes.WinDLL("user32").UnhookWindowsHookEx(ctypes.c_void_p(hook))

    def _hold(self, user: Any, function: Any) -> None:
        word = ctypes.c_size_t
        user.SetWindowsHookExW.restype = ctypes.c_void_p
        user.SetWindowsHookExW.argtypes = (ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint32)
        user.CallNextHookEx.restype = ctypes.c_ssize_t
        user.CallNextHookEx.argtypes = (ctypes.c_void_p, ctypes.c_int, word, ctypes.c_void_p)

        def asked(code: int, what: int, struck: Any) -> int:
            if code == _ACTION and self._swallows(user, struck):
                return 1
            return int(user.CallNextHookEx(None, code, what, struck))

        self._kept = function(ctypes.c_ssize_t, ctypes.c_int, word, ctypes.c_void_p)(asked)
        self._hook = user.SetWindowsHookExW(_KEYBOARD, self._kept, None, 0)

    def _swallows(self, user: Any, struck: Any) -> bool:
        with suppress(ValueError, TypeError):
            key = ctypes.cast(struck, ctypes.POINTER(_Struck)).contents
            control = bool(user.GetAsyncKeyState(CONTROL) & _DOWN)
            if leads_out(key.key, alt=bool(key.flags & _ALT_HELD), control=control):
                self._told(key.key)
                return True
        return False
