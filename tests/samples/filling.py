"""Fills a home with something in every table and every kind of sealed value: the sample of a new release."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from app.core.audit_actions import AuditAction
from app.core.errors import WrongPassword
from app.core.rights import Role
from app.core.saying import Attachment, MediaKind, Saying
from app.core.states import CaseState
from app.demo.home import PASSWORD, fill
from app.helpers.rules import Checked, EverydayQuestion, Helper, HelperText, QuestionText
from app.helpers.services import KioskEditing, built_in_questions
from app.home.rules.settings import HomeSettings
from app.home.services.open_home import OpenHome, open_house
from app.home.services.signing_in import SignedIn, SigningIn
from app.homes.services.exchange import Exchange
from app.homes.services.partners import Partners, card_from
from app.people.services.setting_up import NewPerson, SettingUp
from app.reports.rules.report import About, Draft, Face, Feeling, Kind, Wish
from app.reports.rules.wishes import AtMeeting, Bring, Company, Meeting, TakePart, Talk, When, Where
from app.reports.services.case_desk import OpenCase
from app.reports.services.case_notes import CaseNotes
from app.reports.services.casework import Casework
from app.reports.services.following import Following
from app.reports.services.four_eyes import FourEyes
from app.reports.services.keeping import Keeping
from app.reports.services.retention import Retention
from app.reports.services.sharing import Sharing
from app.reports.services.telling import Sent, Telling
from app.store import audit
from app.training.rules.courses import CourseText, Proof
from app.training.services.courses import Courses, courses
from app.training.services.matrix import TrainingMatrix
from app.training.services.my_training import MyTraining
from app.training.services.team import team
from app.vault.passwords import DEMO
from tests.samples.reading import NOW, people

DRAWING = Attachment(MediaKind.DRAWING, b"\x89PNG\r\n\x1a\n" + b"eng Zeechnung " * 40)
VOICE = Attachment(MediaKind.VOICE, b"fLaC" + b"eng Stemm " * 60, 12)
PAPER = b"%PDF-1.4 e Pabeier"


class Filling:
    """Fills one home in an empty folder; afterwards `facts` holds its password and receipts, `bundle` what another
    home sent."""

    def __init__(self, folder: Path) -> None:
        self._now = NOW
        self._house = open_house(folder, lambda: self._now)
        self._house.reports_wait = False
        self.recovery = " ".join(fill(self._house).words)
        self._house.least_receipt_cost = DEMO
        self._me = people(self._house, PASSWORD)
        self.facts = {"password": PASSWORD}
        self.bundle = b""

    def fill(self) -> None:
        """Fill everything that the fictional home leaves empty, and close it."""
        sent = self._tell_everything()
        self.beforehand()
        self._handle(sent)
        self._keep_a_draft()
        self._set_the_kiosk_up()
        self._erase_one()
        self._learn()
        self._exchange()
        self._guess_wrong()
        self._house.close()

    def beforehand(self) -> None:
        """Hook for a copy of the home as it is before what was told is handled."""

    def _tell(self, **more: Any) -> Sent:
        telling = Telling(self._house)
        draft = replace(Draft("lb", text="Ech hunn Angscht.", wishes=frozenset({Wish.COORDINATOR})), **more)
        return telling.send(draft, telling.prepare_receipt())

    def _tell_everything(self) -> Sent:
        meeting = Meeting(
            Saying("Wann ginn ech heem?", ("i",), (DRAWING,)),
            Saying("Ech wëll bleiwen", (), (VOICE,)),
            frozenset({AtMeeting.MY_FRIEND, AtMeeting.THE_ADVOCATE}),
            TakePart.WITH_SOMEBODY,
        )
        sent = self._tell(
            kind=Kind.MEETING,
            face=Face.YOUNG_PERSON,
            feeling=Feeling.SAD,
            name="Lisa G.",
            meeting=meeting,
            sentence=("i", "sad"),
            attachments=(DRAWING, VOICE),
            about=frozenset(list(About)[:2]),
        )
        self._tell(kind=Kind.TALK, text="", talk=Talk(Where.OUTSIDE, When.EVENING, Company.ALONE))
        self._tell(kind=Kind.IDEA, text="Eng Schaukel am Gaart", name="Mara", bring=Bring.WITH_NAME)
        self.facts["code"] = " ".join(sent.code)
        return sent

    def _case(self, fits: Callable[[Draft], bool]) -> OpenCase:
        casework = Casework(self._house, self._me["claire"])
        return next(case for name in casework.order() if fits((case := casework.open(name)).report))

    def _handle(self, sent: Sent) -> None:
        claire = self._me["claire"]
        casework, filing, four_eyes = (
            Casework(self._house, claire),
            CaseNotes(self._house, claire),
            FourEyes(self._house, claire),
        )
        case = casework.acknowledge(self._case(lambda report: "Lisa" in report.name))
        casework.answer(case, "Kuck emol, du gees e Freideg heem.", (DRAWING,))
        following = Following(self._house)
        following.add(following.open(sent.code), Saying("Merci", ("thanks",), (VOICE,)), "lb")
        case = filing.tag(casework.open(case.id), ["heem", "dréngend"])
        case = filing.add_task(case, "Mat der Mamm schwätzen", claire.id, date(2026, 3, 9))
        case = Sharing(self._house, claire).share(case, self._me["tom"].id, "Hien ass de Referent")
        case = filing.link(case, next(name for name in casework.order() if name != case.id))
        case = filing.told_authority(case, "ONE", "2026/4", "Mir hunn dat gemellt.", PAPER)
        case = filing.hold(case, "De Geriicht wëll et.")
        four_eyes.ask_to_lower(four_eyes.raise_danger(case, "Et ass geféierlech ginn."), "Et ass gutt.")

    def _keep_a_draft(self) -> None:
        receipt = Telling(self._house).prepare_receipt()
        draft = Draft("lb", text="nach net fäerdeg", sentence=("i",), attachments=(DRAWING,))
        self.facts["kept"] = " ".join(Keeping(self._house).keep(draft, receipt).code)

    def _set_the_kiosk_up(self) -> None:
        editing = KioskEditing(self._house, self._me["claire"])
        editing.keep_settings(replace(HomeSettings(), ask_after=75, keep_days=9))
        texts = {
            "lb": HelperText("Nuetstelefon vum Haus", "Ëmmer do."),
            "fr": HelperText("De nuit", "Toujours là."),
        }
        editing.keep_helper(Helper("", "26 00 00 00", now=True, checked=Checked.HOME, texts=texts))
        asked = {"lb": QuestionText("Däerf ech en Hond hunn?", "Mir froen all Kanner.")}
        editing.keep_question(EverydayQuestion("", texts=asked))
        editing.keep_question(replace(built_in_questions()[0], hidden=True))

    def _erase_one(self) -> None:
        claire = self._me["claire"]
        casework, retention = (
            Casework(self._house, claire),
            Retention(self._house, claire, Casework(self._house, claire)),
        )
        self._now = datetime(2025, 1, 7, 9, 30, tzinfo=UTC)
        self._tell(text="al", kind=Kind.IDEA)
        case = casework.acknowledge(self._case(lambda report: report.text == "al"))
        self._now += timedelta(hours=1)
        case = casework.answer(case, "Jo.")
        self._now += timedelta(hours=1)
        casework.close(casework.open(case.id))
        self._now = NOW
        with self._house.database.writing() as connection:
            for days in range(7):
                audit.append(connection, NOW - timedelta(days=days), "", AuditAction.DAY_SEEN)
        retention.keep_rule(Kind.IDEA, CaseState.CLOSED, 7)
        assert retention.erase([to_erase.seen.id for to_erase in retention.due()][:1]) == 1

    def _learn(self) -> None:
        mine = MyTraining(self._house, self._me["tom"])
        all_courses = courses(self._house)
        first, second = [
            all_course.key(module, item)
            for all_course in all_courses
            for module, item in all_course.items()
            if item.proof is Proof.DOCUMENT
        ][:2]
        mine.attach(first, PAPER)
        mine.ask(first)
        mine.attach(second, PAPER)
        joana = next(member for member in team(self._house) if member.account_id == self._me["joana"].id)
        matrix = TrainingMatrix(self._house, self._me["claire"])
        matrix.exempt(joana.id, "joining", NOW.date(), date(2026, 6, 1), "Elterenzäit")
        own = replace(
            all_courses[0], id="", texts={"fr": CourseText("À vélo")}, modules=all_courses[0].modules[:1]
        )
        Courses(self._house, self._me["claire"]).keep(own)

    def _exchange(self) -> None:
        """Let a neighbour send a case, figures and content."""
        with TemporaryDirectory(prefix="neighbour-") as name:
            there = open_house(Path(name) / "data", lambda: self._now)
            there.least_receipt_cost, there.reports_wait = DEMO, False
            theirs = _neighbour(there)
            coordinator = theirs[Role.COORDINATOR]
            card = card_from(Partners(there, theirs[Role.ADVOCATE]).card_file())
            ours = card_from(Partners(self._house, self._me["anne"]).card_file())
            Partners(there, coordinator).know(ours, ours.numbers[-11:])
            Partners(self._house, self._me["claire"]).know(card, card.numbers[-11:])
            sending, to = Exchange(there, coordinator), Partners(there, coordinator).all()[0]
            ((case_id, _title),) = sending.cases_to_send()
            self.bundle = sending.send_cases(to, [case_id], "Pour vous")
            for bundle, who in (
                (self.bundle, "anne"),
                (sending.send_figures(to, date(2026, 1, 1), date(2026, 12, 31)), "claire"),
                (sending.send_content(to, [key for key, _title in sending.content_to_send()]), "claire"),
            ):
                file = Path(name) / "stick.msbundle"
                file.write_bytes(bundle)
                taking = Exchange(self._house, self._me[who])
                assert taking.take(taking.look(file)) > 0
            there.close()

    def _guess_wrong(self) -> None:
        marc = next(person for person in self._house.colleagues() if person.role is Role.ADMINISTRATOR)
        try:
            SigningIn(self._house).sign_in(marc.id, "falsch")
        except WrongPassword:
            return
        raise AssertionError


def _neighbour(house: OpenHome) -> dict[Role, SignedIn]:
    setting_up = SettingUp(house, DEMO)
    first = (("Vera M.", Role.COORDINATOR), ("Odile S.", Role.ADVOCATE), ("Paul T.", Role.ADMINISTRATOR))
    setting_up.finish(
        "Haus Nopesch (Demo)",
        "fr",
        [NewPerson(name, role, PASSWORD) for name, role in first],
        setting_up.recovery("fr"),
    )
    signed_in = {person.role: SigningIn(house).sign_in(person.id, PASSWORD) for person in house.colleagues()}
    coordinator = signed_in[Role.COORDINATOR]
    telling = Telling(house)
    wishes = frozenset({Wish.COORDINATOR})
    draft = Draft("fr", kind=Kind.WORRY, text="Je suis inquiète.", wishes=wishes, attachments=(DRAWING,))
    telling.send(draft, telling.prepare_receipt())
    helper = Helper("", "621 11 11 11", texts={"fr": HelperText("Aide", "Le soir")})
    KioskEditing(house, coordinator).keep_helper(helper)
    return signed_in
