"""The small window in which a person of the team is written down or changed."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.training.rules.courses import Function
from app.training.rules.imports import Column
from app.training.rules.standing import Employment, Member
from app.training.services.team import Team
from app.training.words import function_name, line_name
from app.ui.widgets.form_dialog import FormDialog
from app.ui.widgets.form_parts import Choice, Day, Given, Line, Tick


def ask_member(member: Member, team: Team, today: date, parent: QWidget) -> None:
    """Ask for name, function, house, first and last day; keep it."""
    work = member.employments[-1] if member.employments else Employment(today)
    name = Line(_("Name"), text=member.name)
    function = Choice(_("Function"), [(other, function_name(other)) for other in Function], member.function)
    home = Line(line_name(Column.HOME), text=member.home)
    number = Line(_("Number"), _("A personnel number, where lists have one."), member.number)
    first, last = Day(line_name(Column.FIRST), work.first), Day(line_name(Column.LAST), work.last)
    mentor = Tick(_("Mentor: may sign off what others do"), member.mentor)

    def changed(given: Given) -> Member:
        return replace(
            member,
            name=given[name],
            function=given[function],
            home=given[home],
            number=given[number],
            mentor=given[mentor],
            employments=_employments(member, given[first] or work.first, given[last]),
        )

    parts = [name, function, home, number, first, last, mentor]
    FormDialog(member.name or _("Add a person"), "", _("Keep"), parts, parent).open_for(
        lambda given: team.keep(changed(given), member), aside=True
    )


def _employments(member: Member, first: date, last: date | None) -> tuple[Employment, ...]:
    """Return when somebody works here, with the newest time changed, or one more after a break."""
    if last is not None and last < first:
        last = first
    others = member.employments[:-1]
    if member.employments and member.employments[-1].last is not None and first > member.employments[-1].last:
        others = member.employments
    return (*others, Employment(first, last))
