"""The room of reports: the list, one case, and what is written in it."""

from app.core.rights import Action
from app.core.rooms import RoomId
from app.i18n import _
from app.parliament.services.staff import ParliamentServices
from app.reports.services.staff import ReportServices
from app.ui.room import Room, Zone
from app.ui.staff.reports.room import ReportsRoom

ROOM = Room(
    RoomId.REPORTS,
    Action.READ_CASES,
    name=lambda: _("Reports"),
    icon="inbox",
    make=lambda visit: ReportsRoom(visit.of(ReportServices), visit.of(ParliamentServices), visit),
    zone=Zone.FIRST,
)
