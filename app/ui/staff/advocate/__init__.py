"""What only the advocate sees."""

from app.advocates.services import Advocacy, AdvocateCards
from app.core.rights import Action
from app.i18n import pgettext
from app.parliament.services.parliament import Parliament
from app.ui.room import Room
from app.ui.staff.advocate.room import AdvocateRoom

ROOM = Room(
    "advocate",
    Action.REPRESENT_CHILDREN,
    name=lambda: pgettext("room", "Advocate"),
    icon="shield",
    make=lambda visit: AdvocateRoom(
        visit.of(Advocacy), visit.of(AdvocateCards), Parliament(visit.house), visit.links
    ),
)
