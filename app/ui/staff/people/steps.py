"""What can be done to an account: name, role, password, end, handing over."""

from collections.abc import Callable, Sequence
from enum import Enum, auto
from typing import Any, assert_never

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.core.errors import AdvocateNeeded, LastReader
from app.core.rights import READING_ROLES, Action, Colleague, Role, may
from app.core.tables import for_every
from app.home.words.roles import role_name
from app.i18n import _, formats, ngettext
from app.people.services.accounts import HandedOver
from app.people.services.staff import PeopleServices
from app.ui import tasks
from app.ui.staff.people.consent import SecondPerson
from app.ui.staff.people.new_sheet import NewSheetSteps
from app.ui.theme.fonts import font
from app.ui.theme.tokens import Text
from app.ui.widgets.form_dialog import FormDialog
from app.ui.widgets.form_parts import Choice, Given, Line, Part, Secret, Tick, Words
from app.ui.words import refusal


class AccountStep(Enum):
    """What can be done to an account, in the order of the menu."""

    RENAME = auto()
    ROLE = auto()
    OWN_PASSWORD = auto()
    HAND_OVER = auto()
    SHEET = auto()
    PASSWORD = auto()
    END = auto()


class _Done(Enum):
    """What has to follow a step."""

    NEW_KEYS = auto()


class PeopleSteps:
    """The menu of one account, and the small windows behind it."""

    def __init__(self, services: PeopleServices, room: QWidget, sign_out: Callable[[], None]) -> None:
        self._services, self._accounts, self._room = services, services.accounts, room
        self._sign_out = sign_out
        self._me, self._home_name = services.me, services.home_name

    def possible(self, person: Colleague) -> list[AccountStep]:
        """Return what may be done to this account, in the order of the menu."""
        if person.id == self._me.id:
            mine = [AccountStep.OWN_PASSWORD]
            mine += [AccountStep.HAND_OVER] if may(self._me.role, Action.HANDLE_CASES) else []
            return mine + ([AccountStep.SHEET] if may(self._me.role, Action.USE_RECOVERY) else [])
        if person.role is Role.ADVOCATE:
            return [AccountStep.END] if self._me.role is Role.ADVOCATE else []
        if not may(self._me.role, Action.CHANGE_PEOPLE):
            return []
        role = [AccountStep.ROLE] if person.role in READING_ROLES else []
        return [AccountStep.RENAME, *role, AccountStep.PASSWORD, AccountStep.END]

    def show_menu(self, person: Colleague, people: Sequence[Colleague], under: QWidget) -> None:
        """Show what may be done to this account."""
        menu = QMenu(self._room)
        menu.setFont(font(Text.STAFF_TEXT))
        for what in self.possible(person):
            action = QAction(_step_name(what), menu)
            action.triggered.connect(lambda _on=False, what=what: self.do(what, person, people))
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(under.mapToGlobal(under.rect().bottomLeft()))

    def do(self, what: AccountStep, person: Colleague, people: Sequence[Colleague]) -> None:
        """Ask for what it needs, and do it."""
        others = [
            (other.id, other.name) for other in people if other.id != person.id and other.role in READING_ROLES
        ]
        match what:
            case AccountStep.SHEET:
                NewSheetSteps(self._services, self._room).begin()
            case AccountStep.OWN_PASSWORD:
                self._own_password(person)
            case AccountStep.HAND_OVER:
                self._hand_over(person, others)
            case AccountStep.RENAME:
                name = Line(_("Name"), text=person.name)
                self._ask(what, person, "", [name], lambda given: self._accounts.rename(person.id, given[name]))
            case AccountStep.ROLE:
                self._role(person)
            case AccountStep.PASSWORD:
                self._password(person)
            case AccountStep.END:
                self._end(person, others)
            case _:
                assert_never(what)

    def _own_password(self, person: Colleague) -> None:
        old, new = Secret(_("Password until now")), Secret(_("New password"), (person.name, self._home_name))
        known = Tick(_("Somebody may know the old one"))

        def change(given: Given) -> object:
            if given[known]:
                self._services.renewing.everything_of_mine(given[old], given[new])
                return _Done.NEW_KEYS
            self._accounts.change_own_password(given[old], given[new])
            return None

        explained = _(
            "Does somebody perhaps know the old one? Then tick that: all that you read is sealed anew, "
            "and you sign in again."
        )
        self._ask(AccountStep.OWN_PASSWORD, person, explained, [old, new, known], change)

    def _hand_over(self, person: Colleague, others: Sequence[tuple[str, str]]) -> None:
        to, why = Choice(_("To whom?"), others, ask=True), Words(_("Why?"))
        explained = _(
            "The colleague becomes a reader of every open case of yours. You stay one until your account ends."
        )
        self._ask(
            AccountStep.HAND_OVER,
            person,
            explained,
            [to, why],
            lambda given: self._accounts.hand_over_mine(given[to], given[why]),
        )

    def _role(self, person: Colleague) -> None:
        promotes = person.role is Role.EDUCATOR
        roles = [(role, role_name(role)) for role in (Role.EDUCATOR, Role.COORDINATOR)]
        role = Choice(_("Role"), roles, person.role)
        agrees = SecondPerson(self._accounts.who_may_agree(person.id) if promotes else ())

        def change(given: Given) -> None:
            second = (
                agrees.signed_in(given, self._accounts.agree)
                if promotes and given[role] is Role.COORDINATOR
                else None
            )
            self._accounts.change_role(person.id, given[role], second)

        explained = _("Where somebody becomes a coordinator, a second person agrees.") if promotes else ""
        self._ask(AccountStep.ROLE, person, explained, [role, *(agrees.parts if promotes else ())], change)

    def _password(self, person: Colleague) -> None:
        new = Secret(_("New password"), (person.name, self._home_name))
        explained = _(
            "The account gets new keys. Cases that you read are shared with it again, the others are not."
        )
        self._ask(
            AccountStep.PASSWORD,
            person,
            explained,
            [new],
            lambda given: self._accounts.reset_password(person.id, given[new]),
        )

    def _end(self, person: Colleague, others: Sequence[tuple[str, str]]) -> None:
        to, why = Choice(_("To whom?"), [("", _("nobody")), *others], ask=True), Words(_("Why?"))
        explained = _("Nobody signs in with it any more. Its open cases that you read go to a colleague.")
        self._ask(
            AccountStep.END,
            person,
            explained,
            [to, why],
            lambda given: self._accounts.deactivate(person.id, given[to], given[why]),
        )

    def _ask(
        self,
        step: AccountStep,
        person: Colleague,
        explanation: str,
        parts: Sequence[Part[Any]],
        work: Callable[[Given], object],
    ) -> None:
        name = _step_name(step)
        asking = FormDialog(formats.named(name, person.name), explanation, name, parts, self._room)

        def done(result: object) -> None:
            if isinstance(result, HandedOver) and result.kept:
                kept = ngettext(
                    "{count} case stayed where it was.", "{count} cases stayed where they were.", result.kept
                )
                asking.complain(kept.format(count=result.kept))
            else:
                asking.accept()
                if result is _Done.NEW_KEYS:
                    self._sign_out()

        def refused(error: Exception) -> None:
            more = _("Or use the recovery sheet, on the sign-in page.")
            helped = isinstance(error, LastReader | AdvocateNeeded)
            asking.complain(f"{refusal(error)} {more}" if helped else refusal(error))

        asking.given.connect(lambda given: tasks.run(asking, lambda: work(given), done, refused))
        asking.finished.connect(asking.deleteLater)
        asking.open()


def _step_name(step: AccountStep) -> str:
    names = for_every(
        AccountStep,
        {
            AccountStep.OWN_PASSWORD: _("Change my password"),
            AccountStep.HAND_OVER: _("Hand over my open cases"),
            AccountStep.SHEET: _("Make a new recovery sheet"),
            AccountStep.RENAME: _("Change the name"),
            AccountStep.ROLE: _("Change the role"),
            AccountStep.PASSWORD: _("Set a new password"),
            AccountStep.END: _("End the account"),
        },
    )
    return names[step]
