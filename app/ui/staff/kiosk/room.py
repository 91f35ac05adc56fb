"""Kiosk: the home's own answers to everyday questions, who helps, and the kiosk's times."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from app.advocates.services import AdvocateCards
from app.core.languages import text_in
from app.helpers.rules import EverydayQuestion, Helper, HelperText, QuestionText, unchecked, unchecked_numbers
from app.helpers.services import KioskEditing
from app.i18n import _, preferred
from app.ui.room import StaffRoom
from app.ui.staff.kiosk.forms import HelperForm, QuestionForm, TimesForm
from app.ui.theme.fonts import font
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.advocate_cards import AdvocateCardsPage
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.labels import column, emptied, label, row, scrolling
from app.ui.widgets.lines import Wrapped
from app.ui.widgets.tabs import Tabs
from app.year.words.today import unchecked_answers_line, unchecked_line

_QUESTIONS, _HELPERS, _TIMES, _ADVOCATES = range(4)


class KioskRoom(StaffRoom):
    """A list at the left, the chosen thing at the right."""

    def __init__(self, editing: KioskEditing, cards: AdvocateCards) -> None:
        super().__init__()
        self._editing, self._cards = editing, cards
        self._there: Sequence[EverydayQuestion | Helper] = ()
        self._section = _QUESTIONS
        self._tabs = Tabs((_("Everyday questions"), _("Who helps?"), _("Times"), _("Advocates")))
        self._tabs.chosen.connect(self._show_section)
        self._list = QListWidget()
        self._list.setFont(font(Text.STAFF_TEXT))
        self._list.setWordWrap(True)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setItemDelegate(Wrapped(self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setSpacing(2)
        self._list.setAccessibleName(_("What the kiosk shows"))
        self._list.currentRowChanged.connect(self._choose)
        self._new = Button(_("Add"), STAFF, Weight.QUIET, icon_before="plus")
        self._new.clicked.connect(self._add)
        left = column(space=Space.XS)
        left.addWidget(self._list, 1)
        left.addLayout(row(self._new, None))
        self._left = QWidget()
        self._left.setLayout(left)
        self._left.setFixedWidth(Size.LIST_SMALL)
        self._form = column(space=0)
        holder = QWidget()
        holder.setLayout(self._form)
        parts = row(self._left, scrolling(holder), space=Space.L)
        parts.setStretch(1, 1)
        outer = column(space=Space.M, margins=(Space.L, Space.M, Space.L, Space.M))
        outer.addWidget(label(_("Kiosk"), Text.STAFF_TITLE))
        self._unchecked = label("", Text.STAFF_TEXT_BOLD, tone="danger")
        outer.addWidget(self._unchecked)
        outer.addWidget(self._tabs)
        outer.addLayout(parts, 1)
        self.setLayout(outer)
        self.show_section(_HELPERS if unchecked_numbers(self._editing.helpers()) else _QUESTIONS)

    def _show_unchecked(self) -> None:
        """Name the numbers that nobody has checked yet, and count the answers; a child is not told so."""
        numbers = unchecked_numbers(self._editing.helpers())
        answers = len(unchecked(self._editing.questions()))
        lines = [unchecked_line(numbers)] if numbers else []
        lines += [unchecked_answers_line(answers)] if answers else []
        self._unchecked.setText("\n".join(lines))
        self._unchecked.setVisible(bool(lines))

    def show_section(self, number: int) -> None:
        """Show questions, helpers or times."""
        self._tabs.choose(number)

    def _show_section(self, number: int) -> None:
        self._section = number
        self._show_unchecked()
        self._left.setVisible(number in (_QUESTIONS, _HELPERS))
        if number == _TIMES:
            self._show(TimesForm(self._editing))
        elif number == _ADVOCATES:
            self._show(AdvocateCardsPage(self._cards))
        else:
            self._fill("")

    def _fill(self, chosen: str) -> None:
        self._there = self._editing.questions() if self._section == _QUESTIONS else self._editing.helpers()
        self._list.blockSignals(True)
        self._list.clear()
        for helper in self._there:
            name = _name(helper)
            self._list.addItem(
                QListWidgetItem(_("{name} (taken out)").format(name=name) if helper.hidden else name)
            )
        self._list.blockSignals(False)
        ids = [entry.id for entry in self._there]
        self._list.setCurrentRow(ids.index(chosen) if chosen in ids else 0)

    def _choose(self, number: int) -> None:
        if 0 <= number < len(self._there):
            self._open(self._there[number])

    def _add(self) -> None:
        self._open(EverydayQuestion("") if self._section == _QUESTIONS else Helper(""))

    def _open(self, helper: EverydayQuestion | Helper) -> None:
        if isinstance(helper, Helper):
            self._show(HelperForm(self._editing, helper))
        else:
            self._show(QuestionForm(self._editing, helper))

    def _show(self, form: HelperForm | QuestionForm | TimesForm | AdvocateCardsPage) -> None:
        emptied(self._form)
        form.kept.connect(self._kept)
        self._form.addWidget(form)

    def _kept(self, kept_id: str) -> None:
        if self._section in (_QUESTIONS, _HELPERS):
            said = _("It is kept. The kiosk shows it from now on.")
            self._show_unchecked()
            self._fill(kept_id)
            item = self._form.itemAt(0)
            form = item.widget() if item is not None else None
            if isinstance(form, HelperForm | QuestionForm):
                form.say(said)


def _name(question: EverydayQuestion | Helper) -> str:
    if isinstance(question, Helper):
        return (text_in(question.texts, preferred()) or HelperText()).name
    return (text_in(question.texts, preferred()) or QuestionText()).question
