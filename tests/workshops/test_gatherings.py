"""Sessions, workshops and campaigns: sealed for the team, kept version by version; who came gets the items."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any, cast

import pytest
from icalendar import Calendar

from app.core.errors import ChangedMeanwhile, NameMissing, NotAllowed, TooMany
from app.core.rights import Role
from app.core.text import only_initials
from app.people.services.people import People
from app.training.services.my_training import MyTraining
from app.training.services.team import member_of_account
from app.vault.passwords import DEMO
from app.workshops.rules import (
    Agreed,
    AgreedKind,
    Campaign,
    Dialogue,
    Knowledge,
    PlanStep,
    Reaction,
    Round,
    Thing,
    TrainingSession,
    Workshop,
)
from app.workshops.services.gatherings import Gatherings
from app.workshops.services.sessions import Sessions
from tests.made_homes import PASSWORD, TestHome
from tests.training.test_training import item

READ = "bientraitance/rights/read"


def sessions(home: TestHome, who: str = "claire") -> Sessions:
    return Sessions(home.house, home.signed_in(who))


def gatherings(home: TestHome, who: str = "tom") -> Gatherings:
    return Gatherings(home.house, home.signed_in(who))


def member_id(home: TestHome, who: str) -> str:
    found = member_of_account(home.house, home.ids[who])
    assert found is not None
    return found.id


def session(home: TestHome, **more: object) -> TrainingSession:
    return replace(TrainingSession("", "Kannerrechter", home.house.today, items=(READ,)), **more)  # type: ignore[arg-type]


def test_who_came_has_the_items_at_once(home: TestHome) -> None:
    kept, alone = sessions(home).attended(session(home, came=(member_id(home, "tom"),)))
    assert not alone
    assert item(home, READ).standing.done == kept.day
    sessions(home).attended(kept)
    record = MyTraining(home.house, home.signed_in("tom")).courses()
    assert (
        sum(
            item_progress.standing.done is not None for c in record for m in c.modules for item_progress in m.items
        )
        == 1
    )


def test_whoever_ticks_does_not_sign_for_themselves(home: TestHome) -> None:
    came = (member_id(home, "claire"), member_id(home, "tom"))
    kept, alone = sessions(home).attended(session(home, came=came))
    assert alone
    assert item(home, READ, "claire").standing.done is None
    sessions(home, "anne").attended(kept)
    assert item(home, READ, "claire").standing.done == kept.day


def test_a_session_that_lies_ahead_gives_nothing_yet(home: TestHome) -> None:
    tomorrow = home.house.today + timedelta(days=1)
    sessions(home).attended(session(home, day=tomorrow, came=(member_id(home, "tom"),)))
    assert item(home, READ).standing.done is None


def test_everything_of_a_gathering_comes_back_as_it_was_kept(home: TestHome) -> None:
    dialogue = Dialogue(
        Round({Reaction.AGREE: 3}), "bientraitance/rights", Knowledge(2, (1, 2)), Knowledge(2, (2, 2))
    )
    kept = sessions(home).keep_session(session(home, begins=time(14, 30), ends=time(16), dialogue=dialogue))
    assert sessions(home, "anne").sessions() == [kept]
    workshop = gatherings(home).keep_workshop(
        Workshop(
            "",
            "Eis Reegelen",
            home.house.today,
            steps=(PlanStep(10, "Ukommen"), PlanStep(20, "")),
            materials=(Thing("Pabeier", done=True),),
            initials="Lea Muller; T.",
        )
    )
    assert workshop.steps == (PlanStep(10, "Ukommen"),)
    assert workshop.initials == "L. M., T."
    assert gatherings(home, "joana").workshops() == [workshop]
    campaign = gatherings(home).keep_campaign(
        Campaign("", "20. November", date(2026, 11, 20), date(2026, 11, 1), ("Plakat", ""), (Thing("drécken"),))
    )
    assert campaign.last == campaign.day
    assert gatherings(home).campaigns() == [campaign]


def test_nothing_of_a_gathering_lies_open_on_the_disk(home: TestHome) -> None:
    gatherings(home).keep_workshop(Workshop("", "Geheim Saach", home.house.today, outcome="eng Iddi vum Dësch"))
    gatherings(home).agree(Agreed("", AgreedKind.ACTION, "Luucht am Gank", "Tom W."))
    home.house.close()
    whole = b"".join(file.read_bytes() for file in home.folder.iterdir())
    for words in ("Geheim Saach", "eng Iddi", "Luucht am Gank"):
        assert words.encode() not in whole


def test_the_second_of_two_who_change_the_same_is_told(home: TestHome) -> None:
    first = gatherings(home).keep_workshop(Workshop("", "A", home.house.today))
    gatherings(home, "joana").keep_workshop(replace(first, title="B"))
    with pytest.raises(ChangedMeanwhile):
        gatherings(home).keep_workshop(replace(first, title="C"))
    assert gatherings(home).workshops()[0].title == "B"


def test_what_was_agreed_stands_in_one_list_with_owner_and_date(home: TestHome) -> None:
    today = home.house.today
    late = gatherings(home).agree(Agreed("", AgreedKind.ACTION, "spéit", due=today + timedelta(days=9)))
    soon = gatherings(home).agree(Agreed("", AgreedKind.ACTION, "geschwënn", "Joana P.", today))
    gatherings(home).agree(Agreed("", AgreedKind.PROPOSAL, "Méi Vëloen"))
    assert [agreed.what for agreed in gatherings(home, "claire").agreed(AgreedKind.ACTION)] == [
        "geschwënn",
        "spéit",
    ]
    gatherings(home).agree(replace(soon, done_on=today))
    assert [agreed.id for agreed in gatherings(home).agreed(AgreedKind.ACTION)] == [late.id, soon.id]
    assert [agreed.what for agreed in gatherings(home).agreed(AgreedKind.PROPOSAL)] == ["Méi Vëloen"]


def test_a_new_colleague_reads_them_at_once(home: TestHome) -> None:
    gatherings(home).keep_workshop(Workshop("", "A", home.house.today))
    People(home.house, home.signed_in("claire"), DEMO).add("Nora B.", Role.EDUCATOR, PASSWORD)
    home.ids["nora"] = next(person.id for person in home.house.colleagues() if person.name == "Nora B.")
    assert [workshop.title for workshop in gatherings(home, "nora").workshops()] == ["A"]


def test_the_administrator_reads_no_workshop(home: TestHome) -> None:
    with pytest.raises(NotAllowed):
        gatherings(home, "marc").workshops()
    with pytest.raises(NotAllowed):
        sessions(home, "tom").sessions()


@pytest.mark.parametrize(
    ("workshop", "error"),
    [
        (Workshop("", " ", date(2026, 3, 2)), NameMissing),
        (Workshop("", "x", date(2026, 3, 2), materials=(Thing("x"),) * 201), TooMany),
    ],
)
def test_what_makes_no_workshop_is_refused(home: TestHome, workshop: Workshop, error: type[Exception]) -> None:
    with pytest.raises(error):
        gatherings(home).keep_workshop(workshop)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("Lea", "L."), ("L. M., Tom", "L. M., T."), ("", ""), (" , ;", ""), ("anne-marie k", "A. K.")],
)
def test_of_a_name_only_initials_stay(typed: str, kept: str) -> None:
    assert only_initials(typed) == kept


def test_taps_are_counted_and_nothing_else() -> None:
    taps = Round().with_tap("agree").with_tap("agree").with_tap("surprised")
    assert taps.counts == {"agree": 2, "surprised": 1}
    assert taps.total == 3


def test_the_difference_of_two_checks() -> None:
    before = Knowledge().with_answers([True, False]).with_answers([False, False])
    after = Knowledge().with_answers([True, True])
    assert (before.share, after.share) == (25, 100)
    assert Knowledge().share == 0


def test_the_calendar_file_is_one_that_calendars_read(home: TestHome) -> None:
    training_session = sessions(home).keep_session(session(home, title="Nolauschteren; üben, üben", room="Sall 2"))
    two = gatherings(home).keep_campaign(Campaign("", "Kannerrechter", date(2026, 11, 20), date(2026, 11, 22)))
    calendar = Calendar.from_ical(sessions(home).calendar([training_session], [two]))
    first, second = cast("list[dict[str, Any]]", calendar.walk("VEVENT"))
    assert str(first["SUMMARY"]) == "Nolauschteren; üben, üben"
    assert first["DTSTART"].dt.astimezone().time() == time(9, 0)
    assert second["DTEND"].dt == date(2026, 11, 23)
    assert first["UID"] != second["UID"]


def test_a_gathering_that_is_not_to_be_is_deleted(home: TestHome) -> None:
    kept = gatherings(home).keep_workshop(Workshop("", "A", home.house.today))
    gatherings(home).forget(kept)
    assert gatherings(home).workshops() == []


def test_the_second_of_two_who_change_what_was_agreed_is_told(home: TestHome) -> None:
    tom, claire = gatherings(home), gatherings(home, "claire")
    kept = tom.agree(Agreed("", AgreedKind.ACTION, "Luucht", "Tom"))
    tom.agree(replace(kept, done_on=home.house.today))
    with pytest.raises(ChangedMeanwhile):
        claire.agree(replace(kept, owner="Claire"))
    (now,) = claire.agreed(AgreedKind.ACTION)
    assert (now.owner, now.done_on) == ("Tom", home.house.today)
    assert claire.agree(replace(now, owner="Claire")).owner == "Claire"
