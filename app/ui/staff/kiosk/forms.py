"""The forms of the kiosk's room: one question, one helper, the times."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QSpinBox, QWidget

from app.core.errors import MengStemmError
from app.core.tables import for_every
from app.helpers.rules import EMERGENCY, Checked, EverydayQuestion, Helper, HelperText, QuestionText
from app.helpers.services import KioskEditing
from app.home.rules.settings import BOUNDS, HomeSettings, Setting
from app.home.words.rights import right_name
from app.i18n import LANGUAGES, _, content, current
from app.ui.staff.kiosk.keys_trial import KeysTrial
from app.ui.theme.fonts import font
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.forms import Field, WordsField, choice
from app.ui.widgets.labels import card, column, label, row
from app.ui.words import refusal

_PICTURES = ("", "educator", "coordinator", "advocate", "adult", "young-person", "say-teacher", "say-doctor")


class _Form(QWidget):
    """Fields in a language, and what keeps them. `kept` comes when they are on the disk."""

    kept = Signal(str)

    def __init__(self, editing: KioskEditing, title: str) -> None:
        super().__init__()
        self._editing = editing
        self._said = label("", Text.STAFF_SMALL, tone="go")
        self._complaint = label("", Text.STAFF_SMALL, tone="danger")
        self._keep_button = Button(_("Keep"), STAFF, Weight.FILLED, icon_before="check")
        self._keep_button.clicked.connect(self._keep)
        self._out = Button("", STAFF, Weight.QUIET)
        self._out.clicked.connect(self._take_out)
        frame, self.inside = card("plain", margin=Space.L, space=Space.S)
        self.inside.addWidget(label(title, Text.STAFF_TEXT_BOLD))
        layout = column(space=0)
        layout.addWidget(frame)
        layout.addStretch(1)
        self.setLayout(layout)

    def finish(self) -> None:
        """Put the buttons under the fields."""
        self.inside.addWidget(self._said)
        self.inside.addWidget(self._complaint)
        self.inside.addLayout(row(self._out, None, self._keep_button, space=Space.XS))

    def say(self, text: str) -> None:
        """Say how it went."""
        self._said.setText(text)

    def _keep(self) -> None:
        raise NotImplementedError

    def _take_out(self) -> None:
        raise NotImplementedError

    def _try(self, work: Callable[[], str]) -> None:
        self._said.setText("")
        self._complaint.setText("")
        try:
            kept_id = work()
        except MengStemmError as error:
            self._complaint.setText(refusal(error))
        else:
            self._said.setText(_("It is kept. The kiosk shows it from now on."))
            self.kept.emit(kept_id)


def _area(name: str) -> QPlainTextEdit:
    area = WordsField(name, Text.STAFF_TEXT)
    area.setFixedHeight(Size.ROW)
    return area


class QuestionForm(_Form):
    """One everyday question with the home's answer."""

    def __init__(self, editing: KioskEditing, question: EverydayQuestion) -> None:
        super().__init__(editing, _("A question and your home's answer"))
        self._question, self._texts = question, dict(question.texts)
        self._language = choice(_("Language"), list(LANGUAGES.items()), current())
        self._asked = Field(_("Question"))
        self._answer = _area(_("Answer"))
        rights = [("", _("none"))] + [(fact, right_name(fact)) for fact in content.facts("rights")]
        self._right = choice(_("The right behind it"), rights, question.right)
        for name, field in ((_("Language"), self._language), ("", self._asked), (_("Answer"), self._answer)):
            if name:
                self.inside.addWidget(label(name, Text.STAFF_SMALL_BOLD))
            self.inside.addWidget(field)
        hint = _("Short sentences, “you”, and what happens next.")
        self.inside.addWidget(label(hint, Text.STAFF_SMALL, tone="muted"))
        self.inside.addWidget(label(_("The right behind it"), Text.STAFF_SMALL_BOLD))
        self.inside.addWidget(self._right)
        self._out.rename(_("Show it again") if question.hidden else _("Take it out of the kiosk"), "")
        self._out.only_icon(False)
        self.finish()
        self._shown = str(self._language.currentData())
        self._show()
        self._language.currentIndexChanged.connect(self._other_language)

    def _show(self) -> None:
        text = self._texts.get(self._shown, QuestionText())
        self._asked.line.setText(text.question)
        self._answer.setPlainText(text.answer)

    def _take_up(self) -> None:
        self._texts[self._shown] = QuestionText(self._asked.text, self._answer.toPlainText())

    def _other_language(self) -> None:
        self._take_up()
        self._shown = str(self._language.currentData())
        self._show()

    def _now(self) -> EverydayQuestion:
        self._take_up()
        return replace(self._question, texts=dict(self._texts), right=str(self._right.currentData()))

    def _keep(self) -> None:
        self._try(lambda: self._editing.keep_question(self._now()).id)

    def _take_out(self) -> None:
        hidden = not self._question.hidden
        self._try(lambda: self._editing.keep_question(replace(self._now(), hidden=hidden)).id)


class HelperForm(_Form):
    """One helper: a line to call, or a person of the home."""

    def __init__(self, editing: KioskEditing, helper: Helper) -> None:
        super().__init__(editing, _("Somebody who helps"))
        self._helper, self._texts = helper, dict(helper.texts)
        self._language = choice(_("Language"), list(LANGUAGES.items()), current())
        self._name = Field(_("Name or initials"))
        self._what = Field(_("What they do, and when they can be reached"))
        self._number = Field(_("Telephone number"), text=helper.number)
        names = ("", _("educator"), _("coordinator"), _("advocate"), _("adult"), _("young person"))
        pictures = list(zip(_PICTURES, (_("none"), *names[1:], _("teacher"), _("doctor")), strict=True))
        self._picture = choice(_("Picture"), pictures, helper.picture)
        self._now_box = QCheckBox(_("Shown when somebody is in danger now"))
        self._checked = QCheckBox(_("We have checked this number: it is right"))
        for box, on in ((self._now_box, helper.now), (self._checked, helper.checked is not Checked.NOT_YET)):
            box.setFont(font(Text.STAFF_TEXT))
            box.setChecked(on)
        self.inside.addWidget(label(_("Language"), Text.STAFF_SMALL_BOLD))
        for part in (self._language, self._name, self._what, self._number):
            self.inside.addWidget(part)
        self.inside.addWidget(label(_("Picture"), Text.STAFF_SMALL_BOLD))
        self.inside.addWidget(self._picture)
        self.inside.addWidget(self._now_box)
        self.inside.addWidget(self._checked)
        if helper.id in EMERGENCY:
            self._hold_fast()
        self._out.rename(_("Show it again") if helper.hidden else _("Take it out of the kiosk"), "")
        self._out.only_icon(False)
        self.finish()
        self._shown = str(self._language.currentData())
        self._show()
        self._number.changed.connect(lambda: self._checked.setChecked(False))
        self._language.currentIndexChanged.connect(self._other_language)

    def _hold_fast(self) -> None:
        """Let everything be read but the tick: an emergency number is the same in every home."""
        for part in (self._name, self._what, self._number):
            part.line.setReadOnly(True)
        for box in (self._picture, self._now_box, self._out):
            box.setEnabled(False)
        self._out.hide()
        fixed = _("An emergency number is the same for everybody, so nothing else changes here.")
        self.inside.insertWidget(1, label(fixed, Text.STAFF_SMALL, tone="muted"))

    def _show(self) -> None:
        text = self._texts.get(self._shown, HelperText())
        self._name.line.setText(text.name)
        self._what.line.setText(text.what)

    def _take_up(self) -> None:
        self._texts[self._shown] = HelperText(self._name.text, self._what.text)

    def _other_language(self) -> None:
        self._take_up()
        self._shown = str(self._language.currentData())
        self._show()

    def _now(self) -> Helper:
        self._take_up()
        checked = Checked.NOT_YET
        if self._checked.isChecked():
            same = self._helper.checked is Checked.SOURCE and self._number.text == self._helper.number
            checked = Checked.SOURCE if same else Checked.HOME
        return replace(
            self._helper,
            number=self._number.text,
            now=self._now_box.isChecked(),
            checked=checked,
            picture=str(self._picture.currentData()),
            texts=dict(self._texts),
        )

    def _keep(self) -> None:
        self._try(lambda: self._editing.keep_helper(self._now()).id)

    def _take_out(self) -> None:
        hidden = not self._helper.hidden
        self._try(lambda: self._editing.keep_helper(replace(self._now(), hidden=hidden)).id)


class TimesForm(_Form):
    """How long the kiosk waits, and how long it keeps drafts."""

    def __init__(self, editing: KioskEditing) -> None:
        super().__init__(editing, _("Times of the kiosk"))
        self._seen = now = editing.settings
        names = {
            Setting.ASK_AFTER: _("Seconds without a touch until it asks “Are you still there?”"),
            Setting.FORGET_AFTER: _("Seconds without a touch until it forgets and begins anew"),
            Setting.KEEP_DAYS: _("For how many days a child's saved words are kept"),
            Setting.ACKNOWLEDGE_DAYS: _("Working days until a report is acknowledged"),
            Setting.ANSWER_DAYS: _("Working days until it is answered"),
            Setting.DANGER_MINUTES: _("Minutes until a report of danger is acknowledged"),
            Setting.DAY_ENDS: _("Hour at which a working day ends"),
            Setting.LOCK_MINUTES: _("Minutes without a touch until these rooms lock themselves"),
        }
        self._boxes: dict[Setting, QSpinBox] = {}
        for setting, words in for_every(Setting, names).items():
            box = QSpinBox()
            box.setFont(font(Text.STAFF_TEXT))
            box.setMinimumHeight(Size.BUTTON_STAFF)
            box.setRange(*BOUNDS[setting])
            box.setValue(now.values[setting])
            box.setAccessibleName(words)
            self._boxes[setting] = box
            self.inside.addWidget(label(words, Text.STAFF_SMALL_BOLD))
            self.inside.addLayout(row(box, None))
        slower = _("Give more time where somebody needs it; the question and the countdown stay.")
        self.inside.addWidget(label(slower, Text.STAFF_SMALL, tone="muted"))
        keys = Button(_("Try which keys lead out of the kiosk"), STAFF, Weight.QUIET, icon_before="keyboard")
        keys.clicked.connect(self.try_keys)
        self.inside.addLayout(row(keys, None))
        self._out.hide()
        self.finish()

    def try_keys(self) -> None:
        """Try which keys of this PC lead out of the kiosk."""
        trial = KeysTrial(self)
        trial.finished.connect(trial.deleteLater)
        trial.start()

    def _keep(self) -> None:
        wanted = HomeSettings.of({setting: box.value() for setting, box in self._boxes.items()})
        self._try(lambda: self._kept(self._editing.keep_settings(wanted, self._seen)))

    def _kept(self, settings: HomeSettings) -> str:
        self._seen = settings
        for setting, box in self._boxes.items():
            box.setValue(settings.values[setting])
        return ""
