"""The Children and Youth Parliament."""

from app.core.rights import Action
from app.core.rooms import RoomId
from app.i18n import _
from app.parliament.services.staff import ParliamentServices
from app.ui.room import Room
from app.ui.staff.parliament.room import ParliamentRoom

ROOM = Room(
    RoomId.PARLIAMENT,
    Action.SEE_PARLIAMENT,
    name=lambda: _("Parliament"),
    icon="vote",
    make=lambda visit: ParliamentRoom(visit.of(ParliamentServices)),
)
