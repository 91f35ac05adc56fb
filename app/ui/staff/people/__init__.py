"""Who works here, and their accounts."""

from app.core.rights import Action
from app.i18n import _
from app.people.services.staff import PeopleServices
from app.ui.room import Room, Zone
from app.ui.staff.people.room import PeopleRoom

ROOM = Room(
    "people",
    Action.SEE_PEOPLE,
    name=lambda: _("People"),
    icon="users",
    make=lambda visit: PeopleRoom(visit.of(PeopleServices), visit.links),
    zone=Zone.HOUSE,
)
