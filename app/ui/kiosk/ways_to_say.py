"""The pages beside writing: draw, speak, put pictures together. Leaving one keeps what was made there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from app.ui.kiosk.draw_page import DrawPage
from app.ui.kiosk.pictures_page import PicturesPage
from app.ui.kiosk.saying_editor import SayingWay

if TYPE_CHECKING:
    from app.core.saying import Attachment, Saying
    from app.ui.kiosk.frame import PageFrame
    from app.ui.kiosk.services import KioskServices
    from app.ui.kiosk.stand import Stand

    Done = Callable[[Saying], None]


class WaysToSay:
    """Opens one way at a time, and brings back what was said."""

    def __init__(self, stand: Stand) -> None:
        self._stand = stand

    def open(self, way: SayingWay, saying: Saying, done: Done) -> None:
        """Open a way; `done` hears what is said then."""
        match way:
            case SayingWay.DRAW:
                self._draw(saying, done)
            case SayingWay.PICTURES:
                self._put_together(saying, done)
            case SayingWay.SPEAK:
                self._stand.with_services(lambda services: self._speak(services, saying, done))
            case _:
                assert_never(way)

    def _show(self, page: PageFrame, leave: Callable[[], None]) -> None:
        page.hide_all.connect(self._stand.hide_everything)
        page.back.connect(leave)
        page.onward.connect(leave)
        self._stand.show_page(page)

    def _draw(self, saying: Saying, done: Done) -> None:
        page = DrawPage(self._stand.look)
        self._show(page, lambda: done(_with(saying, page.drawing)))

    def _put_together(self, saying: Saying, done: Done) -> None:
        page = PicturesPage(self._stand.look, saying.sentence)
        self._show(page, lambda: done(replace(saying, sentence=page.sentence)))

    def _speak(self, services: KioskServices, saying: Saying, done: Done) -> None:
        from app.ui.kiosk.speak_page import SpeakPage  # noqa: PLC0415 - loads sound, for who wants to speak

        page = SpeakPage(self._stand.look, services.sound)
        page.ready.connect(lambda voice: done(_with(saying, voice)))
        page.speaking.connect(self._stand.stay)
        self._show(page, page.finish)


def _with(saying: Saying, attachment: Attachment | None) -> Saying:
    return saying if attachment is None else replace(saying, attachments=(*saying.attachments, attachment))
