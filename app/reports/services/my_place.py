"""Whether I stand by where a case makes me a reader: a changed row would keep a report out of my list until a
promise is broken. Looked at each sign-in, in the newest cases that are not closed."""

from contextlib import suppress

from app.core.errors import ContentDamaged, DamagedDatabase
from app.core.states import CaseState
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.reports.rows import case_keys, cases
from app.reports.rules.doubts import Doubt
from app.reports.services.case_desk import CaseDesk
from app.reports.services.holders import entitled_to
from app.reports.services.proofs import note_doubts

_MOST = 200


def take_my_place(house: OpenHome, me: SignedIn) -> int:
    """Make me a reader again wherever the sealed case says so; return in how many cases. It is told there, and to
    the advocate. Raises StoreProblem."""
    desk, found = CaseDesk(house, me), []
    with house.database.reading() as connection:
        roster = house.roster_in(connection)
        for case_id, wrapped, fast in case_keys.standing_by(connection, me.id, _MOST):
            with suppress(ContentDamaged, DamagedDatabase):  # one that cannot be read hides no other
                case = cases.case(connection, case_id)
                if roster is None or case is None or case.state == CaseState.CLOSED:
                    continue
                its = entitled_to(connection, case, desk.key(case.id, wrapped, fast))
                if me.id in its.readers and roster.keys_since(me.id) < case.received_at:
                    found.append(case.id)
    if found:
        with house.database.writing() as connection:
            for case_id in found:
                cases.make_reader(connection, case_id, me.id)
                note_doubts(connection, house.clock(), me.id, case_id, [Doubt.READER])
    return len(found)
