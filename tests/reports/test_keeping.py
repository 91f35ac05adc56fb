"""Keep for later: only the receipt opens it, it becomes a report once, and it is forgotten in time."""

import pytest

from app.core.errors import EmptyReport, NotSent, ReceiptUnknown
from app.home.services import signed_content
from app.reports.rules.report import Draft
from app.reports.services.keeping import Keeping, KeptDraft
from tests.made_homes import TestHome, only_case, only_readable
from tests.reports.test_attachments import DRAWING, MARKER, VOICE


def kept(home: TestHome, draft: Draft) -> KeptDraft:
    receipt = home.telling.prepare_receipt()
    Keeping(home.house).keep(draft, receipt)
    found = home.following.find(receipt.code)
    assert isinstance(found, KeptDraft)
    return found


def test_the_receipt_brings_the_whole_draft_back(home: TestHome) -> None:
    draft = home.draft("nach net fäerdeg", attachments=(DRAWING, VOICE), sentence=("i",))
    assert kept(home, draft).draft == draft
    assert home.casework("claire").order() == [], "nobody is told of a draft"


def test_a_kept_draft_becomes_a_report_under_the_same_receipt(home: TestHome) -> None:
    found = kept(home, home.draft("nach net"))
    sent = home.telling.send(home.draft("elo fäerdeg"), found.receipt)
    assert sent.code == found.receipt.code
    assert home.following.open(sent.code).entries == ()
    assert only_case(home).report.text == "elo fäerdeg"
    with home.house.database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM kept_drafts").scalar() == 0


def test_keeping_again_replaces_what_was_kept(home: TestHome) -> None:
    found = kept(home, home.draft("eent"))
    Keeping(home.house).keep(home.draft("zwee"), found.receipt)
    again = home.following.find(found.receipt.code)
    assert isinstance(again, KeptDraft)
    assert again.draft.text == "zwee"


def test_a_draft_can_be_forgotten_at_once(home: TestHome) -> None:
    found = kept(home, home.draft("besser net"))
    Keeping(home.house).forget(found)
    with pytest.raises(ReceiptUnknown):
        home.following.find(found.receipt.code)


@pytest.mark.parametrize(("chosen", "lasts"), [(None, 14), (3, 3)])
def test_drafts_are_forgotten_after_the_days_the_home_chose(
    home: TestHome, chosen: int | None, lasts: int
) -> None:
    if chosen:
        claire = home.signed_in("claire")
        with home.house.database.writing() as connection:
            signed_content.keep_setting(connection, claire, "keep_days", chosen)
    found = kept(home, home.draft("laang"))
    home.clock.later(days=lasts)
    assert Keeping(home.house).forget_old() == 0
    assert isinstance(home.following.find(found.receipt.code), KeptDraft)
    home.clock.later(days=1)
    assert isinstance(home.following.find(found.receipt.code), KeptDraft), "a clock may be wrong"
    home.days_counted()
    with pytest.raises(ReceiptUnknown):
        home.following.find(found.receipt.code)
    assert Keeping(home.house).forget_old() == 1


@pytest.mark.files
def test_an_empty_draft_is_not_kept_and_a_full_disk_loses_nothing(home: TestHome) -> None:
    receipt = home.telling.prepare_receipt()
    with pytest.raises(EmptyReport):
        Keeping(home.house).keep(Draft("lb"), receipt)
    with only_readable(home), pytest.raises(NotSent):
        Keeping(home.house).keep(home.draft("x"), receipt)


def test_nothing_of_draft_drawing_or_recording_lies_in_the_files(home: TestHome) -> None:
    """The marker search: no file of the home holds what was said, drawn or spoken, in any form it had."""
    draft = home.draft("geheim Wierder 0815", attachments=(DRAWING, VOICE), name="Lisa Geheim")
    kept(home, draft)
    home.telling.send(draft, home.telling.prepare_receipt())
    home.house.close()
    files = [path.read_bytes() for path in home.folder.rglob("*") if path.is_file()]
    assert files
    for raw in files:
        for marker in (MARKER, b"geheim Wierder", b"Lisa Geheim", b"bWVuZyBnZWhlaW0", b"fLaC", b"\x89PNG"):
            assert marker not in raw
