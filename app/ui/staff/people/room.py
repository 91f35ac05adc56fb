"""People: who has an account, and how a colleague gets one."""

from PySide6.QtWidgets import QWidget

from app.core.changes import Changed
from app.core.errors import MengStemmError, NameMissing, NameTaken, PasswordRefused
from app.core.rights import Action, Colleague, Role, may
from app.home.services.signing_in import SignedIn
from app.home.words.roles import role_name
from app.i18n import _, ngettext
from app.people.services.people import Needed
from app.people.services.staff import PeopleServices
from app.training.rules.courses import function_of
from app.ui import tasks
from app.ui.room import RoomLinks, StaffRoom
from app.ui.staff.people.consent import ask_recovery_words, ask_second_person, ask_to_sign
from app.ui.staff.people.steps import PeopleSteps
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.busy import Busy
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.forms import Field, NewPassword, choice
from app.ui.widgets.labels import card, column, emptied, label, row, scrolling
from app.ui.words import refusal
from app.year.rules.today import Need, WaitingNeed
from app.year.words.today import need_about, need_line


def _waits(mine: bool) -> str:
    """Return what is said of a colleague whose keys nobody has confirmed."""
    if mine:
        return _("This person has new keys. Do you know them, and do they work here?")
    return _("Has new keys. No report is sealed for them until a second person confirms it.")


class PeopleRoom(StaffRoom):
    """The list of people; for those who may, the form for a new one."""

    def __init__(self, services: PeopleServices, links: RoomLinks) -> None:
        super().__init__()
        self._people, self._home_name = services.people, services.home_name
        self._confirming, self._protecting = services.confirming, services.protecting
        self._may_sign = may(services.me.role, Action.USE_RECOVERY)
        self.steps = PeopleSteps(services, self, links.sign_out)
        self._cards = column(space=Space.XS)
        inside = QWidget()
        inside.setLayout(self._cards)
        self._count = label("", Text.STAFF_TEXT, tone="muted")
        left = column(space=Space.M)
        left.addWidget(label(_("People"), Text.STAFF_TITLE))
        left.addWidget(self._count)
        left.addWidget(self._unsigned())
        left.addWidget(scrolling(inside), 1)
        parts = row(left, space=Space.L)
        parts.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        parts.setStretch(0, 1)
        if services.people.roles():
            right = column(space=0)
            right.addWidget(self._form())
            right.addStretch(1)
            parts.addLayout(right)
        self.setLayout(parts)
        self.refresh()

    def on_change(self, changed: Changed) -> None:
        """Refresh after a change."""
        if changed is Changed.PEOPLE:
            self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        people = self._people.all()
        waiting = {person.id for person in self._confirming.waiting()}
        mine = {person.id for person in self._confirming.mine()}
        self._to_sign.setVisible(self._may_sign and self._protecting.is_needed)
        emptied(self._cards)
        for person in people:
            frame, layout = card("plain", margin=Space.S, space=2)
            texts = column(space=2)
            texts.addWidget(label(person.name, Text.STAFF_TEXT_BOLD))
            texts.addWidget(label(role_name(person.role), Text.STAFF_SMALL, tone="muted"))
            if person.id in waiting:
                texts.addWidget(label(_waits(person.id in mine), Text.STAFF_SMALL))
            if person.id in mine:
                texts.addLayout(row(self._confirm(person), None))
            parts = row(texts, space=Space.S)
            parts.setStretch(0, 1)
            if self.steps.possible(person):
                parts.addWidget(self._more(person, people))
            layout.addLayout(parts)
            self._cards.addWidget(frame)
        self._cards.addStretch(1)
        text = ngettext("{count} person has an account.", "{count} people have an account.", len(people))
        self._count.setText(text.format(count=len(people)))

    def _unsigned(self) -> QWidget:
        """Return the card of a home whose list of people nobody has signed yet."""
        self._to_sign, layout = card("plain", margin=Space.M, space=Space.XS)
        layout.addWidget(label(need_line(WaitingNeed(Need.NOT_PROTECTED, 1)), Text.STAFF_TEXT_BOLD))
        layout.addWidget(label(need_about(Need.NOT_PROTECTED), Text.STAFF_SMALL, tone="muted"))
        button = Button(_("Sign the list of people"), STAFF, Weight.FILLED, icon_before="shield")
        button.clicked.connect(lambda: ask_to_sign(self, self._protecting.everybody(), self._protecting.sign))
        layout.addLayout(row(button, None))
        return self._to_sign

    def _confirm(self, person: Colleague) -> Button:
        """Return the button with which a second person vouches for somebody's keys."""
        words = _("Confirm {name}").format(name=person.name)
        button = Button(words, STAFF, Weight.OUTLINE, icon_before="user-check")

        def confirm() -> None:
            tasks.run(self, lambda: self._confirming.confirm(person.id), self._confirmed, self._refused)

        button.clicked.connect(confirm)
        return button

    def _confirmed(self, _nothing: None) -> None:
        self.refresh()

    def _more(self, person: Colleague, people: list[Colleague]) -> Button:
        """Return the button that shows what can be done to an account."""
        button = Button(_("More: {name}").format(name=person.name), STAFF, Weight.QUIET, icon_before="ellipsis")
        button.only_icon(True)
        button.clicked.connect(lambda: self.steps.show_menu(person, people, button))
        return button

    def _form(self) -> QWidget:
        frame, layout = card("plain", margin=Space.L, space=Space.S)
        frame.setFixedWidth(Size.SIDE_CARDS + Space.XL)
        self._name = Field(_("Name"), hint=_("The name children use: first name and one letter."))
        self._role = choice(_("Role"), [(role.value, role_name(role)) for role in self._people.roles()])
        self._password = NewPassword(lambda: (self._name.text, self._home_name))
        self._add = Button(_("Add"), STAFF, Weight.FILLED, icon_before="plus")
        self._add.clicked.connect(self._try)
        self._said = label("", Text.STAFF_SMALL, tone="go")
        self._busy = Busy()
        self._busy.given_up.connect(self._give_up)
        layout.addWidget(label(_("Add a colleague"), Text.STAFF_TEXT_BOLD))
        layout.addWidget(
            label(_("Let the colleague choose and type the password."), Text.STAFF_SMALL, tone="muted")
        )
        layout.addWidget(self._name)
        caption = label(_("Role"), Text.STAFF_SMALL_BOLD)
        caption.setBuddy(self._role)
        layout.addWidget(caption)
        layout.addWidget(self._role)
        layout.addWidget(self._password)
        layout.addWidget(self._said)
        layout.addWidget(self._busy)
        layout.addLayout(row(None, self._add))
        return frame

    def _try(self) -> None:
        """Make the account, or ask first for what it needs beside me."""
        match self._people.needs(Role(self._role.currentData())):
            case Needed.SECOND_PERSON:
                ask_second_person(
                    self,
                    self._people.who_may_agree(),
                    self._people.agree,
                    lambda second: self._make(second=second),
                )
            case Needed.RECOVERY_WORDS:
                ask_recovery_words(self, lambda words: self._make(words=words))
            case Needed.NOTHING:
                self._make()

    def _make(self, second: SignedIn | None = None, words: str = "") -> None:
        name, role, password = self._name.text, Role(self._role.currentData()), self._password.text
        self._add.hold(True)
        self._busy.start(_("One moment, the account is being made."))
        self._adding = tasks.Task(self, self._added, self._refused)
        report, people = self._adding.report, self._people
        self._adding.start(lambda: people.add(name, role, password, report, second=second, words=words))

    def _give_up(self) -> None:
        self._adding.cancel()
        self._add.hold(False)

    def _added(self, person: Colleague) -> None:
        self._busy.stop()
        self._add.hold(False)
        self._name.line.clear()
        self._password.line.clear()
        learns = _("{name} has an account now, and stands in the training.")
        said = learns if function_of(person.role) is not None else _("{name} has an account now.")
        self._said.setText(said.format(name=person.name))
        self._name.line.setFocus()  # for the next colleague

    def _refused(self, error: Exception) -> None:
        self._busy.stop()
        self._add.hold(False)
        self._said.setText("")
        if isinstance(error, PasswordRefused):
            self._password.complain(refusal(error))
            self._password.line.setFocus()
        elif isinstance(error, NameMissing | NameTaken) or not isinstance(error, MengStemmError):
            self._name.complain(refusal(error))
            self._name.line.setFocus()
        else:
            self._said.setText(refusal(error))
