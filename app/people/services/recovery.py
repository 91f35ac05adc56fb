"""The recovery sheet: its 24 words become the key pair that opens everything. Wrong tries cost time."""

from app.core.errors import RecoveryWrong, WrongPassword
from app.home.services.anchors import shown
from app.home.services.open_home import OpenHome
from app.home.services.throttle import Throttle
from app.i18n import in_language
from app.people.documents import RecoverySheet, recovery_sheet
from app.vault.keys import KeyPair
from app.vault.recovery import Recovery, WordsWrong, pair_from_words
from app.vault.signing import checks

_THROTTLE = "recovery"


def recovery_pair(house: OpenHome, words: str) -> KeyPair:
    """Return the recovery key pair. Raises RecoveryWrong, or WrongPassword with the pause that is left."""
    throttle = Throttle(house, _THROTTLE)
    if pause := throttle.count():
        raise WrongPassword(pause)
    try:
        pair = pair_from_words(words)
    except WordsWrong as error:
        raise RecoveryWrong from error
    if pair.public != house.home.recovery_public:
        raise RecoveryWrong
    throttle.forget()
    return pair


def recovery_pdf(house: OpenHome, home_name: str, recovery: Recovery, language: str) -> bytes:
    """Return the recovery sheet as PDF; it is shown and printed, and never kept by the program."""
    with in_language(language):
        return recovery_sheet(RecoverySheet(home_name, recovery.words, house.clock(), number_of(house, recovery)))


def number_of(house: OpenHome, recovery: Recovery) -> str:
    """Return the number of the home: that of its roster, or the one that a first sheet gives it."""
    roster = house.roster() if house.is_set_up else None
    root = roster.root if roster is not None else checks(pair_from_words(" ".join(recovery.words)).private)
    return shown(root)
