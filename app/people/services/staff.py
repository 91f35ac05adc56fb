"""What one member of staff can do in this wing. A service is made when it is first asked for."""

from functools import cached_property

from app.core.rights import Colleague
from app.home.services.confirming import Confirming
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.people.services.accounts import Accounts
from app.people.services.people import People
from app.people.services.protecting import Protecting
from app.people.services.recovery import recovery_pdf
from app.people.services.renewing import NewSheet, Renewing


class PeopleServices:
    """Accounts, and the keys of the home."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        self._house, self._me = house, me

    @cached_property
    def me(self) -> Colleague:
        """Return who is signed in."""
        return Colleague(self._me.id, self._me.name, self._me.role)

    @cached_property
    def people(self) -> People:
        """Return who works here."""
        return People(self._house, self._me)

    @cached_property
    def accounts(self) -> Accounts:
        """Return what changes and ends accounts."""
        return Accounts(self._house, self._me)

    @cached_property
    def confirming(self) -> Confirming:
        """Return what confirms new keys."""
        return Confirming(self._house, self._me)

    @cached_property
    def protecting(self) -> Protecting:
        """Return what signs the list of people for the first time."""
        return Protecting(self._house, self._me)

    @cached_property
    def renewing(self) -> Renewing:
        """Return what replaces keys."""
        return Renewing(self._house, self._me)

    @property
    def home_name(self) -> str:
        """Return the name of the home."""
        return self._house.home.name

    def sheet(self, new: NewSheet, language: str) -> bytes:
        """Return the new recovery sheet as a PDF in a language."""
        return recovery_pdf(self._house, self.home_name, new.recovery, language)
