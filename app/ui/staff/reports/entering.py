"""Entering what somebody said aloud, or wrote on paper: word for word, with who was present."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.i18n import LANGUAGES, _, current
from app.i18n.names import language_name
from app.reports.rules.report import Danger, Draft, Face, Kind
from app.reports.services.staff import ReportServices
from app.reports.services.telling import Sent
from app.reports.words.report import danger_name, face_name, kind_name
from app.ui import tasks
from app.ui.staff.reports.child_papers import show_card, show_form
from app.ui.widgets.asking import Asking, Choice, Line, Words
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.words import refusal


def ask_what_was_said(room: QWidget, services: ReportServices) -> None:
    """Ask for everything that a report needs; the card with the seven pictures is shown afterwards."""
    nobody = ("", _("nobody of the staff"))
    asking = Asking(
        _("Enter what somebody said"),
        _("Word for word. Whoever it is about does not read it; you read it only where you would have anyway."),
        _("Send"),
        [
            Words(_("What was said")),
            Choice(_("In danger now?"), [("", _("not said")), *((one.value, danger_name(one)) for one in Danger)]),
            Line(_("Who was present?")),
            Choice(_("Language"), [(one, language_name(one)) for one in LANGUAGES], current()),
            Choice(_("Who told it"), [(one.value, face_name(one)) for one in Face]),
            Choice(_("Kind"), [("", _("not said")), *((one.value, kind_name(one)) for one in Kind)]),
            Choice(_("It is about"), [nobody, *((one.id, one.name) for one in services.colleagues())]),
            Line(_("Name"), hint=_("Only where the child wants it.")),
        ],
        room,
    )
    form = Button(_("Print the paper form"), STAFF, Weight.QUIET, icon_before="printer")
    form.clicked.connect(lambda: show_form(services, asking))
    asking.add_button(form)

    def given(values: list[Any]) -> None:
        said, danger, present, language, face, kind, about, name = values
        draft = Draft(
            language,
            Face(face),
            Kind(kind) if kind else None,
            text=said,
            danger=Danger(danger) if danger else None,
            about_staff=frozenset({about}) if about else frozenset(),
            name=name.strip(),
        )
        tasks.run(
            asking,
            lambda: services.entering.send(draft, present),
            lambda sent: done(sent, language),
            lambda error: asking.complain(refusal(error)),
        )

    def done(sent: Sent, language: str) -> None:
        asking.accept()
        show_card(services, sent, language, room)

    asking.given.connect(given)
    asking.finished.connect(asking.deleteLater)
    asking.open()
