"""Letting a PC know a home by its recovery words, whatever it knew before."""

from app.core.errors import RecoveryWrong, RosterAltered
from app.home.services.open_home import OpenHome
from app.home.services.roster import roster_of
from app.vault.recovery import WordsWrong, pair_from_words
from app.vault.signing import checks


def trust(house: OpenHome, words: str) -> tuple[bytes, bool]:
    """Let this PC know the home whose words these are; return the key that its roster goes back to, and whether
    the key store keeps it. Raises RecoveryWrong where they are not this home's, RosterAltered where it has no
    roster."""
    try:
        pair = pair_from_words(words)
    except WordsWrong as error:
        raise RecoveryWrong from error
    with house.database.reading() as connection:
        roster = roster_of(connection)
    if roster is None:
        raise RosterAltered
    if roster.home.checks != checks(pair.private):
        raise RecoveryWrong
    house.anchors.start_anew(roster)
    return roster.root, house.anchors.keep_root(roster)
