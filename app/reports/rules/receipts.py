"""The receipt: seven pictures of 64, in order, with which the reporter finds the answer."""

from collections.abc import Callable, Sequence

PICTURES = [
    "fox",
    "cat",
    "dog",
    "horse",
    "cow",
    "pig",
    "mouse",
    "rabbit",
    "bear",
    "frog",
    "owl",
    "duck",
    "fish",
    "snail",
    "butterfly",
    "hedgehog",
    "bee",
    "ladybird",
    "elephant",
    "lion",
    "penguin",
    "whale",
    "octopus",
    "turtle",
    "apple",
    "banana",
    "cherries",
    "strawberry",
    "pear",
    "carrot",
    "bread",
    "cheese",
    "sun",
    "moon",
    "star",
    "cloud",
    "rainbow",
    "tree",
    "tulip",
    "mushroom",
    "train",
    "car",
    "bus",
    "bicycle",
    "sailboat",
    "aeroplane",
    "rocket",
    "tractor",
    "ball",
    "balloon",
    "book",
    "clock",
    "key",
    "umbrella",
    "hat",
    "shoe",
    "bell",
    "guitar",
    "drum",
    "scissors",
    "pencil",
    "bed",
    "house",
    "gift",
]
"""The page of eight by eight; the order is part of every receipt ever given and never changes."""

LENGTH = 7
"""64 ** 7 is 42 bits; with Argon2id that is far beyond guessing at a kiosk (docs/sealing.md)."""

Code = tuple[str, ...]


def draw(below: Callable[[int], int]) -> Code:
    """Draw a new receipt; `below(n)` is the system's random number from 0 to n - 1."""
    return tuple(PICTURES[below(len(PICTURES))] for _ in range(LENGTH))


def to_bytes(code: Sequence[str]) -> bytes:
    """Return the code as one byte per picture. Raises ValueError where it is not a receipt."""
    if len(code) != LENGTH:
        raise ValueError(len(code))
    return bytes(PICTURES.index(name) for name in code)
