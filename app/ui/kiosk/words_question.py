"""The question with words, and the cards beside it that say who reads them and when an answer comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.core.audience import Audience
from app.core.errors import TextTooLong
from app.core.report import TEXT_LIMIT, Draft, Face, Kind
from app.i18n import _, formats, ngettext
from app.ui.kiosk.look import FaceLook
from app.ui.kiosk.people_questions import readers_sentence
from app.ui.kiosk.questions import Question
from app.ui.theme.images import icon
from app.ui.theme.tokens import Size, Space
from app.ui.widgets.buttons import TEXT_LINK, Button, Weight
from app.ui.widgets.forms import WordsField
from app.ui.widgets.labels import card, column, label, row
from app.ui.widgets.paint import RING
from app.ui.words import refusal

if TYPE_CHECKING:
    from app.services.house import Promise


def words_title(kind: Kind | None) -> str:
    """Return the question that fits what was chosen."""
    match kind:
        case Kind.WORRY:
            return _("What worries you?")
        case Kind.HAPPENED:
            return _("What happened?")
        case Kind.IDEA:
            return _("What is your idea?")
        case Kind.THANKS:
            return _("What would you like to thank for?")
        case Kind.QUESTION:
            return _("What would you like to know?")
        case None:
            return _("What would you like to say?")


class WordsQuestion(Question):
    """What the reporter says, in their own words."""

    def __init__(self, draft: Draft, look: FaceLook) -> None:
        super().__init__(draft, look)
        self.title = words_title(draft.kind)
        self.explanation = _("In your own words. You can also leave it empty.")
        self._counter = label("", look.small, tone="muted", wrap=False)
        self.field = WordsField(self.title, look.text, draft.text)
        self.field.setProperty("face", look.face.value)
        self.field.refused.connect(self._far_too_much)
        self.field.textChanged.connect(self._typed)
        layout = column(space=Space.XS, margins=(RING, 0, RING, 0))
        layout.addWidget(self.field, 1)
        layout.addLayout(row(None, self._counter))
        self.setLayout(layout)
        self._count(len(draft.text))

    def _typed(self) -> None:
        text = self.field.toPlainText()
        self._count(len(text))
        self.set(text=text)

    def _far_too_much(self) -> None:
        self._counter.setText(refusal(TextTooLong(TEXT_LIMIT)))
        self._counter.show()

    def _count(self, length: int) -> None:
        left = TEXT_LIMIT - length
        if left < 0:
            text = ngettext("{count} character too many", "{count} characters too many", -left)
        else:
            text = ngettext("room for {count} more character", "room for {count} more characters", left)
        self._counter.setText(text.format(count=formats.number(abs(left))))
        self._counter.setVisible(length > TEXT_LIMIT // 2)


class SideCards(QWidget):
    """Beside the words of a young person or an adult: who reads, when an answer comes, what to do in danger."""

    see_helpers = Signal()

    def __init__(self, look: FaceLook, audience: Audience, promise: Promise) -> None:
        super().__init__()
        self._look = look
        layout = column(space=Space.S)
        readers = self._card(layout, "young", "eye", _("Who reads it"))
        readers.addWidget(label(readers_sentence(audience), look.small))
        readers.addWidget(label(_("You choose on one of the next pages."), look.small, tone="muted"))
        when = self._card(layout, "young", "calendar", _("When you get an answer"))
        day = formats.day(promise.answer_by)
        when.addWidget(label(_("On {day} at the latest.").format(day=day), look.small))
        if look.face is Face.ADULT:
            duty = self._card(layout, "young", "shield", _("If you work here"))
            duty.addWidget(
                label(_("Whoever learns that a child is in danger must act. See who helps."), look.small)
            )
        danger = self._card(layout, "danger", "triangle-alert", _("In danger now?"))
        danger.addWidget(label(_("Call 112 or 113, or talk to an adult now."), look.small))
        link = Button(_("See who helps"), TEXT_LINK, Weight.LINK)
        link.clicked.connect(self.see_helpers)
        danger.addLayout(row(link, None))
        layout.addStretch(1)
        self.setLayout(layout)

    def _card(self, into: QVBoxLayout, kind: str, image: str, heading: str) -> QVBoxLayout:
        frame, inside = card(kind, margin=Space.M, space=Space.XS // 2)
        sign = QLabel()
        sign.setPixmap(icon(image, Size.ICON))
        head = row(sign, label(heading, self._look.small_bold), space=Space.XS)
        head.setStretch(1, 1)
        inside.addLayout(head)
        into.addWidget(frame)
        return inside
