"""Who helps: people here and help lines; and what to do when somebody is in danger now."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.core.audience import Colleague
from app.core.report import Face
from app.core.rights import Role
from app.i18n import _, content
from app.ui.kiosk.frame import PageFrame
from app.ui.kiosk.look import FaceLook
from app.ui.theme.images import icon, picture
from app.ui.theme.tokens import Colour, Size, Space
from app.ui.widgets.labels import card, chip, column, label, row, scrolling
from app.ui.widgets.paint import RING
from app.wording import role_name


class HelpersPage(PageFrame):
    """Everyone who helps; in danger, what to do now comes first."""

    def __init__(self, look: FaceLook, colleagues: Sequence[Colleague], *, danger: bool) -> None:
        title = _("You are important. Get help now.") if danger else _("Who helps me?")
        said = _("Go to an adult you trust. Or call. You can call free of charge.") if danger else ""
        super().__init__(look, title, explanation=said, onward=_("Go on telling") if danger else _("Done"))
        self.back_button.setVisible(danger)
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setSpacing(Space.M)
        grid.setContentsMargins(RING, 0, RING, 0)
        lines = content.facts("helpers")
        words = content.texts("helpers")
        order = [one for one in lines if lines[one]["now"]] if danger else list(lines)
        columns = 3 if danger else 2
        for place, helper in enumerate(order):
            grid.addWidget(
                self._line(lines[helper], words[helper], danger=danger), place // columns, place % columns
            )
        people = [one for one in colleagues if one.role in (Role.COORDINATOR, Role.ADVOCATE)]
        if people:
            grid.addWidget(self._people(people), len(order), 0, 1, columns)
        grid.setRowStretch(grid.rowCount(), 1)
        self.content.addWidget(scrolling(inside), 1)

    def _line(self, facts: dict[str, object], words: dict[str, str], *, danger: bool) -> QWidget:
        frame, layout = card("danger" if danger else self.look.card, margin=Space.M, space=Space.XS)
        sign = QLabel()
        if self.look.pictures:
            sign.setPixmap(picture("phone", Size.TOUCH))
        else:
            sign.setPixmap(icon("phone", Size.ICON_BIG, Colour.INK))
        texts = column(space=0)
        texts.addWidget(label(str(facts["number"]), self.look.heading, wrap=False))
        texts.addWidget(label(words["name"], self.look.text if danger else self.look.small_bold))
        if not danger:
            texts.addWidget(label(words["what"], self.look.small, tone="muted"))
        if not facts["verified"]:
            texts.addLayout(row(chip(_("to be checked by the home"), self.look.small, "sun"), None))
        parts = row(sign, texts)
        parts.setStretch(1, 1)
        layout.addLayout(parts)
        return frame

    def _people(self, people: Sequence[Colleague]) -> QWidget:
        frame, layout = card(self.look.card, margin=Space.M, space=Space.XS)
        layout.addWidget(label(_("People for you here:"), self.look.small_bold))
        small = self.look.small if self.look.face is Face.CHILD else self.look.text
        for one in people:
            layout.addWidget(label(f"{one.name}, {role_name(one.role)}", small))
        return frame
