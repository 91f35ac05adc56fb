"""The first page."""

from app.core.rights import Action
from app.core.rooms import RoomId
from app.figures.services.staff import FigureServices
from app.handbooks.services import Handbooks
from app.i18n import _
from app.reports.services.staff import ReportServices
from app.ui.room import Room, Zone
from app.ui.staff.today.room import TodayRoom
from app.year.services.staff import YearServices

ROOM = Room(
    RoomId.TODAY,
    Action.LEARN,
    name=lambda: _("Today"),
    icon="house",
    make=lambda visit: TodayRoom(
        visit.of(YearServices),
        visit.of(FigureServices),
        visit.of(Handbooks),
        visit.of(ReportServices).inbox,
        visit.links,
    ),
    zone=Zone.FIRST,
)
