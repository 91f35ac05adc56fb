"""What can be done to an account: name, role, password, end, handing over."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.core.errors import AdvocateNeeded, LastReader
from app.core.rights import READING_ROLES, Action, Colleague, Role, may
from app.home.words.roles import role_name
from app.i18n import _, formats, ngettext
from app.people.services.accounts import HandedOver
from app.people.services.staff import PeopleServices
from app.ui import tasks
from app.ui.staff.people.consent import second_person
from app.ui.staff.people.new_sheet import NewSheetSteps
from app.ui.theme.fonts import font
from app.ui.theme.tokens import Text
from app.ui.widgets.asking import Asking, Choice, Line, Part, Secret, Tick, Words
from app.ui.words import refusal


class PeopleSteps:
    """The menu of one account, and the small windows behind it."""

    def __init__(self, services: PeopleServices, room: QWidget) -> None:
        self._services, self._accounts, self._room = services, services.accounts, room
        self._me, self._home_name = services.me, services.home_name

    def possible(self, one: Colleague) -> list[str]:
        """Return what may be done to this account, in the order of the menu."""
        if one.id == self._me.id:
            mine = ["own_password"]
            mine += ["hand_over"] if may(self._me.role, Action.HANDLE_CASES) else []
            return mine + (["sheet"] if may(self._me.role, Action.USE_RECOVERY) else [])
        if one.role is Role.ADVOCATE:
            return ["end"] if self._me.role is Role.ADVOCATE else []
        if not may(self._me.role, Action.CHANGE_PEOPLE):
            return []
        reads = one.role in READING_ROLES
        return ["rename", *(["role"] if reads else []), "password", "end"]

    def show_menu(self, one: Colleague, people: Sequence[Colleague], under: QWidget) -> None:
        """Show what may be done to this account."""
        menu = QMenu(self._room)
        menu.setFont(font(Text.STAFF_TEXT))
        for what in self.possible(one):
            action = QAction(_names()[what], menu)
            action.triggered.connect(lambda _on=False, what=what: self.do(what, one, people))
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(under.mapToGlobal(under.rect().bottomLeft()))

    def do(self, what: str, one: Colleague, people: Sequence[Colleague]) -> None:
        """Ask for what it needs, and do it."""
        if what == "sheet":
            NewSheetSteps(self._services, self._room).begin()
            return
        others = [(other.id, other.name) for other in people if other.id != one.id and other.role in READING_ROLES]
        accounts, why = self._accounts, Words(_("Why?"))
        own = (one.name, self._home_name)
        promotes = what == "role" and one.role is Role.EDUCATOR
        parts: dict[str, tuple[str, Sequence[Part], Callable[[list[Any]], object]]] = {
            "own_password": (
                _(
                    "Does somebody perhaps know the old one? Then tick that: all that you read is sealed anew, "
                    "and you sign in again."
                ),
                [
                    Secret(_("Password until now")),
                    Secret(_("New password"), own),
                    Tick(_("Somebody may know the old one")),
                ],
                self._new_password,
            ),
            "hand_over": (
                _(
                    "The colleague becomes a reader of every open case of yours. You stay one until your account "
                    "ends."
                ),
                [Choice(_("To whom?"), others, ask=True), why],
                lambda values: accounts.hand_over_mine(values[0], values[1]),
            ),
            "rename": (
                "",
                [Line(_("Name"), text=one.name)],
                lambda values: accounts.rename(one.id, values[0]),
            ),
            "role": (
                _("Where somebody becomes a coordinator, a second person agrees.") if promotes else "",
                [
                    Choice(
                        _("Role"),
                        [(role.value, role_name(role)) for role in (Role.EDUCATOR, Role.COORDINATOR)],
                        one.role,
                    ),
                    *(second_person(accounts.who_may_agree(one.id)) if promotes else ()),
                ],
                lambda values: self._change_role(one, values),
            ),
            "password": (
                _("The account gets new keys. Cases that you read are shared with it again, the others are not."),
                [Secret(_("New password"), own)],
                lambda values: accounts.reset_password(one.id, values[0]),
            ),
            "end": (
                _("Nobody signs in with it any more. Its open cases that you read go to a colleague."),
                [Choice(_("To whom?"), [("", _("nobody")), *others], ask=True), why],
                lambda values: accounts.deactivate(one.id, values[0], values[1]),
            ),
        }
        explanation, asked, work = parts[what]
        self._ask(formats.named(_names()[what], one.name), explanation, _names()[what], asked, work)

    def _change_role(self, one: Colleague, values: list[Any]) -> None:
        role, *who_agrees = map(str, values)
        second = None
        if who_agrees and who_agrees[0] and Role(role) is Role.COORDINATOR:
            second = self._accounts.agree(*who_agrees)
        self._accounts.change_role(one.id, Role(role), second)

    def _new_password(self, values: list[Any]) -> object:
        old, new, anew = values
        if anew:
            return self._services.renewing.everything_of_mine(old, new)
        self._accounts.change_own_password(old, new)
        return None

    def _ask(
        self,
        title: str,
        explanation: str,
        button: str,
        parts: Sequence[Part],
        work: Callable[[list[Any]], object],
    ) -> None:
        asking = Asking(title, explanation, button, parts, self._room)

        def done(result: object) -> None:
            if isinstance(result, HandedOver) and result.kept:
                kept = ngettext(
                    "{count} case stayed where it was.", "{count} cases stayed where they were.", result.kept
                )
                asking.complain(kept.format(count=result.kept))
            else:
                asking.accept()

        def refused(error: Exception) -> None:
            more = _("Or use the recovery sheet, on the page where one signs in.")
            helped = isinstance(error, LastReader | AdvocateNeeded)
            asking.complain(f"{refusal(error)} {more}" if helped else refusal(error))

        asking.given.connect(lambda values: tasks.run(asking, lambda: work(values), done, refused))
        asking.finished.connect(asking.deleteLater)
        asking.open()


def _names() -> dict[str, str]:
    return {
        "own_password": _("Change my password"),
        "hand_over": _("Hand over my open cases"),
        "sheet": _("Make a new recovery sheet"),
        "rename": _("Change the name"),
        "role": _("Change the role"),
        "password": _("Set a new password"),
        "end": _("End the account"),
    }
