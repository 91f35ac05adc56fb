"""Papers of workshops and campaigns: plans and posters, each in the language asked for, each in the audit log."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.audit_actions import AuditAction
from app.core.languages import text_in
from app.core.rights import Action, Role
from app.documents.posters import Poster, PosterSize, PosterText, poster
from app.helpers.services import KioskContent
from app.home.services.papers import Papers
from app.home.words.rights import right_source
from app.home.words.roles import role_name
from app.i18n import _, content, formats, in_language, ngettext, preferred
from app.workshops.documents.helper_poster import HelperLine, HelperPoster, helper_poster
from app.workshops.documents.right_cards import RightCard, right_cards
from app.workshops.documents.workshop_plan import WorkshopPaper, workshop_paper
from app.workshops.rules import AgreedKind, Workshop
from app.workshops.services.gatherings import Gatherings
from app.workshops.words import audience_name

__all__ = ["PosterSize", "PosterText", "RightOnPoster", "WorkshopPapers"]


@dataclass(frozen=True)
class RightOnPoster:
    """A right that a poster can show: its id and its name in the current language."""

    id: str
    name: str


class WorkshopPapers(Papers):
    """What can be printed about workshops and campaigns."""

    def workshop(self, one: Workshop, language: str) -> bytes:
        """Return a workshop's plan, and what came out, as PDF. Raises NotAllowed."""
        self._me.demand(Action.HOLD_WORKSHOPS)
        gatherings = Gatherings(self._house, self._me)
        agreed = [found for kind in AgreedKind for found in gatherings.agreed(kind) if found.source == one.id]
        with in_language(language):
            children = ngettext("{count} child", "{count} children", one.children).format(count=one.children)
            adults = ngettext("{count} adult", "{count} adults", one.adults).format(count=one.adults)
            about = [
                (_("Day"), formats.plain_day(one.day)),
                (_("With whom?"), audience_name(one.audience)),
                (_("Age"), one.age),
                (_("Aim"), one.aim),
                (_("Who came"), " · ".join(filter(None, [children, adults, one.initials]))),
            ]
            paper = WorkshopPaper(
                self._printed(AuditAction.WORKSHOP_PLAN_MADE),
                one.title,
                about,
                one.method,
                [(step.minutes, step.what) for step in one.steps],
                [(thing.what, thing.done) for thing in one.materials],
                one.outcome,
                [(found.what, found.owner, formats.plain_day(found.due) if found.due else "") for found in agreed],
            )
            return workshop_paper(paper)

    def rights(self) -> list[RightOnPoster]:
        """Return the rights that a poster can show, in the current language."""
        words = content.texts("rights")
        return [RightOnPoster(name, words[name]["title"]) for name in content.facts("rights")]

    def right_poster(self, right: str, languages: Sequence[str], size: PosterSize) -> bytes:
        """Return a poster of a right card, in one language or two. Raises NotAllowed."""
        texts: dict[PosterText, None] = {}  # once each: a language may borrow the words of the other
        for language in languages:
            with in_language(language):
                words = content.texts("rights")[right]
                texts[PosterText(words["title"], words["text"])] = None
        return self._poster(f"right-{right}", list(texts), languages, size)

    def own_poster(self, texts: Sequence[PosterText], languages: Sequence[str], size: PosterSize) -> bytes:
        """Return a poster of one's own words, in one language or two. Raises NotAllowed."""
        return self._poster("", texts, languages, size)

    def right_cards(self, language: str) -> bytes:
        """Return the cards of all rights as PDF, to cut out. Raises NotAllowed."""
        self._me.demand(Action.HOLD_WORKSHOPS)
        self._noted(AuditAction.RIGHT_CARDS_MADE)
        with in_language(language):
            shown = content.texts("rights")
            cards = [
                RightCard(
                    f"right-{name}", shown[name]["title"], shown[name]["text"], shown[name]["example"], source
                )
                for name, source in ((name, right_source(name)) for name in content.facts("rights"))
            ]
            return right_cards(self._house.home.name, cards)

    def helper_poster(self, language: str, size: PosterSize) -> bytes:
        """Return the poster of those who help, as the kiosk shows them, and of the people to turn to here. Raises
        NotAllowed."""
        self._me.demand(Action.HOLD_WORKSHOPS)
        self._noted(AuditAction.POSTER_MADE)
        with in_language(language):
            lines = [
                HelperLine(helper.number, words.name, words.what)
                for helper in KioskContent(self._house).helpers()
                if not helper.hidden and (words := text_in(helper.texts, preferred(language))) is not None
            ]
            people = [
                (person.name, role_name(person.role))
                for person in self._house.colleagues()
                if person.role in (Role.COORDINATOR, Role.ADVOCATE)
            ]
            return helper_poster(HelperPoster(self._house.home.name, lines, people, size))

    def _poster(
        self, picture: str, texts: Sequence[PosterText], languages: Sequence[str], size: PosterSize
    ) -> bytes:
        self._me.demand(Action.HOLD_WORKSHOPS)
        self._noted(AuditAction.POSTER_MADE)
        feet = []
        for language in languages:
            with in_language(language):
                feet.append(_("You may say it. We listen."))
        with in_language(languages[0]):
            return poster(Poster(self._house.home.name, picture, texts, " · ".join(feet), size))
