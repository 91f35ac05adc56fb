"""What was kept for later has been found again: go on, or throw it away."""

from PySide6.QtCore import Signal

from app.i18n import _
from app.reports.rules.report import Draft
from app.ui.kiosk.frame import PageFrame
from app.ui.kiosk.look import FaceLook
from app.ui.theme.tokens import Size, Space
from app.ui.widgets.labels import card, label
from app.ui.widgets.paint import RING
from app.ui.widgets.said import add_said


class KeptPage(PageFrame):
    """`onward` goes on telling; `throw_away` forgets it for good."""

    throw_away = Signal()

    def __init__(self, look: FaceLook, draft: Draft) -> None:
        super().__init__(
            look,
            _("Here is what you kept"),
            explanation=_("You can go on, change it, and send it."),
            onward=_("Go on telling"),
            skip=_("Throw it away"),
        )
        self.skip.connect(self.throw_away)
        frame, inside = card(look.card, margin=Space.L)
        inside.addWidget(label(draft.text.strip() or _("no words"), look.text))
        add_said(inside, draft.sentence, draft.attachments, look.small, look.hide, Size.SMALL_DRAWING)
        self.content.setContentsMargins(RING, 0, RING, 0)
        self.content.addWidget(frame)
        self.content.addStretch(1)
