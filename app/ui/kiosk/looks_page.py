"""How it looks and sounds: choices for whoever needs them, until they leave."""

from dataclasses import replace

from PySide6.QtCore import Signal

from app.i18n import _
from app.ui.kiosk.frame import PageFrame
from app.ui.kiosk.look import FaceLook
from app.ui.kiosk.questions import Choices, Option, centred
from app.ui.theme.appearance import Appearance
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
            Option("large", _("Large letters")),
            Option("very_large", _("Very large letters")),
            Option("contrast", _("Strong contrast")),
            Option("easy_letters", _("Letters that are easier to tell apart")),
            Option("still", _("Nothing moves")),
            Option("silent", _("No sound")),
        ]
        words = replace(look, tile=replace(WORDS_CHOICE, style=look.text))
        on = [option.value for option in options if getattr(now, option.value)]
        choices = Choices(options, on, words, several=True, columns=2)
        for tile in choices.tiles.values():
            tile.setMinimumHeight(Size.BUTTON_CHILD + Size.FOCUS_RING)
        choices.chosen.connect(lambda name, on: self.chosen.emit(_changed(now, name, on=on)))
        self.content.addWidget(centred(choices, words))
        self.content.addStretch(1)


def _changed(now: Appearance, name: str, *, on: bool) -> Appearance:
    """Return how it looks after a choice: letters are large or very large, not both."""
    other = {"large": "very_large", "very_large": "large"}.get(name)
    changed = replace(now, **{name: on})
    return replace(changed, **{other: False}) if other and on else changed
