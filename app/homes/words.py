"""What is exchanged with other homes, in words."""

from collections.abc import Callable
from typing import assert_never

from app.homes.rules import Arriving, Cargo
from app.i18n import _, ngettext


def cargo_name(cargo: Cargo) -> str:
    """Return what a bundle carries."""
    match cargo:
        case Cargo.CASES:
            return _("Cases")
        case Cargo.FIGURES:
            return _("Figures")
        case Cargo.CONTENT:
            return _("Content")
        case _:
            assert_never(cargo)


def arrived_lines(count_of: Callable[[Arriving], int]) -> list[str]:
    """Return what is the case with the things in a bundle, a line each, from how many there are of each sort;
    nothing for what there is none of."""
    new, same, newer, older, both, fixed, erased = map(count_of, Arriving)
    said = (
        (new, ngettext("{count} is new.", "{count} are new.", new)),
        (
            newer,
            ngettext(
                "{count} is a later state of what is here.", "{count} are a later state of what is here.", newer
            ),
        ),
        (same, ngettext("{count} is here already, just so.", "{count} are here already, just so.", same)),
        (
            older,
            ngettext(
                "{count} is older than what is here, and is left.",
                "{count} are older than what is here, and are left.",
                older,
            ),
        ),
        (
            both,
            ngettext(
                "{count} would replace what is here. Nothing is replaced that you do not choose.",
                "{count} would replace what is here. Nothing is replaced that you do not choose.",
                both,
            ),
        ),
        (
            fixed,
            ngettext(
                "{count} is an emergency number. Those stay as they are.",
                "{count} are emergency numbers. Those stay as they are.",
                fixed,
            ),
        ),
        (
            erased,
            ngettext(
                "{count} was here and was deleted. It does not come back by itself.",
                "{count} were here and were deleted. They do not come back by themselves.",
                erased,
            ),
        ),
    )
    return [text.format(count=count) for count, text in said if count]
