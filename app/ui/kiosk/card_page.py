"""The pictures of a card that counts once, for a ballot and for the children's view."""

from collections.abc import Callable

from app.core.errors import MustWait
from app.i18n import _, ngettext
from app.ui import tasks
from app.ui.kiosk.code import CodePage
from app.ui.kiosk.frame import PageFrame
from app.ui.kiosk.look import FaceLook
from app.ui.words import refusal


def ask_card(
    show: Callable[[PageFrame], None],
    leave: Callable[[], None],
    look: FaceLook,
    find: Callable[[tuple[str, ...]], bytes],
    found: Callable[[bytes], None],
    words: tuple[str, str],
) -> None:
    """Show the page for a card, and go on with what `find` makes of its pictures; it raises CardUnknown or
    CardUsed. `words` are the title of the page and its button."""
    from app.parliament.services.ballot_cards import CARD_LENGTH  # noqa: PLC0415 - has loaded by now

    tap = ngettext(
        "Tap the {count} picture of your card.", "Tap the {count} pictures of your card in order.", CARD_LENGTH
    )
    page = CodePage(look, words[0], tap.format(count=CARD_LENGTH), words[1], CARD_LENGTH)
    page.back.connect(leave)

    def unknown(error: Exception) -> None:
        page.start_again(refusal(error))
        if not isinstance(error, MustWait):
            page.say(refusal(error))

    def entered(code: tuple[str, ...]) -> None:
        page.onward_button.setEnabled(False)
        page.say(_("One moment, we are looking."))
        tasks.run(page, lambda: find(code), found, unknown)

    page.entered.connect(entered)
    show(page)
