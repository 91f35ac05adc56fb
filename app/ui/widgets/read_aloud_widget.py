"""What is painted, and read aloud by its name."""

from PySide6.QtWidgets import QWidget


class ReadAloudWidget(QWidget):
    """A painted widget; read-aloud speaks its accessible name."""
