"""What is painted, and read aloud by its name."""

from PySide6.QtWidgets import QWidget


class Spoken(QWidget):
    """A painted widget; read-aloud speaks its accessible name."""
