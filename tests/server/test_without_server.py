"""The real window while the server does not answer: a child is heard and told the truth, and what was told arrives
by itself."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from app import settings
from app.i18n import _, ngettext
from app.reports.services.outbox import Delivering
from app.reports.services.printing import ReceiptPrinting
from app.window import Window
from tests.driver import Person
from tests.server.away import Away
from tests.server.cluster import is_there
from tests.walks.reports import to_review
from tests.walks.steps import application, closed, code_on_screen, enter_code

WORDS = "Keen heiert mech."

pytestmark = [
    pytest.mark.skipif(not is_there(), reason="needs PostgreSQL; dev.py installs it on Debian"),
    pytest.mark.timeout(300),
]


def test_a_child_is_heard_while_the_line_is_broken(away: Away, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.sessions.Watch.look", lambda _watch: None)
    application()
    folder = away.kiosk.folder
    away.kiosk.house.close()
    settings.save(folder, settings.Settings("Haus Test", "lb", away.address))
    window = Window(folder, settings.load(folder), kiosk=True, demo=False)
    window.show()
    child = Person(window)
    child.awaits(_("I want to say something"))
    child.settles()
    child.press(_("Parliament"))
    child.awaits(_("You can use this again in a little while"))
    child.press(_("I want to say something"))
    child.press(_("I am a child"))
    child.press(_("Back"))
    child.press(_("Back"))
    to_review(child, words=WORDS)
    child.press(_("Send"))
    child.awaits(_("Thank you for telling us."))
    child.awaits(_("The line is broken just now. Your report goes off by itself as soon as it is back."))
    code = code_on_screen(child)
    child.press(_("I have my pictures"))
    enter_code(child, code)
    child.press(_("Show my answer"))
    child.awaits(_("The line is broken just now. Nothing is lost. Please try again a little later."))
    child.press(_("Back"))
    child.press(_("For staff"))
    child.awaits(_("Sign in"))
    here = ngettext(
        "{count} report waits on this computer and goes off by itself.",
        "{count} reports wait on this computer and go off by themselves.",
        1,
    )
    assert any(here.format(count=1) in text for text in child.texts())
    away.come_back()
    child.waits(lambda: Delivering(away.staff.house).waiting() == 0 and away.read() == [WORDS], "the report")
    closed(window)
    away.kiosk = away.pc(folder)


def test_the_card_promises_no_day(away: Away) -> None:
    sent = away.kiosk.tell(WORDS)
    pdf = PdfReader(BytesIO(ReceiptPrinting(away.kiosk.house).card(sent, "en")))
    said = pdf.pages[0].extract_text()
    assert "you find your answer" in said
    assert "2026" not in said
