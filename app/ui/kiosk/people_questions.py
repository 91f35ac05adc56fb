"""The questions about people: whom it is about, who may read it, and the reporter's own name."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget

from app.core.rights import Colleague, Role
from app.core.text import NAME_LIMIT
from app.home.words.roles import role_name
from app.i18n import _, ngettext
from app.reports.rules.audience import Audience
from app.reports.rules.report import About, Draft, Kind, Wish, wish_of
from app.reports.words.report import about_name, wish_name
from app.ui.kiosk.look import FaceLook
from app.ui.kiosk.questions import AnswerOption, Choices, DraftQuestion
from app.ui.theme.fonts import font
from app.ui.theme.tokens import Size, Space
from app.ui.widgets.forms import LEARNS_NOTHING
from app.ui.widgets.labels import column, label, row, scrolling
from app.ui.widgets.paint import RING
from app.ui.widgets.tiles import WORDS_CHOICE

AudienceOf = Callable[[Draft], Audience]


def _room_for(names: QWidget, look: FaceLook) -> QWidget:
    """Return the names in an area of their own, two rows high, where the page itself does not scroll."""
    if not look.pictures:
        return names
    area = scrolling(names)
    area.setMinimumHeight(min(names.sizeHint().height(), 2 * WORDS_CHOICE.smallest.height()))
    return area


def _names_look(look: FaceLook) -> FaceLook:
    """Return a look for names: they are words in every face."""
    tile = replace(WORDS_CHOICE, style=look.small if look.pictures else look.text, radius=look.tile.radius)
    return replace(look, tile=tile)


class AboutQuestion(DraftQuestion):
    """Whom it is about: staff by name and role, another child, somebody else."""

    def __init__(self, draft: Draft, look: FaceLook, colleagues: Sequence[Colleague]) -> None:
        super().__init__(draft, look)
        self.title = _("Who is it about?")
        self.explanation = _("You can choose several.")
        others = [AnswerOption(about, about_name(about), about.value.replace("_", "-")) for about in About]
        images = Choices(others, draft.about, look, several=True, columns=3)
        images.chosen.connect(self._about)
        staff = [AnswerOption(person.id, f"{person.name}, {role_name(person.role)}") for person in colleagues]
        names = Choices(staff, draft.about_staff, _names_look(look), several=True, columns=3)
        names.chosen.connect(self._staff)
        layout = column(space=Space.M)
        layout.addWidget(images, 1)
        works_here = label(_("Somebody who works here:"), look.text)
        works_here.setContentsMargins(RING, 0, 0, 0)
        layout.addWidget(works_here)
        layout.addWidget(_room_for(names, look))
        self.setLayout(layout)

    def _about(self, value: About, on: bool) -> None:
        self.take(replace(self.draft, about=self.draft.about | {value} if on else self.draft.about - {value}))

    def _staff(self, value: str, on: bool) -> None:
        self.take(
            replace(
                self.draft,
                about_staff=self.draft.about_staff | {value} if on else self.draft.about_staff - {value},
            )
        )


class ReadersQuestion(DraftQuestion):
    """Who may read it; says at once who that will be."""

    def __init__(
        self, draft: Draft, look: FaceLook, colleagues: Sequence[Colleague], audience: AudienceOf
    ) -> None:
        super().__init__(draft, look)
        self.title = _("Who may read it?")
        if draft.kind is Kind.TALK:
            self.title = _("Who would you like to talk to?")
        self.explanation = _("You can choose several.")
        self._audience = audience
        reading = self._reading_educators(colleagues)
        free = [
            person
            for person in colleagues
            if person.id not in draft.about_staff and (person.role is not Role.EDUCATOR or person.id in reading)
        ]
        roles = {wish_of(person.role) for person in free}
        offered = [wish for wish in Wish if wish in roles]
        options = [AnswerOption(wish, wish_name(wish), wish.value) for wish in offered]
        self._wishes = Choices(options, draft.wishes, look, several=True, columns=3)
        self._wishes.chosen.connect(self._wish)
        educators = [AnswerOption(person.id, person.name) for person in free if person.role is Role.EDUCATOR]
        names = Choices(educators, draft.educators, _names_look(look), several=True, columns=4)
        names.chosen.connect(self._educator)
        self._names: QWidget = _room_for(names, look)
        self._says = label("", look.text, centred=look.pictures)
        layout = column(space=Space.M)
        layout.addWidget(self._wishes, 1)
        layout.addWidget(self._names)
        layout.addWidget(self._says)
        self.setLayout(layout)
        self._show()

    def _reading_educators(self, colleagues: Sequence[Colleague]) -> set[str]:
        """Return the educators who would read what is sent to them: nobody before their account is confirmed."""
        everybody = frozenset(person.id for person in colleagues if person.role is Role.EDUCATOR)
        to_all = replace(self.draft, wishes=frozenset({Wish.EDUCATOR}), educators=everybody)
        return {reader.id for reader in self._audience(to_all).readers}

    def _wish(self, value: Wish, on: bool) -> None:
        wishes = self.draft.wishes | {value} if on else self.draft.wishes - {value}
        educators = self.draft.educators if Wish.EDUCATOR in wishes else frozenset()
        self.take(replace(self.draft, wishes=wishes, educators=educators))
        self._show()

    def _educator(self, value: str, on: bool) -> None:
        self.take(
            replace(self.draft, educators=self.draft.educators | {value} if on else self.draft.educators - {value})
        )
        self._show()

    def _show(self) -> None:
        self._names.setVisible(Wish.EDUCATOR in self.draft.wishes)
        self._says.setText(readers_sentence(self._audience(self.draft)))


def readers_sentence(audience: Audience) -> str:
    """Return who reads it, and who may read it later."""
    if not audience.readers:
        return _("You have named everybody here. Call 116 111. Nobody answers? Call 112.")
    names = ", ".join(f"{reader.name} ({role_name(reader.role)})" for reader in audience.readers)
    said = _("These people read it: {names}.").format(names=names)
    if audience.stand_by:
        later = ", ".join(person.name for person in audience.stand_by)
        late = ngettext(
            "When an answer is late, {names} may read it too.",
            "When an answer is late, {names} may read it too.",
            len(audience.stand_by),
        )
        said += " " + late.format(names=later)
    return said


class NameQuestion(DraftQuestion):
    """The reporter's name, or none."""

    def __init__(self, draft: Draft, look: FaceLook) -> None:
        super().__init__(draft, look)
        self.title = _("Would you like to say your name?")
        self.explanation = _(
            "You get an answer with or without a name. Your report is shown a little later, so that nobody sees "
            "who was here. Somebody may still guess it."
        )
        options = [
            AnswerOption(False, _("Without my name"), "no-name"),
            AnswerOption(True, _("With my name"), "name"),
        ]
        self._choices = Choices(options, [bool(draft.name)], look, several=False, columns=2)
        self._choices.chosen.connect(self._choose)
        self._field = QLineEdit(draft.name)
        self._field.setAccessibleName(_("My name"))
        self._field.setPlaceholderText(_("My name"))
        self._field.setFont(font(look.text))
        self._field.setMinimumHeight(Size.TOUCH)
        self._field.setMaximumWidth(Size.FORM)
        self._field.setMaxLength(NAME_LIMIT)
        self._field.setInputMethodHints(LEARNS_NOTHING)
        self._field.setVisible(bool(draft.name))
        self._field.textChanged.connect(lambda text: self.take(replace(self.draft, name=text)))
        layout = column(space=Space.M, margins=(RING, 0, RING, 0))
        layout.addWidget(self._choices, 3)
        layout.addLayout(row(self._field))
        layout.addStretch(1)
        self.setLayout(layout)

    def _choose(self, with_name: bool, _on: bool) -> None:
        self._field.setVisible(with_name)
        if with_name:
            self._field.setFocus()
            self.take(replace(self.draft, name=self._field.text()))
        else:
            self.take(replace(self.draft, name=""))
