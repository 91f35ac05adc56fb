"""A page with one large picture and a few words: thanks, or nothing today; and words beside a picture."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.i18n import _
from app.ui.kiosk.frame import PageFrame
from app.ui.kiosk.look import FaceLook
from app.ui.theme.appearance import appearance
from app.ui.theme.images import picture
from app.ui.theme.tokens import Size, Space
from app.ui.widgets.labels import label, row


class SignPage(PageFrame):
    """`can_go_back` keeps the way back."""

    def __init__(self, look: FaceLook, title: str, image: str, words: str, *, can_go_back: bool = False) -> None:
        super().__init__(look, title, onward=_("Done"), onward_icon="" if can_go_back else "check")
        self.back_button.setVisible(can_go_back)
        sign = QLabel()
        sign.setPixmap(picture(image, Size.PICTURE_BIG))
        sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.content.addStretch(1)
        self.content.addWidget(sign)
        self.content.addWidget(label(words, look.text, centred=True))
        self.content.addStretch(2)


def fill_beside(page: PageFrame, image: QWidget, texts: QWidget) -> None:
    """Put texts beside a picture; without it where the room is narrow."""
    if appearance().narrow:
        page.fill(texts)
        return
    holder = QWidget()
    parts = row(image, texts, space=Space.L)
    parts.setStretch(1, 1)
    holder.setLayout(parts)
    page.fill(holder)
