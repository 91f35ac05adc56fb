"""What the kiosk can do once the program has loaded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.advocates.services import Advocates
    from app.charter.services.charter import Charters
    from app.core.rights import Colleague
    from app.helpers.services import KioskContent
    from app.home.rules.settings import HomeSettings
    from app.parliament.services.ballots import Voting
    from app.parliament.services.parliament import Parliament
    from app.reports.rules.report import Draft
    from app.reports.services.following import Following
    from app.reports.services.keeping import Keeping, Kept
    from app.reports.services.telling import Sent, Telling
    from app.review.services.reviews import ChildrensView
    from app.speech.reader import Reader
    from app.ui.widgets.sound import SoundServices

    PrintCard = Callable[[Sent | Kept, Callable[[str], None]], None]
    PrintPage = Callable[[Draft, Callable[[str], None]], None]


@dataclass(frozen=True)
class KioskServices:
    """What the kiosk can do once the program has loaded."""

    settings: Callable[[], HomeSettings]
    telling: Telling
    keeping: Keeping
    following: Following
    colleagues: Callable[[], Sequence[Colleague]]
    content: KioskContent
    parliament: Parliament
    voting: Voting
    charters: Charters
    childrens_view: ChildrensView
    advocates: Advocates
    print_card: PrintCard
    print_page: PrintPage
    reader: Callable[[], Reader]
    sound: SoundServices
