"""Poster and booklet of the charter, each in the language asked for, each in the audit log."""

from app.charter.documents import CharterPaper, PairPaper, charter_booklet, charter_poster
from app.charter.rules import Charter, CharterSigner, text_of
from app.charter.services.charter import CharterWork, always
from app.charter.words import difference_line
from app.core.audit_actions import AuditAction
from app.core.rights import Action
from app.documents.posters import PosterSize
from app.home.services.papers import Papers
from app.i18n import _, formats, in_language, preferred

__all__ = ["CharterPapers", "PosterSize"]


class CharterPapers(Papers):
    """What can be printed of the charter."""

    def poster(self, charter: Charter, language: str, size: PosterSize) -> bytes:
        """Return the poster, one page. Raises NotAllowed."""
        self._me.demand(Action.SEE_PARLIAMENT)
        self._noted(AuditAction.POSTER_MADE)
        with in_language(language):
            return charter_poster(self._paper(charter), size)

    def booklet(self, charter: Charter, language: str) -> bytes:
        """Return the booklet, with who signed and what this version changed. Raises NotAllowed."""
        self._me.demand(Action.SEE_PARLIAMENT)
        with in_language(language):
            return charter_booklet(self._paper(charter), self._printed(AuditAction.CHARTER_BOOKLET_MADE))

    def _paper(self, charter: Charter) -> CharterPaper:
        texts = [(pair, text_of(pair, preferred())) for pair in charter.pairs]
        about = [
            (_("Version"), formats.number(charter.number) if charter.number else ""),
            (_("Valid from"), formats.plain_day(charter.valid_from) if charter.valid_from else ""),
            (_("Look at it again on"), formats.plain_day(charter.look_again) if charter.look_again else ""),
        ]
        work = CharterWork(self._house, self._me)
        signed = charter.signatures
        return CharterPaper(
            self._house.home.name,
            _("Our charter"),
            always(),
            [
                PairPaper(pair.picture, text.right, text.children, text.adults, text.why, text.example)
                for pair, text in texts
            ],
            about,
            [signature.stamp for signature in signed if signature.stamp],
            [
                signature.name
                for signature in sorted(signed, key=lambda signature: list(CharterSigner).index(signature.who))
                if signature.name
            ],
            [difference_line(difference) for difference in work.compared(charter)] if charter.number else [],
        )
