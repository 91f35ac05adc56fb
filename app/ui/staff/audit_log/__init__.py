"""The audit log: read, checked, compared with a paper."""

from app.audit_log.services import AuditLog
from app.core.rights import Action
from app.core.rooms import RoomId
from app.i18n import _
from app.ui.room import Room, Zone
from app.ui.staff.audit_log.room import AuditLogRoom

ROOM = Room(
    RoomId.AUDIT_LOG,
    Action.CHECK_AUDIT,
    name=lambda: _("Audit log"),
    icon="history",
    make=lambda visit: AuditLogRoom(visit.of(AuditLog), visit.me.role, visit.links),
    zone=Zone.HOUSE,
)
