"""Workshops and campaigns with children and young people."""

from app.core.rights import Action
from app.core.rooms import RoomId
from app.i18n import _
from app.ui.room import Room
from app.ui.staff.workshops.room import WorkshopsRoom
from app.workshops.services.staff import WorkshopServices

ROOM = Room(
    RoomId.WORKSHOPS,
    Action.HOLD_WORKSHOPS,
    name=lambda: _("Workshops"),
    icon="presentation",
    make=lambda visit: WorkshopsRoom(visit.of(WorkshopServices)),
)
