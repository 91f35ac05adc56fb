"""The voice that comes with the program: espeak-ng, which speaks all its languages, Luxembourgish among them."""

import ctypes
import os
import sys
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from app.i18n import DEFAULT, KNOWN

_SYNCHRONOUS, _DONT_EXIT, _UTF8, _RATE = 2, 0x8000, 1, 1
_BUFFER = 200
"""Milliseconds of sound in one piece."""

WORDS_A_MINUTE = {False: 150, True: 105}
"""How fast it speaks, and how fast when it speaks slowly."""

_LONGEST_PATH = 32_768

_Heard = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)
_one_at_a_time = Lock()


class NoVoice(Exception):
    """The library is not there or does not start."""


@cache
def _library() -> tuple[Any, int]:
    """Return the library and its sample rate. It must be initialised only once per process."""
    import espeakng_loader  # noqa: PLC0415 - loads when somebody first wants to hear something

    data = Path(espeakng_loader.get_data_path())
    try:
        library = ctypes.CDLL(espeakng_loader.get_library_path())
    except OSError as error:
        raise NoVoice from error
    rate = int(library.espeak_Initialize(_SYNCHRONOUS, _BUFFER, _for_c(data.parent), _DONT_EXIT))
    if rate <= 0:
        raise NoVoice
    return library, rate


def _for_c(folder: Path) -> bytes:
    """Encode a path for a C library: on Windows as 8.3 short name, which is ASCII where the drive keeps such
    names, in the system's code page."""
    if sys.platform == "win32":
        return _for_c_on_windows(folder)
    return os.fsencode(folder)


def _for_c_on_windows(folder: Path) -> bytes:
    windows: Any = getattr(ctypes, "windll", None)
    short = ctypes.create_unicode_buffer(_LONGEST_PATH)
    found = windows.kernel32.GetShortPathNameW(str(folder), short, _LONGEST_PATH)
    return (short.value if found else str(folder)).encode("mbcs", errors="replace")


class Synthesiser:
    """Turns text into sound. The library holds one state for the whole program: one text is spoken at a time."""

    def __init__(self) -> None:
        self._heard: list[bytes] = []
        self._callback = _Heard(self._hear)
        with _one_at_a_time:
            self._library, self.rate = _library()

    def speak(self, text: str, language: str, *, slow: bool = False) -> bytes:
        """Return the text as sound: signed 16-bit samples, one channel, `rate` of them a second."""
        raw = text.replace("\0", "").encode(errors="replace")
        with _one_at_a_time:
            self._heard = []
            self._library.espeak_SetSynthCallback(self._callback)
            self._library.espeak_SetVoiceByName(KNOWN.get(language, KNOWN[DEFAULT]).voice.encode())
            self._library.espeak_SetParameter(_RATE, WORDS_A_MINUTE[slow], 0)
            self._library.espeak_Synth(raw, ctypes.c_size_t(len(raw) + 1), 0, 1, 0, _UTF8, None, None)
            return b"".join(self._heard)

    def _hear(self, samples: Any, number: int, _events: Any) -> int:
        if samples and number:
            self._heard.append(ctypes.string_at(samples, number * 2))
        return 0
