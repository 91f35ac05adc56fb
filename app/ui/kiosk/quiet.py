"""The quiet page: while nobody is there, one right after the other, those of the home's charter too. A touch
brings the first page."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QWidget

from app.charter.rules import Pair, text_of
from app.i18n import _, content, in_language, preferred
from app.ui.theme.appearance import appearance
from app.ui.theme.images import picture
from app.ui.theme.tokens import Size, Space, Text, Time
from app.ui.widgets.labels import column, label, row


class QuietPage(QWidget):
    """Shows the cards in turn, in each language in turn."""

    touched = Signal()

    def __init__(self, number: int = 0, charter: Sequence[Pair] = ()) -> None:
        super().__init__()
        self._charter = tuple(charter)
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._number = number
        self._sign = QLabel()
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = label("", Text.CHILD_TITLE, centred=True)
        self._text = label("", Text.CHILD_TEXT, tone="muted", centred=True)
        self._hint = label("", Text.CHILD_SMALL_BOLD, centred=True)
        texts = column(space=Space.L)
        texts.addStretch(2)
        for part in (self._sign, self._title, self._text):
            texts.addWidget(part)
        texts.addStretch(2)
        texts.addWidget(self._hint)
        holder = QWidget()
        holder.setLayout(texts)
        holder.setMaximumWidth(Size.KIOSK[0] - 2 * Space.XXL)
        outer = row(None, holder, None)
        outer.setStretch(1, 12)
        outer.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        self.setLayout(outer)
        self.turn = QTimer(self, interval=Time.QUIET_TURN)
        self.turn.timeout.connect(self._next)
        if not appearance().still:
            self.turn.start()
        self._show()

    def _next(self) -> None:
        self._number += 1
        self._show()

    def _show(self) -> None:
        """Show the card in the language whose turn it is: whoever passes by finds their own."""
        ids, languages = list(content.facts("rights")), list(content.in_every_language("rights"))
        place = self._number % (len(ids) + len(self._charter))
        with in_language(languages[self._number % len(languages)]):
            if place < len(ids):
                words = content.texts("rights")[ids[place]]
                title, said, image = words["title"], words["text"], f"right-{ids[place]}"
            else:
                pair = self._charter[place - len(ids)]
                text = text_of(pair, preferred())
                title, said, image = text.right, text.adults, pair.picture or "charter"
            self._title.setText(title)
            self._text.setText(said)
            self._hint.setText(_("Touch the screen"))
        self._sign.setPixmap(picture(image, Size.PICTURE_BIG))
        self.setAccessibleName(title)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.touched.emit()

    def keyPressEvent(self, _event: QKeyEvent) -> None:
        self.touched.emit()
