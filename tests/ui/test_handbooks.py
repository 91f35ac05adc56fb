"""Everybody opens the handbook from the first page: the own one first, any other, in the language of the
screen."""

import pytest
from PySide6.QtWidgets import QComboBox

from app.core.rooms import RoomId
from app.handbooks.rules import handbook_of
from app.i18n import LANGUAGES, _, set_language
from app.ui.widgets.handbooks import handbook_name
from app.ui.widgets.preview import PaperPreview
from tests.made_homes import TestHome
from tests.walks.steps import shell_of


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("who", ["tom", "anne", "marc"])
def test_the_own_handbook_is_two_clicks_away(home: TestHome, who: str, language: str) -> None:
    set_language(language)
    person = shell_of(home, who)
    if person.window.place is not RoomId.TODAY:  # type: ignore[attr-defined]
        person.press(_("Today"))
    person.press(_("Handbooks"))
    person.awaits(_("For whom?"))
    chosen = person.find(_("For whom?"), QComboBox).currentText()
    assert chosen == handbook_name(handbook_of(home.colleague(who).role))
    person.press(_("Open"))
    person.waits(lambda: person.window.findChildren(PaperPreview), "the handbook")
    person.settles()
    preview = person.window.findChildren(PaperPreview)[0]
    assert preview.pdf.startswith(b"%PDF")
    preview.reject()
