"""The system's key store: what is put there comes back, and whatever goes wrong there, the kiosk goes on."""

import sys
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from app.vault import keystore
from app.vault.keystore import NoKeyStore, SystemKeyStore


class Store:
    """A store that keeps by service and name; `lies` says another thing than was put."""

    def __init__(self, *, lies: bool = False) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self._lies = lies

    def get_password(self, service: str, name: str) -> str | None:
        return "other" if self._lies else self.kept.get((service, name))

    def set_password(self, service: str, name: str, secret: str) -> None:
        self.kept[service, name] = secret


def use(monkeypatch: pytest.MonkeyPatch, store: object) -> None:
    monkeypatch.setattr(keystore, "store_of_system", lambda: store)


def test_what_is_put_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store()
    use(monkeypatch, store)
    assert SystemKeyStore().get("cards") == ""
    assert SystemKeyStore().put("cards", "secret")
    assert store.kept == {("meng-stemm", "cards"): "secret"}
    assert SystemKeyStore().get("cards") == "secret"
    assert SystemKeyStore().get("other") == ""


def test_what_does_not_come_back_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, Store(lies=True))
    assert not SystemKeyStore().put("cards", "secret")


@pytest.mark.parametrize("store", [None, object()])
def test_without_a_store_nothing_is_kept_and_nothing_breaks(
    monkeypatch: pytest.MonkeyPatch, store: object
) -> None:
    use(monkeypatch, store)
    assert SystemKeyStore().get("cards") == ""
    assert SystemKeyStore().put("cards", "secret") is False
    assert (NoKeyStore().get("cards"), NoKeyStore().put("cards", "secret")) == ("", False)


def a_module(monkeypatch: pytest.MonkeyPatch, name: str, **holds: Any) -> None:
    module = ModuleType(name)
    vars(module).update(holds)
    monkeypatch.setitem(sys.modules, name, module)


@pytest.mark.parametrize(
    ("platform", "module", "name"),
    [("win32", "Windows", "WinVaultKeyring"), ("darwin", "macOS", "Keyring")],
)
def test_each_system_has_its_own(monkeypatch: pytest.MonkeyPatch, platform: str, module: str, name: str) -> None:
    own = SimpleNamespace(persist="enterprise")
    a_module(monkeypatch, f"keyring.backends.{module}", **{name: lambda: own})
    monkeypatch.setattr(sys, "platform", platform)
    assert keystore.store_of_system() is own
    assert (own.persist == "local machine") is (platform == "win32"), "no domain's profile carries it away"


class Bus:
    """A connection that is closed at the end."""

    def __enter__(self) -> "Bus":
        return self

    def __exit__(self, *_error: object) -> None:
        pass


@pytest.mark.parametrize("locked", [True, False])
def test_a_locked_store_counts_as_none(monkeypatch: pytest.MonkeyPatch, locked: bool) -> None:
    asked = []

    def collection(bus: object, alias: str) -> object:
        asked.append((type(bus), alias))
        return SimpleNamespace(is_locked=lambda: locked)

    a_module(monkeypatch, "secretstorage", dbus_init=Bus, get_collection_by_alias=collection)
    a_module(monkeypatch, "keyring.backends.SecretService", Keyring=lambda: "the store of Linux")
    monkeypatch.setattr(sys, "platform", "linux")
    assert keystore.store_of_system() == (None if locked else "the store of Linux")
    assert asked == [(Bus, "default")]
