"""Entering what somebody said aloud, or wrote on paper: word for word, with who was present."""

from PySide6.QtWidgets import QWidget

from app.i18n import LANGUAGES, _, current
from app.i18n.names import language_name
from app.reports.rules.report import Danger, Draft, Face, Kind
from app.reports.services.staff import ReportServices
from app.reports.services.telling import Sent
from app.reports.words.report import danger_name, face_name, kind_name
from app.ui.staff.reports.child_papers import show_card, show_form
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.form_dialog import FormDialog
from app.ui.widgets.form_parts import Choice, Given, Line, Words


def ask_what_was_said(room: QWidget, services: ReportServices) -> None:
    """Ask for everything that a report needs; the card with the seven pictures is shown afterwards."""
    said, present = Words(_("What was said")), Line(_("Who was present?"))
    dangers: list[tuple[Danger | None, str]] = [(None, _("not said"))]
    danger = Choice(_("In danger now?"), dangers + [(other, danger_name(other)) for other in Danger])
    language = Choice(_("Language"), [(code, language_name(code)) for code in LANGUAGES], current())
    face = Choice(_("Who told it"), [(teller, face_name(teller)) for teller in Face])
    kinds: list[tuple[Kind | None, str]] = [(None, _("not said"))]
    kind = Choice(_("Kind"), kinds + [(told, kind_name(told)) for told in Kind])
    staff = [(colleague.id, colleague.name) for colleague in services.colleagues()]
    about = Choice(_("It is about"), [("", _("nobody of the staff")), *staff])
    name = Line(_("Name"), hint=_("Only if the child wants it."))
    dialog = FormDialog(
        _("Write down what somebody told you"),
        _("Word for word. Whoever it is about does not read it; you read it only where you would have anyway."),
        _("Send"),
        [said, danger, present, language, face, kind, about, name],
        room,
    )
    form = Button(_("Print the paper form"), STAFF, Weight.QUIET, icon_before="printer")
    form.clicked.connect(lambda: show_form(services, dialog))
    dialog.add_button(form)

    def send(given: Given) -> tuple[Sent, str]:
        draft = Draft(
            given[language],
            given[face],
            given[kind],
            text=given[said],
            danger=given[danger],
            about_staff=frozenset({given[about]} - {""}),
            name=given[name].strip(),
        )
        return services.entering.send(draft, given[present]), given[language]

    dialog.open_for(send, aside=True, then=lambda sent: show_card(services, *sent, room))
