"""The assistant."""

from PySide6.QtWidgets import QLineEdit

from app.i18n import _, pgettext
from tests.driver import Person
from tests.made_homes import PASSWORD as GOOD_PASSWORD
from tests.walks.steps import Shots, previews


def set_up(person: Person) -> Shots:
    """Go through the assistant as the first people of a new home do."""
    person.awaits(_("Welcome to Meng Stëmm"))
    person.settles()
    yield "setup-language", person.window
    person.press(_("Next"))
    person.types(_("Name of the home"), "Foyer Sonneblumm (Demo)")
    yield "setup-home", person.window
    person.press(_("Next"))
    for title, name in (
        (_("The coordinator"), "Claire M."),
        (_("The advocate"), "Anne S."),
        (_("The administrator"), "Marc T."),
    ):
        person.awaits(title)
        person.types(_("Name"), name)
        person.types(_("Password"), GOOD_PASSWORD)
        person.awaits(_("This is a good password."))
        if name == "Anne S.":
            yield "setup-person", person.window
        person.press(_("Next"))
    person.awaits(_("The recovery sheet"))
    person.settles()
    yield "setup-sheet", person.window
    words = dict(text.split(".  ") for text in person.texts() if ".  " in text)
    person.press(_("Show and print the sheet"))
    person.waits(lambda: any(preview.pages for preview in previews()), "the sheet")
    person.settles()
    yield "setup-preview", previews()[0]
    person.press(pgettext("button", "Close"))
    person.press(_("Next"))
    person.awaits(_("Is the sheet safe?"))
    for number, word in words.items():
        name = _("Word {number}").format(number=number)
        if name in {qline_edit.accessibleName() for qline_edit in person.all(QLineEdit)}:
            person.types(name, word)
    yield "setup-words", person.window
    person.press(_("Next"))
    person.awaits(_("Sign in"))
