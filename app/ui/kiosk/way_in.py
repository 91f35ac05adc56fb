"""Three ways in: child, young person, adult."""

from PySide6.QtCore import Signal

from app.i18n import _
from app.reports.rules.report import Face
from app.ui.kiosk.frame import PageFrame
from app.ui.kiosk.look import LOOKS
from app.ui.kiosk.questions import AnswerOption, Choices, centred


class WayInPage(PageFrame):
    """Who is speaking; one tap goes on."""

    chosen = Signal(object)

    def __init__(self) -> None:
        look = LOOKS[Face.CHILD]
        super().__init__(look, _("Who are you?"))
        self.onward_button.hide()
        options = [
            AnswerOption(Face.CHILD, _("I am a child"), "child"),
            AnswerOption(Face.YOUNG_PERSON, _("I am a young person"), "young-person"),
            AnswerOption(Face.ADULT, _("I am an adult"), "adult"),
        ]
        choices = Choices(options, [], look, several=False, columns=3)
        choices.chosen.connect(lambda value, _on: self.chosen.emit(value))
        self.content.addWidget(centred(choices, look), 1)
