"""What can change in the home, as open screens want to know it."""

from enum import StrEnum


class Changed(StrEnum):
    """What somebody changed; open screens refresh from it."""

    CASES = "cases"
    PEOPLE = "people"
    KIOSK = "kiosk"
    LEARNING = "learning"
    GATHERINGS = "gatherings"
    PARLIAMENT = "parliament"
    HOMES = "homes"
