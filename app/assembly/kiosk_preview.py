"""The kiosk's own page in a window of the staff: an answer as the child will read it. Kiosk and staff know nothing
of each other; here they meet."""

from datetime import datetime

from PySide6.QtWidgets import QDialog, QWidget

from app.core.saying import Saying
from app.core.states import CaseState
from app.i18n import _, in_language, pgettext
from app.reports.rules.entries import Entry, TimelineEntry
from app.reports.services.casework import OpenCase
from app.reports.services.following import Followed
from app.ui.kiosk.answer import AnswerPage
from app.ui.kiosk.look import LOOKS
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.labels import column, label, row


def show_answer(case: OpenCase, saying: Saying, now: datetime, me: str, parent: QWidget) -> None:
    """Show the answer on the page that the reporter will see, in their language and with their face."""
    dialog = QDialog(parent)
    dialog.setProperty("ground", "staff")
    dialog.setWindowTitle("Meng Stëmm")
    dialog.setAccessibleName(_("What the child will see"))
    answer = TimelineEntry(
        Entry.ANSWER, now, me, saying.text, case.report.language, saying.sentence, saying.attachments
    )
    seen = tuple(entry for entry in case.entries if entry.entry in _SEEN)
    with in_language(case.report.language):
        followed = Followed.preview(CaseState.ANSWERED, case.received_at, (*seen, answer), case.names)
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
