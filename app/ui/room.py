"""What a room of the staff is: a folder in `ui/staff` whose `__init__` exports one `Room`, and one line in
`assembly/rooms.py` (docs/architecture.md, "Add a room")."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TypeVar, cast

from PySide6.QtWidgets import QWidget

from app.core.changes import Changed
from app.core.rights import Action
from app.core.rooms import RoomId
from app.core.saying import Saying
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.reports.rules.inbox import Filter
from app.reports.services.casework import ListedCase, OpenCase
from app.ui.widgets.sound import SoundServices

Services = TypeVar("Services")


class StaffRoom(QWidget):
    """The screen of a room. It is made when somebody first goes in, and kept until they sign out."""

    def on_change(self, changed: Changed) -> None:
        """Hear that something of the kind `changed` is different now, on this PC or another one. A room that shows
        such things reads them again."""


@dataclass(frozen=True)
class RoomLinks:
    """What a room may ask of the program around it: read a text in a language aloud, open a case in the reports,
    show there what a filter lets through, enter another room, show an answer as the reporter will see it, sign
    out: whoever has new keys is a stranger to what was opened with the old ones."""

    read: Callable[[str, str], None]
    open_case: Callable[[str], None]
    see: Callable[[Filter], None]
    go: Callable[[RoomId], None]
    show_answer: Callable[[OpenCase, Saying, QWidget], None]
    sign_out: Callable[[], None]


@dataclass(frozen=True)
class Visit:
    """One person in the rooms, from sign-in to sign-out. `first` are the first rows of their list of reports, read
    while the password was checked."""

    house: OpenHome
    me: SignedIn
    first: Sequence[ListedCase]
    links: RoomLinks
    sound: SoundServices
    _made: dict[Hashable, object] = field(default_factory=dict, repr=False, compare=False)

    def of(self, wing: Callable[[OpenHome, SignedIn], Services]) -> Services:
        """Return the services of a wing for this person. They are made once, so rooms share what they remember."""
        if wing not in self._made:
            self._made[wing] = wing(self.house, self.me)
        return cast("Services", self._made[wing])  # made by `wing` itself


class Zone(Enum):
    """Where in the side bar a room stands, from top to bottom. On a low screen those of HOUSE share one line."""

    FIRST = auto()
    WORK = auto()
    HOUSE = auto()


@dataclass(frozen=True)
class Room:
    """What a room exports. `action` is the right without which nobody sees it; `name` gives its word in the
    current language; `icon` is a name in `resources/icons`. Its services check every right again."""

    id: str
    action: Action
    name: Callable[[], str]
    icon: str
    make: Callable[[Visit], StaffRoom]
    zone: Zone = Zone.WORK
