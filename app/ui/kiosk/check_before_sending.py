"""Look at it once more, then send."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from app.core.rights import Colleague
from app.home.words.rights import right_name
from app.i18n import _, formats
from app.reports.rules.audience import Audience
from app.reports.rules.report import Draft, Kind
from app.reports.words.report import about_name, asked_of, danger_name, feeling_name, kind_name, wishes_of
from app.ui.kiosk.frame import PageFrame
from app.ui.kiosk.look import FaceLook
from app.ui.kiosk.people_questions import readers_sentence
from app.ui.kiosk.questions import QuestionId
from app.ui.theme.appearance import appearance
from app.ui.theme.images import picture
from app.ui.theme.tokens import Size, Space
from app.ui.widgets.buttons import Button, Weight
from app.ui.widgets.labels import card, label, row, scrolling
from app.ui.widgets.paint import RING
from app.ui.widgets.said import add_said

_COLUMNS = 3
_ACROSS = frozenset(
    {
        QuestionId.WORDS,
        QuestionId.READERS,
        QuestionId.TALK_WHERE,
        QuestionId.MEETING_ASK,
        QuestionId.MEETING_DECIDE,
        QuestionId.MEETING_PEOPLE,
        QuestionId.BRING,
    }
)
"""What needs the whole width; the rest stands side by side between them."""


def _asked(draft: Draft) -> list[QuestionId]:
    """Return the questions of the meeting that have an answer, in the order of `asked_of`."""
    meeting = draft.meeting
    return [
        name
        for name, said in ((QuestionId.MEETING_ASK, meeting.ask), (QuestionId.MEETING_DECIDE, meeting.decide))
        if said
    ]


class CheckBeforeSendingPage(PageFrame):
    """All that was said, each part with a way back to it. `revise` names the question to go to."""

    revise = Signal(QuestionId)

    def __init__(
        self,
        look: FaceLook,
        draft: Draft,
        colleagues: Sequence[Colleague],
        audience: Audience,
        progress: tuple[int, int],
    ) -> None:
        super().__init__(
            look,
            _("Look at it once more"),
            progress=progress,
            onward=_("Send"),
            onward_icon="send",
            skip=_("Print my page") if draft.kind is Kind.MEETING else "",
            keep=True,
        )
        self._beside = 0
        inside = QWidget()
        layout = QGridLayout(inside)
        layout.setContentsMargins(RING, 0, RING, 0)
        layout.setSpacing(Space.S)
        self._columns = 1 if appearance().narrow else _COLUMNS
        for place in range(self._columns):
            layout.setColumnStretch(place, 1)
        names = {person.id: person.name for person in colleagues}
        self._said(layout, draft)
        for (name, said_there), question in zip(asked_of(draft), _asked(draft), strict=True):
            lines = self._row(layout, question, name, said_there.text.strip())
            add_said(lines, said_there.sentence, said_there.attachments, look.small, look.hide, Size.SMALL_DRAWING)
        wishes = wishes_of(draft)
        if wishes:
            said = "\n".join(formats.named(name, words) for name, words in wishes)
            question = {Kind.TALK: QuestionId.TALK_WHERE, Kind.IDEA: QuestionId.BRING}.get(
                draft.kind or Kind.MEETING, QuestionId.MEETING_PEOPLE
            )
            self._row(layout, question, kind_name(draft.kind), said)
        danger = danger_name(draft.danger) if draft.danger is not None else _("not said")
        self._row(layout, QuestionId.DANGER, _("In danger now?"), danger)
        about = [names[person_id] for person_id in sorted(draft.about_staff) if person_id in names]
        about += [about_name(other) for other in sorted(draft.about)]
        if draft.kind is not Kind.MEETING:
            self._row(layout, QuestionId.ABOUT, _("It is about"), ", ".join(about) or _("not said"))
        self._row(layout, QuestionId.NAME, _("My name"), draft.name.strip() or _("not said"))
        self._row(layout, QuestionId.READERS, _("Who reads it"), readers_sentence(audience))
        layout.setRowStretch(layout.rowCount(), 1)
        self.content.addWidget(scrolling(inside), 1)

    def _said(self, layout: QGridLayout, draft: Draft) -> None:
        heading = kind_name(draft.kind)
        if draft.right:
            heading = f"{heading} · {right_name(draft.right)}"
        if draft.feeling is not None:
            heading = f"{heading} · {feeling_name(draft.feeling)}"
        image = ""
        if self.look.pictures and draft.feeling is not None:
            image = f"feeling-{draft.feeling.value}"
        text = draft.text.strip()
        if not text and not draft.saying:
            text = _("no words")
        inside = self._row(layout, QuestionId.WORDS, heading, text, image)
        small, button = self.look.small, self.look.hide
        add_said(inside, draft.sentence, draft.attachments, small, button, Size.SMALL_DRAWING)

    def _row(
        self, layout: QGridLayout, question: QuestionId, heading: str, text: str, image: str = ""
    ) -> QVBoxLayout:
        frame, inside = card(self.look.card, margin=Space.S, space=0)
        change = Button(
            _("Change: {what}").format(what=heading), self.look.hide, Weight.PLAIN, icon_before="pencil"
        )
        change.only_icon(True)
        change.clicked.connect(lambda: self.revise.emit(question))
        texts = QVBoxLayout()
        texts.setContentsMargins(Space.XS, Space.XS, 0, Space.XS)
        texts.setSpacing(Space.XS // 2)
        texts.addWidget(label(heading, self.look.small_bold, tone="muted"))
        if text:
            texts.addWidget(label(text, self.look.text))
        parts = row(texts, change)
        parts.setStretch(0, 1)
        if image:
            sign = QLabel()
            sign.setPixmap(picture(image, Size.TOUCH))
            parts.insertWidget(0, sign)
        inside.addLayout(parts)
        if question in _ACROSS:
            layout.addWidget(frame, layout.rowCount(), 0, 1, self._columns)
            self._beside = 0
        else:
            line = layout.rowCount() - 1 if self._beside else layout.rowCount()
            layout.addWidget(frame, line, self._beside)
            self._beside = (self._beside + 1) % self._columns
        return texts
