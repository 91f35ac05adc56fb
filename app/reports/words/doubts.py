"""Words for what is not believed in a case, for who reads it and for who told it."""

from collections.abc import Collection
from typing import assert_never

from app.i18n import _
from app.reports.rules.doubts import Doubt


def doubt_line(doubt: Doubt) -> str:
    """Return what a reader of the case is told."""
    match doubt:
        case Doubt.REPORT:
            return _(
                "These may not be the words that came in: somebody wrote to the data file. Talk with the child, "
                "and look for the report in a back-up."
            )
        case Doubt.STEP:
            return _("A step is not signed by whom it names. It is left out here, and in the kiosk.")
        case Doubt.MISSING:
            return _("Steps are missing, or stand in another order than in the audit log. Look in a back-up.")
        case Doubt.STANDING:
            return _("State, danger or due day were changed in the data file. They were put right.")
        case Doubt.READER:
            return _("Somebody had removed a reader in the data file. That reader can read it again.")
        case _:
            assert_never(doubt)


def doubt_for_the_reporter(doubts: Collection[Doubt]) -> str:
    """Return what whoever told it reads beside the answer; nothing where all is as it should be."""
    if Doubt.REPORT in doubts:
        return _(
            "Somebody has changed what you told us. You did nothing wrong. The person of trust sees it and helps. "
            "You can tell it again."
        )
    if doubts:
        return _(
            "Somebody has changed something here. You see only what is really from us. The person of trust helps."
        )
    return ""
