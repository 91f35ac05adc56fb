"""What the program refuses and why, as types; the words for them stand in `app/ui/words.py`."""

from datetime import timedelta
from enum import Enum, auto


class MengStemmError(Exception):
    """Anything the program says no to on purpose."""


class EmptyReport(MengStemmError):
    """Nothing was said: no words and no face."""


class EmptyText(MengStemmError):
    """A note or an answer without words."""


class TextTooLong(MengStemmError):
    """More characters than the stated limit."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


class TooMuchAttached(MengStemmError):
    """More drawings and recordings than the stated limit, or one that is too large."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


class TooMany(MengStemmError):
    """More of something than the stated limit."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


class SecondPersonNeeded(MengStemmError):
    """Four eyes: the same person cannot propose and agree."""


class NotConfirmedYet(MengStemmError):
    """A second person has not confirmed this account yet."""


class Involved(MengStemmError):
    """The person is marked as involved in the case, and reads nothing of it until an advocate says otherwise."""


class AdvocateNeeded(MengStemmError):
    """Only an advocate may do this: to clear somebody who was involved, or to say that an advocate is."""


class LastReader(MengStemmError):
    """Nobody would be left who can read these cases; `cases` is how many."""

    def __init__(self, cases: int) -> None:
        super().__init__(cases)
        self.cases = cases


class SoundsLikeReward(MengStemmError):
    """A right that would hold only for those who behave; `words` are the ones that say so."""

    def __init__(self, words: list[str]) -> None:
        super().__init__(words)
        self.words = words


class NameTaken(MengStemmError):
    """A child could take this name for a colleague's."""


class NotCompleted(MengStemmError):
    """A template's places in brackets are still to be filled in."""


class RecoveryWrong(MengStemmError):
    """These are not the words of this home's recovery sheet."""


class NoKeyYet(MengStemmError):
    """This person has no copy of a group key yet; a colleague with one grants it by opening the room."""


class KeyAltered(MengStemmError):
    """A group's public key does not match the private one: the data file was tampered with."""


class NotYourOwn(MengStemmError):
    """Nobody signs off what they learned themselves."""


class NothingToRead(MengStemmError):
    """Not a PDF, PNG or JPEG, or one that is too large."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


class ChoiceInvalid(MengStemmError):
    """Not what this ballot offers: too many, one twice, or something else."""


class BallotClosed(MengStemmError):
    """The ballot is not open: not yet, or no longer."""


class ClockUnsure(MengStemmError):
    """The clock is not trusted yet, so nothing is erased by date."""


class BallotAltered(MengStemmError):
    """A box does not match its cards or the audit log: the file was tampered with."""


class VoicesAltered(MengStemmError):
    """A round of the self-review holds more children's voices than cards were used for it: somebody put some in
    past the kiosk."""


class CardUsed(MengStemmError):
    """This card is in the box already."""


class ListUnreadable(MengStemmError):
    """A list that cannot be read in; `reason` says why: kind, large, rows, empty, columns."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class WhyRefused(Enum):
    """Why an update is not taken."""

    UNREADABLE = auto()
    NOT_OURS = auto()
    TOO_NEW = auto()
    OTHER_SYSTEM = auto()
    NOT_NEWER = auto()
    NOT_BEGUN = auto()


class UpdateRefused(MengStemmError):
    """An update that is not taken, and why."""

    def __init__(self, why: WhyRefused) -> None:
        super().__init__(why)
        self.why = why


class DayRefused(MengStemmError):
    """A day that cannot be meant here; `reason` says why: ahead, passed, order."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class TermMissing(MengStemmError):
    """The parliament has no term today into which somebody could be elected."""


class InTeamAlready(MengStemmError):
    """Somebody of this name is in the team, and no number tells the two apart."""


class ChangedMeanwhile(MengStemmError):
    """Somebody else changed or finished this in the meantime."""


class NoSuchItem(ChangedMeanwhile):
    """This is not there, or not any more: somebody else took it out."""


class NothingToPrint(MengStemmError):
    """There is nothing to put on this paper yet."""


class NotAllowed(MengStemmError):
    """The role does not have this right (`app/core/rights.py`)."""


class NotAReader(MengStemmError):
    """The person may not read this case, or it does not exist: deliberately not told apart."""


class StepNotAllowed(MengStemmError):
    """The case's state does not allow this step (`app/reports/rules/cases.py`)."""


class CaseChanged(MengStemmError):
    """Somebody else changed the case in the meantime."""


class MustWait(MengStemmError):
    """Too many wrong tries; `pause` is how long is left."""

    def __init__(self, pause: timedelta) -> None:
        super().__init__(pause)
        self.pause = pause


class ReceiptUnknown(MustWait):
    """No case belongs to these pictures; `pause` may be zero."""


class PepperMissing(MengStemmError):
    """This PC does not have the secret that cards of the home need; a colleague's sign-in brings it."""


class CardUnknown(MustWait):
    """These pictures are on no card of this ballot; `pause` may be zero."""


class WrongPassword(MustWait):
    """The password does not open the account; `pause` may be zero."""


class PasswordRefused(MengStemmError):
    """The new password is too short, too long or too easy to guess; `reason` says which."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NameMissing(MengStemmError):
    """A person or a home needs a name."""


class ContentDamaged(MengStemmError):
    """What was kept does not open though the key is right, or makes no sense: it was altered."""


class CaseDamaged(ContentDamaged):
    """A case was altered: what was sealed does not open though the key is right."""


class WrittenByNewer(ContentDamaged):
    """A newer version of the program wrote it, in a way that this one does not know (`app/store/formats.py`)."""


class NotSent(MengStemmError):
    """The report could not be written; it is still on the screen and nowhere else."""


class StoreProblem(MengStemmError):
    """The database cannot be used as it is; the file was left as it was."""


class HomeClosed(StoreProblem):
    """The home was closed because the program ends; whatever is still under way has nobody to tell."""


class ServerRefused(StoreProblem):
    """The server answers, and says no: only to be read, a right that was taken away."""


class AlteredSchema(StoreProblem):
    """The database holds a trigger, a view, a table or an index that this program did not make."""


class RosterAltered(StoreProblem):
    """The signed list of who works here is not this home's: its first statement does not verify, or it comes from
    other recovery words than this PC knows."""


class NewerDatabase(StoreProblem):
    """Written by a newer version of the program."""


class DamagedDatabase(StoreProblem):
    """Not a database, or its pages are damaged."""


class NotKept(StoreProblem):
    """What was just written is not there when it is read back: something took it out again."""


class DataTaken(StoreProblem):
    """The data file was taken away, or another put in its place, while the program was open."""


class MissingData(DamagedDatabase):
    """There was a home here, and its data file is gone or empty."""


class NetworkDrive(StoreProblem):
    """The folder lies on a network drive, where SQLite's locks are not safe."""


class ReadOnlyFolder(StoreProblem):
    """The folder cannot be written to, or the disk is full."""


class BundleUnreadable(MengStemmError):
    """No card and no bundle of another home, or one that was altered or cut off, or too large."""


class BundleNotForYou(MengStemmError):
    """A bundle for another home, or for other people of this one."""


class SenderUnknown(MengStemmError):
    """A bundle of a home whose card nobody here has compared."""


class SignInAgain(MengStemmError):
    """The keys of whoever is signed in are not theirs any more; nothing was written."""


class NotCompared(MengStemmError):
    """Nobody has compared the numbers of a home's card yet."""


class BundleForged(MengStemmError):
    """The signature is not that of the home named as sender."""


class ReportsWaiting(MengStemmError):
    """Reports are queued for the server: this PC stays with it until they are sent."""


class ServerLost(StoreProblem):
    """The server does not answer."""


class DatabaseBusy(StoreProblem):
    """Another program holds the database."""


class BackupProblem(MengStemmError):
    """A back-up could not be written or read; the data itself is as it was."""


class NoPlaceForBackup(BackupProblem):
    """The folder is not there: no stick is in, or it was pulled out."""


class BackupNotWritten(BackupProblem):
    """The folder cannot be written to, or is full."""


class ServerAddress(MengStemmError):
    """No address of a server, or one without encryption to another PC."""


class NotEmpty(MengStemmError):
    """There is a home already where one is to go."""


class MovedWrongly(MengStemmError):
    """The copy differs from the source; it was discarded."""


class ServerHome(MengStemmError):
    """This is done with a home on one PC only."""


class OtherPrograms(MengStemmError):
    """The data is open in another program on this PC, or in a second window: the kiosk, most often."""


class BackupUnreadable(BackupProblem):
    """This is no back-up of this program, or it was altered, or cut off."""


class BackupNotForYou(BackupProblem):
    """The back-up opens for others, or the recovery words are those of another home."""
