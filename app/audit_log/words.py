"""Words that only staff see: views and orders of the inbox, rights, advice on plain language, rows of the audit
log."""

from typing import assert_never

from app.core.audit_actions import AuditAction, parsed
from app.core.rights import Role
from app.home.words.roles import role_name
from app.i18n import _, ngettext
from app.reports.rules.entries import Entry
from app.reports.words.report import entry_name


def audit_action_name(text: str) -> str:
    """Return what a row of the audit log says; the log's own words where this version has none."""
    action, about = parsed(text)
    return text if action is None else _action_name(action, about)


def _action_name(action: AuditAction, about: str) -> str:  # noqa: PLR0915
    match action:
        case AuditAction.CASE_STEP | AuditAction.REPORTER_STEP:
            sort = about.partition(" ")[0]
            return entry_name(Entry(sort)) if sort in set(Entry) else sort
        case AuditAction.BALLOT_CLOSED:
            return _("Ballot closed, fingerprint {hash}").format(hash=about.partition(" ")[0])
        case AuditAction.ACCOUNT_ADDED:
            return _("Account added") + f": {_role(about)}"
        case AuditAction.ROLE_CHANGED:
            return _("Role changed") + f": {_role(about)}"
        case AuditAction.ROLE_WAS:
            return _("Role until then: {role}").format(role=_role(about))
        case AuditAction.ACCOUNT_BEGUN:
            return _("Account begins")
        case AuditAction.NOT_IN_BACKUP:
            return _("Reports that are not in the back-up: {count}").format(count=about)
        case AuditAction.PASSWORD_GIVEN:
            return _("Password given by a colleague") if about else _("Password given with the recovery sheet")
        case AuditAction.LIST_READ_IN:
            return _("List of people read in") if about == "people" else _("List of completions read in")
        case AuditAction.REPORT_RECEIVED:
            return _("Report received")
        case AuditAction.CARD_ENDED:
            return _("Card ended: the case has been finished for a long time")
        case AuditAction.PEPPER_IN_USE:
            return _("From now on, cards also need the key of this computer")
        case AuditAction.OWN_CARD_TAKEN_OUT:
            return _("Our card for other homes taken out")
        case AuditAction.ANOTHER_HOME_KNOWN:
            return _("Another home known from now on")
        case AuditAction.ANOTHER_HOME_FORGOTTEN:
            return _("Another home known no longer")
        case AuditAction.CASE_SENT_TO_ANOTHER_HOME:
            return _("Case sent to another home")
        case AuditAction.FIGURES_SENT_TO_ANOTHER_HOME:
            return _("Figures sent to another home")
        case AuditAction.CONTENT_SENT_TO_ANOTHER_HOME:
            return _("Content sent to another home")
        case AuditAction.CASES_CAME_FROM_ANOTHER_HOME:
            return _("Case came from another home")
        case AuditAction.FIGURES_CAME_FROM_ANOTHER_HOME:
            return _("Figures came from another home")
        case AuditAction.CONTENT_CAME_FROM_ANOTHER_HOME:
            return _("Content came from another home")
        case AuditAction.CASE_OF_ANOTHER_HOME_PRINTED:
            return _("Case of another home opened as a paper")
        case AuditAction.CASE_OF_ANOTHER_HOME_ERASED:
            return _("Case of another home deleted")
        case AuditAction.REPORT_ARRIVED_LATE:
            return _("Report arrived late, the line had been broken")
        case AuditAction.REPORT_ENTERED_FOR_SOMEBODY:
            return _("Report entered for somebody")
        case AuditAction.CASE_OPENED:
            return _("Case opened")
        case AuditAction.CASE_OPENED_BY_STAND_BY_READER:
            return _("Opened by the stand-by reader, because a date has passed")
        case AuditAction.CASE_SUMMARY_MADE:
            return _("Case summary made")
        case AuditAction.MEETING_PAGE_MADE:
            return _("Page for the meeting made")
        case AuditAction.CASE_ERASED:
            return _("Case erased")
        case AuditAction.SIGNED_IN:
            return _("Signed in")
        case AuditAction.SIGNIN_REFUSED:
            return _("Sign-in refused")
        case AuditAction.ACCOUNT_RENAMED:
            return _("Account renamed")
        case AuditAction.ACCOUNT_ENDED:
            return _("Account ended")
        case AuditAction.ACCOUNT_STAYS_ENDED:
            return _("The account stays closed, whatever the back-up says")
        case AuditAction.KIOSK_SETTINGS_CHANGED:
            return _("Settings of the kiosk changed")
        case AuditAction.KIOSK_HELPER_CHANGED:
            return _("Helper in the kiosk changed")
        case AuditAction.KIOSK_QUESTION_CHANGED:
            return _("Everyday question in the kiosk changed")
        case AuditAction.PASSWORD_RESET_BY_A_COLLEAGUE:
            return _("Password reset by a colleague")
        case AuditAction.PASSWORD_RESET_WITH_THE_RECOVERY_SHEET:
            return _("Password reset with the recovery sheet")
        case AuditAction.OWN_PASSWORD_CHANGED:
            return _("Own password changed")
        case AuditAction.OWN_KEYS_REPLACED:
            return _("Own keys replaced")
        case AuditAction.SEALED_ANEW:
            return _("Sealed anew")
        case AuditAction.READING_KEY_DROPPED:
            return _("Somebody stood in the list of readers without being one, and was taken out")
        case AuditAction.AGREED_TO_A_COORDINATOR:
            return _("Agreed that somebody becomes a coordinator")
        case AuditAction.KEY_ALTERED:
            return _("Own key had been altered in the file, and was put back")
        case AuditAction.RECOVERY_KEY_DIFFERS:
            return _("The recovery key was another one at the last sign-in")
        case AuditAction.PRIVACY_PAGE_MADE:
            return _("Page for the home's records made")
        case AuditAction.RECOVERY_SHEET_REPLACED:
            return _("Recovery sheet replaced")
        case AuditAction.AUDIT_LOG_CHECKED:
            return _("Audit log checked")
        case AuditAction.RETENTION_RULE_CHANGED:
            return _("Rule for keeping changed")
        case AuditAction.HOME_SET_UP:
            return _("Home set up")
        case AuditAction.COPY_FOR_THE_PERSON_MADE:
            return _("Copy for the person made")
        case AuditAction.MEMBER_ADDED:
            return _("Person added to the team")
        case AuditAction.MEMBER_CHANGED:
            return _("Person of the team changed")
        case AuditAction.COURSE_CHANGED:
            return _("Course changed")
        case AuditAction.ITEM_COMPLETED:
            return _("Training item completed")
        case AuditAction.ITEM_SIGNED_OFF:
            return _("Training item signed off")
        case AuditAction.SIGNOFF_ASKED_FOR:
            return _("Signature asked for")
        case AuditAction.SIGNOFF_SENT_BACK:
            return _("Request for a signature sent back")
        case AuditAction.COMPLETION_TAKEN_BACK:
            return _("Completion taken back")
        case AuditAction.DOCUMENT_ATTACHED:
            return _("Document attached")
        case AuditAction.EXEMPTION_GIVEN:
            return _("Exemption given")
        case AuditAction.EXEMPTION_ENDED:
            return _("Exemption ended")
        case AuditAction.ATTENDANCE_KEPT:
            return _("Attendance kept")
        case AuditAction.CERTIFICATE_MADE:
            return _("Certificate made")
        case AuditAction.TRAINING_RECORD_MADE:
            return _("Training record made")
        case AuditAction.TRAINING_MATRIX_MADE:
            return _("Training matrix made")
        case AuditAction.LETTERS_MADE:
            return _("Letters of reminder made")
        case AuditAction.ATTENDANCE_LIST_MADE:
            return _("Attendance list made")
        case AuditAction.WORKSHOP_PLAN_MADE:
            return _("Workshop plan made")
        case AuditAction.POSTER_MADE:
            return _("Poster made")
        case AuditAction.SESSION_CHANGED:
            return _("Session changed")
        case AuditAction.SESSION_DELETED:
            return _("Session deleted")
        case AuditAction.WORKSHOP_CHANGED:
            return _("Workshop changed")
        case AuditAction.WORKSHOP_DELETED:
            return _("Workshop deleted")
        case AuditAction.CAMPAIGN_CHANGED:
            return _("Campaign changed")
        case AuditAction.CAMPAIGN_DELETED:
            return _("Campaign deleted")
        case AuditAction.ACTION_AGREED:
            return _("Action agreed")
        case AuditAction.PROPOSAL_AGREED:
            return _("Proposal agreed")
        case AuditAction.BALLOT_PREPARED:
            return _("Ballot prepared")
        case AuditAction.BALLOT_OPENED:
            return _("Ballot opened")
        case AuditAction.BALLOT_DELETED:
            return _("Ballot deleted")
        case AuditAction.BALLOT_CARDS_MADE:
            return _("Ballot cards made")
        case AuditAction.BALLOT_RESULT_MADE:
            return _("Result of a ballot made")
        case AuditAction.INVITATION_MADE:
            return _("Invitation made")
        case AuditAction.MINUTES_MADE:
            return _("Minutes made")
        case AuditAction.ACCOUNT_CONFIRMED:
            return _("New keys confirmed")
        case AuditAction.READING_KEY_GIVEN_AGAIN:
            return _("Missing key of a reader given again")
        case AuditAction.CASE_IN_DOUBT:
            return _("Something in this case was altered")
        case AuditAction.DIFFERS_FROM_LAST_SEEN:
            return _("Not as it was last seen here")
        case AuditAction.ROW_ALTERED:
            return _("Not as it was signed: {where}").format(where=about)
        case AuditAction.SHARED_KEY_RENEWED:
            return _("Shared key made anew: somebody who had it has left, or has new keys")
        case AuditAction.ROWS_SIGNED:
            return _("Lists of the house signed")
        case AuditAction.HOME_PROTECTED:
            return _("List of people signed for the first time")
        case AuditAction.SIGNED_OUT:
            return _("Signed out")
        case AuditAction.ADVOCATE_CARD_CHANGED:
            return _("Card of an advocate changed")
        case AuditAction.ADVOCATE_YEARLY_REPORT_MADE:
            return _("Advocate's yearly report made")
        case AuditAction.SUMMARY_MADE:
            return _("Summary made")
        case AuditAction.BACKUP_MADE:
            return _("Back-up made")
        case AuditAction.DAY_SEEN:
            return _("Day counted")
        case AuditAction.CLOCK_JUMPED:
            return _("The clock of this PC was changed")
        case AuditAction.BACKUP_BROUGHT_BACK:
            return _("Back-up brought back")
        case AuditAction.UPDATE_BEGUN:
            return _("Update to version {version} begun").format(version=about)
        case AuditAction.WENT_BACK_TO_VERSION:
            return _("Way back to version {version} begun").format(version=about)
        case AuditAction.AGREED_TO_BRING_A_BACKUP_BACK:
            return _("Agreed to restoring a back-up")
        case AuditAction.BACKUP_FOLDER_CHOSEN:
            return _("Place of the back-ups chosen")
        case AuditAction.CASE_BUNDLE_MADE:
            return _("Case bundle made")
        case AuditAction.RIGHT_CARDS_MADE:
            return _("Right cards made")
        case AuditAction.EXTRACT_OF_THE_AUDIT_LOG_MADE:
            return _("Extract of the audit log made")
        case AuditAction.YOU_SAID_MADE:
            return _("“You said, we did” made")
        case AuditAction.CALENDAR_PAGE_MADE:
            return _("Calendar page made")
        case AuditAction.SELF_REVIEW_CHANGED:
            return _("Self-review changed")
        case AuditAction.SELF_REVIEW_MADE:
            return _("Self-review printed")
        case AuditAction.CHILDREN_ASKED:
            return _("Children asked for their view")
        case AuditAction.CHILDREN_NO_LONGER_ASKED:
            return _("Children no longer asked for their view")
        case AuditAction.CHARTER_DRAFTED:
            return _("Draft of the charter changed")
        case AuditAction.CHARTER_DRAFT_DELETED:
            return _("Draft of the charter deleted")
        case AuditAction.CHARTER_AGREED:
            return _("Charter agreed")
        case AuditAction.CHARTER_SIGNED:
            return _("Charter signed")
        case AuditAction.CHARTER_BOOKLET_MADE:
            return _("Booklet of the charter made")
        case AuditAction.TERM_CHANGED:
            return _("Term of the parliament changed")
        case AuditAction.PARLIAMENT_SESSION_CHANGED:
            return _("Session of the parliament changed")
        case AuditAction.PARLIAMENT_PAPER_DELETED:
            return _("Paper of the parliament deleted")
        case AuditAction.PROPOSAL_CHANGED:
            return _("Proposal changed")
        case AuditAction.DECISION_TAKEN:
            return _("Decision taken")
        case AuditAction.DECISION_ANSWERED:
            return _("Decision answered")
        case AuditAction.OUTCOME_TOLD:
            return _("Outcome of a decision told")
        case AuditAction.PAPER_PRINTED:
            return _("Paper printed")
        case AuditAction.PAPER_SAVED:
            return _("Paper saved")
        case _:
            assert_never(action)


def _role(about: str) -> str:
    return role_name(Role(about)) if about in set(Role) else about


def gone_line(count: int) -> str:
    """Return how many reports the log speaks of that are not there."""
    return ngettext(
        "{count} report that it speaks of is not there, and nobody erased it.",
        "{count} reports that it speaks of are not there, and nobody erased them.",
        count,
    ).format(count=count)
