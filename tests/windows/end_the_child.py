"""Run in Windows: end the program that another one of the same name has started, as its task manager would."""

import ctypes
import os
import signal
import sys
from typing import Any

_PROCESSES, _LONGEST = 0x2, 260


class _Entry(ctypes.Structure):
    """PROCESSENTRY32W."""

    _fields_ = (
        ("size", ctypes.c_uint32),
        ("usage", ctypes.c_uint32),
        ("id", ctypes.c_uint32),
        ("heap", ctypes.c_size_t),
        ("module", ctypes.c_uint32),
        ("threads", ctypes.c_uint32),
        ("parent", ctypes.c_uint32),
        ("priority", ctypes.c_int32),
        ("flags", ctypes.c_uint32),
        ("name", ctypes.c_wchar * _LONGEST),
    )


def _children(name: str) -> list[int]:
    kernel: Any = getattr(ctypes, "windll").kernel32  # noqa: B009 - only there in Windows
    kernel.CreateToolhelp32Snapshot.restype = ctypes.c_void_p
    snapshot = ctypes.c_void_p(kernel.CreateToolhelp32Snapshot(_PROCESSES, 0))
    entry, parents = _Entry(size=ctypes.sizeof(_Entry)), {}
    more = kernel.Process32FirstW(snapshot, ctypes.byref(entry))
    while more:
        if entry.name == name:
            parents[entry.id] = entry.parent
        more = kernel.Process32NextW(snapshot, ctypes.byref(entry))
    return [process for process, parent in parents.items() if parent in parents]


if __name__ == "__main__":
    (child,) = _children(sys.argv[1])
    os.kill(child, signal.SIGTERM)  # TerminateProcess
    print(child)
