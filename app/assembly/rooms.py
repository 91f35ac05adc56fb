"""The rooms of the staff, in the order of the side bar: one line each (docs/architecture.md, "Add a room")."""

from app.ui.room import Room
from app.ui.staff import (
    advocate,
    audit_log,
    backup,
    charter,
    figures,
    keeping,
    kiosk,
    other_homes,
    parliament,
    people,
    protection,
    reports,
    self_review,
    today,
    training,
    workshops,
    year,
)

ROOMS: tuple[Room, ...] = (
    today.ROOM,
    reports.ROOM,
    training.ROOM,
    workshops.ROOM,
    parliament.ROOM,
    charter.ROOM,
    self_review.ROOM,
    year.ROOM,
    figures.ROOM,
    advocate.ROOM,
    kiosk.ROOM,
    people.ROOM,
    keeping.ROOM,
    backup.ROOM,
    other_homes.ROOM,
    audit_log.ROOM,
    protection.ROOM,
)
