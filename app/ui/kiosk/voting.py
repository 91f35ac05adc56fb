"""Voting: the pictures of a ballot card, the choice, a look at it, into the box. Card and choice live in the pages
and go with them; one's mind can be changed until the vote is in the box."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QWidget

from app.i18n import _, formats, ngettext
from app.parliament.rules.ballots import Ballot, Method
from app.parliament.words import YES_NO_PICTURES, option_name
from app.ui import tasks
from app.ui.kiosk.card_page import ask_card
from app.ui.kiosk.frame import PageFrame
from app.ui.kiosk.look import FaceLook
from app.ui.kiosk.questions import AnswerOption
from app.ui.kiosk.sign_page import SignPage
from app.ui.kiosk.stand import Flow, Stand
from app.ui.theme.appearance import appearance, tinted
from app.ui.theme.fonts import font
from app.ui.theme.images import picture
from app.ui.theme.tokens import Colour, Size, Space, Text
from app.ui.widgets.labels import card, column, label, row
from app.ui.widgets.paint import RING
from app.ui.widgets.tile_grid import TileGrid
from app.ui.widgets.tiles import CHILD_CHOICE, OPTION_ROW, Tile
from app.ui.words import refusal

if TYPE_CHECKING:
    from app.ui.kiosk.services import KioskServices

_FEW = 4
"""Choices that stand in one line, with large pictures."""

_MANY = 8
"""Choices that stand in two columns, all in sight."""

_SHORT = 30
"""Letters that fit under such a picture."""


class OptionTile(Tile):
    """Something to choose; `rank` is its place in an order, which stands in the sign. Where there are many, it is
    `tight`."""

    def __init__(self, text: str, image: str, *, large: bool, tight: bool = False) -> None:
        look = replace(CHILD_CHOICE, smallest=QSize(190, 240)) if large else OPTION_ROW
        super().__init__(text, look, image)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.rank = 0
        self._tight = tight

    def heightForWidth(self, width: int) -> int:
        """Return what picture and words need in a tile of this width: no choice is cut."""
        if self._in_line:
            return super().heightForWidth(width) - (Space.XS if self._tight else 0)
        words = self.text_size(width - 2 * (RING + Space.S)).height()
        return Size.PICTURE_SAID + Space.S + words + 2 * (RING + Space.M)

    def _paint_sign(self, painter: QPainter, body: QRectF) -> None:
        if not self.rank:
            super()._paint_sign(painter, body)
            return
        place = QRectF(body.right() - Size.BADGE - Space.S, body.top() + Space.S, Size.BADGE, Size.BADGE)
        painter.setPen(tinted(Colour.NONE))
        painter.setBrush(tinted(Colour.GO))
        painter.drawEllipse(place)
        painter.setPen(tinted(Colour.SURFACE))
        painter.setFont(font(Text.CHILD_SMALL_BOLD))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(self.rank))


class ChooseBallotPage(PageFrame):
    """Which of several votes."""

    chosen = Signal(object)

    def __init__(self, look: FaceLook, ballots: Sequence[Ballot]) -> None:
        super().__init__(look, _("What do you vote on?"), onward=_("Done"), onward_icon="")
        grid = TileGrid(2, Space.S)
        for ballot in ballots:
            tile = OptionTile(ballot.title, "vote", large=False)
            tile.setCheckable(False)
            tile.clicked.connect(lambda _on=False, ballot=ballot: self.chosen.emit(ballot))
            grid.addWidget(tile)
        inside = QWidget()
        inside.setLayout(grid)
        self.fill(inside)


class ChoicePage(PageFrame):
    """What one chooses; nothing has to be. `choice` is what is chosen so far."""

    def __init__(self, look: FaceLook, ballot: Ballot, chosen: Sequence[str] = ()) -> None:
        super().__init__(
            look,
            ballot.title,
            onward=_("Look at my vote"),
            skip=_("I choose nothing"),
            beside_hide=True,
        )
        self._how = label(_how(ballot), look.text)
        self._how.setContentsMargins(RING, 0, RING, 0)
        self._how.setVisible(not appearance().very_large)
        self.content.addWidget(self._how)
        self._ballot = ballot
        self.choice: list[str] = list(chosen)
        few = len(ballot.options) <= _FEW and not appearance().needs_room
        large = few and all(len(answer_option.word) <= _SHORT for answer_option in _options(ballot))
        grid = TileGrid(_columns(len(ballot.options), large=large), Space.XS)
        self._tiles: dict[str, OptionTile] = {}
        for option in _options(ballot):
            tile = OptionTile(option.word, option.image, large=large, tight=len(ballot.options) > _MANY)
            tile.clicked.connect(lambda _on=False, value=option.value: self.tap(value))
            grid.addWidget(tile)
            self._tiles[option.value] = tile
        inside = QWidget()
        inside.setLayout(grid)
        inside.setContentsMargins(RING, 0, RING, 0)
        self.fill(inside)
        self._show()

    def tap(self, value: str) -> None:
        self._how.setText(_how(self._ballot))
        if value in self.choice:
            self.choice.remove(value)
        elif self._ballot.method in (Method.YES_NO, Method.ONE):
            self.choice = [value]
        elif self._ballot.method is Method.SEVERAL and len(self.choice) >= self._ballot.most:
            self._how.setText(_("That is all you can choose. Tap one again to take it back."))
            self._how.show()
        else:
            self.choice.append(value)
        self._show()

    def _show(self) -> None:
        ranks = self._ballot.method is Method.RANKING
        for value, tile in self._tiles.items():
            tile.setChecked(value in self.choice)
            tile.rank = self.choice.index(value) + 1 if ranks and value in self.choice else 0
            name = option_name(self._ballot, value)
            tile.setAccessibleName(f"{tile.rank}. {name}" if tile.rank else name)
            tile.update()
        self.onward_button.setEnabled(bool(self.choice))


def _columns(options: int, *, large: bool) -> int:
    """Return how many choices stand beside each other, so that all of them are in sight."""
    if large:
        return _FEW
    if appearance().very_large:
        return 1
    return 2 if options <= _MANY else _FEW - 1


class LookAgainPage(PageFrame):
    """What will be put into the box."""

    def __init__(self, look: FaceLook, ballot: Ballot, choice: Sequence[str]) -> None:
        super().__init__(
            look,
            _("This is your vote"),
            explanation=_("Nobody sees whose vote it is."),
            onward=_("Put it in the box"),
            onward_icon="vote",
            back=_("Change my mind"),
        )
        frame, inside = card(look.card, margin=Space.L, space=Space.S)
        inside.addWidget(label(ballot.title, look.small_bold, tone="muted"))
        if not choice:
            inside.addWidget(label(_("I choose nothing. My vote counts as blank."), look.heading))
        options = {option.value: option for option in _options(ballot)}
        for number, value in enumerate(choice, 1):
            sign = QLabel()
            sign.setPixmap(picture(options[value].image, Size.PICTURE_SAID))
            word = options[value].word
            said = f"{number}. {word}" if ballot.method is Method.RANKING else word
            line = row(sign, label(said, look.heading), space=Space.M)
            line.setStretch(1, 1)
            inside.addLayout(line)
        inside.addStretch(1)
        holder = QWidget()
        layout = column(space=0, margins=(RING, 0, RING, 0))
        layout.addWidget(frame)
        layout.addStretch(1)
        holder.setLayout(layout)
        self.fill(holder)


class InTheBoxPage(SignPage):
    """The vote counts."""

    def __init__(self, look: FaceLook, ballot: Ballot) -> None:
        words = _("Thank you. Every vote counts. When all have voted, you see the result here.")
        if ballot.closes is not None:
            words = _("Thank you. Every vote counts. After {day} you see the result here.").format(
                day=formats.plain_day(ballot.closes)
            )
        super().__init__(look, _("Your vote is in the box."), "vote", words)


class VotingFlow(Flow):
    """One child's way to the box."""

    def __init__(self, stand: Stand, services: KioskServices, leave: Callable[[], None]) -> None:
        super().__init__(stand)
        self._services, self._leave = services, leave

    def begin(self) -> None:
        """Show what is voted on; where it is one thing, ask for the card at once."""
        ballots = self._services.voting.open_ones()
        if not ballots:
            self._show_none()
        elif len(ballots) == 1:
            self._ask_card(ballots[0])
        else:
            page = ChooseBallotPage(self._stand.look, ballots)
            page.back.connect(self._leave)
            page.onward.connect(self._stand.forget)
            page.chosen.connect(self._ask_card)
            self._show(page)

    def _show_none(self) -> None:
        words = _("When there is one, you get a card with pictures. Then you vote here.")
        page = SignPage(self._stand.look, _("There is no vote today."), "vote", words, can_go_back=True)
        page.back.connect(self._leave)
        page.onward.connect(self._stand.forget)
        self._show(page)

    def _ask_card(self, ballot: Ballot) -> None:
        voting = self._services.voting
        ask_card(
            self._show,
            self._leave,
            self._stand.look,
            lambda code: voting.card(ballot.id, code),
            lambda found: self.choose(ballot, found),
            (_("Your ballot card"), _("Vote")),
        )

    def choose(self, ballot: Ballot, card_hash: bytes, chosen: Sequence[str] = ()) -> None:
        page = ChoicePage(self._stand.look, ballot, chosen)
        page.back.connect(self._leave)
        page.onward.connect(lambda: self.look_again(ballot, card_hash, tuple(page.choice)))
        page.skip.connect(lambda: self.look_again(ballot, card_hash, ()))
        self._show(page)

    def look_again(self, ballot: Ballot, card_hash: bytes, choice: Sequence[str]) -> None:
        page = LookAgainPage(self._stand.look, ballot, choice)
        page.back.connect(lambda: self.choose(ballot, card_hash, choice))
        page.onward.connect(lambda: self._put_in(page, ballot, card_hash, choice))
        self._show(page)

    def _put_in(self, page: PageFrame, ballot: Ballot, card_hash: bytes, choice: Sequence[str]) -> None:
        page.setEnabled(False)
        self._stand.hold_pause(True)
        voting = self._services.voting

        def done(_nothing: None) -> None:
            self._stand.hold_pause(False)
            last = InTheBoxPage(self._stand.look, ballot)
            last.onward.connect(self._stand.forget)
            self._show(last)

        def failed(error: Exception) -> None:
            self._stand.hold_pause(False)
            page.setEnabled(True)
            page.say(refusal(error))

        tasks.run(page, lambda: voting.put_in(ballot.id, card_hash, choice), done, failed)


def _options(ballot: Ballot) -> list[AnswerOption]:
    yes_no = ballot.method is Method.YES_NO
    return [
        AnswerOption(
            option.id,
            option_name(ballot, option.id),
            YES_NO_PICTURES[option.id] if yes_no else option.picture or "idea",
        )
        for option in ballot.options
    ]


def _how(ballot: Ballot) -> str:
    if ballot.method is Method.RANKING:
        return _("Tap what you like best first, then the next, and so on.")
    if ballot.method is Method.SEVERAL:
        return ngettext("Choose up to {count}.", "Choose up to {count}.", ballot.most).format(count=ballot.most)
    return _("Choose one.")
