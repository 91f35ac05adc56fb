"""What meetings, talks and ideas ask for besides words, as it is called on screens and papers."""

from typing import assert_never

from app.i18n import _
from app.reports.rules.wishes import AtMeeting, Bring, Company, TakePart, When, Where


def at_meeting_name(who: AtMeeting) -> str:
    """Return who should be at a meeting, in the child's words."""
    match who:
        case AtMeeting.MY_EDUCATOR:
            return _("My educator")
        case AtMeeting.MY_FAMILY:
            return _("My family")
        case AtMeeting.MY_FRIEND:
            return _("A friend")
        case AtMeeting.THE_ADVOCATE:
            return _("The advocate")
        case AtMeeting.MY_TEACHER:
            return _("My teacher")
        case AtMeeting.SOMEBODY_ELSE:
            return _("Somebody else")
        case _:
            assert_never(who)


def take_part_name(how: TakePart) -> str:
    """Return how somebody wants to take part, in the child's words."""
    match how:
        case TakePart.BE_THERE:
            return _("I am there")
        case TakePart.BE_THERE_A_WHILE:
            return _("I come for a while")
        case TakePart.WITH_SOMEBODY:
            return _("Somebody comes with me")
        case TakePart.SOMEBODY_SPEAKS:
            return _("Somebody speaks for me")
        case TakePart.THIS_PAGE:
            return _("My page is read out")
        case _:
            assert_never(how)


def where_name(where: Where) -> str:
    """Return where somebody wants to talk."""
    match where:
        case Where.MY_ROOM:
            return _("In my room")
        case Where.OFFICE:
            return _("In the office")
        case Where.OUTSIDE:
            return _("Outside")
        case Where.ON_THE_PHONE:
            return _("On the phone")
        case Where.ELSEWHERE:
            return _("Somewhere else")
        case _:
            assert_never(where)


def when_name(when: When) -> str:
    """Return when somebody wants to talk."""
    match when:
        case When.NOW:
            return _("Now")
        case When.AFTER_SCHOOL:
            return _("After school")
        case When.EVENING:
            return _("In the evening")
        case When.WEEKEND:
            return _("At the weekend")
        case When.ANY_TIME:
            return _("At any time")
        case _:
            assert_never(when)


def company_name(company: Company) -> str:
    """Return whether somebody wants to talk alone."""
    match company:
        case Company.ALONE:
            return _("Alone")
        case Company.WITH_A_FRIEND:
            return _("With a friend")
        case _:
            assert_never(company)


def bring_name(bring: Bring) -> str:
    """Return whether an idea may come before the parliament."""
    match bring:
        case Bring.WITHOUT_NAME:
            return _("Yes, without my name")
        case Bring.WITH_NAME:
            return _("Yes, with my name")
        case Bring.NO:
            return _("Only the people I choose")
        case _:
            assert_never(bring)
