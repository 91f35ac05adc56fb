"""The cards beside a case: who reads it, what waits for a second person, facts and tags, tasks, cases of the same
matter."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.rights import Colleague
from app.home.words.rights import right_name, right_source
from app.home.words.roles import role_name
from app.i18n import _, formats
from app.i18n.names import language_name
from app.reports.rules.entries import Entry
from app.reports.services.casework import OpenCase
from app.reports.words.report import about_name, feeling_name, state_name
from app.ui.staff.reports.case_actions import CaseAction, action_name
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.chips import Chip
from app.ui.widgets.labels import card, chip, label, row
from app.ui.widgets.wrapping import Wrapping

Do = Callable[[CaseAction], None]


def readers_card(case: OpenCase, do: Do) -> QWidget:
    """Return who reads the case since when, and who would where a date has passed."""
    frame, layout = card("plain", space=Space.XS // 2)
    layout.addWidget(label(_("Who can read it"), Text.STAFF_SMALL_BOLD))
    for reader in case.readers:
        since = _("since {day}").format(day=formats.short_day(case.since[reader.id]))
        _person(layout, reader, since)
    if case.stand_by:
        layout.addWidget(label(_("When a date has passed, also:"), Text.STAFF_SMALL, tone="muted"))
        for person in case.stand_by:
            _person(layout, person, "")
    involved = [case.names[name] for name in sorted(case.file.involved) if name in case.names]
    if involved:
        words = _("Involved, and reads nothing: {names}").format(names=", ".join(involved))
        layout.addWidget(label(words, Text.STAFF_SMALL))
    share = Chip(_("Share"))
    share.clicked.connect(lambda: do(CaseAction.SHARE))
    out = Chip(_("Somebody is involved"))
    out.clicked.connect(lambda: do(CaseAction.INVOLVED))
    buttons = Wrapping(share, out, space=Space.XS // 2)
    layout.addLayout(buttons)
    return frame


def _person(layout: QVBoxLayout, person: Colleague, since: str) -> None:
    said = ", ".join(part for part in (person.name, role_name(person.role)) if part)
    layout.addWidget(label(f"{said}\n{since}" if since else said, Text.STAFF_TEXT))


def proposal_card(case: OpenCase, me: Colleague, do: Do) -> QWidget | None:
    """Return what waits for a second person, with the button for that person; None where nothing does."""
    proposal = case.file.proposal
    if proposal is None:
        return None
    frame, layout = card("soft", space=Space.XS // 2)
    lower = proposal.entry is Entry.LOWER_ASKED
    title = _("Proposed: no danger any more") if lower else _("Proposed: close the case")
    layout.addWidget(label(title, Text.STAFF_TEXT_BOLD))
    layout.addWidget(label(formats.named(case.names.get(proposal.by, ""), proposal.why), Text.STAFF_TEXT))
    if proposal.by == me.id:
        layout.addWidget(label(_("A second reader must agree."), Text.STAFF_SMALL, tone="muted"))
    else:
        doing = CaseAction.LOWER if lower else CaseAction.AGREE_CLOSE
        agree = Button(action_name(doing), STAFF, Weight.OUTLINE, icon_before="check")
        agree.clicked.connect(lambda: do(doing))
        layout.addLayout(row(agree, None))
    return frame


def facts_card(case: OpenCase, do: Do) -> QWidget:
    """Return what is known of the report, and its tags."""
    frame, layout = card("plain", space=Space.XS // 2)
    report = case.report
    layout.addLayout(row(chip(state_name(case.standing.state), Text.STAFF_SMALL_BOLD, "go"), None))
    about = [case.names.get(person_id, "") for person_id in sorted(report.about_staff)]
    about += [about_name(other) for other in sorted(report.about)]
    rows = [
        (_("Name"), report.name or _("not given")),
        (_("Language"), language_name(report.language)),
        (_("Feeling"), feeling_name(report.feeling) if report.feeling else _("not said")),
        (_("It is about"), ", ".join(about) or _("not said")),
    ]
    if report.right:
        rows.append((_("Right concerned"), f"{right_name(report.right)}\n{right_source(report.right)}".strip()))
    if report.entered_by:
        entered = _("{name} wrote it down. Present: {present}")
        rows.append(
            (_("Said aloud"), entered.format(name=case.names.get(report.entered_by, ""), present=report.present))
        )
    if case.file.handler:
        rows.append((_("Taken on by"), case.names.get(case.file.handler, "")))
    if case.file.held:
        rows.append((_("Legal hold"), _("Nothing of this case may be erased.")))
    for name, value in rows:
        layout.addWidget(label(name, Text.STAFF_SMALL_BOLD, tone="muted"))
        layout.addWidget(label(value, Text.STAFF_TEXT))
        layout.addSpacing(Space.XS // 2)
    tags = Wrapping(space=Space.XS // 2)
    for tag in case.file.tags:
        tags.addWidget(chip(tag, Text.STAFF_SMALL, "sun"))
    change = Chip(_("Tags"))
    change.clicked.connect(lambda: do(CaseAction.TAGS))
    tags.addWidget(change)
    layout.addLayout(tags)
    frame.setMinimumWidth(Size.PICTURE_BIG)
    return frame


def tasks_card(case: OpenCase, do: Do, done: Callable[[str], None]) -> QWidget:
    """Return what is to be done, by whom, until when."""
    frame, layout = card("plain", space=Space.XS // 2)
    layout.addWidget(label(_("To do"), Text.STAFF_SMALL_BOLD))
    for task in case.file.to_do:
        until = _("by {day}").format(day=formats.plain_day(task.due)) if task.due else ""
        who = " · ".join(part for part in (case.names.get(task.owner, ""), until) if part)
        layout.addWidget(label(task.what, Text.STAFF_TEXT))
        tick = Chip(_("Done"), name=_("Done: {task}").format(task=task.what))
        tick.clicked.connect(lambda _on=False, task=task: done(task.id))
        below = row(label(who, Text.STAFF_SMALL, tone="muted"), tick, space=Space.XS)
        below.setStretch(0, 1)
        layout.addLayout(below)
    if not case.file.to_do:
        layout.addWidget(label(_("Nothing is open."), Text.STAFF_SMALL, tone="muted"))
    add = Chip(_("Add a task"))
    add.clicked.connect(lambda: do(CaseAction.TASK))
    layout.addLayout(row(add, None))
    return frame


def links_card(case: OpenCase, opened: Callable[[str], None], unlink: Callable[[str], None]) -> QWidget | None:
    """Return the cases of the same matter; None where there is none."""
    if not case.file.links:
        return None
    frame, layout = card("plain", space=Space.XS // 2)
    layout.addWidget(label(_("The same matter"), Text.STAFF_SMALL_BOLD))
    for number, other in enumerate(case.file.links, 1):
        go = Chip(_("Open case {number}").format(number=number))
        go.clicked.connect(lambda _on=False, other=other: opened(other))
        away = Chip("×", name=_("Take the link to case {number} away").format(number=number))
        away.clicked.connect(lambda _on=False, other=other: unlink(other))
        layout.addLayout(row(go, away, None, space=0))
    return frame
