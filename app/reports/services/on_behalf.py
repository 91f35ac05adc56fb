"""On behalf of: a member of staff enters what a child said aloud, or a paper form, word for word."""

from dataclasses import replace

from app.core.errors import EmptyText
from app.core.rights import Action
from app.core.text import cleaned
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.reports.rules.report import Draft
from app.reports.services.telling import Sent, Telling

PRESENT_LIMIT = 200
"""Characters of who was present."""


class OnBehalf:
    """Reports that somebody who is signed in enters for somebody else. The rules for readers are the same: whoever
    it is about does not read it, whoever entered it reads it only where they would have anyway."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        self._house, self._me = house, me

    def send(self, draft: Draft, present: str) -> Sent:
        """Send what was said. `present` says who was there. About a second, off the GUI thread.

        Raises EmptyText without words or without who was present, and as `Telling.send` does."""
        self._me.demand(Action.ENTER_REPORTS)
        present = " ".join(cleaned(present).split())[:PRESENT_LIMIT]
        if not present or not draft.text.strip():
            raise EmptyText
        telling = Telling(self._house)
        return telling.send(replace(draft, entered_by=self._me.id, present=present), telling.prepare_receipt())
