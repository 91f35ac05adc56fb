"""Finding the answer again: the pictures of the receipt, the answer, and what one says back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.core.errors import MustWait, ReceiptUnknown, StepNotAllowed
from app.core.saying import Saying
from app.i18n import _, ngettext
from app.reports.rules.receipts import Code
from app.ui import tasks
from app.ui.kiosk.answer import AnswerPage, SayBackPage
from app.ui.kiosk.code import CodePage
from app.ui.kiosk.frame import PageFrame
from app.ui.kiosk.helpers import HelpersPage
from app.ui.kiosk.stand import Flow, Stand
from app.ui.kiosk.ways_to_say import WaysToSay
from app.ui.words import refusal

if TYPE_CHECKING:
    from app.reports.services.following import Followed
    from app.reports.services.keeping import KeptDraft
    from app.ui.kiosk.services import KioskServices

    SayBack = Callable[[Followed, Saying, str], Followed]


@dataclass(frozen=True)
class Back:
    """What a page asks where one says something back."""

    title: str
    explanation: str


def _whom_to_tell(services: KioskServices) -> str:
    """Return what a child does whose right pictures lead nowhere: somebody may have taken the report away."""
    names = [shown.who.name for shown in services.advocates.all()]
    if not names:
        return _("Are these the pictures on your card? Then tell somebody who helps you. You did nothing wrong.")
    return _("Are these the pictures on your card? Then tell {name}. You did nothing wrong.").format(name=names[0])


class FollowUp(Flow):
    """One reporter's flow to the answer. Only the page holds what the receipt opened."""

    def __init__(self, stand: Stand) -> None:
        super().__init__(stand)
        self._ways = WaysToSay(stand)
        self._led_nowhere = False

    def begin(self) -> None:
        """Ask for the pictures."""
        page = CodePage(self._stand.look)
        page.back.connect(self._stand.forget)
        page.entered.connect(
            lambda code: self._stand.with_services(lambda services: self._find(services, page, code))
        )
        self._show(page)

    def _find(self, services: KioskServices, page: CodePage, code: Code) -> None:
        page.onward_button.setEnabled(False)
        page.say(_("One moment, we are looking."))

        def unknown(error: Exception) -> None:
            page.start_again(refusal(error))
            if isinstance(error, ReceiptUnknown) and not error.pause:
                if self._led_nowhere:
                    page.say(_whom_to_tell(services))
                self._led_nowhere = True
            elif not isinstance(error, MustWait):
                page.say(refusal(error))

        tasks.run(page, lambda: services.following.find(code), self._found, unknown)

    def _found(self, found: Followed | KeptDraft) -> None:
        """Show the answer, or go on with what was kept for later."""
        from app.reports.services.keeping import KeptDraft  # noqa: PLC0415 - has loaded by now

        if isinstance(found, KeptDraft):
            self._stand.go_on_with(found)
        else:
            self._show_answer(found)

    def _show_answer(self, followed: Followed) -> None:
        page = AnswerPage(self._stand.look, followed)
        page.onward.connect(self._stand.forget)
        page.understood.connect(
            lambda: self._stand.with_services(
                lambda services: self._say(page, lambda: services.following.understood(followed))
            )
        )
        page.rated.connect(
            lambda rating: self._stand.with_services(
                lambda services: self._say(page, lambda: services.following.rate(followed, rating))
            )
        )
        page.explain_again.connect(lambda: self._stand.with_services(lambda s: self._explain(s, followed)))
        page.add.connect(lambda: self._stand.with_services(lambda s: self._add(s, followed)))
        page.take_back.connect(lambda: self._stand.with_services(lambda s: self._take_back(s, followed)))
        page.ask_someone_else.connect(lambda: self._stand.with_services(lambda s: self._ask_other(s, followed)))
        self._show(page)

    def _explain(self, services: KioskServices, followed: Followed) -> None:
        back = Back(_("What should we explain again?"), _("Write it here, or leave it empty."))
        self._say_back(services, followed, back, services.following.ask_again)

    def _add(self, services: KioskServices, followed: Followed) -> None:
        back = Back(_("What would you like to add?"), _("You get an answer to it, too."))
        self._say_back(services, followed, back, services.following.add)

    def _take_back(self, services: KioskServices, followed: Followed) -> None:
        back = Back(_("Take it back"), _("Then nobody has to do anything more. What you said stays safe."))
        self._say_back(services, followed, back, services.following.withdraw)

    def _ask_other(self, services: KioskServices, followed: Followed) -> None:
        """Let whoever stands by read it; where nobody in the home is left, show who helps from outside."""
        if followed.others:
            said = ngettext(
                "From now on {names} may read it too. Write what matters, or leave it empty.",
                "From now on {names} may read it too. Write what matters, or leave it empty.",
                len(followed.others),
            ).format(names=", ".join(followed.others))
            back = Back(_("Ask somebody else"), said)
            self._say_back(services, followed, back, services.following.ask_someone_else)
        else:
            helpers = HelpersPage(
                self._stand.look, services.colleagues(), services.content.helpers(), danger=False
            )
            helpers.onward.connect(lambda: self._show_answer(followed))
            self._show(helpers)

    def _say_back(
        self, services: KioskServices, followed: Followed, back: Back, say: SayBack, saying: Saying | None = None
    ) -> None:
        language = self._stand.draft.language
        page = SayBackPage(
            self._stand.look,
            back.title,
            back.explanation,
            saying or Saying(),
            can_record=services.sound.can_record(),
        )
        page.back.connect(lambda: self._show_answer(followed))
        page.onward.connect(lambda: self._say(page, lambda: say(followed, page.saying, language)))
        page.way.connect(
            lambda way: self._ways.open(
                way, page.saying, lambda said: self._say_back(services, followed, back, say, said)
            )
        )
        self._show(page)

    def _say(self, page: PageFrame, work: Callable[[], Followed]) -> None:
        page.setEnabled(False)

        def failed(error: Exception) -> None:
            page.setEnabled(True)
            page.say(refusal(error))
            if isinstance(error, StepNotAllowed):
                self._stand.forget()

        tasks.run(page, work, self._show_answer, failed)
