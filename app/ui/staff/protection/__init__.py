"""Who may do what, what protects the home, licences."""

from app.core.rights import Action
from app.i18n import pgettext
from app.safekeeping.services.protection import Protection
from app.ui.room import Room, Zone
from app.ui.staff.protection.room import ProtectionRoom

ROOM = Room(
    "protection",
    Action.SEE_RIGHTS,
    name=lambda: pgettext("room", "Protection"),
    icon="key-round",
    make=lambda visit: ProtectionRoom(visit.of(Protection)),
    zone=Zone.HOUSE,
)
