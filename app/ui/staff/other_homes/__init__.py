"""What goes to other homes and comes from them."""

from app.core.rights import Action
from app.homes.services.staff import HomesServices
from app.i18n import _
from app.ui.room import Room, Zone
from app.ui.staff.other_homes.room import OtherHomesRoom

ROOM = Room(
    "other_homes",
    Action.EXCHANGE,
    name=lambda: _("Other homes"),
    icon="send",
    make=lambda visit: OtherHomesRoom(visit.of(HomesServices)),
    zone=Zone.HOUSE,
)
