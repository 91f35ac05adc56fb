"""The staff's door: who you are and your password; the language; the way to the kiosk."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.core.errors import StoreProblem
from app.core.rights import Colleague
from app.home.words.roles import role_name
from app.i18n import KNOWN, _, current, ngettext
from app.reports.services.attention import NewReports
from app.ui import tasks
from app.ui.clipboard import forget_copied
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.busy import Busy
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.form_dialog import FormDialog
from app.ui.widgets.form_parts import Choice, Secret, Words
from app.ui.widgets.forms import Field, choice
from app.ui.widgets.labels import card, column, label, row
from app.ui.words import refusal


@dataclass(frozen=True)
class SignInServices:
    """`sign_in` takes account and password, and returns whoever has come in; slow, raises WrongPassword. `waiting`
    says how much is new. `recover` takes account, new password and the words of the recovery sheet; slow. `here`
    says how many reports wait on this PC for a server that does not answer."""

    sign_in: Callable[[str, str], object]
    waiting: Callable[[], NewReports]
    recover: Callable[[str, str, str], None]
    here: Callable[[], int] = lambda: 0


class SignInPage(QWidget):
    """`trying` tells whose password is being checked, `signed_in` gives the person."""

    trying = Signal(object)
    signed_in = Signal(object)
    language_chosen = Signal(str)
    open_kiosk = Signal()

    def __init__(
        self,
        home_name: str,
        colleagues: Sequence[Colleague],
        services: SignInServices,
        demo_password: str = "",
    ) -> None:
        super().__init__()
        self.setProperty("ground", "staff")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._services, self._colleagues, self._home_name = services, colleagues, home_name
        options = [(person.id, f"{person.name}, {role_name(person.role)}") for person in colleagues]
        self._who = choice(_("Who is signing in?"), options)
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
        caption = label(_("Who is signing in?"), Text.STAFF_SMALL_BOLD)
        caption.setBuddy(self._who)
        inside.addWidget(caption)
        inside.addWidget(self._who)
        inside.addWidget(self._password)
        if demo_password:
            demo = _("Fictional home to try the program. Everyone's password: {password}")
            inside.addWidget(label(demo.format(password=demo_password), Text.STAFF_SMALL, tone="go"))
        inside.addWidget(self._busy)
        forgot = Button(_("I forgot my password"), STAFF, Weight.LINK)
        forgot.clicked.connect(self._recover)
        inside.addLayout(row(forgot, None, self._button))
        self._waiting = label("", Text.STAFF_TEXT_BOLD)
        inside.addWidget(self._waiting)
        self.count()
        outer = column(space=Space.L, margins=(Space.XL, Space.L, Space.XL, Space.L))
        outer.addWidget(self._head())
        outer.addStretch(1)
        outer.addLayout(row(None, frame, None))
        outer.addStretch(2)
        self.setLayout(outer)
        self.setFocusProxy(self._password.line)

    def count(self) -> None:
        """Show how many reports are new or in danger, and nothing else of them."""
        try:
            waiting = self._services.waiting()
        except StoreProblem as error:
            self._waiting.setText(" ".join([refusal(error), self._waiting_here()]).strip())
            self._waiting.setVisible(True)
            return
        parts = []
        if waiting.danger:
            text = ngettext("{count} report of danger", "{count} reports of danger", waiting.danger)
            parts.append(text.format(count=waiting.danger))
        if waiting.new:
            text = ngettext("{count} new report", "{count} new reports", waiting.new)
            parts.append(text.format(count=waiting.new))
        self._waiting.setText(" · ".join(parts))
        self._waiting.setVisible(bool(parts))
        self._waiting.setProperty("tone", "danger" if waiting.danger else "go")
        self._waiting.style().polish(self._waiting)

    def _waiting_here(self) -> str:
        """Say how many reports this PC still has to bring to the others."""
        here = self._services.here()
        text = ngettext(
            "{count} report waits on this computer and goes off by itself.",
            "{count} reports wait on this computer and go off by themselves.",
            here,
        )
        return text.format(count=here) if here else ""

    def recount(self, _changed: object) -> None:
        """Count anew after a change."""
        self.count()

    def choose(self, account_id: str) -> None:
        """Preselect this person's name."""
        place = self._who.findData(account_id)
        if place >= 0:
            self._who.setCurrentIndex(place)

    def _recover(self) -> None:
        """Ask for the words of the recovery sheet; a coordinator can also help (room "People")."""
        options = [(person.id, f"{person.name}, {role_name(person.role)}") for person in self._colleagues]
        account = Choice(_("Who is signing in?"), options, str(self._who.currentData()))
        words = Words(_("The 24 words of the recovery sheet"))
        password = Secret(_("New password"), (self._home_name,))
        dialog = FormDialog(
            _("I forgot my password"),
            _(
                "A coordinator can set a new one in the room “People”. Without a coordinator, or for an advocate, "
                "the recovery sheet from the safe helps: it opens everything that this account could read."
            ),
            _("Set a new password"),
            [account, words, password],
            self,
        )
        dialog.finished.connect(lambda _result: forget_copied())  # the words of the sheet
        dialog.open_for(
            lambda given: self._services.recover(given[account], given[password], given[words]), aside=True
        )

    def _head(self) -> QWidget:
        languages = choice(_("Language"), [(code, language.name) for code, language in KNOWN.items()], current())
        languages.currentIndexChanged.connect(lambda: self.language_chosen.emit(languages.currentData()))
        kiosk = Button(_("Open the kiosk"), STAFF, Weight.QUIET, icon_before="monitor")
        kiosk.clicked.connect(self.open_kiosk)
        head = QWidget()
        head.setLayout(row(label("Meng Stëmm", Text.STAFF_TITLE, wrap=False), None, languages, kiosk))
        return head

    def _try(self) -> None:
        account, password = str(self._who.currentData()), self._password.text
        self._button.hold(True)
        self._busy.start(_("One moment, the password is being checked."))
        self._checking = tasks.run(
            self, lambda: self._services.sign_in(account, password), self._in, self._refused
        )
        self.trying.emit(next(person for person in self._colleagues if person.id == account))

    def _in(self, entered: object) -> None:
        self._password.line.clear()
        self.signed_in.emit(entered)

    def _give_up(self) -> None:
        if self._checking is not None:
            self._checking.cancel()
        self._button.hold(False)

    def _refused(self, error: Exception) -> None:
        self._busy.stop()
        self._button.hold(False)
        self._password.line.selectAll()
        self._password.line.setFocus()
        self._password.complain(refusal(error))
