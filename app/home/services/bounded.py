"""Work on what came from outside, in a process of its own with little memory and little time: a file that was made
to exhaust the computer ends that process, and the kiosk beside it goes on."""

import ctypes
import multiprocessing
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

_SECONDS, _MEGABYTES = 30, 400
"""What a list of a large organisation needs several times over."""

_JOB_LIMITS, _LIMIT_PROCESS_MEMORY = 9, 0x100
"""Windows: the class of information, and the flag, that bound the memory of a process in a job."""


class TooMuch(Exception):
    """The work took more memory or time than it may, or its process ended."""


def bounded(work: Callable[[bytes], bytes], data: bytes, seconds: float = _SECONDS) -> bytes:
    """Return what `work` makes of the data: a function of a module, called in another process. Raises TooMuch."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_child, args=(there, work), daemon=True)
    process.start()
    there.close()
    try:
        here.send_bytes(data)
        if not here.poll(seconds):
            raise TooMuch
        return here.recv_bytes()
    except (EOFError, OSError) as error:
        raise TooMuch from error
    finally:
        here.close()
        process.kill()
        process.join()


def _child(there: Connection, work: Callable[[bytes], bytes]) -> None:
    data = there.recv_bytes()
    _limit_memory(_MEGABYTES << 20)
    with suppress(MemoryError):
        there.send_bytes(work(data))
    there.close()


def _limit_memory(most: int) -> None:
    if sys.platform == "win32":
        _put_into_job(ctypes.WinDLL("kernel32", use_last_error=True), most)
        return
    import resource  # noqa: PLC0415 - not on Windows

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


class _BasicLimits(ctypes.Structure):
    _fields_ = (
        ("per_process_time", ctypes.c_int64),
        ("per_job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class _Limits(ctypes.Structure):
    _fields_ = (
        ("basic", _BasicLimits),
        ("io", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def _put_into_job(kernel: Any, most: int) -> None:
    """Put this process into a job of Windows with a limit; where the system refuses, the limit of time stays."""
    kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = ctypes.c_void_p
    kernel.SetInformationJobObject.argtypes = (
        ctypes.c_void_p,
        ctypes.c_int,
        ctypes.c_void_p,
        ctypes.c_uint32,
    )
    kernel.AssignProcessToJobObject.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
    limits = _Limits(process_memory=most)
    limits.basic.flags = _LIMIT_PROCESS_MEMORY
    job = kernel.CreateJobObjectW(None, None)
    kernel.SetInformationJobObject(job, _JOB_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
    kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
