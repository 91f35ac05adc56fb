"""Words for roles and rights of roles."""

from typing import assert_never

from app.core.rights import Action, Role
from app.i18n import _


def role_name(role: Role) -> str:
    """Return what a person is in the home."""
    match role:
        case Role.COORDINATOR:
            return _("coordinator")
        case Role.EDUCATOR:
            return _("educator")
        case Role.ADVOCATE:
            return _("advocate")
        case Role.ADMINISTRATOR:
            return _("administrator")
        case _:
            assert_never(role)


def action_name(action: Action) -> str:
    """Return what a right allows, as the table of rights says it."""
    match action:
        case Action.READ_CASES:
            return _("Read the cases shared with you")
        case Action.HANDLE_CASES:
            return _("Acknowledge, answer, share, close")
        case Action.PRINT_CASES:
            return _("Print a case")
        case Action.SEE_PEOPLE:
            return _("See who has an account")
        case Action.ADD_PEOPLE:
            return _("Add a colleague")
        case Action.ADD_ADVOCATE:
            return _("Add an advocate")
        case Action.OPEN_KIOSK:
            return _("Open the kiosk")
        case Action.LEAVE_KIOSK:
            return _("Leave the kiosk")
        case Action.SET_UP_KIOSK:
            return _("Change what the kiosk shows, and its times")
        case Action.CHANGE_PEOPLE:
            return _("Rename, change roles, end accounts, reset passwords")
        case Action.CLEAR_INVOLVED:
            return _("Take back that somebody is involved")
        case Action.TELL_AUTHORITY:
            return _("Write down what an authority was told")
        case Action.ENTER_REPORTS:
            return _("Write down what somebody said aloud")
        case Action.READ_AUDIT:
            return _("Read the audit log")
        case Action.CHECK_AUDIT:
            return _("Check the audit log")
        case Action.ERASE_CASES:
            return _("Erase cases that were kept long enough")
        case Action.SET_RULES:
            return _("Change how long cases are kept")
        case Action.SEE_RIGHTS:
            return _("See this table")
        case Action.USE_RECOVERY:
            return _("Use the recovery sheet")
        case Action.LEARN:
            return _("Learn: read, answer, ask for signatures")
        case Action.SIGN_OFF:
            return _("Sign off what others do (mentors, coordinators, advocates)")
        case Action.SEE_TRAINING:
            return _("See who needs which training")
        case Action.MANAGE_TRAINING:
            return _("Change team, courses and exemptions; read lists in")
        case Action.HOLD_SESSIONS:
            return _("Hold training sessions")
        case Action.HOLD_WORKSHOPS:
            return _("Hold workshops and campaigns")
        case Action.REVIEW_HOUSE:
            return _("Do the self-review, and ask the children")
        case Action.SEE_PARLIAMENT:
            return _("See the parliament, the charter and the calendar")
        case Action.HOLD_BALLOTS:
            return _("Hold the parliament's sessions and ballots")
        case Action.MAKE_BACKUP:
            return _("Make back-ups")
        case Action.RESTORE_BACKUP:
            return _("Bring a back-up back")
        case Action.UPDATE_PROGRAM:
            return _("Update the program")
        case Action.AGREE_TO_RESTORE:
            return _("Agree to restoring a back-up")
        case Action.EXCHANGE:
            return _("Exchange something with other homes")
        case Action.READ_FROM_OUTSIDE:
            return _("Read cases that other homes sent")
        case Action.REPRESENT_CHILDREN:
            return _("See what waits for the advocate, and make the yearly report")
        case _:
            assert_never(action)
