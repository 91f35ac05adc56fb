"""The charter of the house."""

from app.charter.services.staff import CharterServices
from app.core.rights import Action
from app.core.rooms import RoomId
from app.i18n import _
from app.ui.room import Room
from app.ui.staff.charter.room import CharterRoom

ROOM = Room(
    RoomId.CHARTER,
    Action.SEE_PARLIAMENT,
    name=lambda: _("Charter"),
    icon="handshake",
    make=lambda visit: CharterRoom(visit.of(CharterServices)),
)
