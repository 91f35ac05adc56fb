"""One voice at a time: whoever begins to speak stops whoever spoke before."""

from collections.abc import Callable

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
    return bool(_speaking)


def silence() -> None:
    """Let nobody speak."""
    before, _speaking[:] = list(_speaking), []
    for one in before:
        one()
