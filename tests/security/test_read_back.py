"""Something takes a report out again while it is written: the child is not told that it was sent."""

import pytest
from sqlalchemy import event

from app.core.errors import DatabaseBusy, NotSent
from tests.made_homes import TestHome

pytestmark = pytest.mark.files

TABLES = {
    "cases": ("receipts", "reading_keys", "cases"),
    "reading_keys": ("reading_keys",),
    "receipts": ("receipts",),
}


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("when", ["INSERT INTO audit", "COMMIT"])
def test_nothing_is_called_sent_that_cannot_be_read_back(home: TestHome, table: str, when: str) -> None:
    """F6, S1: a trigger deletes exactly the reports that name somebody, at once or when they are committed."""
    assert home.tell(), "sent, while nobody interferes"
    engine, taken = home.house.database.engine, []

    def take_out(connection: object, _cursor: object, said: str, *_more: object) -> None:
        if said.startswith(when):
            taken.append(said)
            for name in TABLES[table]:
                connection.exec_driver_sql(f"DELETE FROM {name}")  # type: ignore[attr-defined] # noqa: S608

    event.listen(engine, "before_cursor_execute", take_out)
    try:
        with pytest.raises(NotSent):
            home.tell()
    finally:
        event.remove(engine, "before_cursor_execute", take_out)
    assert taken, "the raw step works"
    assert home.tell(), "and again"


def test_a_report_that_is_on_the_disk_is_sent_though_it_cannot_be_read_just_now(
    home: TestHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = []

    def committed(_connection: object, _cursor: object, said: str, *_more: object) -> None:
        if said == "COMMIT":
            written.append(said)
            monkeypatch.setattr(home.house.database, "reading", refuse)

    def refuse() -> None:
        raise DatabaseBusy

    draft, receipt = home.draft("x"), home.telling.prepare_receipt()
    event.listen(home.house.database.engine, "before_cursor_execute", committed)
    sent = home.telling.send(draft, receipt)
    event.remove(home.house.database.engine, "before_cursor_execute", committed)
    monkeypatch.undo()
    assert written
    assert home.following.open(sent.code).doubts == frozenset()
