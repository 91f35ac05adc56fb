"""A sign that something takes its time, with a way to give up. It appears only when there is really a wait."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from app.i18n import _
from app.ui.theme.tokens import Space, Text, Time
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.labels import column, label, row


class Busy(QWidget):
    """`given_up` comes when somebody does not want to wait any longer."""

    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._text = label("", Text.STAFF_SMALL, tone="muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._stop = Button(_("Cancel"), STAFF, Weight.QUIET)
        self._stop.clicked.connect(self._give_up)
        texts = column(space=Space.XS // 2)
        texts.addWidget(self._text)
        texts.addWidget(self._bar)
        line = row(texts, self._stop)
        line.setStretch(0, 1)
        self.setLayout(line)
        self._delay = QTimer(self, singleShot=True, interval=Time.BUSY)
        self._delay.timeout.connect(self.show)
        self.hide()

    def start(self, text: str, total: int = 0) -> None:
        """Say what is being done; with a total, how far it is can be told."""
        self._text.setText(text)
        self._stop.setText(_("Cancel"))  # the set-up may speak another language by now
        self._bar.setAccessibleName(text)
        self._bar.setRange(0, total)
        self._bar.setValue(0)
        self._delay.start()

    def tell(self, number: int) -> None:
        """Show how far it is."""
        self._bar.setValue(number)

    def stop(self) -> None:
        """It is done."""
        self._delay.stop()
        self.hide()

    def _give_up(self) -> None:
        self.stop()
        self.given_up.emit()
