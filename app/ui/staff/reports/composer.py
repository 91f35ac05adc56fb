"""Where an answer or a note is written, beside what was said: with a template to complete by hand, advice on plain
language, and a look at what the child will see."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.errors import TextTooLong
from app.core.saying import TEXT_LIMIT, Saying
from app.i18n import _, content, in_language
from app.i18n.names import language_name
from app.reports.rules.plain_language import remarks
from app.reports.rules.report import Kind
from app.reports.words.inbox import hint_name, word_list
from app.reports.words.report import kind_name
from app.ui.staff.reports.answer_attachments import Extras
from app.ui.theme.tokens import Size, Space, Text, Time
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.forms import WordsField, choice
from app.ui.widgets.labels import card, column, label, row
from app.ui.widgets.sound import SoundServices
from app.ui.words import refusal

_REMARKS = 6
"""Remarks that are shown at once: more would not be read."""


@dataclass(frozen=True)
class AnswerHelp:
    """What helps to write an answer: how it sounds, and how the child will see it."""

    read: Callable[[str, str], None]
    preview: Callable[[Saying, QWidget], None]


class Composer(QWidget):
    """A text and two buttons. What is typed stays here until it is sent or given up."""

    send = Signal(object)
    cancel = Signal()

    def __init__(
        self, sound: SoundServices, *, language: str, kind: Kind | None = None, help_with: AnswerHelp | None = None
    ) -> None:
        super().__init__()
        self.is_answer = help_with is not None
        self._language, self._help = language, help_with
        if self.is_answer:
            title = _("Answer in {language}").format(language=language_name(language))
            hint = _("Short sentences. Say what happens next, who does it and when. Thank for the report.")
        else:
            title, hint = _("Note"), _("Only the readers of this case see it.")
        self._extras = Extras(sound)
        self._field = WordsField(title, Text.SAID if self.is_answer else Text.STAFF_TEXT)
        self._field.refused.connect(lambda: self.complain(refusal(TextTooLong(TEXT_LIMIT))))
        self._field.setMinimumHeight(Size.PICTURE_TILE)
        self._complaint = label("", Text.STAFF_SMALL, tone="danger")
        self._complaint.hide()
        self._send = Button(
            _("Send the answer") if self.is_answer else _("Keep the note"),
            STAFF,
            Weight.FILLED,
            icon_before="send" if self.is_answer else "check",
        )
        self._send.clicked.connect(lambda: self.send.emit(self.saying))
        give_up = Button(_("Cancel"), STAFF, Weight.QUIET)
        give_up.clicked.connect(self.cancel)
        frame, inside = card("plain", margin=Space.M)
        inside.addWidget(label(title, Text.STAFF_TEXT_BOLD))
        inside.addWidget(label(hint, Text.STAFF_SMALL, tone="muted"))
        if help_with is not None:
            self._add_template(inside, kind)
        inside.addWidget(self._field, 1)
        inside.addWidget(self._complaint)
        self._advice = label("", Text.STAFF_SMALL, tone="muted")
        self._advice.setAccessibleName(_("Advice on plain language"))
        self._advice.hide()
        if help_with is not None:
            self._extras.add(*self._helpers(help_with))
        else:
            self._extras.hide()
        inside.addWidget(self._extras)
        inside.addLayout(row(None, give_up, self._send, space=Space.XS))
        inside.addWidget(self._advice)
        layout = column(space=0)
        layout.addWidget(frame)
        self.setLayout(layout)

    @property
    def saying(self) -> Saying:
        """Return what was written, and what goes with it."""
        return Saying(self._field.toPlainText(), self._extras.sentence, tuple(self._extras.attachments))

    def begin(self) -> None:
        """Take the keyboard."""
        self._field.setFocus()

    def complain(self, message: str) -> None:
        """Show what is wrong; the text stays."""
        self._complaint.setText(message)
        self._complaint.setVisible(bool(message))

    def wait(self, on: bool) -> None:
        """Take no second tap while it is being sent."""
        self._send.hold(on)

    def _add_template(self, layout: QVBoxLayout, kind: Kind | None) -> None:
        with in_language(self._language):
            texts = {name: str(template["text"]) for name, template in content.texts("templates").items()}
        first = kind.value if kind is not None else "any"
        names = [first, *(name for name in texts if name != first)]
        options = [("", _("Begin with a template"))]
        options += [(name, kind_name(Kind(name)) if name != "any" else _("Any report")) for name in names]
        box = choice(_("Begin with a template"), options)
        box.currentIndexChanged.connect(lambda: self._take_template(texts.get(str(box.currentData()), "")))
        layout.addLayout(row(box, None))
        self._delay = QTimer(self, singleShot=True, interval=Time.MOTION)
        self._delay.timeout.connect(self._advise)
        self._field.textChanged.connect(self._delay.start)

    def _take_template(self, text: str) -> None:
        """Put the template behind what was written: nothing is replaced."""
        if text:
            self._field.appendPlainText(text)
            self._field.setFocus()

    def _helpers(self, help_with: AnswerHelp) -> list[Button]:
        hear = Button(_("Listen to it"), STAFF, Weight.QUIET, icon_before="volume-2")
        hear.only_icon(True)
        hear.clicked.connect(lambda: help_with.read(self._field.toPlainText(), self._language))
        look = Button(_("What the child will see"), STAFF, Weight.QUIET, icon_before="eye")
        look.clicked.connect(lambda: help_with.preview(self.saying, self))
        return [hear, look]

    def _advise(self) -> None:
        """Say what could be simpler; it is advice, and sends nothing back."""
        with in_language(self._language):
            words = word_list()
        found = remarks(self._field.toPlainText(), words)[:_REMARKS]
        self._advice.setText("\n".join(f"· {hint_name(hint)}" for hint in found))
        self._advice.setVisible(bool(found))
