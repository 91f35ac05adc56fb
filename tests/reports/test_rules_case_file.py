"""What the entries of a timeline add up to."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.core.errors import TooMany
from app.reports.rules.case_file import (
    CASE,
    DUE,
    OWNER,
    TAG_LIMIT,
    TAGS,
    TAGS_LIMIT,
    TASK,
    WHO,
    CaseFile,
    CaseTask,
    PendingApproval,
    case_file,
    concerns,
    validated_tags,
)
from app.reports.rules.entries import Entry, TimelineEntry, newest_rating

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


def entry(what: Entry, text: str = "", by: str = "tom", **facts: str) -> TimelineEntry:
    return TimelineEntry(what, AT, by, text, "lb", facts=facts)


def added(*entries: TimelineEntry, about: tuple[str, ...] = ()) -> CaseFile:
    return case_file(about, entries)


def test_tasks_are_collected_and_ticked() -> None:
    first = entry(Entry.TASK, "uruffen", **{TASK: "1", OWNER: "eva", DUE: "2026-03-04"})
    second = entry(Entry.TASK, "schreiwen", **{TASK: "2", OWNER: "tom"})
    third = entry(Entry.TASK, "froen", **{TASK: "3", OWNER: "tom", DUE: "2026-03-03"})
    file = added(first, second, third)
    case_task, two, three = (
        CaseTask("1", "uruffen", "eva", date(2026, 3, 4)),
        CaseTask("2", "schreiwen", "tom", None),
        CaseTask("3", "froen", "tom", date(2026, 3, 3)),
    )
    assert file.tasks == (case_task, two, three)
    assert file.to_do == (three, case_task, two), "the soonest first, what has no day last"
    assert file.owners == {"eva", "tom"}
    done = added(first, second, entry(Entry.TASK_DONE, **{TASK: "1"}))
    assert [task.done for task in done.tasks] == [True, False]
    assert done.owners == {"tom"}
    assert added(entry(Entry.TASK, "a")).tasks == (CaseTask("", "a", "", None),)
    again = added(first, entry(Entry.TASK_DONE, **{TASK: "1"}), entry(Entry.TASK_DONE, **{TASK: "2"}))
    assert again.tasks[0].done, "what is done stays done"


def test_a_case_is_for_whoever_took_it_on_or_has_a_task() -> None:
    file = added(entry(Entry.BEGUN, by="eva"), entry(Entry.TASK, "a", **{TASK: "1", OWNER: "tom"}))
    assert [concerns(who, file.handler, file.owners) for who in ("eva", "tom", "anne")] == [True, True, False]
    assert concerns("anne", "", (), "eva"), "somebody else has to agree"
    assert not concerns("eva", "", (), "eva")


@pytest.mark.parametrize("step", [Entry.ACKNOWLEDGED, Entry.BEGUN, Entry.ANSWER])
def test_whoever_acts_takes_it_on(step: Entry) -> None:
    assert added(entry(Entry.BEGUN, by="eva"), entry(step, by="tom")).handler == "tom"


def test_tags_and_links_are_the_last_ones() -> None:
    assert added(entry(Entry.TAGGED, **{TAGS: "Schoul\nBus\n"})).tags == ("Schoul", "Bus")
    assert added(entry(Entry.TAGGED, **{TAGS: "Schoul"}), entry(Entry.TAGGED)).tags == ()
    assert added(entry(Entry.TAGGED, **{TAGS: "Bus fueren"})).tags == ("Bus fueren",)
    linked = added(entry(Entry.LINKED, **{CASE: "a"}), entry(Entry.LINKED, **{CASE: "b"}))
    assert linked.links == ("a", "b")
    assert added(entry(Entry.LINKED, **{CASE: "a"}), entry(Entry.LINKED, **{CASE: "a"})).links == ("a",)
    assert added(entry(Entry.LINKED, **{CASE: "a"}), entry(Entry.UNLINKED, **{CASE: "a"})).links == ()
    assert added(entry(Entry.LINKED)).links == ("",)


def test_whoever_it_is_about_is_involved_until_cleared() -> None:
    assert added(about=("eva",)).involved == {"eva"}
    assert added(entry(Entry.INVOLVED, **{WHO: "tom"}), about=("eva",)).involved == {"eva", "tom"}
    assert added(entry(Entry.CLEARED, **{WHO: "eva"}), about=("eva", "tom")).involved == {"tom"}


def test_a_proposal_waits_until_something_happens() -> None:
    asked = entry(Entry.CLOSE_ASKED, "fäerdeg")
    waiting = PendingApproval(Entry.CLOSE_ASKED, "tom", "fäerdeg")
    assert added(asked).proposal == waiting
    assert added(asked, entry(Entry.NOTE, "a")).proposal == waiting
    for ends in (Entry.ADDED, Entry.UNDERSTOOD, Entry.DANGER_RAISED, Entry.CLOSED, Entry.WITHDRAWN):
        assert added(asked, entry(ends, by="")).proposal is None
    assert added(asked, entry(Entry.INVOLVED, **{WHO: "tom"})).proposal is None, "not by somebody who is involved"
    assert added(asked, entry(Entry.INVOLVED, **{WHO: "eva"})).proposal == waiting


def test_a_hold_is_put_and_released() -> None:
    assert not added().held
    assert added(entry(Entry.HELD)).held
    assert not added(entry(Entry.HELD), entry(Entry.RELEASED)).held


def test_tags_are_kept_once_each() -> None:
    assert validated_tags(["  Bus   fueren ", "bus FUEREN", "", "Schoul"]) == ("Bus fueren", "Schoul")
    assert validated_tags(["x" * (TAG_LIMIT + 1)]) == ("x" * TAG_LIMIT,)
    assert len(validated_tags(map(str, range(TAGS_LIMIT)))) == TAGS_LIMIT
    with pytest.raises(TooMany) as refused:
        validated_tags(map(str, range(TAGS_LIMIT + 1)))
    assert refused.value.limit == TAGS_LIMIT


@pytest.mark.parametrize(
    ("entries", "face"),
    [
        ((), ""),
        ((entry(Entry.ANSWER, "a"), entry(Entry.RATED, "helps")), "helps"),
        ((entry(Entry.ANSWER, "a"), entry(Entry.RATED, "helps"), entry(Entry.RATED, "so_so")), "so_so"),
        ((entry(Entry.ANSWER, "a"), entry(Entry.RATED, "helps"), entry(Entry.NOTE, "b")), "helps"),
        ((entry(Entry.ANSWER, "a"), entry(Entry.RATED, "helps"), entry(Entry.ANSWER, "b")), ""),
    ],
)
def test_the_newest_face_is_for_the_newest_answer(entries: tuple[Any, ...], face: str) -> None:
    assert newest_rating(entries) == face
