"""The receipt: thank you, seven pictures to keep, and what happens next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLabel, QWidget

from app.i18n import _, content, formats
from app.ui.kiosk.look import FaceLook
from app.ui.kiosk.readable import ReadablePage
from app.ui.theme.appearance import appearance
from app.ui.theme.images import receipt_picture
from app.ui.theme.tokens import Size, Space, TextStyle
from app.ui.widgets.buttons import Button, Weight
from app.ui.widgets.labels import card, chip, column, label, row, scrolling
from app.ui.widgets.paint import RING
from app.ui.widgets.timeline import Milestone, way

if TYPE_CHECKING:
    from datetime import datetime

    from app.reports.rules.receipts import Code
    from app.reports.services.keeping import Kept
    from app.reports.services.telling import Sent


class ReceiptPage(ReadablePage):
    """Shown only after the report, or what is kept for later, is on the disk."""

    print_card = Signal()
    done = Signal()
    hide_all = Signal()

    def __init__(self, look: FaceLook, receipt: Sent | Kept) -> None:
        super().__init__()
        self.look = look
        self.setProperty("ground", look.ground)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title, said, steps = _words_of(receipt)
        self.setAccessibleName(title)
        hide = Button(_("Hide"), look.hide, Weight.DARK)
        hide.clicked.connect(self.hide_all)
        left = column(space=Space.M)
        left.addWidget(label(title, look.title))
        left.addWidget(label(said, look.text))
        left.addWidget(self._pictures(receipt.code), 1)
        printing, done = self._buttons()
        head = row(None, self.read_button(look.hide), hide, space=Space.XS)
        right_part = self._next(steps)
        if appearance().needs_room:
            holder = QWidget()
            holder.setLayout(left)
            if appearance().narrow:
                left.addWidget(right_part)
                left.addLayout(row(printing, None))
            left = column(space=0)
            left.addWidget(scrolling(holder), 1)
        if appearance().narrow:
            left.insertLayout(0, head)
            body: QBoxLayout = left
        else:
            right = column(space=Space.S)
            right.addLayout(head)
            right.addWidget(right_part, 1)
            body = row(left, right, space=Space.XL)
            body.setStretch(0, 3)
            body.setStretch(1, 2)
        body.setContentsMargins(RING, 0, 0, Space.M)
        margin = look.margin - RING
        outer = column(space=Space.S, margins=(margin, Space.L - RING, margin, Space.L))
        outer.addLayout(body, 1)
        self._message = label("", look.small, tone="muted")
        outer.addWidget(self._message)
        outer.addLayout(row(None, done) if appearance().narrow else row(printing, None, done))
        self.setLayout(outer)

    def say(self, text: str) -> None:
        """Say how the printing went."""
        self._message.setText(text)

    def _buttons(self) -> tuple[Button, Button]:
        printing = Button(_("Print the card"), self.look.button, icon_before="printer")
        printing.clicked.connect(self.print_card)
        done = Button(_("I have my pictures"), self.look.button, Weight.FILLED, icon_before="check")
        done.clicked.connect(self.done)
        return printing, done

    def _pictures(self, code: Code) -> QWidget:
        frame, layout = card(self.look.card, margin=Space.M)
        grid = QGridLayout()
        grid.setSpacing(Space.M)
        for place, name in enumerate(code):
            cell = numbered_picture(place + 1, name, self.look.small_bold)
            columns = 2 if appearance().narrow else 3 if appearance().large else 4
            grid.addWidget(cell, place // columns, place % columns)
        layout.addLayout(grid)
        return frame

    def _next(self, steps: list[Milestone]) -> QWidget:
        frame, layout = card("soft", margin=Space.L + Space.XS, space=Space.L)
        layout.addWidget(label(_("What happens now?"), self.look.heading))
        path = way(steps, self.look.small)
        layout.addWidget(path if appearance().narrow else scrolling(path), 1)
        return frame


def _sent_steps(sent: Sent) -> list[Milestone]:
    if sent.waits:
        return _waiting_steps(sent)
    read_by = formats.day_and_hour(sent.promise.acknowledge_by)
    answer_by = formats.day(sent.promise.answer_by)
    names = ", ".join(sent.readers)
    read = (
        _("By {day}, these people read it: {names}").format(names=names, day=read_by)
        if names
        else _("Call 116 111. Nobody answers? Call 112.")
    )
    return [
        Milestone(_("You sent it. Today, {day}.").format(day=formats.day(sent.at)), done=True),
        Milestone(read),
        Milestone(_("You get an answer. By {day}.").format(day=answer_by)),
        Milestone(_("You tell us whether you understand it.")),
    ]


def _waiting_steps(sent: Sent) -> list[Milestone]:
    return [
        Milestone(_("You told it. Today, {day}.").format(day=formats.day(sent.at)), done=True),
        Milestone(_("The line is broken just now. Your report goes off by itself as soon as it is back.")),
        Milestone(_("Then these people read it: {names}").format(names=", ".join(sent.readers))),
        Milestone(_("Do you need help? Tell an adult, or call 116 111. Nobody answers? Call 112.")),
    ]


def _words_of(receipt: Sent | Kept) -> tuple[str, str, list[Milestone]]:
    """Return title, first sentence and what happens next."""
    from app.reports.services.keeping import Kept  # noqa: PLC0415 - deferred: first paint

    if isinstance(receipt, Kept):
        said = _("With these 7 pictures you find it again and go on. Show them to nobody.")
        return _("It is kept for you."), said, _kept_steps(receipt.until)
    said = _("It has arrived safely. With these 7 pictures you find your answer. Show them to nobody.")
    if receipt.waits:
        said = _("It is kept safely here. These 7 pictures lead to your answer. Show them to nobody.")
    return _("Thank you for telling us."), said, _sent_steps(receipt)


def _kept_steps(until: datetime) -> list[Milestone]:
    return [
        Milestone(_("It is kept. Only your pictures open it."), done=True),
        Milestone(_("Come back and press “{answer}”.").format(answer=_("My answer"))),
        Milestone(_("Touch your pictures. Then you go on, and send it.")),
        Milestone(_("After {day} it is deleted.").format(day=formats.day(until))),
    ]


def numbered_picture(number: int, name: str, style: TextStyle) -> QWidget:
    """Return one picture of a receipt with its number and what it is called."""
    cell = QWidget()
    cell.setAccessibleName(f"{number}: {content.picture_name(name)}")
    sign = QLabel()
    sign.setPixmap(_picture(name))
    layout = QGridLayout(cell)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(sign, 1, 0, Qt.AlignmentFlag.AlignCenter)
    layout.addWidget(chip(str(number), style, "go"), 1, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    layout.addWidget(label(content.picture_name(name), style, centred=True, wrap=False), 2, 0)
    layout.setRowStretch(0, 1)
    layout.setRowStretch(3, 1)
    return cell


def _picture(name: str) -> QPixmap:
    return receipt_picture(name, Size.PICTURE_CODE)
