"""The self-review of the house."""

from app.core.rights import Action
from app.core.rooms import RoomId
from app.i18n import pgettext
from app.review.services.staff import ReviewServices
from app.ui.room import Room
from app.ui.staff.self_review.room import SelfReviewRoom

ROOM = Room(
    RoomId.SELF_REVIEW,
    Action.REVIEW_HOUSE,
    name=lambda: pgettext("room", "Self-review"),
    icon="clipboard-check",
    make=lambda visit: SelfReviewRoom(visit.of(ReviewServices)),
)
