"""What the program says when it refuses something: one place for every typed error of the domain."""

from app.charter.words import reward_line
from app.core.errors import (
    AdvocateNeeded,
    AlteredSchema,
    BackupNotForYou,
    BackupNotWritten,
    BackupUnreadable,
    BallotAltered,
    BallotClosed,
    BundleForged,
    BundleNotForYou,
    BundleUnreadable,
    CardUnknown,
    CardUsed,
    CaseChanged,
    CaseDamaged,
    ChangedMeanwhile,
    ChoiceInvalid,
    ClockUnsure,
    ContentDamaged,
    DamagedDatabase,
    DatabaseBusy,
    DataTaken,
    DayRefused,
    EmptyReport,
    EmptyText,
    InTeamAlready,
    Involved,
    KeyAltered,
    LastReader,
    ListUnreadable,
    MengStemmError,
    MissingData,
    MovedWrongly,
    MustWait,
    NameMissing,
    NameTaken,
    NetworkDrive,
    NewerDatabase,
    NoKeyYet,
    NoPlaceForBackup,
    NoSuchItem,
    NotAllowed,
    NotAReader,
    NotCompared,
    NotCompleted,
    NotConfirmedYet,
    NotEmpty,
    NothingToPrint,
    NothingToRead,
    NotSent,
    NotYourOwn,
    OtherPrograms,
    PasswordRefused,
    PepperMissing,
    ReadOnlyFolder,
    ReceiptUnknown,
    RecoveryWrong,
    ReportsWaiting,
    RosterAltered,
    SecondPersonNeeded,
    SenderUnknown,
    ServerAddress,
    ServerHome,
    ServerLost,
    ServerRefused,
    SignInAgain,
    SoundsLikeReward,
    StepNotAllowed,
    StoreProblem,
    TermMissing,
    TextTooLong,
    TooMany,
    TooMuchAttached,
    UpdateRefused,
    VoicesAltered,
    WrittenByNewer,
    WrongPassword,
)
from app.home.rules.passwords import LONGEST, SHORTEST, Refusal
from app.i18n import _, formats, ngettext
from app.review.words import voices_altered_line
from app.safekeeping.words import refused_update_line


def refusal(error: BaseException) -> str:
    """Return what to tell the person; anything unexpected gets the calm general sentence."""
    match error:
        case PasswordRefused():
            said = _password_refusal(error)
        case TextTooLong():
            limit = formats.number(error.limit)
            said = _("This text is too long. There is room for {limit} characters.").format(limit=limit)
        case MustWait():
            said = _waiting(error)
        case DayRefused():
            said = _day_refusal(error)
        case SoundsLikeReward():
            said = _reward_refusal(error)
        case ListUnreadable():
            said = _list_refusal(error)
        case UpdateRefused():
            said = refused_update_line(error.why)
        case _:
            said = _general_refusal(error)
    return said


def _reward_refusal(error: SoundsLikeReward) -> str:
    again = _("If the words are right all the same, press “{keep}” once more.").format(keep=_("Keep"))
    return f"{reward_line(error.words)} {again}"


def _general_refusal(error: BaseException) -> str:
    for kind, words in _refusals().items():
        if isinstance(error, kind):
            return words
    return _("Something went wrong. Nothing you wrote was lost. Please try again.")


def _day_refusal(error: DayRefused) -> str:
    return {
        "ahead": _("This day is in the future. Please choose today or an earlier day."),
        "passed": _("This day is in the past. Please choose today or a later day."),
        "order": _("The last day is before the first. Please check both."),
    }[error.reason]


def _password_refusal(error: PasswordRefused) -> str:
    match error.reason:
        case Refusal.SHORT:
            return _("Please use at least {count} characters. Several words are easy to remember.").format(
                count=SHORTEST
            )
        case Refusal.LONG:
            return _("Please use at most {count} characters.").format(count=LONGEST)
        case _:
            return _("This is easy to guess. Please take words that belong together only for you.")


def _list_refusal(error: ListUnreadable) -> str:
    reasons = {
        "large": _("This file is too large for a list."),
        "rows": _("This list has too many rows. Please read it in parts of at most 20 000."),
        "empty": _("There is nothing in this list."),
        "columns": _("The first row must name the columns: a name, or a name with a course and a day."),
    }
    return reasons.get(error.reason, _("This is no list that can be read: a CSV or an Excel file (.xlsx) is."))


def _waiting(error: MustWait) -> str:
    seconds = round(error.pause.total_seconds())
    if isinstance(error, WrongPassword) and not seconds:
        return _("This password is not right.")
    if isinstance(error, ReceiptUnknown) and not seconds:
        return _("These pictures lead nowhere. Look at your card and try again.")
    if isinstance(error, CardUnknown) and not seconds:
        return _("These pictures are on no card for this vote. Look at your card and try again.")
    return ngettext(
        "Please wait {count} second, then try again.", "Please wait {count} seconds, then try again.", seconds
    ).format(count=seconds)


def _refusals() -> dict[type[MengStemmError], str]:
    return {
        EmptyReport: _("Please say something, or choose a face."),
        EmptyText: _("Please write something first."),
        NameMissing: _("Please give a name."),
        NotAllowed: _("Your role does not include this."),
        NotAReader: _("You cannot open this case."),
        TooMuchAttached: _("There is no room for more pictures and recordings. Please take one away."),
        ChoiceInvalid: _("This cannot be chosen here. Please choose again."),
        BallotClosed: _("This vote is not open. You can see the result when it is counted."),
        CardUsed: _("This card has been used already. Each card counts once."),
        NotCompleted: _("Please fill in the places in brackets first. They end with …"),
        TooMany: _("That is too many. Please take one away."),
        SecondPersonNeeded: _("This needs a second person, with a sign-in of their own."),
        Involved: _("This person is marked as involved and reads nothing of this case."),
        AdvocateNeeded: _("Only an advocate may do this. The house cannot shut its advocate out."),
        LastReader: _("Then nobody could read some cases any more. Please share them or hand them over first."),
        RecoveryWrong: _("These are not the words of this home's recovery sheet."),
        StepNotAllowed: _("The case is no longer at this point. It was loaded again."),
        CaseChanged: _("Somebody else has just changed this case. It was loaded again; your text is still here."),
        ContentDamaged: _(
            "Something that was kept here is damaged and cannot be read. Please tell the administrator."
        ),
        WrittenByNewer: _(
            "This was written by a newer version of the program. Please update the program on this PC."
        ),
        CaseDamaged: _("This case is damaged and cannot be opened. Please tell the administrator."),
        NotSent: _("It is not sent yet. Your words are still here. Please tell an adult."),
        NoPlaceForBackup: _(
            "The folder for the back-up is not there. Please put the stick in, or choose another."
        ),
        BackupNotWritten: _(
            "The back-up could not be written there: no room, or no right to write. Your data is safe."
        ),
        ServerAddress: _("This is no address of a server, or the line to it is not encrypted."),
        BundleUnreadable: _("This file is no card and no bundle of a home, or it was altered."),
        BundleNotForYou: _("This bundle is for another home, or for other people here."),
        BundleForged: _("This bundle was not made by the home that it names. Please keep it, and call that home."),
        PepperMissing: _("This computer cannot open cards yet. Please ask an adult to sign in here once."),
        SignInAgain: _("Your account has changed since you came. Nothing was kept: please sign in again."),
        NotCompared: _(
            "These are not the numbers of this card. Ask for them once more, and look who gave you the card."
        ),
        SenderUnknown: _("This home is not known here yet. First read its card and compare the numbers."),
        ReportsWaiting: _("Reports wait on this computer for its server. Until they are there, it stays with it."),
        ServerLost: _("The line is broken just now. Nothing is lost. Please try again a little later."),
        ServerRefused: _("The server takes nothing just now. Nothing is lost. Please tell who looks after it."),
        ServerHome: _("This home is on a server: bring the back-up back into a folder, then move it there."),
        NotEmpty: _("There is a home already. Nothing was changed."),
        MovedWrongly: _("What arrived is not what was sent. None of it was saved."),
        OtherPrograms: _(
            "The program is still open elsewhere on this PC, perhaps as kiosk. Please close it there. "
            "Nothing was changed."
        ),
        BackupUnreadable: _("This is no back-up, or it is damaged. Please take another. Your data is as it was."),
        BackupNotForYou: _("This back-up does not open with these words or with your key."),
        NewerDatabase: _("The data was written by a newer version of the program. Please install that version."),
        MissingData: _(
            "The data of this home is missing: the file is gone or empty. Please bring back the last back-up."
        ),
        DamagedDatabase: _("The data file is damaged. It was left as it is. Please bring back the last back-up."),
        NetworkDrive: _(
            "The data lies on a network drive. That is not safe for it. Please choose a folder on this PC."
        ),
        ReadOnlyFolder: _("The data folder cannot be written to, or the disk is full."),
        DatabaseBusy: _("Another program is using the data. Please wait a moment."),
        TermMissing: _("The parliament has no term today. Please write one down first."),
        InTeamAlready: _(
            "Somebody of this name is in the team already; whoever has an account is there by it. Open the person "
            "in the matrix, or give a number that tells the two apart."
        ),
        NameTaken: _(
            "Somebody here is called so already, or almost. Children choose people by their name: add a letter of "
            "the family name."
        ),
        ClockUnsure: _(
            "Nothing is erased yet: the program first counts seven days on this PC, in case its clock is wrong. "
            "Please look whether date and time are right."
        ),
        DataTaken: _(
            "The data file was taken away while the program was open, so this is not kept. Please close the "
            "program everywhere. What was there lies in the data folder, in the file {name}."
        ).format(name="rescued-meng-stemm.db"),
        BallotAltered: _(
            "What is in this box does not fit the cards and the audit log: somebody wrote to the data file. "
            "Please tell the advocate, and vote again."
        ),
        VoicesAltered: voices_altered_line(),
        RosterAltered: _(
            "The list of people in the data file is not the one that was signed for this home. So nothing is "
            "opened and nothing is sealed. Please tell the advocate, and bring back a back-up from before."
        ),
        NotConfirmedYet: _(
            "A second person has to confirm this first: a coordinator or an advocate who did not make the account."
        ),
        KeyAltered: _(
            "A shared key in the data file was altered, so nothing was done with it. Please tell the advocate, "
            "and bring back a back-up from before."
        ),
        NoKeyYet: _("A colleague has to open this room once, so that you can read it too. Please tell them."),
        NotYourOwn: _("Nobody signs their own items. Please ask a colleague."),
        NothingToRead: _("Only a PDF or a picture (PNG, JPEG) of at most 12 MB can be attached."),
        NoSuchItem: _("This is no longer here. Somebody else has removed it."),
        NothingToPrint: _("There is nothing to put on this paper yet."),
        ChangedMeanwhile: _("Somebody else has changed this in the meantime. Please look at it again."),
        AlteredSchema: _(
            "Somebody has put something into the data file that this program did not make. It could hide reports, "
            "so the file stays closed. Please tell the advocate, and bring back a back-up from before."
        ),
        StoreProblem: _("The data cannot be used now. The file was left as it is."),
    }
