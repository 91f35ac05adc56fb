"""Figures."""

from app.core.rights import Action
from app.core.rooms import RoomId
from app.figures.services.staff import FigureServices
from app.i18n import _
from app.ui.room import Room
from app.ui.staff.figures.room import FiguresRoom

ROOM = Room(
    RoomId.FIGURES,
    Action.READ_CASES,
    name=lambda: _("Figures"),
    icon="chart-column",
    make=lambda visit: FiguresRoom(visit.of(FigureServices), visit.links),
)
