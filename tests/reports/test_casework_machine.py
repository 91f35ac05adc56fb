"""Several people at one case, who do anything at any time: whoever is involved never reads, somebody always does,
danger is lowered by two only, and nothing that was said is lost."""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from app.core.errors import MengStemmError, NotAReader, SecondPersonNeeded
from app.core.saying import Attachment, MediaKind, Saying
from app.core.states import CaseState
from app.reports.rules.entries import Entry
from app.reports.rules.report import Danger, Wish
from app.reports.services.case_notes import CaseNotes
from app.reports.services.casework import OpenCase
from app.reports.services.four_eyes import FourEyes
from app.reports.services.sharing import Sharing
from tests.made_homes import TestHome, make_home

WALKS, STEPS = int(os.environ.get("MENG_STEMM_WALKS", "15")), 20
STAFF = ("claire", "anne", "tom", "joana")
WHO, OTHER = st.sampled_from(STAFF), st.sampled_from(STAFF)
DRAWING = Attachment(MediaKind.DRAWING, b"\x89PNG\r\n\x1a\n" + bytes(2_000))


class SeveralAtOneCase(RuleBasedStateMachine):
    """`involved` is who was marked and not cleared; `said` what must be there for every reader."""

    def __init__(self) -> None:
        super().__init__()
        self.place = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.home: TestHome = make_home(Path(self.place.name))
        both = frozenset({Wish.COORDINATOR, Wish.EDUCATOR})
        self.sent = self.home.tell(
            "Hëllef",
            danger=Danger.YES,
            wishes=both,
            educators=frozenset({self.home.ids["tom"]}),
            attachments=(DRAWING,),
        )
        (self.case_id,) = self.home.casework("claire").order()
        self.involved: set[str] = set()
        self.said: list[str] = []

    def open(self, who: str) -> OpenCase | None:
        try:
            return self.home.casework(who).open(self.case_id)
        except NotAReader:
            return None

    def readers(self) -> list[str]:
        return [who for who in STAFF if self.open(who) is not None]

    @rule(who=WHO, words=st.text(alphabet="aëü", min_size=1, max_size=9))
    def note(self, who: str, words: str) -> None:
        if (case := self.open(who)) is not None:
            self.home.casework(who).note(case, words)
            self.said.append(words)

    @rule(words=st.text(alphabet="aëü", min_size=1, max_size=9))
    def the_child_adds(self, words: str) -> None:
        followed = self.home.following.open(self.sent.code)
        self.home.following.add(followed, Saying(words, (), (DRAWING,)), "lb")
        self.said.append(words)

    @rule(who=WHO)
    def answer(self, who: str) -> None:
        if (case := self.open(who)) is not None:
            self.home.casework(who).answer(case, "eng Äntwert")
            self.said.append("eng Äntwert")

    @rule(who=WHO, other=OTHER)
    def share(self, who: str, other: str) -> None:
        if (case := self.open(who)) is None:
            return
        try:
            Sharing(self.home.house, self.home.signed_in(who)).share(case, self.home.ids[other], "well")
        except MengStemmError:
            assert other in self.involved
        else:
            assert other not in self.involved

    @rule(who=WHO, other=OTHER)
    def end_access(self, who: str, other: str) -> None:
        if (case := self.open(who)) is not None:
            try:
                Sharing(self.home.house, self.home.signed_in(who)).withdraw(case, self.home.ids[other], "well")
            except MengStemmError:
                return
            assert self.open(other) is None

    @rule(who=WHO, other=OTHER)
    def involve(self, who: str, other: str) -> None:
        if (case := self.open(who)) is not None:
            try:
                Sharing(self.home.house, self.home.signed_in(who)).involve(case, self.home.ids[other], "well")
            except MengStemmError:
                return
            self.involved.add(other)

    @rule(other=OTHER)
    def clear(self, other: str) -> None:
        if other in self.involved and other != "anne" and (case := self.open("anne")) is not None:
            Sharing(self.home.house, self.home.signed_in("anne")).clear(case, self.home.ids[other], "well")
            self.involved.discard(other)

    @rule(who=WHO, agrees=st.booleans())
    def lower(self, who: str, agrees: bool) -> None:
        if (case := self.open(who)) is None:
            return
        eyes, before = FourEyes(self.home.house, self.home.signed_in(who)), case.file.proposal
        try:
            after = eyes.lower(case) if agrees else eyes.ask_to_lower(case, "well")
        except MengStemmError:
            return
        if agrees:
            assert before is not None
            assert before.by != self.home.ids[who]
            assert not after.standing.danger

    @rule(who=WHO)
    def one_person_is_not_two(self, who: str) -> None:
        case = self.open(who)
        if case is not None and case.standing.danger:
            eyes = FourEyes(self.home.house, self.home.signed_in(who))
            asked = eyes.ask_to_lower(case, "well")
            with pytest.raises(SecondPersonNeeded):
                eyes.lower(asked)

    @rule(who=WHO)
    def raise_danger(self, who: str) -> None:
        if (case := self.open(who)) is not None and not case.standing.danger:
            raised = FourEyes(self.home.house, self.home.signed_in(who)).raise_danger(case, "well")
            assert raised.standing.danger

    @rule(who=WHO)
    def tag(self, who: str) -> None:
        if (case := self.open(who)) is not None:
            CaseNotes(self.home.house, self.home.signed_in(who)).tag(case, [who, "Schoul"])

    @rule(hours=st.integers(1, 200))
    def time_goes_by(self, hours: int) -> None:
        self.home.clock.later(hours=hours)

    @invariant()
    def whoever_is_involved_reads_nothing(self) -> None:
        for who in self.involved:
            assert self.home.casework(who).order() == []
            assert self.open(who) is None

    @invariant()
    def somebody_reads_everything_that_was_said(self) -> None:
        readers = self.readers()
        assert readers
        for who in readers:
            case = self.open(who)
            assert case is not None
            assert case.report.attachments[0].data == DRAWING.data
            texts = [
                entry.text for entry in case.entries if entry.entry in (Entry.NOTE, Entry.ADDED, Entry.ANSWER)
            ]
            assert texts == self.said
            assert case.file.involved == {self.home.ids[name] for name in self.involved}

    @invariant()
    def the_child_finds_its_answers(self) -> None:
        followed = self.home.following.open(self.sent.code)
        assert len(followed.answers) == self.said.count("eng Äntwert")
        assert followed.state in CaseState

    def teardown(self) -> None:
        self.home.house.close()
        self.place.cleanup()


@pytest.mark.timeout(60 + 5 * WALKS)
def test_several_people_may_do_anything_at_any_time() -> None:
    run_state_machine_as_test(
        SeveralAtOneCase,
        settings=settings(
            max_examples=WALKS, stateful_step_count=STEPS, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
