"""The fictional home's team: people without accounts, what they have learned, a session, a workshop, a campaign;
all through the real services."""

from dataclasses import replace
from datetime import date, time, timedelta

from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.i18n import content
from app.training.rules.courses import Function, Proof
from app.training.rules.imports import PastCompletion
from app.training.rules.standing import Employment, Member, present
from app.training.services.courses import courses
from app.training.services.importing import Importing, ImportPreview, ListKind
from app.training.services.my_training import MyTraining
from app.training.services.team import Team, team
from app.workshops.rules import (
    Agreed,
    AgreedKind,
    Campaign,
    Dialogue,
    Knowledge,
    Reaction,
    Round,
    Thing,
    TrainingSession,
    Workshop,
)
from app.workshops.services.gatherings import Gatherings
from app.workshops.services.sessions import Sessions
from app.workshops.words import plans

_YEAR = timedelta(days=365)
HOUSES = ("Sonneblumm", "Margréitchen")
PEOPLE = (
    ("Anna B.", Function.NIGHT_WATCH, 900),
    ("Jeff K.", Function.HOUSE, 60),
    ("Lou S.", Function.EDUCATION, 700),
    ("Mia D.", Function.THERAPY, 420),
    ("Nico F.", Function.TECHNICAL, 1500),
    ("Paula G.", Function.ADMINISTRATION, 2400),
    ("Sam H.", Function.TRAINEE, 40),
    ("Tess L.", Function.EDUCATION, 250),
)
"""Made-up people, what they do, and since how many days."""


def fill_team(house: OpenHome, coordinator: SignedIn, educator: SignedIn) -> None:
    """Give the home a team with a history."""
    today = house.today
    keeping = Team(house, coordinator)
    for number, (name, function, days) in enumerate(PEOPLE):
        first = today - timedelta(days=days)
        keeping.keep(Member("", name, function, HOUSES[number % 2], employments=(Employment(first),)))
    for number, member in enumerate(team(house)):
        started = present(member, today)
        if member.account_id and started is not None:
            work = Employment(started.first - _YEAR, started.last)
            keeping.keep(replace(member, mentor=number % 3 == 0, home=HOUSES[number % 2], employments=(work,)))
    _learn(house, coordinator)
    mine = MyTraining(house, educator)
    mine.confirm_read("bientraitance/what/read")
    mine.answer("bientraitance/what/check", 0, 0)
    mine.ask("bientraitance/what/example")
    _gather(house, coordinator)


def _learn(house: OpenHome, coordinator: SignedIn) -> None:
    """Let most people have most of it, some late and some soon to renew."""
    today, done = house.today, []
    items = [(other, other.key(module, item), item) for other in courses(house) for module, item in other.items()]
    for person, member in enumerate(team(house)):
        account = bool(member.account_id)
        work = present(member, today)
        first = work.first if work is not None else today
        for number, (course, key, item) in enumerate(items):
            if course.id == "leaving" or item.proof is Proof.DOCUMENT:
                continue
            if course.id != "joining" and (person + number) % (3 if account else 7) == person % 3:
                continue
            day = max(first, today - timedelta(days=90 + 83 * ((person * 5 + number) % 8)))
            done.append(PastCompletion(member.id, key, day))
    Importing(house, coordinator).take(ImportPreview(ListKind.COMPLETIONS, len(done), completions=tuple(done)))


def _gather(house: OpenHome, coordinator: SignedIn) -> None:
    words, today = content.texts("demo")["team"], house.today
    sessions, gatherings = Sessions(house, coordinator), Gatherings(house, coordinator)
    invited = tuple(member.id for member in team(house)[:6])
    reactions = {Reaction.AGREE: 3, Reaction.TOUCHED: 2, Reaction.SURPRISED: 4, Reaction.AUTHORITY: 2}
    before, after = Knowledge(6, (4, 2, 3, 5, 2, 3)), Knowledge(6, (6, 5, 6, 6, 4, 5))
    dialogue = Dialogue(Round({str(name): number for name, number in reactions.items()}), "", before, after)
    module = "bientraitance/listening"
    session = TrainingSession(
        "",
        words["session"],
        today - timedelta(days=12),
        time(14, 0),
        time(16, 30),
        "Anne S.",
        words["room"],
        (f"{module}/read", f"{module}/practised"),
        invited,
        dialogue=replace(dialogue, module=module),
    )
    sessions.attended(replace(session, came=invited[:4]))
    sessions.keep_session(replace(session, day=today + timedelta(days=9), dialogue=Dialogue()))
    plan = next(other for other in plans() if other.id == "house_rules")
    workshop = gatherings.keep_workshop(
        Workshop(
            "",
            plan.title,
            today - timedelta(days=5),
            plan.audience,
            plan.id,
            plan.aim,
            plan.age,
            plan.steps,
            plan.materials,
            plan.method,
            children=9,
            adults=3,
            outcome=words["outcome"],
        )
    )
    source = Agreed("", AgreedKind.ACTION, "", "Claire M.", source=workshop.id, source_title=workshop.title)
    for number, what in enumerate(words["actions"]):
        gatherings.agree(replace(source, what=what, due=today + timedelta(days=14 * number - 3)))
    gatherings.agree(replace(source, kind=AgreedKind.PROPOSAL, what=words["proposal"], owner=""))
    theme = content.texts("days")["world_children"]["name"]
    begins = date(today.year, 11, 16)
    gatherings.keep_campaign(
        Campaign("", theme, begins, begins + timedelta(days=5), tuple(words["channels"]), tasks=_things(words))
    )


def _things(words: dict[str, list[str]]) -> tuple[Thing, ...]:
    return tuple(Thing(what, number == 0, "Tom W.") for number, what in enumerate(words["campaign_tasks"]))
