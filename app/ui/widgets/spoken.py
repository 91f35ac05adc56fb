"""What is painted, and read aloud by its name."""

from PySide6.QtWidgets import QWidget


class Spoken(QWidget):
    """Its accessible name is what it says; pages read it where they read themselves."""
