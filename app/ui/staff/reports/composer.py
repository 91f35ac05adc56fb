"""Where an answer or a note is written, beside what was said."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.core.errors import TextTooLong
from app.core.saying import TEXT_LIMIT
from app.i18n import _
from app.ui.staff.reports.extras import Extras
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.forms import WordsField
from app.ui.widgets.labels import card, column, label, row
from app.ui.widgets.sound import SoundServices
from app.ui.words import refusal
from app.wording import language_name


class Composer(QWidget):
    """A text and two buttons. What is typed stays here until it is sent or given up."""

    send = Signal(str, object)
    cancel = Signal()

    def __init__(self, sound: SoundServices, *, answer: bool, language: str) -> None:
        super().__init__()
        self.is_answer = answer
        if answer:
            title = _("Answer in {language}").format(language=language_name(language))
            hint = _("Short sentences. Say what happens next, who does it and when. Thank for the report.")
        else:
            title, hint = _("Note"), _("Only the readers of this case see it.")
        self._extras = Extras(sound)
        self._field = WordsField(title, Text.SAID if answer else Text.STAFF_TEXT)
        self._field.refused.connect(lambda: self.complain(refusal(TextTooLong(TEXT_LIMIT))))
        self._field.setMinimumHeight(Size.PICTURE_TILE)
        self._complaint = label("", Text.STAFF_SMALL, tone="danger")
        self._complaint.hide()
        self._send = Button(
            _("Send the answer") if answer else _("Keep the note"),
            STAFF,
            Weight.FILLED,
            icon_before="send" if answer else "check",
        )
        self._send.clicked.connect(
            lambda: self.send.emit(self._field.toPlainText(), tuple(self._extras.attachments))
        )
        give_up = Button(_("Cancel"), STAFF, Weight.QUIET)
        give_up.clicked.connect(self.cancel)
        frame, inside = card("plain", margin=Space.M)
        inside.addWidget(label(title, Text.STAFF_TEXT_BOLD))
        inside.addWidget(label(hint, Text.STAFF_SMALL, tone="muted"))
        inside.addWidget(self._field, 1)
        inside.addWidget(self._complaint)
        inside.addWidget(self._extras)
        if not answer:
            self._extras.hide()
        inside.addLayout(row(None, give_up, self._send, space=Space.XS))
        layout = column(space=0)
        layout.addWidget(frame)
        self.setLayout(layout)

    def begin(self) -> None:
        """Take the keyboard."""
        self._field.setFocus()

    def complain(self, message: str) -> None:
        """Show what is wrong; the text stays."""
        self._complaint.setText(message)
        self._complaint.setVisible(bool(message))

    def wait(self, on: bool) -> None:
        """Take no second tap while it is being sent."""
        self._send.setEnabled(not on)
