"""The order of lists is one rule: the database sorts as `Standing.urgency` says."""

from datetime import UTC, datetime, timedelta
from random import Random

from sqlalchemy import update

from app.core.states import CaseState
from app.reports.rows import cases
from app.reports.rules.cases import CaseStatus, is_open
from app.store.tables import CaseRow
from tests.made_homes import TestHome

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_the_database_sorts_as_the_rule_says(home: TestHome) -> None:
    for number in range(24):
        home.tell(str(number))
    chance = Random(7)
    house = home.house.database
    expected = []
    with house.writing() as connection:
        for number, case_id in enumerate(cases.all_ids(connection)):
            state = chance.choice(list(CaseState))
            due = NOW + timedelta(hours=chance.randrange(-3, 3)) if is_open(state) else None
            standing = CaseStatus(state, chance.random() < 0.4, due)
            received = NOW - timedelta(hours=number)
            values = {
                "state": state,
                "open": int(is_open(state)),
                "danger": int(standing.danger),
                "due_at": due,
                "received_at": received,
            }
            connection.execute(update(CaseRow).where(CaseRow.id == case_id).values(**values))
            expected.append((standing.urgency(received), case_id))
    me = home.signed_in("claire").id
    with house.reading() as connection:
        assert cases.ids_in_order(connection, me, NOW) == [case_id for _key, case_id in sorted(expected)]
