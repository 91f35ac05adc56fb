"""Reads everything of a home through the services, as words: names in the code may change, words may not."""

import gzip
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any

from app.advocates.services import AdvocateCards
from app.audit_log.services import AuditLog, TrailRow
from app.charter.services.charter import Charters
from app.core.audit_actions import AuditAction
from app.core.errors import CaseDamaged
from app.helpers.services import KioskContent, built_in_helpers, built_in_questions
from app.home.services.open_home import OpenHome, open_house
from app.home.services.signing_in import SignedIn, SigningIn
from app.homes.services.exchange import Exchange
from app.homes.services.partners import Partners
from app.parliament.services.ballots import HoldingBallots
from app.parliament.services.parliament import Parliament
from app.reports.rules.report import Draft
from app.reports.services.casework import Casework
from app.reports.services.following import Following
from app.reports.services.keeping import KeptDraft
from app.reports.services.retention import Retention
from app.review.services.reviews import Reviews
from app.store.database import FILE_NAME
from app.training.services.courses import Courses, courses
from app.training.services.matrix import TrainingMatrix
from app.training.services.my_training import MyTraining
from app.training.services.team import team
from app.vault.passwords import DEMO
from app.workshops.rules import AgreedKind
from app.workshops.services.gatherings import Gatherings

HERE = Path(__file__).parent
SAMPLES = tuple(sorted(file.name.removesuffix(".db.gz") for file in HERE.glob("*.db.gz")))
"""The revision of each sample's tables; `1.0.1` has those of 0007, filled by a newer program."""

FACTS = HERE / "facts.json"
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
"""When the samples were filled."""

Words = dict[str, list[list[str]]]


def _said(row: TrailRow) -> tuple[datetime, str]:
    """Return when a line of the log was written and what it says, without the signature of a sign-in."""
    signed = (AuditAction.SIGNED_IN, AuditAction.SIGNED_OUT)
    return row.at, next((str(each) for each in signed if row.action.startswith(f"{each}: ")), row.action)


@contextmanager
def unpacked(name: str, folder: Path) -> Iterator[OpenHome]:
    """Open a copy of a sample in the folder."""
    unpack(name, folder)
    house = open_house(folder, lambda: NOW + timedelta(hours=1))
    house.least_receipt_cost = DEMO
    yield house
    house.close()


def unpack(name: str, folder: Path) -> Path:
    """Put a copy of a sample into the folder and return its file."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE_NAME).write_bytes(gzip.decompress((HERE / f"{name}.db.gz").read_bytes()))
    return folder / FILE_NAME


def facts(name: str) -> dict[str, Any]:
    """Return what has to be known of a sample: its password and receipts."""
    found: dict[str, Any] = json.loads(FACTS.read_text("utf-8"))[name]
    return found


def words_file(name: str) -> Path:
    """Return the file of what stood in a sample when it was made."""
    return HERE / f"{name}.words.gz"


def words_then(name: str) -> Words:
    """Return what stood in a sample when it was made."""
    found: Words = json.loads(gzip.decompress(words_file(name).read_bytes()))
    return found


def words_of(value: Any) -> Iterator[str]:
    """Return every word, number and day in a value, whatever holds it."""
    match value:
        case None | False | "" | timedelta():
            return
        case Enum() | str():
            yield str(value)
        case datetime() | date() | time():
            yield value.isoformat()
        case bytes():
            yield hashlib.sha256(value).hexdigest()[:16]
        case Mapping():
            for key, one in value.items():
                yield from words_of(key)
                yield from words_of(one)
        case _ if is_dataclass(value):
            for other in fields(value):
                yield from words_of(getattr(value, other.name))
        case Iterable():
            for one in value:
                yield from words_of(one)
        case _:
            yield str(value)


def _listed(values: Iterable[Any]) -> list[list[str]]:
    return sorted(sorted(words_of(value)) for value in values)


def people(house: OpenHome, password: str) -> dict[str, SignedIn]:
    """Sign everybody of a sample in, by first name."""
    signing_in = SigningIn(house)
    return {
        person.name.split()[0].lower(): signing_in.sign_in(person.id, password)
        for person in house.colleagues()
        if person.name.split()[0].lower() != "marc"
    }


def sections(house: OpenHome, me: Mapping[str, SignedIn], known: dict[str, Any]) -> dict[str, Callable[[], Words]]:
    """Return what reads each part of a home through the services, as those who may."""
    shown = KioskContent(house)
    found: dict[str, Callable[[], Words]] = {
        "home": lambda: {
            "home": _listed([(house.home.name, house.home.language)]),
            "colleagues": _listed((person.name, person.role) for person in house.colleagues()),
            "settings": _listed([house.settings()]),
        },
        "kiosk": lambda: {
            "helpers": _listed(helper for helper in shown.helpers() if helper not in built_in_helpers()),
            "questions": _listed(
                question for question in shown.questions() if question not in built_in_questions()
            ),
            "cards": _listed(other.card for other in AdvocateCards(house, me["anne"]).all()),
        },
        "log": lambda: {"audit": _listed(_said(row) for row in _trail(AuditLog(house, me["anne"])))},
        "team": lambda: {"team": _listed(team(house))},
        "charters": lambda: {"charters": _listed(Charters(house).versions())},
        "erased": lambda: {
            "erased": _listed(Retention(house, me["claire"], Casework(house, me["claire"])).erased())
        },
        "training": lambda: _training(house, me["claire"], me["tom"]),
        "dialogue": lambda: _dialogue(house, me["claire"]),
        "exchange": lambda: _exchange(house, me),
    }
    for name in ("claire", "anne", "tom"):
        found[f"cases of {name}"] = partial(_cases_of, house, me, name)
    if "code" in known:
        found["answers"] = lambda: _answers(house, known["code"].split())
    if "kept" in known:
        found["kept"] = lambda: _kept(house, known["kept"].split())
    return found


def everything_in(house: OpenHome, known: dict[str, Any]) -> Words:
    """Read all of a home."""
    me = people(house, known["password"])
    found = {name: lines for read in sections(house, me, known).values() for name, lines in read().items()}
    return {name: lines for name, lines in found.items() if lines}


def _cases_of(house: OpenHome, me: Mapping[str, SignedIn], name: str) -> Words:
    return {f"cases of {name}": _cases(Casework(house, me[name]))}


def _answers(house: OpenHome, code: list[str]) -> Words:
    answers = Following(house).open(tuple(code)).answers
    return {"answers": _listed((answer.text, answer.sentence, answer.attachments) for answer in answers)}


def _kept(house: OpenHome, code: list[str]) -> Words:
    kept = Following(house).find(tuple(code))
    assert isinstance(kept, KeptDraft)
    return {"kept": [_draft(kept.draft)]}


def _trail(trail: AuditLog) -> Iterator[Any]:
    before = None
    while rows := trail.rows(before):
        yield from rows
        before = rows[-1].number


def _draft(draft: Draft) -> list[str]:
    return sorted(words_of(draft))


def _cases(casework: Casework) -> list[list[str]]:
    found = []
    for case_id in casework.order():
        case = casework.open(case_id)
        if casework.rows([case_id])[0].header is None:
            raise CaseDamaged  # what the list says of it
        steps = [
            (entry.entry, entry.at, entry.by, entry.text, entry.sentence, entry.attachments, entry.facts)
            for entry in case.entries
        ]
        names = [reader.name for reader in case.readers]
        found.append(sorted([*words_of(case.report), *words_of(steps), *names]))
    return sorted(found)


def _training(house: OpenHome, coordinator: SignedIn, learner: SignedIn) -> Words:
    matrix, mine = TrainingMatrix(house, coordinator), MyTraining(house, learner)
    records = [matrix.record(member.id)[2] for member in team(house)]
    exemptions = [row for member in team(house) for row in matrix.exemptions(member.id)]
    parts = [item for course in mine.courses() for module in course.modules for item in module.items]
    own = Courses(house, coordinator)
    return {
        "completions": _listed(
            (completed.item, completed.done_on, completed.how, completed.source)
            for done in records
            for completed in done
        ),
        "exemptions": _listed((exemption.course, exemption.first, exemption.last) for exemption in exemptions),
        "reasons": _listed(matrix.document(exemption.reason_id) for exemption in exemptions),
        "own courses": _listed(other for other in courses(house) if own.is_own(other)),
        "progress": _listed(
            (item_progress.key, item_progress.read_on, item_progress.asked_at)
            for item_progress in parts
            if item_progress.read_on or item_progress.asked_at
        ),
        "documents": _listed(
            mine.document(item_progress.document_id) for item_progress in parts if item_progress.document_id
        ),
    }


def _dialogue(house: OpenHome, me: SignedIn) -> Words:
    gatherings, parliament, reviews = Gatherings(house, me), Parliament(house), Reviews(house, me)
    ballots = HoldingBallots(house, me)
    return {
        "sessions": _listed(gatherings.sessions()),
        "workshops": _listed(gatherings.workshops()),
        "campaigns": _listed(gatherings.campaigns()),
        "agreed": _listed(agreed for kind in AgreedKind for agreed in gatherings.agreed(kind)),
        "terms": _listed(parliament.terms()),
        "sittings": _listed(parliament.sittings()),
        "proposals": _listed(parliament.proposals()),
        "ballots": _listed(
            (ballot.title, ballot.method, ballot.options, ballot.state) for ballot in ballots.all()
        ),
        "results": _listed(box.votes for box in parliament.results(20)),
        "reviews": _listed(reviews.reviews()),
        "views": _listed(reviews.views(review) for review in reviews.reviews()),
    }


def _exchange(house: OpenHome, me: Mapping[str, SignedIn]) -> Words:
    exchange = Exchange(house, me["anne"])
    return {
        "partners": _listed(Partners(house, me["anne"]).all()),
        "their cases": _listed(case.copy for case in exchange.cases()),
        "their figures": _listed(exchange.figures()),
    }
