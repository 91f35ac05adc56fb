"""Who helps, and the advocate: who she or he is, when they come, how to reach them, and "I want to talk to
you"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.advocates.rules import CardText
from app.core.languages import text_in
from app.home.words.roles import role_name
from app.i18n import _, preferred
from app.reports.rules.report import Kind
from app.ui.kiosk.frame import PageFrame
from app.ui.kiosk.helpers import HelpersPage
from app.ui.kiosk.look import FaceLook
from app.ui.kiosk.sign_page import fill_beside
from app.ui.kiosk.stand import Flow, Stand
from app.ui.theme.images import picture
from app.ui.theme.tokens import Size, Space
from app.ui.widgets.labels import card, column, label

if TYPE_CHECKING:
    from app.advocates.services import Shown
    from app.ui.kiosk.services import KioskServices


class AdvocatePage(PageFrame):
    """One advocate. `onward` begins a wish to talk, to this reader alone."""

    def __init__(self, look: FaceLook, shown: Shown) -> None:
        super().__init__(
            look,
            shown.who.name,
            explanation=role_name(shown.who.role),
            onward=_("I want to talk to {name}").format(name=shown.who.name),
            onward_icon="message-circle",
        )
        text = text_in(shown.card.texts, preferred()) or CardText()
        said = column(space=Space.S)
        who = text.who or _("This person comes from outside and looks after the rights of children.")
        for name, words in (
            (_("Who is that?"), who),
            (_("When does this person come?"), text.when),
            (_("How do I reach this person?"), shown.card.reach),
        ):
            if words:
                frame, lines = card(look.card, margin=Space.M, space=Space.XS // 2)
                lines.addWidget(label(name, look.small_bold, tone="muted"))
                lines.addWidget(label(words, look.text))
                said.addWidget(frame)
        said.addStretch(1)
        texts = QWidget()
        texts.setLayout(said)
        sign = QLabel()
        sign.setPixmap(picture(shown.card.picture or "advocate", Size.PICTURE_BIG))
        sign.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        fill_beside(self, sign, texts)


class HelpersFlow(Flow):
    """Who helps, and more about each advocate."""

    def __init__(self, stand: Stand) -> None:
        super().__init__(stand)

    def begin(self) -> None:
        """Show everyone who helps, as soon as the program has loaded."""
        self._stand.with_services(self._show_all)

    def _show_all(self, services: KioskServices) -> None:
        helpers = services.content.helpers()
        page = HelpersPage(self._stand.look, services.colleagues(), helpers, danger=False, more=True)
        page.onward.connect(self._stand.forget)
        page.see.connect(lambda account_id: self._show_advocate(services, account_id))
        self._show(page)

    def _show_advocate(self, services: KioskServices, account_id: str) -> None:
        for shown in services.advocates.all():
            if shown.who.id == account_id:
                page = AdvocatePage(self._stand.look, shown)
                page.back.connect(lambda: self._show_all(services))
                page.onward.connect(
                    lambda: self._stand.tell_about("", Kind.TALK, educators=frozenset({account_id}))
                )
                self._show(page)
