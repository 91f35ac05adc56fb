"""The handbooks: as many pages as promised, in every language, with a picture of a real screen on each, and
nothing cut off."""

from io import BytesIO
from string import Formatter

import pytest
from pypdf import PdfReader

from app.core.handbooks import OWN, PAGES, Handbook
from app.core.rights import Role
from app.documents.handbook import handbook
from app.i18n import FINISHED, content, speaking
from app.services.handbooks import paper_of


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("language", FINISHED)
@pytest.mark.parametrize("which", Handbook)
def test_a_handbook_has_its_pages_and_all_its_words(which: Handbook, language: str) -> None:
    with speaking(language):
        paper = paper_of(which, "Haus Test")
        read = PdfReader(BytesIO(handbook(paper)))
    assert len(read.pages) == PAGES[which] == len(paper.pages)
    assert read.metadata is not None
    assert read.metadata.title == paper.title
    for page, printed in zip(paper.pages, read.pages, strict=True):
        said = flat(printed.extract_text())
        for words in (page.title, page.text, *page.steps):
            assert flat(words) in said
        assert page.picture.is_file(), page.picture.name
        assert len(printed.images) == 1


def test_all_languages_tell_the_same() -> None:
    for which in Handbook:
        forms = []
        for language in FINISHED:
            with speaking(language):
                read = content.texts(f"handbooks/{which}")
            forms.append([(one["shot"], len(one["steps"]), _places(one)) for one in read["page"]])
        assert all(form == forms[0] for form in forms)


def _places(page: dict[str, object]) -> list[str]:
    steps = page["steps"]
    assert isinstance(steps, list)
    texts = [str(page["text"]), *map(str, steps)]
    return [name for text in texts for _before, name, *_more in Formatter().parse(text) if name]


def test_everybody_has_one() -> None:
    assert set(OWN) == set(Role)
