"""A new recovery sheet, and new keys with a new password, through the screens."""

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit
from shiboken6 import isValid

from app.home.services.signing_in import SigningIn
from app.i18n import LANGUAGES, _, set_language
from app.people.services.recovering import Recovering
from app.people.services.renewing import NewSheet, Renewing
from app.ui.staff.people.room import PeopleRoom
from app.ui.staff.people.steps import AccountStep
from app.ui.staff.shell import Shell
from app.ui.widgets.form_dialog import FormDialog
from tests.driver import Person
from tests.made_homes import PASSWORD, TestHome
from tests.walks.steps import previews, shell_of

NEW = "wäisse Schnéi op der Bréck 12"


def do(person: Person, home: TestHome, what: AccountStep) -> None:
    """Choose from the menu of one's own account."""
    person.press(_("People"))
    person.settles()
    room = person.window.findChildren(PeopleRoom)[0]
    people = home.house.colleagues()
    room.steps.do(what, next(colleague for colleague in people if colleague.id == home.ids["claire"]), people)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_sheet(home: TestHome, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    set_language(language)
    sheets: list[NewSheet] = []
    prepare = Renewing.prepare_sheet

    def noted(self: Renewing, words: str, its_language: str) -> NewSheet:
        sheets.append(prepare(self, words, its_language))
        return sheets[-1]

    monkeypatch.setattr(Renewing, "prepare_sheet", noted)
    home.tell()
    claire = shell_of(home, "claire")
    do(claire, home, AccountStep.SHEET)
    claire.awaits(_("The 24 words of the sheet until now"))
    claire.writes(" ".join(home.recovery.words))
    claire.press(_("Next"))
    claire.waits(lambda: any(preview.pages for preview in previews()), "the sheet")
    [sheet] = sheets
    for preview in previews():
        preview.reject()
    claire.settles()
    claire.waits(lambda: len(claire.all(QLineEdit)) == 2, "the two words")
    for place in sheet.places:
        claire.types(_("Word {number}").format(number=place + 1), "falsch")
    claire.press(_("Next"))
    claire.awaits(_("This is not the word on the sheet."))
    for place in sheet.places:
        claire.types(_("Word {number}").format(number=place + 1), sheet.recovery.words[place])
    claire.press(_("Next"))
    claire.awaits(_("The new sheet counts from now on. Put it into the safe and destroy the old one."))
    claire.press(_("OK"))
    assert Recovering(home.house).pair(" ".join(sheet.recovery.words)).public == home.house.home.recovery_public
    claire.window.close()


def test_new_keys_with_a_new_password(home: TestHome) -> None:
    home.tell("geheim")
    claire = shell_of(home, "claire")
    left: list[bool] = []
    assert isinstance(claire.window, Shell)
    claire.window.sign_out.connect(lambda: left.append(True))
    do(claire, home, AccountStep.OWN_PASSWORD)
    claire.types(_("Password until now"), PASSWORD)
    claire.types(_("New password"), NEW)
    [asking] = [
        topLevelWidget
        for topLevelWidget in QApplication.topLevelWidgets()
        if isinstance(topLevelWidget, FormDialog) and topLevelWidget.isVisible()
    ]
    asking.findChildren(QCheckBox)[-1].setChecked(True)
    claire.press(_("Change my password"))
    claire.waits(lambda: not isValid(asking), "the new keys")
    assert left == [True], "nobody goes on with what the old keys opened"
    me = SigningIn(home.house).sign_in(home.ids["claire"], NEW)
    home.known["claire"] = me
    assert home.casework("claire").open(home.casework("claire").order()[0]).report.text == "geheim"
    claire.window.close()
