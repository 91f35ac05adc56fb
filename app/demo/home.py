"""The fictional home: seeded, varied, in several languages, sent and answered through the real services."""

from datetime import datetime, timedelta
from typing import Any

from app.core.rights import Role
from app.core.saying import Saying
from app.demo.advocate import fill_advocate
from app.demo.parliament import fill_parliament
from app.demo.review import fill_review
from app.demo.team import fill_team
from app.home.services.confirming import Confirming
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn, SigningIn
from app.i18n import content
from app.people.services.people import People
from app.people.services.setting_up import NewPerson, SettingUp
from app.reports.rules.report import Danger, Draft, Face, Feeling, Kind, Wish
from app.reports.services.case_notes import CaseNotes
from app.reports.services.casework import Casework, OpenCase
from app.reports.services.following import Followed, Following
from app.reports.services.telling import Telling
from app.vault.passwords import DEMO
from app.vault.recovery import Recovery

HOME = "Foyer Sonneblumm (Demo)"
PASSWORD = "giel Kéis um Mound 7"  # noqa: S105 - shown on the screen; the demo holds nothing real

FIRST = (
    ("Claire M.", Role.COORDINATOR),
    ("Anne S.", Role.ADVOCATE),
    ("Marc T.", Role.ADMINISTRATOR),
)
OPEN_SINCE = 400
"""Days for which the fictional home has had the program: some of the training is due again, some late."""

EDUCATORS = ("Tom W.", "Joana P.", "Lena K.")


def fill(house: OpenHome) -> Recovery:
    """Set up the fictional home and play its last weeks through; return the words of its recovery sheet."""
    house.least_receipt_cost, house.reports_wait = DEMO, False
    now = house.clock()
    begun = OpenHome(house.database, lambda: now - timedelta(days=OPEN_SINCE))
    setting_up = SettingUp(begun, DEMO)
    people = [NewPerson(name, role, PASSWORD) for name, role in FIRST]
    recovery = setting_up.recovery("lb")
    setting_up.finish(HOME, "lb", people, recovery)
    me = _signed_in(house, Role.COORDINATOR)
    for name in EDUCATORS:
        People(begun, me, DEMO).add(name, Role.EDUCATOR, PASSWORD)
    confirming = Confirming(begun, _signed_in(house, Role.ADVOCATE))
    for educator in confirming.mine():
        confirming.confirm(educator.id)
    for language, words in content.in_every_language("demo").items():
        for report in words["report"]:
            _play(house, me, language, report, now)
    fill_team(house, me, _signed_in(house, Role.EDUCATOR))
    fill_parliament(house, me)
    fill_review(house, me)
    lena = next(person for person in house.colleagues() if person.name == EDUCATORS[2])
    fill_advocate(house, _signed_in(house, Role.ADVOCATE), lena.id)
    return recovery


def _signed_in(house: OpenHome, role: Role) -> SignedIn:
    person = next(person for person in house.colleagues() if person.role is role)
    return SigningIn(house).sign_in(person.id, PASSWORD)


def _play(house: OpenHome, me: SignedIn, language: str, report: dict[str, Any], now: datetime) -> None:
    """Send one report at its time, and let happen what happened to it a little later each time."""
    moment = now - timedelta(days=report.get("days_ago", 0), hours=report.get("hours_ago", 0))
    then = _Then(house, moment)
    draft = Draft(
        language=language,
        face=Face(report["face"]),
        kind=Kind(report["kind"]),
        feeling=Feeling(report["feeling"]) if "feeling" in report else None,
        text=report["text"],
        danger=Danger(report.get("danger", Danger.NO)),
        wishes=frozenset({Wish.COORDINATOR}),
        name=report.get("name", ""),
    )
    telling = Telling(then.house)
    sent = telling.send(draft, telling.prepare_receipt())
    if len(report.keys() & {"acknowledged", "answer", "note"}) == 0:
        return
    followed = Following(then.house).open(sent.code)
    case = _handle(then, me, report, followed)
    if "answer" in report:
        _answered(then, me, report, case, followed)


class _Then:
    """The house with a clock that stands in the past and can be moved on."""

    def __init__(self, house: OpenHome, moment: datetime) -> None:
        self._moment = moment
        self.house = OpenHome(house.database, lambda: self._moment)
        self.house.reports_wait = False

    def later(self, **span: float) -> None:
        self._moment += timedelta(**span)


def _handle(then: _Then, me: SignedIn, report: dict[str, Any], followed: Followed) -> OpenCase:
    casework = Casework(then.house, me)
    then.later(hours=2)
    case = casework.acknowledge(casework.open(followed.keys.case_id))
    if "note" in report:
        then.later(hours=1)
        case = casework.note(case, report["note"])
    filing = CaseNotes(then.house, me)
    if "tags" in report:
        case = filing.tag(case, report["tags"])
    if "task" in report:
        case = filing.add_task(case, report["task"], me.id, (then.house.clock() + timedelta(days=3)).date())
    return case


def _answered(then: _Then, me: SignedIn, report: dict[str, Any], case: OpenCase, followed: Followed) -> None:
    casework, following = Casework(then.house, me), Following(then.house)
    then.later(hours=3)
    case = casework.answer(case, report["answer"])
    then.later(hours=4)
    if report.get("understood"):
        following.understood(followed)
    if "asked_again" in report:
        following.ask_again(followed, Saying(report["asked_again"]), case.report.language)
    if report.get("closed"):
        then.later(hours=5)
        casework.close(casework.open(case.id))
