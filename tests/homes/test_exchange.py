"""Bundles between two homes: sealed for one, signed by the other, taken once; tampering is refused."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from app.charter.services.charter import CharterWork
from app.core.errors import (
    BundleForged,
    BundleNotForYou,
    BundleUnreadable,
    ContentDamaged,
    NotAllowed,
    NotAReader,
    NotCompared,
    SenderUnknown,
    TooMany,
)
from app.core.saying import Attachment, MediaKind
from app.helpers.rules import Helper, HelperText
from app.helpers.services import KioskEditing
from app.home.rows.home import contents, keep_content
from app.home.services import signed_content
from app.homes import rows as received
from app.homes.rules import Arriving, BundleItem, Cargo, Partner
from app.homes.services.bundles import packed, unpacked
from app.homes.services.content_exchange import SharedContent
from app.homes.services.exchange import Exchange
from app.homes.services.partners import CARD, Partners, card_from
from app.reports.rules.report import Feeling, Kind
from app.store.database import FILE_NAME
from app.store.tables import HomeContentRow, HomeRow, ReceivedRow
from app.training.services.courses import Courses
from tests.made_homes import TestHome, only_case, set_up_home

SECRET = "Dat soll nëmmen den Ombudsmann liesen."
DRAWING = Attachment(MediaKind.DRAWING, b"\x89PNG\r\n\x1a\n" + b"gemoolt" * 40)
DAYS = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def other(tmp_path: Path) -> Iterator[TestHome]:
    """Another home; set up for itself, so that it has keys of its own."""
    made = set_up_home(tmp_path / "other")
    yield made
    made.house.close()


def exchange(home: TestHome, who: str = "claire") -> Exchange:
    return Exchange(home.house, home.signed_in(who))


def partners(home: TestHome, who: str = "claire") -> Partners:
    return Partners(home.house, home.signed_in(who))


def acquainted(home: TestHome, two: TestHome) -> None:
    """Let both know each other, as after comparing the numbers by telephone."""
    for here, there in ((home, two), (two, home)):
        card = card_from(partners(there, "anne").card_file())
        assert card.numbers == partners(there, "anne").own_card().numbers
        partners(here).know(card, card.numbers[-11:])


def to(home: TestHome, there: TestHome) -> Partner:
    return partners(home).one(there.house.home.id)


def on_stick(tmp_path: Path, data: bytes, name: str = "b.msbundle") -> Path:
    file = tmp_path / name
    file.write_bytes(data)
    return file


def test_cases_reach_the_advocate_elsewhere_and_nobody_else(
    home: TestHome, other: TestHome, tmp_path: Path
) -> None:
    acquainted(home, other)
    home.tell(SECRET, kind=Kind.WORRY, attachments=(DRAWING,))
    casework = home.casework("claire")
    casework.answer(only_case(home), "Merci, mir kucken dat.")
    sending = exchange(home)
    ((case_id, called),) = sending.cases_to_send()
    assert SECRET[:20] in called
    file = on_stick(tmp_path, sending.send_cases(to(home, other), [case_id], "Un den Ombudsmann"))
    assert SECRET.encode() not in file.read_bytes()
    assert only_case(home).entries[-1].text == "Un den Ombudsmann"
    with pytest.raises(BundleNotForYou):
        exchange(other, "claire").look(file)
    taking = exchange(other, "anne")
    arrived = taking.look(file)
    assert arrived.count(Arriving.NEW) == 1
    assert taking.take(arrived) == 1
    (case,) = taking.cases()
    assert case.copy.report.text == SECRET
    assert case.copy.report.feeling is Feeling.SAD
    assert case.copy.report.attachments[0].data == DRAWING.data
    assert [entry.text for entry in case.copy.entries][-2:] == ["Merci, mir kucken dat.", "Un den Ombudsmann"]
    assert case.copy.home == "Haus Test"
    pdf = taking.case_pdf(case, "fr", with_names=True)
    assert pdf.startswith(b"%PDF")
    with pytest.raises(NotAllowed):
        exchange(other, "claire").cases()
    raw = (other.folder / FILE_NAME).read_bytes() + (other.folder / f"{FILE_NAME}-wal").read_bytes()
    assert SECRET.encode() not in raw, "sealed where it arrived, too"


def test_twice_changes_nothing_and_later_states_take_the_place_of_earlier_ones(
    home: TestHome, other: TestHome, tmp_path: Path
) -> None:
    acquainted(home, other)
    home.tell(SECRET)
    case_id = home.casework("claire").order()[0]
    first = on_stick(tmp_path, exchange(home).send_cases(to(home, other), [case_id], "eent"), "1.msbundle")
    second = on_stick(tmp_path, exchange(home).send_cases(to(home, other), [case_id], "zwee"), "2.msbundle")
    taking = exchange(other, "anne")
    assert taking.take(taking.look(first)) == 1
    again = taking.look(first)
    assert again.count(Arriving.SAME) == 1
    assert taking.take(again) == 0
    assert taking.look(second).count(Arriving.NEWER) == 1
    assert taking.take(taking.look(second)) == 1
    assert taking.look(first).count(Arriving.OLDER) == 1
    assert taking.take(taking.look(first)) == 0
    (case,) = taking.cases()
    assert case.copy.entries[-1].text == "zwee"
    taking.forget_case(case)
    assert taking.cases() == []


def test_figures_reach_the_organisation(home: TestHome, other: TestHome, tmp_path: Path) -> None:
    acquainted(home, other)
    for _number in range(3):
        home.tell(SECRET, kind=Kind.IDEA)
    file = on_stick(tmp_path, exchange(home).send_figures(to(home, other), *DAYS))
    assert SECRET.encode() not in file.read_bytes()
    taking = exchange(other)
    assert taking.take(taking.look(file)) == 1
    assert taking.take(taking.look(file)) == 0
    (copy,) = taking.figures()
    assert (copy.home, copy.figures.total, copy.figures.by_kind["idea"]) == ("Haus Test", 3, 3)


def shared(home: TestHome, other: TestHome, tmp_path: Path, name: str) -> Path:
    keys = [key for key, _title in exchange(home).content_to_send()]
    return on_stick(tmp_path, exchange(home).send_content(to(home, other), keys), name)


def test_content_is_merged_and_conflicts_are_shown(home: TestHome, other: TestHome, tmp_path: Path) -> None:
    acquainted(home, other)
    kiosk, courses = (
        KioskEditing(home.house, home.signed_in("claire")),
        Courses(home.house, home.signed_in("claire")),
    )
    helper = kiosk.keep_helper(Helper("", "26 12 34", texts={"lb": HelperText("Eis Psychologin", "Méindes")}))
    course = courses.keep(replace(courses.all()[0], hidden=True))
    charter = CharterWork(home.house, home.signed_in("claire"))
    draft = charter.begin()
    charter.keep_pair(draft, replace(draft.pairs[0], id=""))
    taking = exchange(other)
    file = shared(home, other, tmp_path, "1.msbundle")
    arrived = taking.look(file)
    assert {item.sort: standing for item, standing in arrived.standing} == {
        "helper": Arriving.NEW,
        "course": Arriving.CONFLICT,
        "charter": Arriving.NEW,
    }
    assert taking.take(arrived, {course.id}) == 3
    there = KioskEditing(other.house, other.signed_in("claire"))
    (arrived_helper,) = [one for one in there.helpers() if one.id == helper.id]
    assert arrived_helper.texts == helper.texts
    assert arrived_helper.checked == "", "nobody here has checked the number"
    assert next(one for one in Courses(other.house, other.signed_in("claire")).all() if one.id == course.id).hidden
    their_charter = CharterWork(other.house, other.signed_in("claire")).draft()
    assert their_charter is not None
    assert not CharterWork(other.house, other.signed_in("claire")).shown().number, (
        "a draft; nobody has agreed to it"
    )
    assert taking.look(file).count(Arriving.SAME) + taking.look(file).count(Arriving.OLDER) == 3
    assert taking.take(taking.look(file)) == 0

    kiosk.keep_helper(replace(helper, number="26 99 99"))
    assert taking.look(shared(home, other, tmp_path, "2.msbundle")).count(Arriving.NEWER) == 1
    there.keep_helper(replace(arrived_helper, number="112"))
    conflict = taking.look(shared(home, other, tmp_path, "3.msbundle"))
    assert [item.id for item, standing in conflict.standing if standing is Arriving.CONFLICT] == [helper.id]
    assert taking.take(conflict) == 0
    assert next(one for one in there.helpers() if one.id == helper.id).number == "112"
    assert taking.take(conflict, {helper.id}) == 1
    assert next(one for one in there.helpers() if one.id == helper.id).number == "26 99 99"


def test_what_ships_with_the_program_is_replaced_only_by_choice_and_emergency_numbers_never(
    home: TestHome, other: TestHome, tmp_path: Path
) -> None:
    acquainted(home, other)
    kiosk = KioskEditing(home.house, home.signed_in("claire"))
    okaju = next(helper for helper in kiosk.helpers() if helper.id == "okaju")
    kiosk.keep_helper(replace(okaju, number="+352 621 000 666", now=True))
    with home.house.database.writing() as connection:  # another program sends it: ours keeps none of these
        for name in ("rescue", "police", "kjt"):
            row = next(content for content in contents(connection, "helper") if content.id == "okaju")
            keep_content(connection, signed_content.signed(replace(row, id=name), home.signed_in("claire")))
    taking = exchange(other)
    arrived = taking.look(shared(home, other, tmp_path, "1.msbundle"))
    assert {item.id: standing for item, standing in arrived.standing} == {
        "okaju": Arriving.CONFLICT,
        "rescue": Arriving.FIXED,
        "police": Arriving.FIXED,
        "kjt": Arriving.FIXED,
    }
    (named,) = [item.title for item, standing in arrived.standing if standing is Arriving.CONFLICT]
    assert "28 37 36 35" in named
    assert "+352 621 000 666" in named
    assert taking.take(arrived, {"rescue", "police", "kjt"}) == 0
    assert taking.take(arrived, {"okaju", "rescue"}) == 1
    there = {helper.id: helper for helper in KioskEditing(other.house, other.signed_in("claire")).helpers()}
    assert [there[name].number for name in ("rescue", "police", "kjt")] == ["112", "113", "116 111"]
    assert not there["okaju"].now, "whom a child in danger is sent to, a home decides for itself"


def test_tampering_is_refused(home: TestHome, other: TestHome, tmp_path: Path) -> None:
    acquainted(home, other)
    whole = exchange(home).send_figures(to(home, other), *DAYS)
    taking = exchange(other)
    refused = (BundleUnreadable, BundleNotForYou, BundleForged, SenderUnknown)
    for place in range(0, len(whole), 37):
        harmed = bytearray(whole)
        harmed[place] ^= 1
        with pytest.raises(refused):
            taking.look(on_stick(tmp_path, bytes(harmed)))
    for length in (0, 5, 100, len(whole) - 1):
        with pytest.raises(refused):
            taking.look(on_stick(tmp_path, whole[:length]))
    with pytest.raises(refused):
        taking.look(on_stick(tmp_path, whole + b"x"))
    with pytest.raises(BundleUnreadable):
        taking.look(tmp_path / "not there")


def test_nobody_sends_in_the_name_of_another_home(
    home: TestHome, other: TestHome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    acquainted(home, other)
    partner = to(home, other)
    with monkeypatch.context() as patch:
        patch.setattr("app.homes.services.bundles.signing.sign", lambda *_what: bytes(64))
        forged = packed(home.house, home.signed_in("claire"), partner, Cargo.FIGURES, [])
    with pytest.raises(BundleForged):
        unpacked(other.house, other.signed_in("claire"), on_stick(tmp_path, forged))
    partners(other).forget(partners(other).one(home.house.home.id))
    with pytest.raises(SenderUnknown):
        exchange(other).look(on_stick(tmp_path, exchange(home).send_figures(partner, *DAYS)))


def test_a_card_that_somebody_wrote_into_the_file_is_not_believed(
    home: TestHome, other: TestHome, tmp_path: Path
) -> None:
    acquainted(home, other)
    card = to(home, other).card
    mine = partners(home).own_card()
    with home.house.database.writing() as connection:
        row = connection.execute(HomeContentRow.__table__.select().where(HomeContentRow.kind == "partner")).one()
        swapped = json.loads(row.content)
        swapped[2]["card"] = CARD.plain(replace(card, advocates=mine.advocates))
        connection.execute(
            update(HomeContentRow).where(HomeContentRow.id == row.id).values(content=json.dumps(swapped))
        )
    assert partners(home).all() == []


def test_who_may_exchange(home: TestHome, other: TestHome) -> None:
    acquainted(home, other)
    for who in ("tom", "marc"):
        with pytest.raises(NotAllowed):
            exchange(home, who).cases_to_send()
        with pytest.raises(NotAllowed):
            partners(home, who).all()
    home.tell("nëmme fir d'Anne", about_staff=frozenset({home.ids["claire"]}))
    case_id = home.casework("anne").order()[0]
    with pytest.raises(NotAReader):
        exchange(home, "claire").send_cases(to(home, other), [case_id], "x")
    with pytest.raises(TooMany):
        exchange(home).send_cases(to(home, other), [], "x")


def test_nonsense_in_a_signed_bundle_is_refused_whole(home: TestHome, other: TestHome, tmp_path: Path) -> None:
    acquainted(home, other)
    plain = {
        "number": "1",
        "now": False,
        "picture": "",
        "hidden": False,
        "texts": {"lb": {"name": "a", "what": ""}},
    }
    good = BundleItem("good", 0, "g", json.dumps(plain), "helper")
    for wrong in (
        replace(good, id="bad", content="{}"),
        replace(good, id="bad", content="nonsense"),
        replace(good, id="bad", sort="unknown"),
        replace(good, id="bad", content=good.content.replace('"picture": ""', '"picture": "../../secret"')),
    ):
        data = packed(home.house, home.signed_in("claire"), to(home, other), Cargo.CONTENT, [good, wrong])
        with pytest.raises(ContentDamaged):
            exchange(other).look(on_stick(tmp_path, data))
    assert "good" not in [helper.id for helper in KioskEditing(other.house, other.signed_in("claire")).helpers()]


def test_numbers_and_letters_that_no_database_keeps_are_refused(
    home: TestHome, other: TestHome, tmp_path: Path
) -> None:
    acquainted(home, other)
    good = BundleItem("good", 1, "g", "{}", "helper")
    half = json.loads('"\\ud800"')
    for wrong in (replace(good, version=2**40), replace(good, version=-1), replace(good, version=True)):
        data = packed(home.house, home.signed_in("claire"), to(home, other), Cargo.CONTENT, [wrong])
        with pytest.raises(BundleUnreadable):
            exchange(other).look(on_stick(tmp_path, data))
    with pytest.raises(UnicodeEncodeError):
        packed(home.house, home.signed_in("claire"), to(home, other), Cargo.CONTENT, [replace(good, title=half)])
    card = json.loads(partners(home).card_file())
    with pytest.raises(BundleUnreadable):
        card_from(json.dumps([*card[:2], card[2] | {"name": half}]).encode())


def test_what_was_altered_in_the_file_hides_nothing_else(home: TestHome, other: TestHome, tmp_path: Path) -> None:
    acquainted(home, other)
    home.tell("een")
    home.tell("zwee")
    taking = exchange(other, "anne")
    order = home.casework("claire").order()
    taking.take(taking.look(on_stick(tmp_path, exchange(home).send_cases(to(home, other), order, "x"))))
    with other.house.database.writing() as connection:
        connection.execute(update(ReceivedRow).where(ReceivedRow.item == order[0]).values(sealed=b"nonsense"))
    assert len(taking.cases()) == 1
    with other.house.database.reading() as connection:
        assert len(received.every(connection, Cargo.CASES)) == 2


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400))
def test_no_card_from_nonsense(raw: bytes) -> None:
    with pytest.raises(BundleUnreadable):
        card_from(raw)


def test_an_advocate_puts_no_content_in_its_place(home: TestHome) -> None:
    with pytest.raises(NotAllowed):
        SharedContent(home.house, home.signed_in("anne")).keep(BundleItem("x", 0, "", "{}", "helper"))


def test_what_was_erased_comes_back_only_where_somebody_wants_it(
    home: TestHome, other: TestHome, tmp_path: Path
) -> None:
    """S8: the same stick, years later."""
    acquainted(home, other)
    home.tell(SECRET)
    bundle = on_stick(tmp_path, exchange(home).send_cases(to(home, other), [only_case(home).id], "geschéckt"))
    anne = exchange(other, "anne")
    assert anne.take(anne.look(bundle)) == 1
    anne.forget_case(anne.cases()[0])
    again = anne.look(bundle)
    assert [standing for _item, standing in again.standing] == [Arriving.ERASED]
    assert (anne.take(again), anne.cases()) == (0, [])
    assert anne.take(again, {again.bundle.items[0].id}) == 1
    assert len(anne.cases()) == 1


def test_an_older_stick_takes_nothing_back(home: TestHome, other: TestHome, tmp_path: Path) -> None:
    """S8: a number is put right and sent; then the stick from before comes once more."""
    acquainted(home, other)
    kiosk = KioskEditing(home.house, home.signed_in("claire"))
    old = kiosk.keep_helper(Helper("", "26 12 34", texts={"lb": HelperText("Eis Psychologin", "Méindes")}))
    older = shared(home, other, tmp_path, "older.msbundle")
    home.clock.later(days=1)
    kiosk.keep_helper(replace(old, number="22 22 22"))
    newer = shared(home, other, tmp_path, "newer.msbundle")
    claire = exchange(other)
    assert claire.take(claire.look(newer)) == 1
    assert [standing for _item, standing in claire.look(older).standing] == [Arriving.OLDER]
    assert claire.take(claire.look(older)) == 0


def test_a_home_that_was_taken_out_stays_out(home: TestHome, other: TestHome) -> None:
    """S8: the row of a home that was forgotten, put back into the file."""
    acquainted(home, other)
    with home.house.database.reading() as connection:
        (row,) = contents(connection, "partner")
    partners(home).forget(to(home, other))
    with home.house.database.engine.begin() as connection:
        keep_content(connection, row)
    assert partners(home).all() == []


def test_a_case_stands_under_the_name_by_which_its_home_is_known(
    home: TestHome, other: TestHome, tmp_path: Path
) -> None:
    """S8: a third home's name in a case, and everybody who ever worked there beside it."""
    acquainted(home, other)
    home.tell(SECRET)
    case_id = only_case(home).id
    with home.house.database.writing() as connection:
        connection.execute(update(HomeRow).values(name="Haus Drëtten"))
    bundle = on_stick(tmp_path, exchange(home).send_cases(to(home, other), [case_id], "geschéckt"))
    anne = exchange(other, "anne")
    anne.take(anne.look(bundle))
    ((name, named),) = [(case.copy.home, case.copy.colleagues) for case in anne.cases()]
    assert name == "Haus Test"
    assert {person.name for person in named} < {person.name for person in home.house.everybody()}


def test_numbers_that_were_not_heard_make_nobody_known(home: TestHome, other: TestHome) -> None:
    card = partners(other).own_card()
    for heard in ("", "12345 67890", card.numbers[:11]):
        with pytest.raises(NotCompared):
            partners(home).know(card, heard)
    assert partners(home).know(card, card.numbers[-11:].replace(" ", "  - ")).card == card
