"""Who helps: people here and help lines; and what to do when somebody is in danger now."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.core.languages import text_in
from app.core.rights import Colleague, Role
from app.helpers.rules import Helper, HelperText
from app.home.words.roles import role_name
from app.i18n import _, preferred
from app.ui.kiosk.frame import PageFrame
from app.ui.kiosk.look import FaceLook
from app.ui.theme.appearance import appearance
from app.ui.theme.fonts import font
from app.ui.theme.images import icon, picture
from app.ui.theme.tokens import Colour, Growth, Size, Space, TextStyle
from app.ui.widgets.buttons import Button, Weight
from app.ui.widgets.labels import card, label, row
from app.ui.widgets.paint import RING

_COLUMNS = 3


class HelpersPage(PageFrame):
    """Everyone who helps; in danger, what to do now comes first. `see` asks for more about an advocate."""

    see = Signal(str)

    def __init__(
        self,
        look: FaceLook,
        colleagues: Sequence[Colleague],
        helpers: Sequence[Helper],
        *,
        danger: bool,
        more: bool = False,
    ) -> None:
        large = appearance().very_large
        title = _("You are important. Get help now.") if danger else _("Who helps me?")
        said = _("Go to an adult you trust. Or call. You can call free of charge.") if danger and not large else ""
        super().__init__(
            look,
            _("Get help now.") if danger and large else title,
            explanation=said,
            onward=_("Go on telling") if danger else _("Done"),
            beside_hide=large,
        )
        self.back_button.setVisible(danger)
        self._more = more
        self._widest = max(
            (QFontMetrics(font(self._number(danger=danger))).horizontalAdvance(other.number) for other in helpers),
            default=0,
        )
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setSpacing(Space.XS if large else Space.M)
        grid.setContentsMargins(RING, 0, RING, 0)
        cards = [
            self._line(helper, danger=danger)
            for helper in helpers
            if not helper.hidden and (helper.now or not danger)
        ]
        people = [person for person in colleagues if person.role in (Role.COORDINATOR, Role.ADVOCATE)]
        if people:
            cards.insert(len(cards) if danger or large else 0, self._people(people, names_only=danger and large))
        columns = 1 if appearance().narrow else _COLUMNS
        for place, frame in enumerate(cards):
            width = columns if people and danger and frame is cards[-1] else 1
            grid.addWidget(frame, place // columns, place % columns, 1, width)
        for column_number in range(columns):
            grid.setColumnStretch(column_number, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        self.fill(inside)

    def _number(self, *, danger: bool) -> TextStyle:
        return self.look.number if danger else self.look.heading

    def _in_a_row(self, helper: Helper, name: str, *, danger: bool) -> QWidget:
        """Return the number and who it is in one line: with very large letters every number is to be seen."""
        frame, layout = card("danger" if danger else self.look.card, margin=Space.XS // 2, space=0)
        number = label(helper.number, self._number(danger=danger), wrap=False)
        number.setMinimumWidth(self._widest)
        who = label(name, replace(self.look.small_bold, most=Growth.BESIDE_NUMBER))
        parts = row(_phone(danger=danger), number, who, space=Space.M)
        parts.setContentsMargins(Space.M, 0, Space.M, 0)
        parts.setStretch(2, 1)
        layout.addLayout(parts)
        return frame

    def _line(self, helper: Helper, *, danger: bool) -> QWidget:
        words = text_in(helper.texts, preferred()) or HelperText()
        if appearance().very_large and helper.number:
            return self._in_a_row(helper, words.name, danger=danger)
        frame, layout = card("danger" if danger else self.look.card, margin=Space.M, space=Space.XS // 2)
        if helper.picture:
            layout.addLayout(row(_picture(helper.picture), None))
        if helper.number:
            number = label(helper.number, self._number(danger=danger), wrap=False)
            head = row(_phone(danger=danger), number, space=Space.S)
            head.setStretch(1, 1)
            layout.addLayout(head)
        layout.addWidget(label(words.name, self.look.text if danger else self.look.small_bold))
        if not danger and words.what:
            layout.addWidget(label(words.what, self.look.small, tone="muted"))
        layout.addStretch(1)
        return frame

    def _people(self, people: Sequence[Colleague], *, names_only: bool) -> QWidget:
        frame, layout = card("soft", margin=Space.XS if names_only else Space.M, space=Space.XS // 2)
        if names_only:
            names = (label(person.name, self.look.heading, centred=True) for person in people)
            layout.addLayout(row(*names))
            return frame
        layout.addWidget(label(_("People for you here:"), self.look.small_bold))
        for person in people:
            layout.addWidget(label(person.name, self.look.heading))
            layout.addWidget(label(role_name(person.role), self.look.small, tone="muted"))
            if self._more and person.role is Role.ADVOCATE:
                see = Button(_("More about {name}").format(name=person.name), self.look.hide, Weight.QUIET)
                see.clicked.connect(lambda _on=False, person=person: self.see.emit(person.id))
                layout.addLayout(row(see, None))
        layout.addStretch(1)
        return frame


def _phone(*, danger: bool) -> QLabel:
    sign = QLabel()
    sign.setPixmap(icon("phone", Size.ICON_BIG, Colour.DANGER if danger else Colour.GO))
    return sign


def _picture(name: str) -> QLabel:
    sign = QLabel()
    sign.setPixmap(picture(name, Size.PICTURE_SAID))
    return sign
