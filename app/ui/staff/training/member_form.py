"""The small window in which a person of the team is written down or changed."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.training.rules.courses import Function
from app.training.rules.imports import Field
from app.training.rules.standing import Employment, Member
from app.training.services.team import Team
from app.training.words import function_name, line_name
from app.ui.widgets.asking import Asking, Choice, Day, Line, Part, Tick


def ask_member(member: Member, team: Team, today: date, parent: QWidget) -> None:
    """Ask for name, function, house, first and last day; keep it."""
    work = member.employments[-1] if member.employments else Employment(today)
    parts: list[Part] = [
        Line(_("Name"), text=member.name),
        Choice(_("Function"), [(one.value, function_name(one)) for one in Function], member.function),
        Line(line_name(Field.HOME), text=member.home),
        Line(_("Number"), _("A personnel number, where lists have one."), member.number),
        Day(line_name(Field.FIRST), work.first),
        Day(line_name(Field.LAST), work.last),
        Tick(_("Mentor: may sign off what others do"), member.mentor),
    ]
    asking = Asking(member.name or _("Add a person"), "", _("Keep"), parts, parent)

    asking.open_for(lambda values: team.keep(_changed(member, values, work.first), member), aside=True)


def _changed(member: Member, values: list[Any], before: date) -> Member:
    name, function, home, number, first, last, mentor = values
    first = first or before
    if last is not None and last < first:
        last = first
    others = member.employments[:-1]
    if member.employments and member.employments[-1].last is not None and first > member.employments[-1].last:
        others = member.employments  # back after a break
    return replace(
        member,
        name=name,
        function=Function(function),
        home=home,
        number=number,
        mentor=mentor,
        employments=(*others, Employment(first, last)),
    )
