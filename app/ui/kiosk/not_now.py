"""What needs the line to the other PCs does not work while it is broken; telling does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from app.i18n import _
from app.ui.kiosk.frame import PageFrame
from app.ui.kiosk.look import FaceLook
from app.ui.theme.images import picture
from app.ui.theme.tokens import Size, Space
from app.ui.widgets.labels import card, column, label, row
from app.ui.widgets.paint import RING

if TYPE_CHECKING:
    from app.ui.kiosk.stand import Stand


class NotNowPage(PageFrame):
    """`onward` goes on to telling."""

    def __init__(self, look: FaceLook) -> None:
        super().__init__(
            look,
            _("You can use this again in a little while"),
            explanation=_("There is no connection to the other computers at the moment."),
            onward=_("I want to say something"),
        )
        frame, inside = card(look.card, margin=Space.L)
        sign = QLabel()
        sign.setPixmap(picture("speak", Size.PICTURE_TILE))
        said = column(space=Space.M)
        said.addStretch(1)
        said.addWidget(
            label(_("You can tell us something now. It stays safe here and goes off by itself."), look.text)
        )
        said.addWidget(
            label(_("Do you need help? Tell an adult, or call 116 111. Nobody answers? Call 112."), look.text)
        )
        said.addStretch(1)
        beside = row(sign, said, space=Space.L)
        beside.setStretch(1, 1)
        inside.addLayout(beside)
        self.content.setContentsMargins(RING, 0, RING, 0)
        self.content.addStretch(1)
        self.content.addWidget(frame)
        self.content.addStretch(1)


def show_not_now(stand: Stand) -> None:
    """Show it in the kiosk."""
    page = NotNowPage(stand.look)
    page.hide_all.connect(stand.hide_everything)
    page.back.connect(stand.show_start)
    page.onward.connect(stand.tell)
    stand.show_page(page)
