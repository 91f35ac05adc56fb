"""What protects the home's words, for everybody who works there: what guessing would cost on this PC, and the page
about personal data for the home's own records."""

from time import perf_counter

from app.core.audit_actions import AuditAction
from app.core.numbers import rounded_up
from app.core.states import CaseState
from app.documents.blocks import OnPage, no_progress
from app.home.services.papers import Papers
from app.i18n import content, formats, in_language
from app.reports.rows import cases
from app.reports.rules.retention import months_for
from app.reports.services.pepper import Pepper
from app.reports.services.retention import own_months
from app.safekeeping.documents import PrivacyPage, privacy_page
from app.safekeeping.rules.guessing import Guessing
from app.vault.receipts import receipt_key

_TRIES = 3


class Protection(Papers):
    """Explains. Needs no right beyond being signed in: it shows numbers and rules, no content."""

    def guessing(self) -> Guessing:
        """Measure how long one guess at a receipt takes here; some seconds, off the GUI thread."""
        home = self._house.home
        cost = self._house.receipt_cost
        began = perf_counter()
        for number in range(_TRIES):
            receipt_key(bytes([number]), home.receipt_salt, cost)
        seconds = (perf_counter() - began) / _TRIES
        with self._house.database.reading() as connection:
            number = cases.number_of_receipts(connection)
        return Guessing(seconds, rounded_up(number), bool(Pepper(self._house).here()))

    def privacy_page(self, language: str, on_page: OnPage = no_progress) -> bytes:
        """Return what the program keeps about people as PDF, with this home's own times."""
        own = own_months(self._house)
        times = {
            "closed": months_for(None, CaseState.CLOSED, own),
            "withdrawn": months_for(None, CaseState.WITHDRAWN, own),
            "answered": months_for(None, CaseState.ANSWERED, own),
            "keep": self._house.settings().keep_days,
        }
        printed = self._printed(AuditAction.PRIVACY_PAGE_MADE)
        with in_language(language):
            texts = content.texts("privacy")
            said = {name: formats.number(value) for name, value in times.items()}
            page = PrivacyPage(
                printed,
                texts["title"],
                texts["about"],
                texts["heads"],
                [
                    [text["what"], text["why"], text["where"].format(**said), text["readers"]]
                    for text in texts["kept"].values()
                ],
                [(text["title"], text["text"]) for text in texts["measure"].values()],
                texts["to_fill_in"],
            )
            return privacy_page(page, on_page)
