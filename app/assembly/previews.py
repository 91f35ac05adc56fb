"""Windows that show staff what others will see: an answer as the child reads it, a card, the paper form."""

from datetime import datetime

from PySide6.QtWidgets import QDialog, QWidget

from app.core.saying import Saying
from app.core.states import State
from app.home.services.house import House
from app.i18n import _, current, pgettext, speaking
from app.reports.rules.entries import Entry, TimelineEntry
from app.reports.rules.report import Face
from app.reports.services.casework import OpenCase
from app.reports.services.following import Followed
from app.reports.services.printing import ReceiptPrinting, paper_form_pdf
from app.reports.services.telling import Sent
from app.reports.words.report import face_name
from app.ui.kiosk.answer import AnswerPage
from app.ui.kiosk.look import LOOKS
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.forms import choice
from app.ui.widgets.labels import column, label, row
from app.ui.widgets.preview import Preview
from app.ui.widgets.saving import paper_name


def show_answer(case: OpenCase, saying: Saying, now: datetime, me: str, parent: QWidget) -> None:
    """Show the answer on the page that the reporter will see, in their language and with their face."""
    dialog = QDialog(parent)
    dialog.setProperty("ground", "staff")
    dialog.setWindowTitle("Meng Stëmm")
    dialog.setAccessibleName(_("What the child will see"))
    answer = TimelineEntry(
        Entry.ANSWER, now, me, saying.text, case.report.language, saying.sentence, saying.attachments
    )
    seen = tuple(one for one in case.entries if one.entry in _SEEN)
    with speaking(case.report.language):
        followed = Followed.preview(State.ANSWERED, case.received_at, (*seen, answer), case.names)
        page = AnswerPage(LOOKS[case.report.face], followed)
    for place in range(page.footer.count()):
        item = page.footer.itemAt(place)
        if item is not None and (button := item.widget()) is not None:
            button.setEnabled(False)
    close = Button(pgettext("button", "Close"), STAFF, Weight.FILLED)
    close.clicked.connect(dialog.accept)
    layout = column(space=Space.S, margins=(Space.M, Space.M, Space.M, Space.M))
    layout.addLayout(row(label(_("What the child will see"), Text.STAFF_TITLE, wrap=False), None, close))
    layout.addWidget(page, 1)
    dialog.setLayout(layout)
    dialog.resize(*Size.PREVIEW)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


_SEEN = (Entry.ACKNOWLEDGED, Entry.BEGUN, Entry.ANSWER, Entry.ASKED_AGAIN, Entry.ADDED)


def show_card(house: House, sent: Sent, language: str, parent: QWidget) -> None:
    """Show the card with the seven pictures, to print it for the child."""
    card = ReceiptPrinting(house)
    Preview(
        _("The card for the child"),
        lambda its_language, _names, _on_page: card.card(sent, its_language),
        language=language,
        parent=parent,
    ).open()


def show_form(house: House, parent: QWidget) -> None:
    """Ask for whom, then show the blank paper form."""
    dialog = QDialog(parent)
    dialog.setProperty("ground", "staff")
    dialog.setWindowTitle("Meng Stëmm")
    faces = choice(_("For whom?"), [(one.value, face_name(one)) for one in Face])
    go = Button(_("Print the paper form"), STAFF, Weight.FILLED, icon_before="printer")

    def show() -> None:
        face = Face(faces.currentData())
        dialog.accept()
        Preview(
            _("Paper form"),
            lambda language, _names, _on_page: paper_form_pdf(house, face, language),
            file_name=paper_name(_("Paper form")),
            language=current(),
            parent=parent,
        ).open()

    go.clicked.connect(show)
    layout = column(space=Space.M, margins=(Space.L, Space.L, Space.L, Space.L))
    layout.addWidget(label(_("For whom?"), Text.STAFF_TITLE))
    layout.addWidget(faces)
    layout.addLayout(row(None, go))
    dialog.setLayout(layout)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
