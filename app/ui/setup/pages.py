"""The pages of the set-up assistant. Each checks itself and says what is missing at its field."""

from collections.abc import Callable, Sequence
from typing import assert_never

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.core.errors import NameMissing
from app.core.rights import Role
from app.core.text import bare
from app.home.services.passwords import Judgement, judge
from app.i18n import LANGUAGES, _, current
from app.i18n.names import draft_words
from app.people.services.setting_up import NewPerson
from app.ui import tasks
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.buttons import STAFF, Button, Weight, quiet
from app.ui.widgets.forms import Field, NewPassword
from app.ui.widgets.labels import card, column, label, row
from app.ui.words import refusal


class SetupPage(QWidget):
    """One page. `check` calls back when all on it is right."""

    onward = ""

    def __init__(self, title: str, explanation: str) -> None:
        super().__init__()
        self.body: QVBoxLayout = column(space=Space.M)
        self.body.addWidget(label(title, Text.STAFF_TITLE))
        self.body.addWidget(label(explanation, Text.STAFF_TEXT, tone="muted"))
        self.setLayout(self.body)
        self.setAccessibleName(title)

    def check(self, right: Callable[[], None]) -> None:
        """Call `right` where nothing is missing; else show what is."""
        right()


class LanguagePage(SetupPage):
    """The language of the assistant and of the home."""

    chosen = Signal(str)
    bring_back = Signal()
    on_a_server = Signal()

    def __init__(self) -> None:
        super().__init__(
            _("Welcome to Meng Stëmm"), _("Which language does your home speak? You can change it later.")
        )
        languages = QGridLayout()
        languages.setSpacing(Space.XS)
        for place, (code, name) in enumerate(LANGUAGES.items()):
            weight = Weight.FILLED if code == current() else Weight.QUIET
            button = Button(name, STAFF, weight, icon_before="check" if code == current() else "")
            button.clicked.connect(lambda _checked=False, code=code: self.chosen.emit(code))
            button.setMinimumWidth(Size.PICTURE_BIG)
            languages.addWidget(button, place // 2, place % 2)
        languages.setColumnStretch(2, 1)
        self.body.addLayout(languages)
        if draft := draft_words():
            self.body.addWidget(label(draft, Text.STAFF_SMALL, tone="muted"))
        self.body.addStretch(1)
        back = quiet(_("Bring a back-up back"), "archive-restore", self.bring_back.emit)
        server = quiet(_("This home is on a server"), "send", self.on_a_server.emit)
        self.body.addLayout(row(back, server, None, space=Space.XS))


class HomePage(SetupPage):
    """The home's name."""

    def __init__(self, name: str) -> None:
        super().__init__(_("Your home"), _("Children see this name in the kiosk."))
        self.field = Field(_("Name of the home"), text=name)
        self.body.addWidget(self.field)
        self.body.addStretch(1)

    def check(self, right: Callable[[], None]) -> None:
        """A name is needed."""
        if self.field.text.strip():
            right()
        else:
            self.field.complain(refusal(NameMissing()))


def _role_texts(role: Role) -> tuple[str, str]:
    match role:
        case Role.COORDINATOR:
            return (
                _("The coordinator"),
                _("Reads and answers reports, adds colleagues and watches over the dates."),
            )
        case Role.ADVOCATE:
            return (
                _("The advocate"),
                _(
                    "Comes from outside the home. Children can choose the advocate as reader, and the advocate "
                    "steps in when a date has passed or a colleague is named."
                ),
            )
        case Role.ADMINISTRATOR:
            return (
                _("The administrator"),
                _("Looks after PC and data. Cannot read any report."),
            )
        case Role.EDUCATOR:
            raise ValueError(role)  # educators come later, in the room for people
        case _:
            assert_never(role)


class PersonPage(SetupPage):
    """Name and password of one of the first people; best typed by that person."""

    def __init__(self, role: Role, own: Callable[[], Sequence[str]], known: NewPerson | None) -> None:
        super().__init__(*_role_texts(role))
        self._role, self._own = role, own
        self._name = Field(_("Name"), hint=_("The name children use: first name and one letter."))
        self._password = NewPassword(lambda: (*own(), self._name.text))
        if known is not None:
            self._name.line.setText(known.name)
            self._password.line.setText(known.password)
        self.body.addWidget(label(_("This person types name and password here."), Text.STAFF_TEXT))
        self.body.addWidget(self._name)
        self.body.addWidget(self._password)
        self.body.addStretch(1)

    @property
    def person(self) -> NewPerson:
        """Return what was typed."""
        return NewPerson(self._name.text, self._role, self._password.text)

    def check(self, right: Callable[[], None]) -> None:
        """Name and a good password are needed."""
        if not self._name.text.strip():
            self._name.complain(refusal(NameMissing()))
            return
        password, own = self._password.text, (*self._own(), self._name.text)

        def judged(judgement: Judgement) -> None:
            if judgement.refusal is None:
                right()
            else:
                self._password.complain(refusal(judgement.refusal))

        tasks.run(self, lambda: judge(password, own), judged)


class RecoveryPage(SetupPage):
    """The recovery words, shown once, to print."""

    show_sheet = Signal()

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(
            _("The recovery sheet"),
            _(
                "When nobody knows a password any more, these 24 words open what was sealed. They are "
                "shown only now. Print the sheet twice and keep both in a safe."
            ),
        )
        frame, inside = card("plain", margin=Space.L)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.XL)
        rows = -(-len(words) // 3)
        for place, word in enumerate(words):
            grid.addWidget(
                label(f"{place + 1}.  {word}", Text.STAFF_TEXT, wrap=False), place % rows, place // rows
            )
        inside.addLayout(grid)
        self.body.addWidget(frame)
        button = Button(_("Show and print the sheet"), STAFF, Weight.QUIET, icon_before="printer")
        button.clicked.connect(self.show_sheet)
        self.body.addLayout(row(button, None))
        self.body.addStretch(1)


class WordsPage(SetupPage):
    """Two of the words, typed from the sheet."""

    def __init__(self, words: Sequence[str], places: tuple[int, int]) -> None:
        super().__init__(_("Is the sheet safe?"), _("Please take the printed sheet and type in two of its words."))
        self._asked = [(words[place], Field(_("Word {number}").format(number=place + 1))) for place in places]
        for _word, field in self._asked:
            self.body.addWidget(field)
        self.body.addStretch(1)

    def check(self, right: Callable[[], None]) -> None:
        """Both words are needed; accents and capitals do not matter."""
        wrong = [field for word, field in self._asked if bare(field.text) != bare(word)]
        for field in wrong:
            field.complain(_("This is not the word on the sheet."))
        if not wrong:
            right()
