"""Training: one's own, and for those who may, everybody's."""

from app.core.rights import Action
from app.core.rooms import RoomId
from app.i18n import _
from app.training.services.staff import TrainingServices
from app.ui.room import Room
from app.ui.staff.training.room import TrainingRoom
from app.workshops.services.staff import WorkshopServices

ROOM = Room(
    RoomId.TRAINING,
    Action.LEARN,
    name=lambda: _("Training"),
    icon="graduation-cap",
    make=lambda visit: TrainingRoom(visit.of(TrainingServices), visit.of(WorkshopServices).sessions, visit.links),
)
