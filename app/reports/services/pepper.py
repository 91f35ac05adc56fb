"""The pepper of the cards: a secret in the system's key store of every PC of the home. The database holds it only
wrapped for each colleague, so a copy of the data alone is not enough to guess cards.

Each sign-in of a colleague installs it on the PC: on a new one, and again where the key store was emptied. A PC
without a key store makes cards without it, as before; both kinds are found."""

from collections.abc import Sequence

from app.core.audit_actions import AuditAction
from app.core.errors import NoKeyYet, StoreProblem
from app.home.rows import home
from app.home.services import signed_content
from app.home.services.groups import Group, group_pair
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.store import audit
from app.vault.keys import KeyPair
from app.vault.sealing import SealBroken, derived

_IN_USE = "cards_peppered"
_KEPT = 3
"""Number of peppers kept, newest first: older cards still open after the group's key has changed."""


def pepper_of(cards: KeyPair) -> bytes:
    """Return the pepper that the key pair of the group "cards" gives."""
    return derived(cards.private, "pepper")


class Pepper:
    """Brings the pepper to this PC, and says what is here."""

    def __init__(self, house: OpenHome) -> None:
        self._house = house

    def here(self) -> Sequence[bytes]:
        """Return the peppers that this PC has, the newest first; none where it has none."""
        kept = self._house.key_store.get(self._house.home.id)
        found = []
        for name in kept.split(",")[:_KEPT]:
            try:
                raw = bytes.fromhex(name)
            except ValueError:
                continue
            if raw:
                found.append(raw)
        return found

    @property
    def missing(self) -> bool:
        """Tell whether cards of this home need a pepper that this PC does not have. Raises StoreProblem."""
        return not self.here() and self.in_use

    @property
    def in_use(self) -> bool:
        """Tell whether some PC of the home makes cards with it."""
        with self._house.database.public() as connection:
            return bool(signed_content.settings(connection).get(_IN_USE, False))

    def fetch(self, me: SignedIn) -> None:
        """Install it on this PC, where there is a key store; off the GUI thread. Errors are ignored: they must not
        block the sign-in."""
        try:
            secret = pepper_of(group_pair(self._house, me, Group.CARDS))
            known = list(self.here())
            if known[:1] == [secret]:
                return
            all_of_them = [secret, *(known_secret for known_secret in known if known_secret != secret)][:_KEPT]
            kept = self._house.key_store.put(
                self._house.home.id, ",".join(secret_there.hex() for secret_there in all_of_them)
            )
            if kept and not self.in_use:
                with self._house.database.writing() as connection:
                    home.keep_setting(connection, home.ChosenSetting(_IN_USE, "true"))
                    audit.append(connection, self._house.clock(), me.id, AuditAction.PEPPER_IN_USE)
        except (NoKeyYet, StoreProblem, SealBroken, LookupError):
            return  # the next sign-in tries again
