"""The set-up assistant as a whole: goes from page to page and makes the home at the end."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QStackedLayout, QWidget

from app.i18n import _, current, set_language
from app.people.services.setting_up import FIRST_ROLES, NewPerson, Recovery, SettingUp
from app.safekeeping.services.backups import ENDING
from app.ui import tasks
from app.ui.setup.pages import HomePage, LanguagePage, PersonPage, RecoveryPage, SetupPage, WordsPage
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.bringing_back import BringingBack, WayBack
from app.ui.widgets.busy import Busy
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.form_dialog import FormDialog
from app.ui.widgets.form_parts import Line
from app.ui.widgets.labels import card, column, label, row
from app.ui.widgets.preview import PaperPreview
from app.ui.widgets.saving import paper_name
from app.ui.words import refusal


@dataclass(frozen=True)
class SetupServices:
    """What the assistant needs: the set-up itself, the recovery sheet as PDF, the way back from a back-up, and the
    way to a home that is on a server (its address; slow)."""

    setting_up: SettingUp
    sheet: Callable[[str, Recovery, str], bytes]
    way_back: WayBack
    connect: Callable[[str], None]


class Assistant(QWidget):
    """`finished` comes when the home exists."""

    finished = Signal()

    def __init__(self, services: SetupServices) -> None:
        super().__init__()
        self._services = services
        self._number = 0
        self._name = ""
        self._people: dict[int, NewPerson] = {}
        self._recovery: Recovery | None = None
        self._places = (0, 1)
        self.setProperty("ground", "staff")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stack = QStackedLayout()
        self._build()
        self._show()

    def _build(self) -> None:
        self._progress = label("", Text.STAFF_SMALL, tone="muted", wrap=False)
        self._message = label("", Text.STAFF_TEXT, tone="danger")
        self._busy = Busy()
        self._busy.given_up.connect(self._give_up)
        self._making: tasks.Task | None = None
        self._back = Button(_("Back"), STAFF, Weight.OUTLINE, icon_before="arrow-left")
        self._back.clicked.connect(self._go_back)
        self._onward = Button(_("Next"), STAFF, Weight.FILLED, icon_behind="arrow-right")
        self._onward.clicked.connect(self._go_on)
        frame, inside = card("plain", margin=Space.XL, space=Space.M)
        frame.setFixedWidth(Size.COLUMN)
        inside.addWidget(self._progress)
        inside.addLayout(self._stack, 1)
        inside.addWidget(self._message)
        inside.addWidget(self._busy)
        inside.addLayout(row(self._back, None, self._onward))
        outer = column(space=0, margins=(Space.XL, Space.L, Space.XL, Space.L))
        frame.setMinimumHeight(Size.FORM)
        frame.setMaximumHeight(Size.SETUP)
        outer.addStretch(1)
        outer.addWidget(frame, Size.SETUP, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(2)
        self.setLayout(outer)

    def _pages(self) -> list[Callable[[], SetupPage]]:
        people = [lambda place=place: self._person(place) for place in range(len(FIRST_ROLES))]
        return [self._language, self._home, *people, self._sheet, self._words]

    def _show(self) -> None:
        page = self._pages()[self._number]()
        old = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        total = len(self._pages())
        self._progress.setText(_("{number} of {total}").format(number=self._number + 1, total=total))
        self._back.setVisible(self._number > 0)
        self._message.setText("")
        self._put_cursor(page)

    def _put_cursor(self, page: SetupPage) -> None:
        """Let one type at once; Enter leads to the next line, and from the last one onward."""
        lines = page.findChildren(QLineEdit)
        for line, following in zip_longest(lines, lines[1:]):
            line.returnPressed.connect(following.setFocus if following else self._go_on)
        (lines[0] if lines else self._onward).setFocus()

    @property
    def page(self) -> SetupPage:
        """Return the page on the screen."""
        page = self._stack.currentWidget()
        assert isinstance(page, SetupPage)  # noqa: S101 - the stack holds nothing else
        return page

    def _language(self) -> SetupPage:
        page = LanguagePage()
        page.chosen.connect(self._speak)
        page.bring_back.connect(self._bring_back)
        page.on_a_server.connect(self._ask_server)
        return page

    def _ask_server(self) -> None:
        """Ask for the server on which the home is; the program ends then, and starts with that home."""
        explained = _(
            "Whoever moved the home there knows the address. Then the program ends, and you start it again."
        )
        address = Line(_("Address of the server"), "postgresql://name@server.example/database")
        FormDialog(_("This home is on a server"), explained, _("Connect"), [address], self).open_for(
            lambda given: self._services.connect(given[address].strip()),
            then=lambda _none: QApplication.quit(),
            aside=True,
        )

    def _bring_back(self) -> None:
        """Ask for a back-up of a home that was set up before: on a new PC it opens with the recovery words."""
        where, _kind = QFileDialog.getOpenFileName(self, _("Bring a back-up back"), "", f"*{ENDING}")
        if where:
            self._way = BringingBack(self, self._services.way_back)
            self._way.open(Path(where))

    def _home(self) -> SetupPage:
        return HomePage(self._name)

    def _person(self, place: int) -> SetupPage:
        return PersonPage(FIRST_ROLES[place], lambda: (self._name,), self._people.get(place))

    def _sheet(self) -> SetupPage:
        if self._recovery is None:
            self._recovery = self._services.setting_up.recovery(current())
            self._places = self._services.setting_up.words_to_check(self._recovery)
        page = RecoveryPage(self._recovery.words)
        page.show_sheet.connect(self._preview)
        return page

    def _words(self) -> SetupPage:
        words = self._recovery.words if self._recovery else ()
        return WordsPage(words, self._places)

    def _preview(self) -> None:
        recovery, name = self._recovery, self._name
        if recovery is not None:
            PaperPreview(
                _("Recovery sheet"),
                lambda language, _names, _on_page: self._services.sheet(name, recovery, language),
                file_name=paper_name(_("Recovery sheet")),
                parent=self,
            ).open()

    def _speak(self, language: str) -> None:
        set_language(language)
        self._back.setText(_("Back"))
        self._onward.setText(_("Next"))
        self._show()

    def _go_back(self) -> None:
        self._keep()
        self._number -= 1
        self._show()

    def _go_on(self) -> None:
        self.page.check(self._right)

    def _keep(self) -> None:
        page = self.page
        if isinstance(page, HomePage):
            self._name = page.field.text
        elif isinstance(page, PersonPage):
            self._people[self._number - 2] = page.person

    def _right(self) -> None:
        self._keep()
        if self._number + 1 < len(self._pages()):
            self._number += 1
            self._show()
        else:
            self._finish()

    def _finish(self) -> None:
        recovery = self._recovery
        if recovery is None:
            return
        self._onward.hold(True)
        name, language = self._name, current()
        people = [self._people[place] for place in sorted(self._people)]
        self._busy.start(_("One moment, your home is being made."), len(people))
        finish = self._services.setting_up.finish
        task = tasks.Task(self, lambda _none: self.finished.emit(), self._failed, self._busy.tell)
        self._making = task.start(lambda: finish(name, language, people, recovery, task.report))

    def _give_up(self) -> None:
        if self._making is not None:
            self._making.cancel()
        self._onward.hold(False)

    def _failed(self, error: Exception) -> None:
        self._busy.stop()
        self._onward.hold(False)
        self._message.setText(refusal(error))
