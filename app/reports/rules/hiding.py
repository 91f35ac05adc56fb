"""Hiding: the page goes at once and comes back with the right picture, in time, at the first try."""

from collections.abc import Callable
from datetime import timedelta

PICTURES = ("sun", "moon", "star", "tree", "house", "sailboat", "apple", "cat", "fish", "ball", "key", "tulip")
"""The twelve pictures of which one is the reporter's own."""

LASTS = timedelta(minutes=3)
"""How long a hidden page waits; then it is forgotten."""


def draw(below: Callable[[int], int]) -> str:
    """Draw a reporter's own picture; `below(n)` is the system's random number from 0 to n - 1."""
    return PICTURES[below(len(PICTURES))]


def comes_back(chosen: str, own: str, hidden_for: timedelta) -> bool:
    """Tell whether the page comes back: right picture, in time. A stranger has one try in twelve."""
    return chosen == own and timedelta(0) <= hidden_for <= LASTS
