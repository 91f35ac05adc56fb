"""What a home writes for its kiosk: its own answers, helpers and times; who may, and what is never believed."""

import json
from dataclasses import replace

import pytest

from app.audit_log.words import audit_action_name
from app.core.errors import ChangedMeanwhile, NameMissing, NotAllowed, TextTooLong
from app.core.languages import text_in
from app.helpers.rules import EMERGENCY, Checked, EverydayQuestion, Helper, HelperText, QuestionText
from app.helpers.services import KioskContent, KioskEditing, built_in_helpers, built_in_questions
from app.home.rows.home import Content, keep_content
from app.home.rules.settings import HomeSettings, settings_from
from app.home.services import signed_content
from app.i18n import FINISHED, LANGUAGES, content, in_language
from app.resources import resource
from app.store import audit
from tests.made_homes import MONDAY, TestHome

ADULTS_ONLY = {"umedo", "621858080"}
"""Takes no minors: a child would be turned away."""

STAFF = {"courses"}
"""Read by adults who work here; all other content may stand on the kiosk or on a paper for a child."""


def editing(home: TestHome, who: str = "claire") -> KioskEditing:
    return KioskEditing(home.house, home.signed_in(who))


def test_at_least_fifteen_questions_ship_each_with_a_right_in_four_languages() -> None:
    questions = built_in_questions()
    assert len(questions) >= 15
    for question in questions:
        assert question.right in content.facts("rights")
        assert set(question.texts) >= set(FINISHED)
        assert question.checked is Checked.NOT_YET, "the home has not said so itself yet"


def test_the_home_answers_in_its_own_words(home: TestHome) -> None:
    first = built_in_questions()[0]
    mine = replace(first, texts={"lb": QuestionText(first.texts["lb"].question, "All Freideg 10 Euro.")})
    editing(home).keep_question(mine)
    now = KioskContent(home.house).questions()
    assert len(now) == len(built_in_questions())
    assert now[0].texts["lb"].answer == "All Freideg 10 Euro."
    assert now[0].checked is Checked.HOME
    shown = text_in(now[0].texts, ("fr", "lb"))
    assert shown is not None
    assert shown.answer == "All Freideg 10 Euro.", "better in another language than not at all"


def test_a_new_question_comes_last_and_can_be_taken_out(home: TestHome) -> None:
    mine = EverydayQuestion("", texts={"lb": QuestionText("Däerf ech en Hond hunn?", "Mir froen all Kanner.")})
    kept = editing(home).keep_question(mine)
    assert KioskContent(home.house).questions()[-1].id == kept.id
    editing(home, "marc").keep_question(replace(kept, hidden=True))
    assert KioskContent(home.house).questions()[-1].hidden


def test_an_unchecked_number_is_never_shown_as_checked(home: TestHome) -> None:
    okaju = next(built_in_helper for built_in_helper in built_in_helpers() if built_in_helper.id == "okaju")
    assert okaju.checked is Checked.SOURCE
    changed = editing(home).keep_helper(replace(okaju, number="00 00 00"))
    assert changed.checked is Checked.NOT_YET
    called = replace(okaju, number="00 00 00", checked=Checked.HOME)
    kept = editing(home).keep_helper(replace(called, version=changed.version))
    assert kept.checked is Checked.HOME
    assert editing(home).keep_helper(replace(okaju, version=kept.version)).checked is Checked.SOURCE


@pytest.mark.parametrize("name", sorted(EMERGENCY))
def test_an_emergency_number_stays_whatever_a_home_keeps_or_the_file_says(home: TestHome, name: str) -> None:
    own = next(built_in_helper for built_in_helper in built_in_helpers() if built_in_helper.id == name)
    wrong = replace(
        own,
        number="+352 621 000 666",
        now=False,
        hidden=True,
        checked=Checked.HOME,
        texts={"lb": HelperText("Claire M.", "x")},
    )
    editing(home).keep_helper(wrong)
    plain = {"number": wrong.number, "now": False, "checked": "home", "picture": "", "hidden": True}
    row = Content(name, "helper", 0, json.dumps(plain | {"texts": {"lb": vars(wrong.texts["lb"])}}), MONDAY, "x")
    for _kept_or_written in range(2):
        (shown,) = [helper for helper in KioskContent(home.house).helpers() if helper.id == name]
        assert replace(shown, version=0) == replace(own, checked=Checked.HOME)
        signed = signed_content.signed(row, home.signed_in("claire"))
        with home.house.database.writing() as connection:
            keep_content(connection, signed)


def test_the_parents_line_comes_last_and_never_in_danger() -> None:
    last = built_in_helpers()[-1]
    assert (last.id, last.number, last.now) == ("parents", "8002 4444", False)


def test_a_service_for_adults_only_is_shown_to_no_child() -> None:
    files = [path for path in resource("content").rglob("*.toml") if not STAFF.intersection(path.parts)]
    assert len(files) > 40
    for path in files:
        said = "".join(path.read_text(encoding="utf-8").lower().split())
        assert not [word for word in ADULTS_ONLY if word in said], path


@pytest.mark.parametrize("who", ["tom", "anne"])
def test_who_may_not_changes_nothing(home: TestHome, who: str) -> None:
    for change in (
        lambda: editing(home, who).keep_settings(HomeSettings()),
        lambda: editing(home, who).keep_helper(built_in_helpers()[0]),
        lambda: editing(home, who).keep_question(built_in_questions()[0]),
    ):
        with pytest.raises(NotAllowed):
            change()


def test_what_is_empty_or_too_long_is_refused(home: TestHome) -> None:
    with pytest.raises(NameMissing):
        editing(home).keep_helper(Helper("", "1", texts={"lb": HelperText(" ", "x")}))
    with pytest.raises(NameMissing):
        editing(home).keep_question(EverydayQuestion("", texts={"lb": QuestionText("Fro?", " ")}))
    with pytest.raises(TextTooLong):
        editing(home).keep_helper(Helper("", "1", texts={"lb": HelperText("x" * 500)}))


@pytest.mark.files
def test_what_somebody_wrote_into_the_file_breaks_nothing(home: TestHome) -> None:
    editing(home).keep_helper(built_in_helpers()[0])
    for nonsense in ("not json", '{"texts": 5}', "[]", '{"number":1,"now":1,"checked":"?"}'):
        with home.house.database.writing() as connection:
            connection.exec_driver_sql("UPDATE home_content SET content = ?", (nonsense,))
            connection.exec_driver_sql(
                "INSERT OR REPLACE INTO home_settings (name, value) VALUES ('ask_after', 'x')"
            )
        assert KioskContent(home.house).helpers() == list(built_in_helpers())
        assert home.house.settings() == HomeSettings()


def test_times_stay_within_what_is_safe(home: TestHome) -> None:
    kept = editing(home).keep_settings(HomeSettings(ask_after=5, forget_after=6, keep_days=900))
    assert kept == home.house.settings() == HomeSettings(ask_after=30, forget_after=60, keep_days=60)
    assert settings_from({"ask_after": True, "keep_days": "x"}) == HomeSettings()


def test_the_second_of_two_who_change_the_same_is_told(home: TestHome) -> None:
    kiosk = editing(home)
    helper = next(other for other in kiosk.helpers() if other.id not in EMERGENCY)
    question = kiosk.questions()[0]
    kiosk.keep_helper(replace(helper, number="621 000 001"))
    kiosk.keep_question(question)
    with pytest.raises(ChangedMeanwhile):
        kiosk.keep_helper(replace(helper, number="621 000 002"))
    with pytest.raises(ChangedMeanwhile):
        kiosk.keep_question(question)
    again = next(other for other in kiosk.helpers() if other.id == helper.id)
    assert again.number == "621 000 001"
    assert kiosk.keep_helper(replace(again, number="621 000 003")).number == "621 000 003"


def test_what_was_changed_in_the_kiosk_stands_in_the_log_in_words(home: TestHome) -> None:
    kiosk = editing(home)
    kiosk.keep_settings(kiosk.settings)
    kiosk.keep_helper(kiosk.helpers()[-1])
    kiosk.keep_question(kiosk.questions()[0])
    with home.house.database.reading() as connection:
        actions = {record.action for record in audit.records(connection, 10)}
    for language in LANGUAGES:
        with in_language(language):
            assert not [action for action in actions if audit_action_name(action) == action]


def test_the_second_of_two_who_change_the_settings_is_told(home: TestHome) -> None:
    seen = editing(home).settings
    kept = editing(home).keep_settings(replace(seen, ask_after=70), seen)
    with pytest.raises(ChangedMeanwhile):
        editing(home, "marc").keep_settings(replace(seen, keep_days=3), seen)
    assert editing(home, "marc").keep_settings(replace(kept, keep_days=3), kept).ask_after == 70
