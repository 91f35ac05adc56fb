"""The handbooks, in each language: words from `resources/content/`, pictures of the real screens from
`resources/handbooks/` (`python3 dev.py handbooks` takes them anew)."""

from collections.abc import Mapping

from app import __version__
from app.documents.blocks import OnPage, no_progress
from app.handbooks.documents import HandbookPage, HandbookPaper, handbook
from app.handbooks.rules import Handbook, handbook_of
from app.home.services.papers import Papers
from app.i18n import _, content, in_language, pgettext
from app.resources import resource


class Handbooks(Papers):
    """Makes handbooks. Everybody may read every one: nothing in them is about a child or a home."""

    @property
    def own(self) -> Handbook:
        """Return the handbook of this person's role."""
        return handbook_of(self._me.role)

    def pdf(self, which: Handbook, language: str, on_page: OnPage = no_progress) -> bytes:
        """Return a handbook as PDF."""
        home = self._house.home.name
        with in_language(language):
            return handbook(paper_of(which, home), on_page)


def paper_of(which: Handbook, home: str) -> HandbookPaper:
    """Return what stands in a handbook, in the current language; the pictures are in the language of its words."""
    read, names = content.texts(f"handbooks/{which}"), names_on_screens()
    return HandbookPaper(
        read["title"],
        read["about"],
        home,
        f"Meng Stëmm {__version__}",
        [
            HandbookPage(
                one["title"],
                one["text"].format(**names),
                [step.format(**names) for step in one["steps"]],
                resource("handbooks", content.language_of(f"handbooks/{which}"), f"{one['shot']}.png"),
            )
            for one in read["page"]
        ],
        for_children=which is Handbook.CHILD,
    )


def names_on_screens() -> Mapping[str, str]:
    """Return what the rooms and buttons are called that handbooks speak of, as the screens call them."""
    return {
        "today": _("Today"),
        "reports": _("Reports"),
        "training": _("Training"),
        "figures": _("Figures"),
        "kiosk": _("Kiosk"),
        "people": _("People"),
        "keeping": _("Keeping"),
        "backup": _("Back-up"),
        "homes": _("Other homes"),
        "protection": pgettext("room", "Protection"),
        "year": _("The year"),
        "bring_back": _("Bring a back-up back"),
        "send": _("Send"),
        "my_answer": _("My answer"),
        "hide": _("Hide"),
        "lock": _("Lock"),
        "sign_out": _("Sign out"),
        "explain_again": _("Please explain it again"),
        "involved": _("Somebody is involved"),
        "you_said": _("You said, we did"),
        "option": "--kiosk",
        "check": "meng-stemm check",
    }
