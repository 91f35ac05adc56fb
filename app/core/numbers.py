"""Numbers that say how many there are about, and not that one more has come: a colleague whom a report names must
not learn of it by a count."""

_STEPS = (10, 20, 50)


def rounded_up(number: int) -> int:
    """Return the next of 10, 20, 50, 100, 200, 500, ... that is not below."""
    scale = 1
    while True:
        for step in _STEPS:
            if number <= step * scale:
                return step * scale
        scale *= 10
