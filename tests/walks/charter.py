"""The charter in its room."""

from app.i18n import LANGUAGES, _
from tests.driver import Person
from tests.walks.steps import Shots, small_window


def charter_room(person: Person) -> Shots:
    """See the charter, its draft and its versions."""
    person.press(_("Charter"))
    person.awaits(_("Who has signed"))
    person.settles()
    yield "charter", person.window
    person.press(_("Add a signature"))
    yield from small_window(person, "charter-sign-form")
    person.press(_("Draft"))
    person.settles()
    yield "charter-no-draft", person.window
    person.press(_("Begin a draft"))
    person.awaits(_("Change it in"))
    person.settles()
    yield "charter-draft", person.window
    person.press(LANGUAGES["de"])
    yield from small_window(person, "charter-right-form")
    person.press(_("The parliament agreed"))
    yield from small_window(person, "charter-agree-form")
    person.press(_("Versions"))
    person.settles()
    yield "charter-versions", person.window
