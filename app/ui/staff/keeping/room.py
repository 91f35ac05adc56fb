"""What has been kept long enough: the rules, a list to look through, and erasing what was ticked."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSpinBox, QWidget

from app.core.changes import Changed
from app.core.rights import Action, Role, may
from app.core.states import CaseState
from app.i18n import _, formats, ngettext, pgettext
from app.reports.rules.report import Kind
from app.reports.rules.retention import LONGEST, MONTHS, SHORTEST, rule_name
from app.reports.services.retention import Retention, ToErase
from app.reports.words.report import kind_name, said_in_short, state_name
from app.ui import tasks
from app.ui.room import StaffRoom
from app.ui.theme.fonts import font
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.form_dialog import FormDialog
from app.ui.widgets.form_parts import Given, Line
from app.ui.widgets.forms import choice
from app.ui.widgets.labels import card, column, label, row
from app.ui.words import refusal


class KeepingRoom(StaffRoom):
    """The list at the left, the rules at the right."""

    def __init__(self, retention: Retention, role: Role) -> None:
        super().__init__()
        self._retention = retention
        self._due: dict[str, ToErase] = {}
        self._list = QListWidget()
        self._list.setFont(font(Text.STAFF_TEXT))
        self._list.setAccessibleName(_("Cases that were kept long enough"))
        self._list.setWordWrap(True)
        self._said = label("", Text.STAFF_TEXT, tone="muted")
        self._erase = Button(_("Erase what is ticked"), STAFF, Weight.QUIET, icon_before="trash-2")
        self._erase.clicked.connect(self._ask)
        self._erase.setEnabled(False)
        left = column(space=Space.S)
        left.addWidget(label(_("Kept long enough"), Text.STAFF_TITLE))
        explained = _(
            "Look through the list, and clear what has to stay. Erasing removes keys and words for good."
        )
        left.addWidget(label(explained, Text.STAFF_TEXT, tone="muted"))
        left.addWidget(self._said)
        left.addWidget(self._list, 1)
        left.addStretch(0)
        left.addLayout(row(None, self._erase))
        parts = row(left, space=Space.L)
        parts.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        parts.setStretch(0, 1)
        right = column(space=Space.S)
        right.addWidget(self._rules(can_change=may(role, Action.SET_RULES)))
        right.addStretch(1)
        parts.addLayout(right)
        self.setLayout(parts)
        self.refresh()

    def on_change(self, changed: Changed) -> None:
        """Refresh after a change."""
        if changed is Changed.CASES:
            self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        tasks.run(self, self._retention.due, self._show)

    def _show(self, due: list[ToErase]) -> None:
        self._due = {to_erase.case.id: to_erase for to_erase in due}
        self._list.clear()
        for to_erase in due:
            header = to_erase.case.header
            words = said_in_short(header.words, header.sentence, header.media) if header else ""
            kind = kind_name(header.kind if header else None)
            until = _("kept until {day}").format(day=formats.plain_day(to_erase.until))
            item = QListWidgetItem(f"{kind} · {state_name(to_erase.case.standing.state)} · {until}\n{words}")
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            item.setData(Qt.ItemDataRole.UserRole, to_erase.case.id)
            self._list.addItem(item)
        text = ngettext("{count} case was kept long enough.", "{count} cases were kept long enough.", len(due))
        self._said.setText(text.format(count=len(due)) if due else _("There is nothing to erase."))
        self._erase.setEnabled(bool(due))
        self._list.setVisible(bool(due))
        self._erase.setVisible(bool(due))

    def _ticked(self) -> list[str]:
        items = [self._list.item(place) for place in range(self._list.count())]
        return [
            str(qlist_widget_item.data(Qt.ItemDataRole.UserRole))
            for qlist_widget_item in items
            if qlist_widget_item.checkState() is Qt.CheckState.Checked
        ]

    def _ask(self) -> None:
        ids = self._ticked()
        if not ids:
            return
        word = pgettext("to type before erasing", "erase")
        typed = Line(_("Type “{word}”").format(word=word))
        count = ngettext("{count} case will be gone for good.", "{count} cases will be gone for good.", len(ids))
        dialog = FormDialog(_("Erase"), count.format(count=len(ids)), _("Erase"), [typed], self)

        def go(given: Given) -> None:
            if given[typed].strip().casefold() != word.casefold():
                dialog.complain(typed.name)
                return
            tasks.run(dialog, lambda: self._retention.erase(ids), lambda _number: dialog.accept(), refused)

        def refused(error: Exception) -> None:
            dialog.complain(refusal(error))

        dialog.given.connect(go)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self.refresh)
        dialog.open()

    def _rules(self, *, can_change: bool) -> QWidget:
        frame, layout = card("plain", margin=Space.L, space=Space.S)
        frame.setFixedWidth(Size.SIDE_CARDS)
        layout.addWidget(label(_("How long"), Text.STAFF_TEXT_BOLD))
        note = _("Months after the last step. No law says how many: to be checked by the home.")
        layout.addWidget(label(note, Text.STAFF_SMALL, tone="muted"))
        every = ("", _("every kind"))
        self._kind = choice(_("Kind"), [every, *((kind.value, kind_name(kind)) for kind in Kind)])
        self._state = choice(_("State"), [(months.value, state_name(months)) for months in MONTHS])
        self._months = QSpinBox()
        self._months.setRange(SHORTEST, LONGEST)
        self._months.setFont(font(Text.STAFF_TEXT))
        self._months.setMinimumHeight(Size.BUTTON_STAFF)
        self._months.setAccessibleName(_("Months"))
        self._months.setEnabled(can_change)
        for box in (self._kind, self._state):
            box.currentIndexChanged.connect(self._show_rule)
        for name, part in ((_("Kind"), self._kind), (_("State"), self._state), (_("Months"), self._months)):
            layout.addWidget(label(name, Text.STAFF_SMALL_BOLD))
            layout.addWidget(part)
        self._kept = label("", Text.STAFF_SMALL, tone="go")
        layout.addWidget(self._kept)
        if can_change:
            keep = Button(_("Keep"), STAFF, Weight.QUIET, icon_before="check")
            keep.clicked.connect(self._keep_rule)
            layout.addLayout(row(None, keep))
        self._show_rule()
        return frame

    def _chosen(self) -> tuple[Kind | None, CaseState]:
        kind = str(self._kind.currentData())
        return Kind(kind) if kind else None, CaseState(self._state.currentData())

    def _show_rule(self) -> None:
        kind, state = self._chosen()
        rules = self._retention.rules()
        self._months.setValue(rules.get(rule_name(kind, state), rules[rule_name(None, state)]))
        self._kept.setText("")

    def _keep_rule(self) -> None:
        self._retention.keep_rule(*self._chosen(), self._months.value())
        self._kept.setText(_("It is kept."))
