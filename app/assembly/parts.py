"""What the window is given once everything has loaded: the open home, and screens with their services."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app import settings
from app.advocates.services import Advocates
from app.assembly.hourly import Hourly
from app.assembly.kiosk_preview import show_answer
from app.assembly.rooms import ROOMS
from app.charter.services.charter import Charters
from app.core.errors import MissingData, StoreProblem
from app.core.rights import Action, Colleague, may
from app.core.rooms import RoomId
from app.core.saying import Saying
from app.demo.home import PASSWORD as DEMO_PASSWORD
from app.demo.home import fill as fill_demo
from app.helpers.services import KioskContent
from app.home.services.groups import give_groups
from app.home.services.open_home import OpenHome, open_house
from app.home.services.signing_in import SignedIn, SigningIn
from app.i18n import _, current
from app.parliament.services.ballots import Voting
from app.parliament.services.parliament import Parliament
from app.people.services.recovering import Recovering
from app.people.services.recovery import recovery_pdf
from app.people.services.setting_up import SettingUp
from app.reports.rules.inbox import CaseOrder, Filter
from app.reports.rules.report import Draft
from app.reports.services.attention import Attention
from app.reports.services.casework import Casework, ListedCase, OpenCase
from app.reports.services.following import Following
from app.reports.services.keeping import Keeping, Kept
from app.reports.services.my_place import take_my_place
from app.reports.services.outbox import Delivering
from app.reports.services.pepper import Pepper
from app.reports.services.printing import ReceiptPrinting
from app.reports.services.telling import Sent, Telling
from app.review.services.reviews import ChildrensView
from app.safekeeping.services.backups import forget_leftovers
from app.safekeeping.services.moving import connected
from app.safekeeping.services.restoring import Restoring
from app.safekeeping.services.staff import bring_back
from app.server_address import remember_server
from app.store.database import FILE_NAME
from app.ui.changes import Changes
from app.ui.kiosk.services import KioskServices
from app.ui.room import Room, RoomLinks, StaffRoom, Visit
from app.ui.setup.assistant import Assistant, SetupServices
from app.ui.staff.reports.room import ReportsRoom
from app.ui.staff.reports.side import FIRST
from app.ui.staff.shell import Shell
from app.ui.staff.sign_in import SignInPage, SignInServices
from app.ui.widgets.bringing_back import WayBack
from app.ui.widgets.printing import default_printer, print_pdf
from app.ui.widgets.sound import SoundServices
from app.vault.keystore import SystemKeyStore
from app.vault.passwords import DEMO

if TYPE_CHECKING:
    from app.speech.reader import Reader
    from app.speech.recorder import Recorder
    from app.speech.sound import Loudspeaker


@dataclass(frozen=True)
class Entered:
    """A signed-in person, with the first list rows, read during sign-in."""

    me: SignedIn
    first: tuple[ListedCase, ...]


@dataclass(frozen=True)
class Parts:
    """One open home, and how its screens are made."""

    house: OpenHome
    demo: bool

    @cached_property
    def hourly(self) -> Hourly:
        """Return the round that is made each hour."""
        return Hourly(self.house)

    def each_hour(self) -> None:
        """Do what has to be done while the program stays open for days."""
        self.hourly.go()

    @property
    def attention(self) -> Attention:
        """Return the counter of what nobody has acknowledged."""
        return Attention(self.house)

    def changes(self, parent: QObject) -> Changes:
        """Return the bringer of changes."""
        return Changes(self.house, parent)

    def kiosk_services(self) -> KioskServices:
        """Return what the kiosk can do."""
        return KioskServices(
            self.house.settings,
            Telling(self.house),
            Keeping(self.house),
            Following(self.house),
            self.house.colleagues,
            KioskContent(self.house),
            Parliament(self.house),
            Voting(self.house),
            Charters(self.house),
            ChildrensView(self.house),
            Advocates(self.house),
            self._print_card,
            self._print_page,
            self.reader,
            self.sound(),
        )

    def sound(self) -> SoundServices:
        """Return what speaks and hears."""
        return SoundServices(lambda: self._can_record, _recorder, _loudspeaker)

    @cached_property
    def _can_record(self) -> bool:
        return _recorder().is_possible

    @cached_property
    def _reader(self) -> "Reader":
        from app.speech.reader import Reader  # noqa: PLC0415 - loads sound, for who wants to hear something
        from app.speech.sound import Loudspeaker  # noqa: PLC0415
        from app.speech.system_voice import SystemVoice  # noqa: PLC0415

        return Reader(Loudspeaker(), system_voice=SystemVoice())

    def reader(self) -> "Reader":
        """Return the one voice of the program; made when somebody first wants to hear something."""
        return self._reader

    def _print_card(self, receipt: Sent | Kept, say: Callable[[str], None]) -> None:
        printer = default_printer()
        if printer is None:
            say(_("There is no printer here. Please write your pictures down."))
            return
        say(_("The card is being printed."))
        pdf = ReceiptPrinting(self.house).card(receipt, current())
        say(_("The card is at the printer.") if print_pdf(pdf, printer) else _("It could not be printed."))

    def _print_page(self, draft: Draft, say: Callable[[str], None]) -> None:
        printer = default_printer()
        if printer is None:
            say(_("There is no printer here. Somebody can print your page once you have sent it."))
            return
        pdf = ReceiptPrinting(self.house).meeting_page(draft, current())
        say(_("Your page is at the printer.") if print_pdf(pdf, printer) else _("It could not be printed."))

    def assistant(self) -> Assistant:
        """Return the set-up assistant."""
        house = self.house
        services = SetupServices(
            SettingUp(house),
            lambda name, recovery, language: recovery_pdf(house, name, recovery, language),
            WayBack(
                Restoring(house.database.folder).look_with_words, lambda opened, _second: bring_back(house, opened)
            ),
            lambda address: remember_server(
                house.database.folder, address, *connected(house.database.folder, address)
            ),
        )
        return Assistant(services)

    def sign_in_page(self) -> SignInPage:
        """Return the staff's door."""
        password = DEMO_PASSWORD if self.demo else ""
        services = SignInServices(
            self.enter,
            self.attention.waiting,
            Recovering(self.house).reset_password,
            Delivering(self.house).waiting,
        )
        return SignInPage(self.house.home.name, self.house.colleagues(), services, password)

    def enter(self, account_id: str, password: str) -> Entered:
        """Sign in and read the first rows; about a second, off the GUI thread. Raises WrongPassword."""
        me = SigningIn(self.house).sign_in(account_id, password)
        Pepper(self.house).fetch(me)
        with suppress(StoreProblem):  # nothing of it must keep somebody out
            give_groups(self.house, me)
        with suppress(StoreProblem):
            take_my_place(self.house, me)
        reads = may(me.role, Action.READ_CASES)
        return Entered(me, tuple(Casework(self.house, me).first(FIRST)) if reads else ())

    def shell(
        self, who: Colleague, entered: Callable[[], Entered], changes: Changes, *, can_close: bool = False
    ) -> Shell:
        """Return the shell with the rooms that this person's role includes. It can be built while the password is
        still being checked: the rooms, which need the person's keys, are created on first entry."""

        def open_case(case_id: str) -> None:
            shell.enter(RoomId.REPORTS)
            reports = shell.inside(RoomId.REPORTS)
            if isinstance(reports, ReportsRoom):
                reports.open(case_id)

        def see(wanted: Filter) -> None:
            shell.enter(RoomId.REPORTS)
            reports = shell.inside(RoomId.REPORTS)
            if isinstance(reports, ReportsRoom):
                reports.side.show_filtered(wanted, CaseOrder.NEWEST)

        def preview(case: OpenCase, saying: Saying, parent: QWidget) -> None:
            show_answer(case, saying, self.house.clock(), entered().me.id, parent)

        def go(room: RoomId) -> None:
            shell.enter(room)

        def sign_out() -> None:
            shell.sign_out.emit()

        links = RoomLinks(self._read_aloud, open_case, see, go, preview, sign_out)

        @cache
        def visit() -> Visit:
            here = entered()
            return Visit(self.house, here.me, here.first, links, self.sound())

        def made(room: Room) -> StaffRoom:
            screen = room.make(visit())
            changes.changed.connect(screen.on_change)
            return screen

        rooms = [room for room in ROOMS if may(who.role, room.action)]
        shell = Shell(who, rooms, made, _("Fictional home") if self.demo else "", can_close=can_close)
        return shell

    def _read_aloud(self, text: str, language: str) -> None:
        self.reader().read(text, language)


def _recorder() -> "Recorder":
    from app.core.saying import VOICE_SECONDS  # noqa: PLC0415
    from app.speech.recorder import Microphone, Recorder  # noqa: PLC0415 - loads sound

    microphone = Microphone()
    recorder = Recorder(microphone, VOICE_SECONDS)
    microphone.setParent(recorder)
    return recorder


def _loudspeaker() -> "Loudspeaker":
    from app.speech.sound import Loudspeaker  # noqa: PLC0415 - loads sound

    return Loudspeaker()


def open_parts(folder: Path, *, demo: bool, there_was_one: bool = False) -> Parts:
    """Open the home in the folder; a fictional one where asked. Raises StoreProblem; MissingData where
    `there_was_one` and there is none any more: that is no new home, and nothing is made in its place."""
    forget_leftovers(folder)
    server, key_store = ("", None) if demo else (settings.load(folder).server, SystemKeyStore())
    if there_was_one and not demo and not server and not (folder / FILE_NAME).exists():
        raise MissingData
    house = open_house(folder, server=server, key_store=key_store)
    if demo:
        house.least_receipt_cost = DEMO
        if not house.is_set_up:
            fill_demo(house)
    if there_was_one and not house.is_set_up:
        house.close()
        raise MissingData
    return Parts(house, demo)
