"""Small secrets in the system's own key store, where there is one: Windows' credential manager, macOS' keychain, a
Secret Service on Linux. What lies there does not go along when somebody copies the data."""

import sys
from contextlib import suppress
from typing import Any, Protocol

_SERVICE = "meng-stemm"


class KeyStore(Protocol):
    """A place for a small secret by name."""

    def get(self, name: str) -> str:
        """Return a secret, or nothing where there is none or the place cannot be opened now."""
        ...

    def put(self, name: str, secret: str) -> bool:
        """Keep a secret; tell whether it is kept."""
        ...


class NoKeyStore:
    """A PC without one."""

    def get(self, _name: str) -> str:
        """Return nothing."""
        return ""

    def put(self, _name: str, _secret: str) -> bool:
        """Keep nothing."""
        return False


class SystemKeyStore:
    """The system's key store. A locked one is treated as absent, because a password prompt must never appear at
    the kiosk. Only native back-ends are used, whatever a configuration file selects."""

    def get(self, name: str) -> str:
        """Return a secret, or nothing."""
        with suppress(Exception):  # back-ends raise arbitrary errors, and the kiosk goes on
            backend = store_of_system()
            if backend is not None:
                return str(backend.get_password(_SERVICE, name) or "")
        return ""

    def put(self, name: str, secret: str) -> bool:
        """Keep a secret; tell whether it is kept."""
        with suppress(Exception):
            backend = store_of_system()
            if backend is not None:
                backend.set_password(_SERVICE, name, secret)
                return str(backend.get_password(_SERVICE, name)) == secret
        return False


def store_of_system() -> Any:
    """Return the system's own store, or None where there is none that is open."""
    if sys.platform == "win32":
        from keyring.backends.Windows import WinVaultKeyring  # noqa: PLC0415 - only where there is one

        vault: Any = WinVaultKeyring()
        vault.persist = "local machine"  # a domain's profile would carry it to other PCs
        return vault
    if sys.platform == "darwin":
        from keyring.backends.macOS import Keyring  # noqa: PLC0415

        return Keyring()
    import secretstorage  # noqa: PLC0415
    from keyring.backends.SecretService import Keyring as SecretService  # noqa: PLC0415

    with secretstorage.dbus_init() as bus:
        if secretstorage.get_collection_by_alias(bus, "default").is_locked():
            return None
    store: Any = SecretService
    return store()
