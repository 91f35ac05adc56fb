"""What the kiosk shows and asks."""

from app.advocates.services import AdvocateCards
from app.core.rights import Action
from app.core.rooms import RoomId
from app.helpers.services import KioskEditing
from app.i18n import _
from app.ui.room import Room, Zone
from app.ui.staff.kiosk.room import KioskRoom

ROOM = Room(
    RoomId.KIOSK,
    Action.SET_UP_KIOSK,
    name=lambda: _("Kiosk"),
    icon="settings",
    make=lambda visit: KioskRoom(visit.of(KioskEditing), visit.of(AdvocateCards)),
    zone=Zone.HOUSE,
)
