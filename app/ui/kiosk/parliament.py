"""The Children and Youth Parliament in the kiosk: vote, ideas, what was decided and answered, the next session,
who speaks for the children."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import Enum, auto
from typing import TYPE_CHECKING, Literal, assert_never

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from app.i18n import _, formats, ngettext
from app.parliament.rules.parliament import Proposal, ProposalStage, Sitting, Term
from app.parliament.words import REPLY_PICTURES, option_name, reply_name, result_line, turnout_line
from app.reports.rules.report import Kind
from app.reports.rules.wishes import Bring
from app.ui.kiosk.charter import CharterFlow
from app.ui.kiosk.childrens_view import ChildrensViewFlow
from app.ui.kiosk.frame import PageFrame
from app.ui.kiosk.look import FaceLook
from app.ui.kiosk.stand import Flow, Stand
from app.ui.kiosk.voting import VotingFlow
from app.ui.theme.images import picture
from app.ui.theme.tokens import Size, Space
from app.ui.widgets.labels import card, column, label, row
from app.ui.widgets.paint import RING
from app.ui.widgets.tile_grid import TileGrid
from app.ui.widgets.tiles import CHILD_CHOICE, Tile

if TYPE_CHECKING:
    from app.parliament.services.ballots import Box
    from app.parliament.services.parliament import Parliament
    from app.ui.kiosk.services import KioskServices

_SIX = 6
_RESULTS = 8
"""Results of votes that are shown, the newest."""


class Corner(Enum):
    """Where one can go in the parliament."""

    VOTE = auto()
    IDEAS = auto()
    DECISIONS = auto()
    SESSION = auto()
    MEMBERS = auto()
    CHARTER = auto()
    VIEW = auto()
    RESULTS = auto()


class HubPage(PageFrame):
    """What one can do in the parliament."""

    chosen = Signal(Corner)

    def __init__(self, look: FaceLook, tiles: Sequence[tuple[Corner, str, str]]) -> None:
        super().__init__(
            look,
            _("Children and Youth Parliament"),
            onward=_("Done"),
            onward_icon="",
            skip=_("I have an idea"),
        )
        grid = QGridLayout()
        grid.setSpacing(Space.L - 2 * RING)
        for place, (corner, word, image) in enumerate(tiles):
            tile = Tile(word, CHILD_CHOICE, image, checkable=False)
            tile.clicked.connect(lambda _on=False, corner=corner: self.chosen.emit(corner))
            columns = 3 if len(tiles) <= _SIX else 4
            grid.addWidget(tile, place // columns, place % columns)
            grid.setRowStretch(place // columns, 1)
            grid.setColumnStretch(place % columns, 1)
        self.content.addLayout(grid, 1)


class ListPage(PageFrame):
    """Cards below each other; without any, words that say what will stand here."""

    def __init__(self, look: FaceLook, title: str, nothing: str, *, skip: str = "") -> None:
        super().__init__(look, title, onward=_("Done"), onward_icon="", skip=skip)
        self._cards: QVBoxLayout = column(space=Space.S, margins=(RING, 0, RING, 0))
        self._nothing = nothing
        self._empty = True

    def add(self, frame: QWidget) -> None:
        """Put a card below the others."""
        self._cards.addWidget(frame)
        self._empty = False

    def finished(self) -> ListPage:
        """Return the page with everything that was added."""
        if self._empty:
            self._cards.addStretch(1)
            self._cards.addWidget(label(self._nothing, self.look.text, tone="muted", centred=self.look.pictures))
        self._cards.addStretch(2)
        inside = QWidget()
        inside.setLayout(self._cards)
        self.fill(inside)
        return self


def ideas_page(look: FaceLook, proposals: Sequence[Proposal], support: dict[str, int]) -> ListPage:
    """Return the ideas that wait for the parliament."""
    page = ListPage(look, _("Ideas"), _("No idea is here yet. Yours can be the first."), skip=_("I have an idea"))
    for proposal in proposals:
        if proposal.way is not ProposalStage.COLLECTED:
            continue
        frame, said = _with_picture(look, proposal.picture or "idea")
        said.addWidget(label(proposal.text, look.text_bold))
        about = [_("from {name}").format(name=proposal.name)] if proposal.name else []
        if count := support.get(proposal.id, 0):
            about.append(
                ngettext("{count} child supports it", "{count} children support it", count).format(count=count)
            )
        if about:
            said.addWidget(label(" · ".join(about), look.small, tone="muted"))
        page.add(frame)
    return page.finished()


def decisions_page(look: FaceLook, proposals: Sequence[Proposal], today: date) -> ListPage:
    """Return what was decided, the answer, and what came of it."""
    page = ListPage(look, _("What was decided"), _("Nothing is decided yet."), skip=_("Results of the votes"))
    for proposal in proposals:
        if proposal.decision is None:
            continue
        frame, said = _with_picture(look, proposal.picture or "idea")
        said.addWidget(label(proposal.decision.words, look.text_bold))
        if proposal.answer is None:
            day, late = formats.plain_day(proposal.decision.answer_by), proposal.is_overdue(today)
            words = (
                _("The answer is late. It was promised by {day}.") if late else _("The house answers by {day}.")
            )
            said.addWidget(label(words.format(day=day), look.small_bold, tone="danger" if late else "muted"))
        else:
            answer = proposal.answer
            sign = QLabel()
            sign.setPixmap(picture(REPLY_PICTURES[answer.reply], Size.BADGE))
            said.addLayout(
                row(sign, label(reply_name(answer.reply), look.small_bold, wrap=False), None, space=Space.S)
            )
            said.addWidget(label(answer.words, look.text))
            about = [answer.by, _("by {day}").format(day=formats.plain_day(answer.until)) if answer.until else ""]
            said.addWidget(label(" · ".join(filter(None, about)), look.small, tone="muted"))
        if proposal.outcome:
            said.addWidget(label(_("What came of it"), look.small_bold))
            said.addWidget(label(proposal.outcome, look.text))
        page.add(frame)
    return page.finished()


def results_page(look: FaceLook, boxes: Sequence[Box]) -> ListPage:
    """Return the newest results."""
    page = ListPage(look, _("Results of the votes"), _("No vote is counted yet."))
    for box in boxes:
        frame, said = _with_picture(look, "vote")
        said.addWidget(label(box.ballot.title, look.text_bold))
        said.addWidget(label(result_line(box.ballot, box.result), look.text))
        for name in (name for group in box.result.order for name in group):
            count = label(formats.number(box.result.counts[name]), look.small_bold, wrap=False)
            count.setFixedWidth(Size.BADGE)
            line = row(count, label(option_name(box.ballot, name), look.small), space=0)
            line.setStretch(1, 1)
            said.addLayout(line)
        said.addWidget(label(turnout_line(box.result.cards, box.result.votes), look.small, tone="muted"))
        page.add(frame)
    return page.finished()


def session_page(look: FaceLook, sitting: Sitting | None, words: dict[str, str]) -> ListPage:
    """Return when and where the next session is, and what is talked about."""
    page = ListPage(look, _("The next session"), _("No session is planned yet."))
    if sitting is not None:
        frame, said = _with_picture(look, "session")
        said.addWidget(label(formats.plain_day(sitting.day), look.text_bold))
        where = [_("at {hour}").format(hour=f"{sitting.begins:%H:%M}"), sitting.place]
        said.addWidget(label(" · ".join(filter(None, where)), look.text))
        said.addWidget(label(_("You may come and listen."), look.small, tone="muted"))
        page.add(frame)
        agenda = [words[proposal] for proposal in sitting.proposals if proposal in words] + list(sitting.points)
        if agenda:
            points, inside = card(look.card, margin=Space.L, space=Space.XS)
            inside.addWidget(label(_("What we talk about"), look.small_bold))
            for number, point in enumerate(agenda, 1):
                inside.addWidget(label(f"{number}. {point}", look.text))
            page.add(points)
    return page.finished()


def members_page(look: FaceLook, term: Term | None) -> ListPage:
    """Return who speaks for the children."""
    page = ListPage(look, _("Who speaks for me?"), _("Nobody is elected yet."))
    if term is not None and term.seats:
        holder = QWidget()
        grid = TileGrid(3, Space.S)
        for seat in term.seats:
            frame, inside = card(look.card, margin=Space.M, space=Space.XS // 2)
            sign = QLabel()
            sign.setPixmap(picture(seat.picture or "child", Size.PICTURE_SAID))
            sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
            inside.addWidget(sign)
            inside.addWidget(label(seat.name, look.text_bold, centred=True))
            if seat.task:
                inside.addWidget(label(seat.task, look.small, tone="muted", centred=True))
            inside.addStretch(1)
            grid.addWidget(frame)
        holder.setLayout(grid)
        page.add(holder)
    return page.finished()


class ParliamentFlow(Flow):
    """Leafing through the parliament."""

    def __init__(self, stand: Stand) -> None:
        super().__init__(stand)
        self._inside: VotingFlow | CharterFlow | ChildrensViewFlow | None = None
        """The active flow; a Python reference, as Qt keeps none."""

    def begin(self) -> None:
        """Show what there is, as soon as the program has loaded."""
        self._stand.with_services(self._show_hub)

    def _show_hub(self, services: KioskServices) -> None:
        tiles = [
            (Corner.VOTE, _("Vote"), "vote"),
            (Corner.IDEAS, _("Ideas"), "idea"),
            (Corner.DECISIONS, _("What was decided"), "answer"),
            (Corner.SESSION, _("The next session"), "session"),
            (Corner.MEMBERS, _("Who speaks for me?"), "parliament"),
            (Corner.CHARTER, _("Our charter"), "charter"),
        ]
        if services.childrens_view.open_round() is not None:
            tiles.append((Corner.VIEW, _("How do you find it here?"), "feeling-okay"))
        page = HubPage(self._stand.look, tiles)
        page.back.connect(self._stand.forget)
        page.onward.connect(self._stand.forget)
        page.skip.connect(self._have_idea)
        page.chosen.connect(lambda corner: self._open(services, corner))
        self._show(page)

    def _have_idea(self) -> None:
        self._stand.tell_about("", Kind.IDEA, bring=Bring.WITHOUT_NAME)  # that is why it is begun here

    def _open(self, services: KioskServices, corner: Corner) -> None:
        def leave() -> None:
            self._show_hub(services)

        match corner:
            case Corner.VOTE:
                self._go(VotingFlow(self._stand, services, leave))
            case Corner.CHARTER:
                self._go(CharterFlow(self._stand, services, leave))
            case Corner.VIEW:
                self._go(ChildrensViewFlow(self._stand, services, leave))
            case Corner.IDEAS | Corner.DECISIONS | Corner.SESSION | Corner.MEMBERS | Corner.RESULTS:
                page = _page(corner, self._stand.look, services.parliament)
                page.back.connect(leave)
                page.onward.connect(self._stand.forget)
                if corner is Corner.DECISIONS:
                    page.skip.connect(lambda: self._open(services, Corner.RESULTS))
                else:
                    page.skip.connect(self._have_idea)
                self._show(page)
            case _:
                assert_never(corner)

    def _go(self, inside: VotingFlow | CharterFlow | ChildrensViewFlow) -> None:
        self._inside = inside
        inside.begin()


def _page(
    corner: Literal[Corner.IDEAS, Corner.DECISIONS, Corner.SESSION, Corner.MEMBERS, Corner.RESULTS],
    look: FaceLook,
    parliament: Parliament,
) -> ListPage:
    match corner:
        case Corner.IDEAS:
            return ideas_page(look, parliament.proposals(), parliament.support())
        case Corner.DECISIONS:
            return decisions_page(look, parliament.proposals(), parliament.today)
        case Corner.SESSION:
            return session_page(look, parliament.next_sitting(), _words(parliament))
        case Corner.MEMBERS:
            return members_page(look, parliament.term())
        case Corner.RESULTS:
            return results_page(look, parliament.results(_RESULTS))
        case _:
            assert_never(corner)


def _words(parliament: Parliament) -> dict[str, str]:
    return {proposal.id: proposal.text for proposal in parliament.proposals()}


def _with_picture(look: FaceLook, image: str) -> tuple[QWidget, QVBoxLayout]:
    """Return a card with a picture at the left, and the room for words beside it."""
    frame, inside = card(look.card, margin=Space.M, space=0)
    sign = QLabel()
    sign.setPixmap(picture(image, Size.PICTURE_SAID))
    sign.setAlignment(Qt.AlignmentFlag.AlignTop)
    said = column(space=Space.XS // 2)
    line = row(sign, said, space=Space.L)
    line.setStretch(1, 1)
    inside.addLayout(line)
    return frame, said
