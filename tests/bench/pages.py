"""From a touch to the next page of the kiosk, painted: every page of a child's and a young person's report."""

from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.assembly.parts import Parts
from app.ui.kiosk.kiosk import Kiosk
from tests.bench.rooms import until
from tests.bench.starting import SIZE
from tests.bench.timing import Line
from tests.driver import Person
from tests.made_homes import make_home
from tests.walks.reports import tell_as_child, tell_as_young_person
from tests.walks.steps import closed

LIMIT = 50
"""Milliseconds within which 95 of 100 pages are there: nobody sees a pause."""


class Shown(QObject):
    """Knows when the page that the kiosk shows now has painted."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.done = False
        page.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.done = self.done or event.type() is QEvent.Type.Paint
        return False


class Hurried(Person):
    """Presses as a person does, and notes how long each new page takes."""

    def __init__(self, kiosk: Kiosk) -> None:
        super().__init__(kiosk)
        self._kiosk = kiosk
        self.taken: list[float] = []

    def press(self, name: str) -> None:
        """Press; where that brings a page at once, wait until it is painted. What waits for the disk is measured
        elsewhere."""
        button, before = self.find(name, QAbstractButton), self._kiosk.page
        start = perf_counter()
        button.click()
        page = self._kiosk.page
        if page is not None and page is not before:
            shown = Shown(page)
            until(lambda: shown.done)
            self.taken.append(perf_counter() - start)


def page_changes(folder: Path, runs: int) -> Line:
    home = make_home(folder)
    kiosk = Kiosk("Haus Test", "lb")
    kiosk.bring(Parts(home.house, demo=False).kiosk_services())
    kiosk.resize(*SIZE)
    kiosk.show()
    person = Hurried(kiosk)
    for run in range(runs + 1):
        if run == 1:
            person.taken.clear()  # the first walk loads letters and pictures
        for walk in (tell_as_child, tell_as_young_person):
            for _name, _screen in walk(person, "lb"):
                person.settles()
            kiosk.forget()
            person.settles()
    closed(kiosk)
    home.house.close()
    taken = sorted(person.taken)
    slow, middle = taken[len(taken) * 95 // 100], taken[len(taken) // 2]
    detail = f"95 of 100; half of them in {middle * 1000:.1f} ms, {len(taken)} pages"
    return Line("kiosk, next page painted", slow * 1000, LIMIT, detail, "ms")
