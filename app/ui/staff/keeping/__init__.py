"""How long cases are kept, and erasing them."""

from app.core.rights import Action
from app.core.rooms import RoomId
from app.i18n import _
from app.reports.services.staff import ReportServices
from app.ui.room import Room, Zone
from app.ui.staff.keeping.room import KeepingRoom

ROOM = Room(
    RoomId.KEEPING,
    Action.ERASE_CASES,
    name=lambda: _("Keeping"),
    icon="archive",
    make=lambda visit: KeepingRoom(visit.of(ReportServices).retention, visit.me.role),
    zone=Zone.HOUSE,
)
