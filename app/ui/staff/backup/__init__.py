"""Back-ups, and where the home lies."""

from app.core.rights import Action
from app.core.rooms import RoomId
from app.i18n import _
from app.safekeeping.services.staff import BackupServices
from app.ui.room import Room, Zone
from app.ui.staff.backup.room import BackupRoom

ROOM = Room(
    RoomId.BACKUP,
    Action.MAKE_BACKUP,
    name=lambda: _("Back-up"),
    icon="database-backup",
    make=lambda visit: BackupRoom(visit.of(BackupServices)),
    zone=Zone.HOUSE,
)
