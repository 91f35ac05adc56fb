"""Every paper of the program, made in the fictional home with a clock that stands still."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from io import BytesIO
from pathlib import Path

from PIL import Image

from app.advocates.services import Advocacy
from app.audit_log.services import AuditLog
from app.charter.services.charter import Charters
from app.charter.services.papers import CharterPapers
from app.core.periods import Period, days_of
from app.core.rights import Role
from app.core.saying import Attachment, MediaKind, Saying
from app.demo.home import PASSWORD, fill
from app.documents.blocks import no_progress
from app.figures.rules import SummaryAudience
from app.figures.services.figures import Figuring
from app.figures.services.summaries import Summaries
from app.home.services.open_home import open_house
from app.home.services.signing_in import SignedIn, SigningIn
from app.i18n import content, in_language
from app.parliament.services.papers import ParliamentPapers
from app.parliament.services.parliament import Parliament
from app.people.documents import RecoverySheet, recovery_sheet
from app.reports.documents.receipt_card import ReceiptCard, receipt_card
from app.reports.rules.receipts import PICTURES
from app.reports.rules.report import Draft, Face, Feeling, Kind, Wish
from app.reports.rules.wishes import AtMeeting, Meeting, TakePart
from app.reports.services.casework import Casework
from app.reports.services.printing import CasePrinting, paper_form_pdf
from app.reports.services.telling import Telling
from app.review.services.papers import ReviewPapers
from app.review.services.reviews import Reviews
from app.safekeeping.services.protection import Protection
from app.training.services.courses import courses
from app.training.services.papers import TrainingPapers
from app.training.services.signing_off import SigningOff
from app.training.services.team import member_of_account, team
from app.workshops.services.gatherings import Gatherings
from app.workshops.services.papers import PosterSize, PosterText, WorkshopPapers
from app.year.services.year import Year

NOON = datetime(2026, 3, 2, 11, 0, tzinfo=UTC)
CODE = tuple(PICTURES[:7])
Make = Callable[[str], bytes]


def drawing() -> bytes:
    """Return a picture as the drawing board makes one."""
    picture = Image.new("RGB", (640, 400), "white")
    for place in range(0, 400, 40):
        picture.paste((30, 102, 184), (place, place, place + 120, place + 30))
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


class EveryPaper:
    """The papers of a fictional home, by a short name: a function of the language each."""

    def __init__(self, folder: Path) -> None:
        self.house = open_house(folder, lambda: NOON)
        fill(self.house)
        self.claire, self.anne = self._in(Role.COORDINATOR), self._in(Role.ADVOCATE)
        self._tell()
        self._learn()
        self.of: dict[str, Make] = {
            **self._cases(),
            **self._of_the_team(),
            **self._of_the_house(),
            **self._posters(),
            "privacy": Protection(self.house, self.claire).privacy_page,
        }

    def _in(self, role: Role) -> SignedIn:
        person = next(person for person in self.house.colleagues() if person.role is role)
        return SigningIn(self.house).sign_in(person.id, PASSWORD)

    def _tell(self) -> None:
        """Tell one thing with everything in it, and prepare a meeting."""
        telling = Telling(self.house)
        voice = Attachment(MediaKind.VOICE, b"fLaC" + bytes(40), seconds=32)
        self.told = Draft(
            "lb",
            face=Face.CHILD,
            kind=Kind.WORRY,
            feeling=Feeling.SAD,
            text="Ech hu gëschter Owend gekrasch.",
            sentence=tuple(content.texts("pictograms")["pictures"])[:8],
            attachments=(Attachment(MediaKind.DRAWING, drawing()), voice),
            wishes=frozenset({Wish.COORDINATOR}),
        )
        meeting = Meeting(
            ask=Saying("Kann ech doheem schlofen?"),
            decide=Saying("Mäi Weekend"),
            people=frozenset(list(AtMeeting)[:2]),
            take_part=next(iter(TakePart)),
        )
        prepared = Draft(
            "lb",
            face=Face.YOUNG_PERSON,
            kind=Kind.MEETING,
            text="Mir geet et gutt hei.",
            meeting=meeting,
            wishes=frozenset({Wish.COORDINATOR}),
        )
        known = set(Casework(self.house, self.claire).order())
        found: list[str] = []
        for draft in (self.told, prepared):
            telling.send(draft, telling.prepare_receipt())
            new = set(Casework(self.house, self.claire).order()) - known
            known |= new
            found += new
        self.case_id, self.meeting_id = found

    def _learn(self) -> None:
        """Let one educator finish the mandatory course."""
        educator = next(person for person in self.house.colleagues() if person.role is Role.EDUCATOR)
        member = member_of_account(self.house, educator.id)
        assert member is not None
        self.member = member
        signing, course = SigningOff(self.house, self.claire), courses(self.house)[0]
        for module, item in course.items():
            signing.sign(member.id, course.key(module, item), self.house.today)

    def _cases(self) -> dict[str, Make]:
        casework = Casework(self.house, self.claire)
        printing = CasePrinting(self.house, self.claire, casework)
        forms: dict[str, Make] = {f"paper-form-{face}": partial(paper_form_pdf, self.house, face) for face in Face}
        return {
            "case-summary": lambda text: printing.case_summary(self.case_id, text, with_names=True),
            "case-summary-no-names": lambda text: printing.case_summary(self.case_id, text, with_names=False),
            "copy-for-person": lambda text: printing.copy_for_person(self.case_id, text),
            "case-bundle": lambda text: printing.bundle([self.case_id, self.meeting_id], text, with_names=True),
            "meeting-page": lambda text: printing.meeting_page(self.meeting_id, text),
            "receipt-card": _spoken(lambda: receipt_card(ReceiptCard(self.house.home.name, CODE, answer_by=NOON))),
            "kept-card": _spoken(lambda: receipt_card(ReceiptCard(self.house.home.name, CODE, kept_until=NOON))),
            "recovery-sheet": _spoken(
                lambda: recovery_sheet(RecoverySheet(self.house.home.name, tuple(PICTURES[:24]), NOON))
            ),
            **forms,
        }

    def _of_the_team(self) -> dict[str, Make]:
        papers, ids = TrainingPapers(self.house, self.claire), [member.id for member in team(self.house)]
        workshop = Gatherings(self.house, self.claire).workshops()[0]
        plans = WorkshopPapers(self.house, self.claire)
        about = [("A", "B")]
        return {
            "certificate": lambda text: papers.certificate(self.member.id, "bientraitance", text),
            "training-record": lambda text: papers.record(self.member.id, text),
            "matrix": lambda text: papers.matrix([], ids, text, no_progress),
            "late-letters": papers.letters,
            "attendance": lambda text: papers.attendance("Bientraitance", about, team(self.house), text),
            "workshop": lambda text: plans.workshop(workshop, text),
        }

    def _of_the_house(self) -> dict[str, Make]:
        parliament = Parliament(self.house)
        of_parliament = ParliamentPapers(self.house, self.claire)
        sitting = parliament.sittings()[0]
        ballot, box = parliament.ballots.all()[0], parliament.results(1)[0]
        charter, of_charter = Charters(self.house).shown(), CharterPapers(self.house, self.claire)
        review = Reviews(self.house, self.claire).reviews()[0]
        year, advocacy = Year(self.house, self.claire), Advocacy(self.house, self.anne)
        summaries = Summaries(self.house, self.claire, Figuring(self.house, self.claire))
        first, last = days_of(Period.TWELVE_MONTHS, self.house.today)
        papers: dict[str, Make] = {
            f"summary-{audience}": partial(summaries.summary, first, last, audience, "Mir hu geléiert.")
            for audience in SummaryAudience
        }
        return papers | {
            "ballot-cards": lambda text: of_parliament.cards(ballot, [CODE[:5]] * 9, text),
            "invitation": lambda text: of_parliament.invitation(sitting, text),
            "minutes": lambda text: of_parliament.minutes(sitting, text),
            "ballot-result": lambda text: of_parliament.result(box, text),
            "charter-poster": lambda text: of_charter.poster(charter, text, PosterSize.A3),
            "charter-booklet": lambda text: of_charter.booklet(charter, text),
            "review": lambda text: ReviewPapers(self.house, self.claire).review(review, text),
            "advocate-year": lambda text: advocacy.report(self.house.today.year, "Ee gutt Joer.", text),
            "calendar-month": lambda text: year.month_paper(2026, 3, text),
            "audit-extract": lambda text: AuditLog(self.house, self.anne).extract(
                date(2026, 2, 26), last - timedelta(days=1), text
            ),
        }

    def _posters(self) -> dict[str, Make]:
        papers = WorkshopPapers(self.house, self.claire)
        summaries = Summaries(self.house, self.claire, Figuring(self.house, self.claire))
        own = [PosterText("Mir lauschteren", "All Dag"), PosterText("Nous écoutons", "Chaque jour")]
        return {
            "right-poster": lambda text: papers.right_poster("opinion", [text], PosterSize.A4),
            "two-languages": lambda text: papers.right_poster(
                "safe", [text, "fr" if text != "fr" else "de"], PosterSize.A3
            ),
            "own-poster": lambda text: papers.own_poster(own, [text, "fr"], PosterSize.A4),
            "helper-poster": lambda text: papers.helper_poster(text, PosterSize.A4),
            "right-cards": papers.right_cards,
            "you-said-a4": lambda text: summaries.you_said(text, large=False),
            "you-said-a3": lambda text: summaries.you_said(text, large=True),
        }


def _spoken(make: Callable[[], bytes]) -> Make:
    """Return a paper that is made in the current language as a function of the language."""

    def made(language: str) -> bytes:
        with in_language(language):
            return make()

    return made
