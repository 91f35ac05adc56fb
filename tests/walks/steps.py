"""Steps that walks share: windows, signing in, opening a case, small windows, previews."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QListView, QWidget

from app import settings
from app.assembly.parts import Entered, Parts
from app.core.rooms import RoomId
from app.demo.home import HOME, PASSWORD
from app.i18n import _, content, current, set_language
from app.ui.changes import Changes
from app.ui.kiosk.kiosk import Kiosk
from app.ui.theme.style import style_sheet
from app.ui.widgets.preview import PaperPreview
from app.window import Window
from tests.driver import Person
from tests.made_homes import TestHome

Shots = Iterator[tuple[str, QWidget]]


def application() -> QApplication:
    """Return the one application, looking as it does in the home."""
    qcore_application = QApplication.instance() or QApplication(["meng-stemm"])
    assert isinstance(qcore_application, QApplication)
    if not qcore_application.styleSheet():
        qcore_application.setStyleSheet(style_sheet())
    return qcore_application


def demo_window(folder: Path, language: str, size: tuple[int, int], *, kiosk: bool, demo: bool = True) -> Window:
    """Return the real window on the fictional home, or on an empty folder."""
    application()
    set_language(language)
    window = Window(folder, settings.Settings(HOME if demo else "", language), kiosk=kiosk, demo=demo)
    window.resize(*size)
    window.show()
    return window


def closed(window: QWidget) -> None:
    """Close a window and let everything in it go."""
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def code_on_screen(person: Person) -> tuple[str, ...]:
    """Read the seven pictures off the receipt."""
    by_word = {content.picture_name(name): name for name in content.texts("pictures")}
    numbered = [qwidget.accessibleName() for qwidget in person.all(QWidget) if ": " in qwidget.accessibleName()]
    found = dict(text.split(": ", 1) for text in numbered if text[0].isdigit())
    return tuple(by_word[found[str(number)]] for number in range(1, 8))


def enter_code(person: Person, code: tuple[str, ...]) -> None:
    """Tap the pictures in order."""
    person.press(_("My answer"))
    person.awaits(_("Find your answer"))
    for name in code:
        person.press(content.picture_name(name))


def sign_in(person: Person, who: str, password: str = PASSWORD) -> None:
    """Sign in as the one whose name begins so."""
    person.awaits(_("Sign in"))
    box = person.find(_("Who is signing in?"), QComboBox)
    box.setCurrentIndex(next(place for place in range(box.count()) if box.itemText(place).startswith(who)))
    person.types(_("Password"), password)
    person.press(_("Sign in"))


def to_reports(person: Person) -> None:
    """Go from the first page to the reports."""
    person.awaits(_("What needs you today"))
    person.press(_("Reports"))
    person.awaits(_("Choose a report at the left."))


def rows(person: Person) -> int:
    """Return how many reports the list shows."""
    return person.find(_("Reports"), QListView).model().rowCount()


def open_case(person: Person, number: int) -> None:
    """Choose a row of the list."""
    view = person.find(_("Reports"), QListView)
    view.setCurrentIndex(view.model().index(number, 0))
    person.awaits(_("Who can read it"))


def previews() -> list[PaperPreview]:
    return [
        topLevelWidget
        for topLevelWidget in QApplication.topLevelWidgets()
        if isinstance(topLevelWidget, PaperPreview) and topLevelWidget.isVisible()
    ]


def shell_of(
    home: TestHome, who: str, size: tuple[int, int] = (1366, 768), room: RoomId = RoomId.REPORTS
) -> Person:
    """Return somebody in a room of theirs, signed in."""
    parts = Parts(home.house, demo=False)
    shell = parts.shell(home.colleague(who), lambda: Entered(home.signed_in(who), ()), Changes(home.house))
    shell.enter(room)
    if shell.inside(room) is None:
        shell.begin()
    shell.resize(*size)
    shell.show()
    person = Person(shell)
    person.settles()
    return person


def small_window(person: Person, name: str) -> Shots:
    """Look at the small window that is open, and close it."""
    person.waits(lambda: QApplication.activeModalWidget() is not None, name)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    yield name, dialog
    dialog.reject()
    person.waits(lambda: QApplication.activeModalWidget() is None, name)


def anew(person: Person) -> None:
    """Begin again, in the language that was spoken."""
    language = current()
    person.press(_("Done"))
    kiosk_of(person).speak(language)
    person.press(_("Parliament"))


def kiosk_of(person: Person) -> Kiosk:
    """Return the kiosk that the person stands at."""
    return next(kiosk for kiosk in (person.window, *person.window.findChildren(Kiosk)) if isinstance(kiosk, Kiosk))
