"""What was agreed: actions with owner and date, proposals for the parliament; ticked when done."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from app.core.errors import MengStemmError
from app.i18n import _, formats
from app.ui.theme.fonts import font
from app.ui.theme.tokens import Space, Text
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.form_dialog import FormDialog, show_message
from app.ui.widgets.form_parts import Choice, Day, Given, Line
from app.ui.widgets.labels import card, chip, column, label, row
from app.ui.words import refusal
from app.workshops.rules import Agreed, AgreedKind
from app.workshops.words import agreed_kind_name

Keep = Callable[[Agreed], object]


def agreed_card(
    found: Sequence[Agreed], source: str, source_title: str, keep: Keep, people: Sequence[str], today: date
) -> QWidget:
    """Return the card of what was agreed in one gathering, with the button for something new."""
    frame, layout = card("plain", margin=Space.M, space=Space.XS)
    layout.addWidget(label(_("What we agreed"), Text.STAFF_HEADING))
    if not found:
        layout.addWidget(label(_("Nothing is written down yet."), Text.STAFF_TEXT, tone="muted"))
    for agreed in found:
        layout.addWidget(agreed_line(agreed, keep, today))
    add = Button(_("Write down what was agreed"), STAFF, Weight.QUIET, icon_before="plus")
    new = Agreed("", AgreedKind.ACTION, "", source=source, source_title=source_title)
    add.clicked.connect(lambda: ask_agreed(new, keep, people, frame))
    layout.addLayout(row(add, None))
    return frame


def agreed_line(agreed: Agreed, keep: Keep, today: date) -> QWidget:
    """Return one line: a tick, what, who, until when."""
    holder = QWidget()
    box = QCheckBox()
    box.setAccessibleName(_("Done: {what}").format(what=agreed.what))
    box.setFont(font(Text.STAFF_TEXT))
    box.setChecked(agreed.done_on is not None)

    def tick(on: bool) -> None:
        try:
            keep(replace(agreed, done_on=today if on else None))
        except MengStemmError as error:
            box.blockSignals(True)
            box.setChecked(not on)
            box.blockSignals(False)
            show_message(_("That was not possible"), refusal(error), holder)

    box.toggled.connect(tick)
    words = column(space=2)
    words.addWidget(label(agreed.what, Text.STAFF_TEXT_BOLD))
    about = [agreed_kind_name(agreed.kind), agreed.owner, agreed.source_title]
    words.addWidget(label(" · ".join(filter(None, about)), Text.STAFF_SMALL, tone="muted"))
    parts = row(box, words, space=Space.S)
    parts.setStretch(1, 1)
    if agreed.done_on is not None:
        done = _("done on {day}").format(day=formats.short_date(agreed.done_on, today))
        parts.addWidget(chip(done, Text.STAFF_SMALL_BOLD, "leaf"))
    elif agreed.due is not None:
        late = agreed.due < today
        day = formats.short_date(agreed.due, today)
        text = _("overdue since {day}").format(day=day) if late else _("by {day}").format(day=day)
        parts.addWidget(chip(text, Text.STAFF_SMALL_BOLD, "late" if late else "sun"))
    holder.setLayout(parts)
    return holder


def ask_agreed(new: Agreed, keep: Keep, people: Sequence[str], parent: QWidget) -> None:
    """Ask what, who and until when."""
    kind = Choice(
        _("What is it?"), [(agreed_kind, agreed_kind_name(agreed_kind)) for agreed_kind in AgreedKind], new.kind
    )
    what = Line(_("What was agreed?"), text=new.what)
    names = [("", _("nobody yet")), *((name, name) for name in people)]
    owner, due = Choice(_("Who sees to it?"), names, new.owner), Day(_("Until when?"), new.due)

    def done(given: Given) -> None:
        keep(replace(new, kind=given[kind], what=given[what], owner=given[owner], due=given[due]))

    FormDialog(_("Write down what was agreed"), "", _("Keep"), [kind, what, owner, due], parent).open_for(
        done, no_name=_("Please write something first.")
    )
