"""The team: who works here since when, with an account or without, and who is a mentor."""

from collections.abc import Iterable
from dataclasses import replace

from app.core.audit_actions import AuditAction
from app.core.errors import ChangedMeanwhile, InTeamAlready
from app.core.names import plain_name
from app.core.rights import Action, Role
from app.core.text import cleaned
from app.helpers.rules import LINE_LIMIT
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.store import audit
from app.training.rows import members
from app.training.rules.courses import Function
from app.training.rules.standing import Employment, Member, namesakes
from app.vault.ids import new_id


def team(house: OpenHome) -> list[Member]:
    """Return everybody by name, those who have left too."""
    with house.database.reading() as connection:
        return [member_from(all_member) for all_member in members.all_members(connection)]


def member_of_account(house: OpenHome, account_id: str) -> Member | None:
    """Return the member whose account it is; None for an advocate."""
    return next((member for member in team(house) if member.account_id == account_id), None)


def roles(house: OpenHome) -> dict[str, Role]:
    """Return the role of every account that somebody signs in with, by account."""
    return {person.id: person.role for person in house.colleagues()}


class Team:
    """Changes the team, for whoever keeps the training in order."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        self._house, self._me = house, me

    def all(self) -> list[Member]:
        """Return everybody by name. Raises NotAllowed."""
        self._me.demand(Action.SEE_TRAINING)
        return team(self._house)

    def keep(self, member: Member, seen: Member | None = None) -> Member:
        """Add a member (without id) or update one; the account link stays. `seen` is the member when editing
        began. Raises NameMissing, InTeamAlready for a duplicate, or ChangedMeanwhile where somebody else has
        changed it since."""
        self._me.demand(Action.MANAGE_TRAINING)
        with self._house.database.writing() as connection:
            everybody = [member_from(all_member) for all_member in members.all_members(connection)]
            known = {other.id: other for other in everybody}.get(member.id)
            if known is None and namesakes(member.name, member.number, everybody):
                raise InTeamAlready
            if seen is not None and known is not None and seen != known:
                raise ChangedMeanwhile
            account = known.account_id if known is not None else ""
            ready = replace(validated_member(member), id=member.id or new_id(), account_id=account)
            if known is None:
                members.add(connection, [record_of(ready)])
            else:
                members.change(connection, record_of(ready))
            what = AuditAction.MEMBER_ADDED if known is None else AuditAction.MEMBER_CHANGED
            audit.append(connection, self._house.clock(), self._me.id, what)
        return ready

    def homes(self) -> list[str]:
        """Return the houses that members work in, each once."""
        return homes_of(self.all())


def homes_of(everybody: Iterable[Member]) -> list[str]:
    """Return the houses that members work in, each once."""
    return sorted({member.home for member in everybody if member.home}, key=str.casefold)


def validated_member(member: Member) -> Member:
    """Return a member as it is kept. Raises NameMissing."""
    return replace(
        member,
        name=plain_name(member.name),
        home=cleaned(member.home)[:LINE_LIMIT],
        number=cleaned(member.number)[:LINE_LIMIT],
    )


def member_from(record: members.MemberRecord) -> Member:
    """Return the member of a row; a function that this version does not know counts as education."""
    known = {other.value for other in Function}
    function = Function(record.function) if record.function in known else Function.EDUCATION
    times = tuple(Employment(first, last) for first, last in record.times)
    return Member(
        record.id, record.name, function, record.home, record.account_id, bool(record.mentor), record.number, times
    )


def record_of(member: Member) -> members.MemberRecord:
    """Return the row of a member."""
    times = tuple((employment.first, employment.last) for employment in member.employments)
    return members.MemberRecord(
        member.id,
        member.name,
        member.function,
        member.home,
        member.account_id,
        int(member.mentor),
        member.number,
        times,
    )
