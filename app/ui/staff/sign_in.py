"""The staff's door: who you are and your password; the language; the way to the kiosk."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.core.audience import Colleague
from app.i18n import LANGUAGES, _, current
from app.ui import tasks
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.busy import Busy
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.forms import Field, choice
from app.ui.widgets.labels import card, column, label, row
from app.ui.words import refusal
from app.wording import role_name

SignIn = Callable[[str, str], object]
"""Takes account and password, and returns whoever has come in; slow. Raises WrongPassword."""


class SignInPage(QWidget):
    """`trying` tells whose password is being checked, `signed_in` gives the person."""

    trying = Signal(object)
    signed_in = Signal(object)
    language_chosen = Signal(str)
    open_kiosk = Signal()

    def __init__(
        self, home_name: str, colleagues: Sequence[Colleague], sign_in: SignIn, demo_password: str = ""
    ) -> None:
        super().__init__()
        self.setProperty("ground", "staff")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sign_in, self._colleagues = sign_in, colleagues
        options = [(one.id, f"{one.name}, {role_name(one.role)}") for one in colleagues]
        self._who = choice(_("Who are you?"), options)
        self._password = Field(_("Password"), secret=True)
        self._password.line.returnPressed.connect(self._try)
        self._button = Button(_("Sign in"), STAFF, Weight.FILLED, icon_before="key-round")
        self._button.clicked.connect(self._try)
        self._busy = Busy()
        self._busy.given_up.connect(self._give_up)
        self._checking: tasks.Task | None = None
        frame, inside = card("plain", margin=Space.XL, space=Space.M)
        frame.setFixedWidth(Size.FORM)
        inside.addWidget(label(_("Sign in"), Text.STAFF_TITLE))
        inside.addWidget(label(home_name, Text.STAFF_TEXT, tone="muted"))
        caption = label(_("Who are you?"), Text.STAFF_SMALL_BOLD)
        caption.setBuddy(self._who)
        inside.addWidget(caption)
        inside.addWidget(self._who)
        inside.addWidget(self._password)
        if demo_password:
            demo = _("Fictional home to try the program. Everyone's password: {password}")
            inside.addWidget(label(demo.format(password=demo_password), Text.STAFF_SMALL, tone="go"))
        inside.addWidget(self._busy)
        inside.addLayout(row(None, self._button))
        outer = column(space=Space.L, margins=(Space.XL, Space.L, Space.XL, Space.L))
        outer.addWidget(self._head())
        outer.addStretch(1)
        outer.addLayout(row(None, frame, None))
        outer.addStretch(2)
        self.setLayout(outer)
        self.setFocusProxy(self._password.line)

    def _head(self) -> QWidget:
        languages = choice(_("Language"), list(LANGUAGES.items()), current())
        languages.currentIndexChanged.connect(lambda: self.language_chosen.emit(languages.currentData()))
        kiosk = Button(_("Open the kiosk"), STAFF, Weight.QUIET, icon_before="monitor")
        kiosk.clicked.connect(self.open_kiosk)
        head = QWidget()
        head.setLayout(row(label("Meng Stëmm", Text.STAFF_TITLE, wrap=False), None, languages, kiosk))
        return head

    def _try(self) -> None:
        account, password = str(self._who.currentData()), self._password.text
        self._button.setEnabled(False)
        self._busy.start(_("One moment, the password is being checked."))
        self._checking = tasks.run(self, lambda: self._sign_in(account, password), self._in, self._refused)
        self.trying.emit(next(one for one in self._colleagues if one.id == account))

    def _in(self, entered: object) -> None:
        self._password.line.clear()
        self.signed_in.emit(entered)

    def _give_up(self) -> None:
        if self._checking is not None:
            self._checking.cancel()
        self._button.setEnabled(True)

    def _refused(self, error: Exception) -> None:
        self._busy.stop()
        self._button.setEnabled(True)
        self._password.line.selectAll()
        self._password.line.setFocus()
        self._password.complain(refusal(error))
