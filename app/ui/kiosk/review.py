"""Look at it once more, then send."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from app.core.audience import Audience, Colleague
from app.core.report import Draft
from app.i18n import _
from app.ui.kiosk.frame import PageFrame
from app.ui.kiosk.look import FaceLook
from app.ui.kiosk.people_questions import readers_sentence
from app.ui.theme.images import picture
from app.ui.theme.tokens import Size, Space
from app.ui.widgets.buttons import Button, Weight
from app.ui.widgets.labels import card, label, row, scrolling
from app.ui.widgets.paint import RING
from app.wording import about_name, danger_name, feeling_name, kind_name, right_name

_COLUMNS = 3
_ACROSS = frozenset({"words", "readers"})
"""What needs the whole width; the rest stands side by side between them."""


class ReviewPage(PageFrame):
    """All that was said, each part with a way back to it. `revise` names the question to go to."""

    revise = Signal(str)

    def __init__(
        self,
        look: FaceLook,
        draft: Draft,
        colleagues: Sequence[Colleague],
        audience: Audience,
        progress: tuple[int, int],
    ) -> None:
        super().__init__(look, _("Look at it once more"), progress=progress, onward=_("Send"), onward_icon="send")
        inside = QWidget()
        layout = QGridLayout(inside)
        layout.setContentsMargins(RING, 0, RING, 0)
        layout.setSpacing(Space.S)
        for place in range(_COLUMNS):
            layout.setColumnStretch(place, 1)
        names = {one.id: one.name for one in colleagues}
        self._said(layout, draft)
        danger = danger_name(draft.danger) if draft.danger is not None else _("not said")
        self._row(layout, "danger", _("In danger now?"), danger)
        about = [names[one] for one in sorted(draft.about_staff) if one in names]
        about += [about_name(one) for one in sorted(draft.about)]
        self._row(layout, "about", _("It is about"), ", ".join(about) or _("not said"))
        self._row(layout, "name", _("My name"), draft.name.strip() or _("not said"))
        self._row(layout, "readers", _("Who reads it"), readers_sentence(audience))
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
        self._row(layout, "words", heading, draft.text.strip() or _("no words"), image)

    def _row(self, layout: QGridLayout, question: str, heading: str, text: str, image: str = "") -> None:
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
        texts.addWidget(label(text, self.look.text))
        parts = row(texts, change)
        parts.setStretch(0, 1)
        if image:
            sign = QLabel()
            sign.setPixmap(picture(image, Size.TOUCH))
            parts.insertWidget(0, sign)
        inside.addLayout(parts)
        place = layout.count()
        across = question in _ACROSS
        layout.addWidget(
            frame, layout.rowCount() if across else 2, 0 if across else place - 1, 1, _COLUMNS if across else 1
        )
