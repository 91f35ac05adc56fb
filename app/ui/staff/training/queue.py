"""What waits for my signature: who, what, since when; the document to look at, sign, or send back with a word."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.core.changes import Changed
from app.i18n import _, formats
from app.training.services.documents import DocumentKind
from app.training.services.signing_off import SigningOff, SignOffRequest
from app.training.words import proof_name
from app.ui import tasks
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.document import DocumentDialog
from app.ui.widgets.form_dialog import FormDialog, show_message
from app.ui.widgets.form_parts import Day, Words
from app.ui.widgets.labels import card, column, emptied, label, scrolling
from app.ui.widgets.wrapping import Wrapping
from app.ui.words import refusal


class SignOffPage(QWidget):
    """The queue, the oldest first. Tells how many wait."""

    waiting = Signal(int)

    def __init__(self, signing: SigningOff, today: date) -> None:
        super().__init__()
        self._signing, self._today = signing, today
        self._cards = column(space=Space.S)
        inside = QWidget()
        inside.setMaximumWidth(Size.COLUMN)
        inside.setLayout(self._cards)
        layout = column(space=Space.S)
        layout.addWidget(scrolling(inside), 1)
        self.setLayout(layout)

    def on_change(self, changed: Changed) -> None:
        """Refresh after a change."""
        if changed in (Changed.LEARNING, Changed.PEOPLE):
            self.refresh()

    def refresh(self) -> None:
        """Read the queue again."""
        queue = self._signing.queue()
        emptied(self._cards)
        if not queue:
            self._cards.addWidget(label(_("Nothing is waiting for your signature. Good."), Text.STAFF_HEADING))
            text = _("Whoever asks for a signature stands here, with what was asked for.")
            self._cards.addWidget(label(text, Text.STAFF_TEXT, tone="muted"))
        for one in queue:
            self._cards.addWidget(self._card(one))
        self._cards.addStretch(1)
        self.waiting.emit(len(queue))

    def _card(self, one: SignOffRequest) -> QWidget:
        frame, layout = card("plain", margin=Space.M, space=Space.XS // 2)
        asked = _("asked on {day}").format(day=formats.short_day(one.asked_at))
        layout.addWidget(label(one.member.name, Text.STAFF_TEXT_BOLD))
        layout.addWidget(label(one.text, Text.STAFF_READING))
        about = f"{one.course} · {one.module} · {proof_name(one.item.proof)} · {asked}"
        layout.addWidget(label(about, Text.STAFF_SMALL, tone="muted"))
        buttons = Wrapping()
        sign = self._button(_("Sign"), "pen-line", one, Weight.OUTLINE)
        sign.clicked.connect(lambda: self._sign(one))
        back = self._button(_("Send back"), "undo-2", one)
        back.clicked.connect(lambda: self._send_back(one))
        buttons.addWidget(sign)
        buttons.addWidget(back)
        if one.document_id:
            look = self._button(_("Open the document"), "eye", one)
            look.clicked.connect(lambda: self._open(one))
            buttons.addWidget(look)
        layout.addSpacing(Space.XS // 2)
        layout.addLayout(buttons)
        return frame

    def _button(self, name: str, sign: str, one: SignOffRequest, weight: Weight = Weight.QUIET) -> Button:
        button = Button(name, STAFF, weight, icon_before=sign)
        button.setAccessibleName(formats.named(name, f"{one.member.name}, {one.text}"))
        return button

    def _sign(self, one: SignOffRequest) -> None:
        day, title = (
            Day(_("On which day was it so?"), self._today),
            _("Sign for {name}").format(name=one.member.name),
        )
        FormDialog(title, one.text, _("Sign"), [day], self).open_for(
            lambda given: self._signing.sign(one.member.id, one.key, given[day] or self._today), aside=True
        )

    def _send_back(self, one: SignOffRequest) -> None:
        missing = Words(_("What is still missing?"), _("The learner reads this."))
        title = _("Send back to {name}").format(name=one.member.name)
        FormDialog(title, one.text, _("Send back"), [missing], self).open_for(
            lambda given: self._signing.send_back(one.member.id, one.key, given[missing]), aside=True
        )

    def _open(self, one: SignOffRequest) -> None:
        def show(found: tuple[DocumentKind, bytes]) -> None:
            DocumentDialog(one.text, found[0], found[1], self).open()

        def refused(error: Exception) -> None:
            show_message(one.text, refusal(error), self)

        tasks.run(self, lambda: self._signing.document(one), show, refused)
