"""Papers for a child: the card with the seven pictures, and the blank form to fill in by hand."""

from PySide6.QtWidgets import QDialog, QWidget

from app.i18n import _, current
from app.reports.rules.report import Face
from app.reports.services.staff import ReportServices
from app.reports.services.telling import Sent
from app.reports.words.report import face_name
from app.ui.theme.tokens import Space, Text
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.forms import choice
from app.ui.widgets.labels import column, label, row
from app.ui.widgets.preview import PaperPreview
from app.ui.widgets.saving import paper_name


def show_card(services: ReportServices, sent: Sent, language: str, parent: QWidget) -> None:
    """Show the card with the seven pictures, to print it for the child."""
    PaperPreview(
        _("The card for the child"),
        lambda its_language, _names, _on_page: services.card(sent, its_language),
        language=language,
        parent=parent,
    ).open()


def show_form(services: ReportServices, parent: QWidget) -> None:
    """Ask for whom, then show the blank paper form."""
    dialog = QDialog(parent)
    dialog.setProperty("ground", "staff")
    dialog.setWindowTitle("Meng Stëmm")
    faces = choice(_("For whom?"), [(other.value, face_name(other)) for other in Face])
    go = Button(_("Print the paper form"), STAFF, Weight.FILLED, icon_before="printer")

    def show() -> None:
        face = Face(faces.currentData())
        dialog.accept()
        PaperPreview(
            _("Paper form"),
            lambda language, _names, _on_page: services.form(face, language),
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
