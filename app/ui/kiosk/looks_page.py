"""How it looks and sounds: choices for whoever needs them, until they leave."""

from dataclasses import replace

from PySide6.QtCore import Signal

from app.i18n import _
from app.ui.kiosk.frame import PageFrame
from app.ui.kiosk.look import FaceLook
from app.ui.kiosk.questions import AnswerOption, Choices, centred
from app.ui.theme.appearance import Appearance, Look
from app.ui.theme.tokens import Size
from app.ui.widgets.tiles import WORDS_CHOICE


class LooksPage(PageFrame):
    """`chosen` brings each change at once."""

    chosen = Signal(object)

    def __init__(self, look: FaceLook, now: Appearance) -> None:
        super().__init__(
            look,
            _("How it looks and sounds"),
            explanation=_("Choose what helps you."),
            onward=_("Done"),
            onward_icon="check",
        )
        options = [
            AnswerOption(Look.LARGE, _("Large letters")),
            AnswerOption(Look.VERY_LARGE, _("Very large letters")),
            AnswerOption(Look.CONTRAST, _("Strong contrast")),
            AnswerOption(Look.EASY_LETTERS, _("Letters that are easier to tell apart")),
            AnswerOption(Look.STILL, _("Nothing moves")),
            AnswerOption(Look.SILENT, _("No sound")),
        ]
        words = replace(look, tile=replace(WORDS_CHOICE, style=look.text))
        on = [look for look, there in now.looks.items() if there]
        choices = Choices(options, on, words, several=True, columns=2)
        for tile in choices.tiles.values():
            tile.setMinimumHeight(Size.BUTTON_CHILD + Size.FOCUS_RING)
        choices.chosen.connect(lambda look, on: self.chosen.emit(now.with_look(look, on=on)))
        self.content.addWidget(centred(choices, words))
        self.content.addStretch(1)
