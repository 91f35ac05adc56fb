"""`--self-check`: the installed program opens a fresh folder, sends and answers a report, makes a PDF, and
looks for everything that must have come with it."""

import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from app.home.services.lists import ListFile
from app.i18n import LANGUAGES, _, content, in_language
from app.reports.rules.receipts import PICTURES
from app.resources import resource, translations

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

ADDRESSED = ("lb", "fr", "de")
"""Languages that speak otherwise to an adult than to a child, and of which that is written."""

_FONTS = tuple(
    f"{family}-{weight}.ttf"
    for family in ("Andika", "AtkinsonHyperlegibleNext", "OpenDyslexic")
    for weight in ("Regular", "Bold")
)


def self_check() -> int:
    """Return 0 where everything is there and works; say what is wrong otherwise."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    problems: list[str] = []
    for check in (_files, _libraries, _journey, _training, _house, _screens, _voice, _recording):
        try:
            problems += check()
        except Exception as error:  # noqa: BLE001 - whatever fails here is what the check is for
            problems.append(f"{check.__name__}: {type(error).__name__}: {error}")
    for problem in problems:
        print(problem, file=sys.stderr)  # noqa: T201 - a command's own output
    print("self-check failed" if problems else "self-check passed")  # noqa: T201
    return 1 if problems else 0


def _files() -> list[str]:
    wanted = [resource("fonts", name) for name in _FONTS]
    wanted += [translations() / code / "LC_MESSAGES" / "app.mo" for code in LANGUAGES]
    wanted += [translations() / code / "LC_MESSAGES" / "adult.mo" for code in ADDRESSED]
    wanted += [resource("icons", "lock.svg"), resource("pictures", "speak.svg"), resource("style", "app.qss")]
    wanted += [resource("pictures", "receipt", f"{name}.png") for name in PICTURES]
    missing = [f"missing: {path.name} ({path.parent.name})" for path in wanted if not path.is_file()]
    for code in LANGUAGES:
        with in_language(code):
            if code != "en" and _("I want to say something") == "I want to say something":
                missing.append(f"no catalog: {code}")
            for name in (
                "helpers",
                "pictures",
                "demo",
                "pictograms",
                "questions",
                "rights",
                "days",
                "plans",
                "charter",
            ):
                content.texts(name)
    return missing


def _libraries() -> list[str]:
    """Look for what is loaded by name, and whose absence would pass in silence."""
    store = {"win32": "Windows", "darwin": "macOS"}.get(sys.platform, "SecretService")
    for name in ("psycopg", "sqlalchemy.dialects.postgresql.psycopg", f"keyring.backends.{store}"):
        import_module(name)
    return []


def _journey() -> list[str]:
    from app.core.rights import Role  # noqa: PLC0415
    from app.demo.home import PASSWORD, fill  # noqa: PLC0415
    from app.home.services.open_home import open_house  # noqa: PLC0415
    from app.home.services.signing_in import SigningIn  # noqa: PLC0415
    from app.reports.rules.report import Draft, Feeling, Wish  # noqa: PLC0415 - what is checked loads here
    from app.reports.services.casework import Casework  # noqa: PLC0415
    from app.reports.services.following import Following  # noqa: PLC0415
    from app.reports.services.printing import CasePrinting  # noqa: PLC0415
    from app.reports.services.telling import Telling  # noqa: PLC0415

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        house = open_house(Path(folder))
        fill(house)
        telling = Telling(house)
        draft = Draft("lb", feeling=Feeling.HAPPY, text="Moien", wishes=frozenset({Wish.COORDINATOR}))
        sent = telling.send(draft, telling.prepare_receipt())
        person = next(person for person in house.colleagues() if person.role is Role.COORDINATOR)
        me = SigningIn(house).sign_in(person.id, PASSWORD)
        casework, following = Casework(house, me), Following(house)
        case_id = following.open(sent.code).keys.case_id
        casework.answer(casework.open(case_id), "Merci!")
        answers = following.open(sent.code).answers
        pdf = CasePrinting(house, me, casework).case_summary(case_id, "lb", with_names=True)
        house.close()
    from app.store.server import engine_for_server  # noqa: PLC0415

    driver = engine_for_server("postgresql://nobody@/nothing").dialect.dbapi
    if driver is None or driver.pq.__impl__ == "python":
        return ["no driver for a server"]
    problems = [] if [answer.text for answer in answers] == ["Merci!"] else ["the answer did not arrive"]
    return problems if pdf.startswith(b"%PDF") else [*problems, "no PDF"]


def _training() -> list[str]:
    """Load the courses, write and read a list, and make a certificate's kin: what other libraries do here."""
    from app.core.rights import Role  # noqa: PLC0415
    from app.demo.home import PASSWORD, fill  # noqa: PLC0415
    from app.home.services.open_home import open_house  # noqa: PLC0415
    from app.home.services.signing_in import SigningIn  # noqa: PLC0415
    from app.training.services.courses import built_in_courses  # noqa: PLC0415
    from app.training.services.importing import Importing  # noqa: PLC0415
    from app.workshops.rules import TrainingSession  # noqa: PLC0415
    from app.workshops.services.sessions import Sessions  # noqa: PLC0415
    from app.workshops.words import discussion_cards, plans  # noqa: PLC0415

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        house = open_house(Path(folder))
        fill(house)
        person = next(person for person in house.colleagues() if person.role is Role.COORDINATOR)
        me = SigningIn(house).sign_in(person.id, PASSWORD)
        importing = Importing(house, me)
        again = importing.look(importing.people_list(ListFile.EXCEL))
        calendar = Sessions(house, me).calendar([TrainingSession("1", "x", house.today)])
        house.close()
    problems = [] if again.people and not again.bad else ["no Excel file can be read again"]
    if not (built_in_courses() and discussion_cards() and plans()):
        problems.append("no courses")
    return problems if b"BEGIN:VEVENT" in calendar else [*problems, "no calendar file"]


def _house() -> list[str]:
    """Count a ballot, draw charts on the screen and on paper, make the year's files."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from app.charter.services.charter import Charters  # noqa: PLC0415
    from app.charter.services.papers import CharterPapers, PosterSize  # noqa: PLC0415
    from app.core.rights import Role  # noqa: PLC0415
    from app.demo.home import PASSWORD, fill  # noqa: PLC0415
    from app.home.services.open_home import open_house  # noqa: PLC0415
    from app.home.services.signing_in import SigningIn  # noqa: PLC0415
    from app.parliament.services.parliament import Parliament  # noqa: PLC0415
    from app.review.services.papers import ReviewPapers  # noqa: PLC0415
    from app.review.services.reviews import Reviews  # noqa: PLC0415
    from app.ui.widgets.charts import Radar, Series  # noqa: PLC0415
    from app.year.services.year import Year  # noqa: PLC0415

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)  # noqa: S101
    chart = Radar("x", ["a", "b", "c"], [Series("x", [1, 2, 3])])
    chart.grab()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        house = open_house(Path(folder))
        fill(house)
        person = next(person for person in house.colleagues() if person.role is Role.COORDINATOR)
        me = SigningIn(house).sign_in(person.id, PASSWORD)
        papers = [
            CharterPapers(house, me).poster(Charters(house).shown(), "lb", PosterSize.A3),
            ReviewPapers(house, me).review(Reviews(house, me).reviews()[0], "lb"),
            Year(house, me).month_paper(house.today.year, house.today.month, "lb"),
        ]
        counted = Parliament(house).results(1)
        house.close()
    problems = [] if all(pdf.startswith(b"%PDF") for pdf in papers) else ["no paper of the house"]
    return problems if counted else [*problems, "no ballot was counted"]


def _screens() -> list[str]:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from app.ui.kiosk.kiosk import Kiosk  # noqa: PLC0415
    from app.ui.theme.images import icon, picture, receipt_picture  # noqa: PLC0415
    from app.ui.theme.style import style_sheet  # noqa: PLC0415

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)  # noqa: S101
    application.setStyleSheet(style_sheet())
    kiosk = Kiosk("", "lb")
    kiosk.resize(1280, 800)
    empty = kiosk.grab().isNull()
    blank = [
        f"blank: {folder}/{file.name}"
        for folder, drawn in (("icons", icon), ("pictures", picture), ("pictures/receipt", receipt_picture))
        for file in sorted(resource(*folder.split("/")).glob("*.[sp][vn]g"))
        if _is_blank(drawn(file.stem, 64))
    ]
    return [*blank, "no first page"] if empty else blank


def _voice() -> list[str]:
    from PySide6.QtMultimedia import QMediaDevices  # noqa: PLC0415

    from app.speech.synthesiser import Synthesiser  # noqa: PLC0415

    QMediaDevices.audioOutputs()
    voice = Synthesiser()
    return [f"no voice: {language}" for language in LANGUAGES if not any(voice.speak("Moien", language))]


def _recording() -> list[str]:
    """Turn a second of silence into FLAC and back, as what a child speaks and the staff hear."""
    from app.speech.voice import RATE, SAMPLE, decoded, encoded  # noqa: PLC0415

    silence = bytes(RATE * SAMPLE)
    return [] if decoded(encoded(silence)) == silence else ["no FLAC: nothing can be recorded or played"]


def _is_blank(image: "QPixmap") -> bool:
    pixels = image.toImage()
    return not any(pixels.pixelColor(x, y).alpha() for x in range(0, 64, 3) for y in range(64))
