"""One voice at a time: whoever begins to speak stops whoever spoke before."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from shiboken6 import isValid

Stop = Callable[[], None]

_speaking: list[Stop] = []


def take(stop: Stop) -> None:
    """Begin to speak; `stop` is called when somebody else begins, or all shall be silent."""
    before = [one for one in _speaking if one != stop]
    _speaking[:] = [stop]
    for one in before:
        one()


def leave(stop: Stop) -> None:
    """Speak no longer."""
    if stop in _speaking:
        _speaking.remove(stop)


def somebody_speaks() -> bool:
    """Tell whether something is being read, played or recorded."""
    _speaking[:] = [one for one in _speaking if _is_there(one)]
    return bool(_speaking)


def _is_there(stop: Stop) -> bool:
    """Tell whether whoever speaks still exists: a window may have gone while it spoke."""
    speaker = getattr(stop, "__self__", None)
    return not isinstance(speaker, QObject) or isValid(speaker)


def silence() -> None:
    """Let nobody speak."""
    before, _speaking[:] = list(_speaking), []
    for one in before:
        one()
