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
            self._cards.addWidget(label(_("Nothing is waiting for your signature."), Text.STAFF_HEADING))
            text = _("Whoever asks for a signature stands here, with what was asked for.")
            self._cards.addWidget(label(text, Text.STAFF_TEXT, tone="muted"))
        for request in queue:
            self._cards.addWidget(self._card(request))
        self._cards.addStretch(1)
        self.waiting.emit(len(queue))

    def _card(self, request: SignOffRequest) -> QWidget:
        frame, layout = card("plain", margin=Space.M, space=Space.XS // 2)
        asked = _("asked on {day}").format(day=formats.short_day(request.asked_at))
        layout.addWidget(label(request.member.name, Text.STAFF_TEXT_BOLD))
        layout.addWidget(label(request.text, Text.STAFF_READING))
        about = f"{request.course} · {request.module} · {proof_name(request.item.proof)} · {asked}"
        layout.addWidget(label(about, Text.STAFF_SMALL, tone="muted"))
        buttons = Wrapping()
        sign = self._button(_("Sign"), "pen-line", request, Weight.OUTLINE)
        sign.clicked.connect(lambda: self._sign(request))
        back = self._button(_("Send back"), "undo-2", request)
        back.clicked.connect(lambda: self._send_back(request))
        buttons.addWidget(sign)
        buttons.addWidget(back)
        if request.document_id:
            look = self._button(_("Open the document"), "eye", request)
            look.clicked.connect(lambda: self._open(request))
            buttons.addWidget(look)
        layout.addSpacing(Space.XS // 2)
        layout.addLayout(buttons)
        return frame

    def _button(self, name: str, sign: str, request: SignOffRequest, weight: Weight = Weight.QUIET) -> Button:
        button = Button(name, STAFF, weight, icon_before=sign)
        button.setAccessibleName(formats.named(name, f"{request.member.name}, {request.text}"))
        return button

    def _sign(self, request: SignOffRequest) -> None:
        day, title = (
            Day(_("On which day was that?"), self._today),
            _("Sign for {name}").format(name=request.member.name),
        )
        FormDialog(title, request.text, _("Sign"), [day], self).open_for(
            lambda given: self._signing.sign(request.member.id, request.key, given[day] or self._today), aside=True
        )

    def _send_back(self, request: SignOffRequest) -> None:
        missing = Words(_("What is still missing?"), _("The learner reads this."))
        title = _("Send back to {name}").format(name=request.member.name)
        FormDialog(title, request.text, _("Send back"), [missing], self).open_for(
            lambda given: self._signing.send_back(request.member.id, request.key, given[missing]), aside=True
        )

    def _open(self, request: SignOffRequest) -> None:
        def show(found: tuple[DocumentKind, bytes]) -> None:
            DocumentDialog(request.text, found[0], found[1], self).open()

        def refused(error: Exception) -> None:
            show_message(request.text, refusal(error), self)

        tasks.run(self, lambda: self._signing.document(request), show, refused)
