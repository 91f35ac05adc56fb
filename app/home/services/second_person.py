"""Four eyes: tells whether two accounts are two people. A password's giver could use both."""

from datetime import timedelta

from sqlalchemy import Connection

from app.core.audit_actions import AuditAction
from app.core.errors import SecondPersonNeeded
from app.core.rights import Colleague, Role
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn, SigningIn
from app.store import audit

SHOWN_FOR = timedelta(days=31)
"""How long new accounts and new passwords stand on the advocate's first page."""


_TRUSTED = frozenset({Role.COORDINATOR, Role.ADVOCATE})


def agree(house: OpenHome, account_id: str, password: str) -> SignedIn:
    """Sign the second person in with their password; about a second, off the GUI thread. Raises WrongPassword."""
    return SigningIn(house).sign_in(account_id, password)


def who_may_agree(house: OpenHome, me: SignedIn) -> list[Colleague]:
    """Return who can agree that somebody becomes a coordinator: other coordinators, and advocates."""
    with house.database.reading() as connection:
        return [
            person
            for person in house.colleagues()
            if person.role in _TRUSTED and are_two(connection, house, me.id, person.id)
        ]


def demand_second(house: OpenHome, me: SignedIn, second: SignedIn | None) -> SignedIn:
    """Return the second person. Raises SecondPersonNeeded unless a coordinator or an advocate agrees who is really
    somebody else."""
    if second is None or second.role not in _TRUSTED:
        raise SecondPersonNeeded
    demand_two(house, me.id, second.id)
    return second


def demand_two(house: OpenHome, text: str, other: str) -> None:
    """Raise SecondPersonNeeded where two accounts may be one person."""
    with house.database.reading() as connection:
        if not are_two(connection, house, text, other):
            raise SecondPersonNeeded


def are_two(connection: Connection, house: OpenHome, text: str, other: str) -> bool:
    """Tell whether neither account gave the other its last password, nor created it within a month. A password
    changed since counts too: its giver could have changed it."""
    return text != other and not any(
        _knows_the_password(connection, house, giver, account) for giver, account in ((text, other), (other, text))
    )


def _knows_the_password(connection: Connection, house: OpenHome, giver: str, account: str) -> bool:
    given = audit.newest_of(connection, account, AuditAction.PASSWORD_GIVEN)
    if given is not None:
        return given.about == giver
    begun = audit.newest_of(connection, account, AuditAction.ACCOUNT_BEGUN)
    is_new = begun is not None and begun.at > house.clock() - SHOWN_FOR
    return is_new and begun is not None and begun.about == giver
