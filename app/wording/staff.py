"""Words that only staff see: views and orders of the inbox, rights, advice on plain language, rows of the audit
log."""

from app.core.entries import Entry
from app.core.inbox import Sort, View
from app.core.plain_language import Hint, Remark, WordList
from app.core.rights import Action, Role
from app.i18n import _, content, pgettext
from app.wording.report import entry_name, role_name


def view_name(view: View) -> str:
    """Return what a view of the inbox is called."""
    return {
        View.ALL: pgettext("reports", "All"),
        View.NEW: pgettext("reports", "New"),
        View.DANGER: _("Danger"),
        View.OVERDUE: _("Overdue"),
        View.MINE: pgettext("reports", "Mine"),
        View.WAITING: _("Waiting for the child"),
        View.CLOSED: pgettext("reports", "Closed"),
    }[view]


def sort_name(sort: Sort) -> str:
    """Return in which order the cases stand."""
    return {
        Sort.URGENCY: _("Most urgent first"),
        Sort.NEWEST: _("Newest first"),
        Sort.OLDEST: _("Oldest first"),
        Sort.CHANGED: _("Last changed first"),
        Sort.KIND: _("By kind"),
    }[sort]


def action_name(action: Action) -> str:
    """Return what a right allows, as the table of rights says it."""
    return {
        Action.READ_CASES: _("Read cases one is a reader of"),
        Action.HANDLE_CASES: _("Acknowledge, answer, share, close"),
        Action.PRINT_CASES: _("Print a case"),
        Action.SEE_PEOPLE: _("See who has an account"),
        Action.ADD_PEOPLE: _("Add a colleague"),
        Action.ADD_ADVOCATE: _("Add an advocate"),
        Action.OPEN_KIOSK: _("Open the kiosk"),
        Action.LEAVE_KIOSK: _("Leave the kiosk"),
        Action.SET_UP_KIOSK: _("Change what the kiosk shows, and its times"),
        Action.CHANGE_PEOPLE: _("Rename, change roles, end accounts, reset passwords"),
        Action.CLEAR_INVOLVED: _("Say that somebody is not involved after all"),
        Action.TELL_AUTHORITY: _("Write down what an authority was told"),
        Action.ENTER_REPORTS: _("Enter what somebody said aloud"),
        Action.READ_AUDIT: _("Read the audit log"),
        Action.CHECK_AUDIT: _("Check the audit log"),
        Action.ERASE_CASES: _("Erase cases that were kept long enough"),
        Action.SET_RULES: _("Change how long cases are kept"),
        Action.SEE_RIGHTS: _("See this table"),
        Action.USE_RECOVERY: _("Use the recovery sheet"),
        Action.LEARN: _("Learn: read, answer, ask for signatures"),
        Action.SIGN_OFF: _("Sign off what others do (mentors, coordinators, advocates)"),
        Action.SEE_TRAINING: _("See who needs which training"),
        Action.MANAGE_TRAINING: _("Change team, courses and exemptions; read lists in"),
        Action.HOLD_SESSIONS: _("Hold training sessions"),
        Action.HOLD_WORKSHOPS: _("Hold workshops and campaigns"),
        Action.REVIEW_HOUSE: _("Do the self-review, and ask the children"),
        Action.SEE_PARLIAMENT: _("See the parliament, the charter and the calendar"),
        Action.HOLD_BALLOTS: _("Hold the parliament's sessions and ballots"),
        Action.MAKE_BACKUP: _("Make back-ups"),
        Action.RESTORE_BACKUP: _("Bring a back-up back"),
        Action.AGREE_TO_RESTORE: _("Agree that a back-up is brought back"),
        Action.EXCHANGE: _("Exchange something with other homes"),
        Action.READ_FROM_OUTSIDE: _("Read cases that other homes sent"),
    }[action]


def hint_name(remark: Remark) -> str:
    """Return what could be said more simply, as advice to whoever writes the answer."""
    return {
        Hint.LONG_SENTENCE: _("Long sentence: “{words}” Make two of it."),
        Hint.LONG_WORD: _("Long word: {words}"),
        Hint.OFFICIAL_WORD: _("{words}: rather “{simpler}”"),
        Hint.NEGATION: _("“{words}”: say what is, instead of what is not."),
        Hint.NO_WHO: _("Who does it? Say “I” or “we”, or a name."),
        Hint.NO_WHEN: _("When? Give a day, or say how long it takes."),
    }[remark.hint].format(words=remark.words, simpler=remark.simpler)


def word_list() -> WordList:
    """Return the words that make an answer plain or hard, in the current language."""
    words = content.texts("plain_words")
    return WordList(
        dict(words["simpler"]),
        frozenset(words["negations"]),
        frozenset(words["who"]),
        frozenset(words["when"]),
    )


def audit_action_name(action: str) -> str:
    """Return what a row of the audit log says; the log's own words where this version has none."""
    known = {
        "report received": _("Report received"),
        "card ended": _("Card ended: the case has been finished for a long time"),
        "pepper in use": _("Cards need the key of this computer, too, from now on"),
        "own card taken out": _("Our card for other homes taken out"),
        "another home known": _("Another home known from now on"),
        "another home forgotten": _("Another home known no longer"),
        "case sent to another home": _("Case sent to another home"),
        "figures sent to another home": _("Figures sent to another home"),
        "content sent to another home": _("Content sent to another home"),
        "cases came from another home": _("Case came from another home"),
        "figures came from another home": _("Figures came from another home"),
        "content came from another home": _("Content came from another home"),
        "case of another home printed": _("Case of another home opened as a paper"),
        "case of another home erased": _("Case of another home deleted"),
        "report arrived late": _("Report arrived late, the line had been broken"),
        "report entered for somebody": _("Report entered for somebody"),
        "case opened": _("Case opened"),
        "case opened by stand-by reader": _("Opened by the stand-by reader, because a date has passed"),
        "case summary made": _("Case summary made"),
        "meeting page made": _("Page for the meeting made"),
        "case erased": _("Case erased"),
        "signed in": _("Signed in"),
        "sign-in refused": _("Sign-in refused"),
        "account renamed": _("Account renamed"),
        "account ended": _("Account ended"),
        "account stays ended": _("Account stays ended, whatever the back-up says"),
        "kiosk settings changed": _("Settings of the kiosk changed"),
        "kiosk helper changed": _("Helper in the kiosk changed"),
        "kiosk question changed": _("Everyday question in the kiosk changed"),
        "password reset by a colleague": _("Password reset by a colleague"),
        "password reset with the recovery sheet": _("Password reset with the recovery sheet"),
        "own password changed": _("Own password changed"),
        "own keys replaced": _("Own keys replaced"),
        "sealed anew": _("Sealed anew"),
        "reading key dropped": _("Somebody stood in the list of readers without being one, and was taken out"),
        "agreed to a coordinator": _("Agreed that somebody becomes a coordinator"),
        "key altered": _("Own key had been altered in the file, and was put back"),
        "recovery key differs": _("The recovery key was another one at the last sign-in"),
        "privacy page made": _("Page for the home's records made"),
        "recovery sheet replaced": _("Recovery sheet replaced"),
        "audit log checked": _("Audit log checked"),
        "retention rule changed": _("Rule for keeping changed"),
        "home set up": _("Home set up"),
        "copy for the person made": _("Copy for the person made"),
        "member added": _("Person added to the team"),
        "member changed": _("Person of the team changed"),
        "course changed": _("Course changed"),
        "item completed": _("Training item completed"),
        "item signed off": _("Training item signed off"),
        "sign-off asked for": _("Signature asked for"),
        "sign-off sent back": _("Request for a signature sent back"),
        "completion taken back": _("Completion taken back"),
        "document attached": _("Document attached"),
        "exemption given": _("Exemption given"),
        "exemption ended": _("Exemption ended"),
        "attendance kept": _("Attendance kept"),
        "list read in: people": _("List of people read in"),
        "list read in: completions": _("List of completions read in"),
        "certificate made": _("Certificate made"),
        "training record made": _("Training record made"),
        "training matrix made": _("Training matrix made"),
        "letters made": _("Letters of reminder made"),
        "attendance list made": _("Attendance list made"),
        "workshop plan made": _("Workshop plan made"),
        "poster made": _("Poster made"),
        "session changed": _("Session changed"),
        "session deleted": _("Session deleted"),
        "workshop changed": _("Workshop changed"),
        "workshop deleted": _("Workshop deleted"),
        "campaign changed": _("Campaign changed"),
        "campaign deleted": _("Campaign deleted"),
        "action agreed": _("Action agreed"),
        "proposal agreed": _("Proposal agreed"),
        "ballot prepared": _("Ballot prepared"),
        "ballot opened": _("Ballot opened"),
        "ballot deleted": _("Ballot deleted"),
        "ballot cards made": _("Ballot cards made"),
        "ballot result made": _("Result of a ballot made"),
        "invitation made": _("Invitation made"),
        "minutes made": _("Minutes made"),
        "advocate card changed": _("Card of an advocate changed"),
        "advocate's yearly report made": _("Advocate's yearly report made"),
        "summary made": _("Summary made"),
        "back-up made": _("Back-up made"),
        "day seen": _("Day counted"),
        "clock jumped": _("The clock of this PC jumped"),
        "back-up brought back": _("Back-up brought back"),
        "agreed to bring a back-up back": _("Agreed that a back-up is brought back"),
        "back-up folder chosen": _("Place of the back-ups chosen"),
        "case bundle made": _("Case bundle made"),
        "right cards made": _("Right cards made"),
        "extract of the audit log made": _("Extract of the audit log made"),
        "you said, we did made": _("“You said, we did” made"),
        "calendar page made": _("Calendar page made"),
        "self-review changed": _("Self-review changed"),
        "self-review made": _("Self-review printed"),
        "children asked": _("Children asked for their view"),
        "children no longer asked": _("Children no longer asked for their view"),
        "charter drafted": _("Draft of the charter changed"),
        "charter draft deleted": _("Draft of the charter deleted"),
        "charter agreed": _("Charter agreed"),
        "charter signed": _("Charter signed"),
        "charter booklet made": _("Booklet of the charter made"),
        "term changed": _("Term of the parliament changed"),
        "parliament session changed": _("Session of the parliament changed"),
        "parliament paper deleted": _("Paper of the parliament deleted"),
        "proposal changed": _("Proposal changed"),
        "decision taken": _("Decision taken"),
        "decision answered": _("Decision answered"),
        "outcome told": _("Told what came of a decision"),
        "paper printed": _("Paper printed"),
        "paper saved": _("Paper saved"),
    }
    return known[action] if action in known else _action_about(action)


def _action_about(action: str) -> str:
    """Return what a row says that names a step, a role or a fingerprint after a colon."""
    beginning, _colon, rest = action.partition(": ")
    if beginning in ("case", "reporter") and rest in set(Entry):
        return entry_name(Entry(rest))
    if beginning == "ballot closed":
        return _("Ballot closed, fingerprint {hash}").format(hash=rest.partition(" ")[0])
    if beginning in ("account added", "role changed") and rest in set(Role):
        what = _("Account added") if beginning == "account added" else _("Role changed")
        return f"{what}: {role_name(Role(rest))}"
    given = _("Password given by a colleague") if rest else _("Password given with the recovery sheet")
    others = {
        "role was": _("Role until then: {role}").format(role=role_name(Role(rest)) if rest in set(Role) else rest),
        "account begun by": _("Account begins"),
        "back-up made": _("Back-up made"),
        "not in the back-up": _("Reports that are not in the back-up: {count}").format(count=rest),
        "password given by": given,
    }
    return others.get(beginning, action)
