"""The question with words, and the cards beside it that say who reads them and when an answer comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.core.saying import Saying
from app.i18n import _, formats
from app.reports.rules.audience import Audience
from app.reports.rules.report import Draft, Face
from app.reports.words.report import words_title
from app.ui.kiosk.look import FaceLook
from app.ui.kiosk.people_questions import readers_sentence
from app.ui.kiosk.questions import DraftQuestion
from app.ui.kiosk.saying_editor import SayingEditor
from app.ui.theme.images import icon
from app.ui.theme.tokens import Size, Space
from app.ui.widgets.buttons import TEXT_LINK, Button, Weight
from app.ui.widgets.labels import card, column, label, row
from app.ui.widgets.paint import RING

if TYPE_CHECKING:
    from app.reports.services.promises import Promise


class WordsQuestion(DraftQuestion):
    """What the reporter says, in words and in other ways."""

    def __init__(self, draft: Draft, look: FaceLook, *, can_record: bool) -> None:
        super().__init__(draft, look)
        self.title = words_title(draft.kind)
        self.explanation = _("In your own words. You can also leave it empty.")
        self._editor = SayingEditor(look, self.title, draft.saying, can_record=can_record)
        self._editor.changed.connect(self._take)
        layout = column(space=Space.XS, margins=(RING, 0, RING, 0))
        layout.addWidget(self._editor, 1)
        self.setLayout(layout)

    @property
    def saying_editor(self) -> SayingEditor:
        """Return where it is said."""
        return self._editor

    def _take(self, saying: Saying) -> None:
        self.take(self.draft.with_saying(saying))


class SideCards(QWidget):
    """Beside the words of a young person or an adult: what to do in danger (first, for a low screen shows
    no more), who reads, when an answer comes."""

    see_helpers = Signal()

    def __init__(self, look: FaceLook, audience: Audience, promise: Promise) -> None:
        super().__init__()
        self._look = look
        layout = column(space=Space.S)
        danger = self._card(layout, "danger", "triangle-alert", _("In danger now?"))
        danger.addWidget(label(_("Call 112, or talk to an adult now."), look.small))
        link = Button(_("See who helps"), TEXT_LINK, Weight.LINK)
        link.clicked.connect(self.see_helpers)
        danger.addLayout(row(link, None))
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
