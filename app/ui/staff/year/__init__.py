"""The year: everything with a date, and what was promised."""

from app.core.rights import Action
from app.core.rooms import RoomId
from app.i18n import _
from app.ui.room import Room
from app.ui.staff.year.room import YearRoom
from app.year.services.staff import YearServices

ROOM = Room(
    RoomId.YEAR,
    Action.SEE_PARLIAMENT,
    name=lambda: _("The year"),
    icon="calendar-days",
    make=lambda visit: YearRoom(visit.of(YearServices).year),
)
