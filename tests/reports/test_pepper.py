"""The pepper: cards need a secret from the PC's own key store; whoever copies the data alone cannot guess."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.core.errors import PepperMissing, ReceiptUnknown
from app.home.services.open_home import OpenHome, open_house
from app.reports.rows import cases
from app.reports.rules import receipts
from app.reports.services.keeping import Keeping
from app.reports.services.pepper import Pepper
from app.reports.services.retention import end_cards
from app.reports.services.telling import Sent
from app.safekeeping.services.checking import check
from app.vault.keystore import KeyStore, NoKeyStore, SystemKeyStore
from app.vault.passwords import Cost
from app.vault.receipts import receipt_key
from tests.made_homes import TestHome

ROOT = Path(__file__).resolve().parents[2]
DAEMON = "gnome-keyring-daemon"


class Store:
    """A key store of one PC."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get(self, name: str) -> str:
        return self.kept.get(name, "")

    def put(self, name: str, secret: str) -> bool:
        self.kept[name] = secret
        return True


class FullStore(Store):
    def put(self, _name: str, _secret: str) -> bool:
        return False


def on_a_pc(home: TestHome, store: KeyStore) -> TestHome:
    """The same home, opened on another PC."""
    home.house.close()
    house: OpenHome = open_house(home.folder, home.clock, home.server, store)
    return TestHome(home.folder, home.clock, house, home.recovery, home.server)


def guess_from_the_data(home: TestHome, sent: Sent, pepper: bytes = b"") -> bool:
    """Tell whether somebody who tries the right pictures on a copy of the data finds the case."""
    its_home = home.house.home
    cost = Cost(its_home.receipt_passes, its_home.receipt_memory)
    key = receipt_key(receipts.to_bytes(sent.code), its_home.receipt_salt, cost, pepper)
    with home.house.database.reading() as connection:
        return cases.receipt(connection, key.lookup) is not None


def test_even_the_right_pictures_lead_nowhere_without_the_key_store(home: TestHome) -> None:
    pc = on_a_pc(home, Store())
    before = pc.tell("virdrun")
    assert guess_from_the_data(pc, before)
    Pepper(pc.house).fetch(pc.signed_in("tom"))
    after = pc.tell("duerno")
    assert not guess_from_the_data(pc, after)
    assert guess_from_the_data(pc, after, Pepper(pc.house).here()[0])
    for sent in (before, after):
        assert pc.following.open(sent.code).keys.case_id
    stored = pc.house.key_store.get(pc.house.home.id)
    files = [file for file in pc.folder.rglob("*") if file.is_file()]
    raw = b"".join(file.read_bytes() for file in files)
    assert bytes.fromhex(stored) not in raw
    assert stored.encode() not in raw


def test_another_pc_opens_cards_after_the_first_sign_in_there(home: TestHome) -> None:
    pc = on_a_pc(home, Store())
    Pepper(pc.house).fetch(pc.signed_in("claire"))
    sent = pc.tell("op engem PC")
    kept = Keeping(pc.house).keep(pc.draft("fir spéider"), pc.telling.prepare_receipt())
    other = on_a_pc(pc, Store())
    with pytest.raises(PepperMissing):
        other.following.open(sent.code)
    again = other.tell("och ouni geet et")
    assert other.following.open(again.code).keys.case_id, "nobody is kept from telling"
    Pepper(other.house).fetch(other.signed_in("marc"))
    home.clock.later(hours=2)
    assert other.following.open(sent.code).keys.case_id
    assert other.following.find(kept.code)
    with pytest.raises(ReceiptUnknown):
        other.following.open(receipts.draw(lambda _below: 3))


def test_a_pc_without_a_key_store_goes_on_as_before(home: TestHome) -> None:
    for store in (NoKeyStore(), FullStore()):
        pc = on_a_pc(home, store)
        Pepper(pc.house).fetch(pc.signed_in("claire"))
        assert not Pepper(pc.house).in_use
        sent = pc.tell("ouni")
        assert pc.following.open(sent.code).keys.case_id


def test_nonsense_in_the_key_store_is_none(home: TestHome) -> None:
    store = Store()
    store.kept[home.house.home.id] = "nonsense,,zz"
    pc = on_a_pc(home, store)
    assert Pepper(pc.house).here() == []
    assert pc.tell("geet").code


def test_older_peppers_still_open_their_cards(home: TestHome) -> None:
    store = Store()
    pc = on_a_pc(home, store)
    store.kept[pc.house.home.id] = (b"x" * 32).hex()
    sent = pc.tell("mat deem alen")
    Pepper(pc.house).fetch(pc.signed_in("claire"))
    assert len(Pepper(pc.house).here()) == 2
    assert pc.following.open(sent.code).keys.case_id
    Pepper(pc.house).fetch(pc.signed_in("claire"))
    assert len(Pepper(pc.house).here()) == 2


PROGRAM = """
from app.vault.keystore import SystemKeyStore
store = SystemKeyStore()
assert store.get("home") == ""
assert store.put("home", "secret")
assert SystemKeyStore().get("home") == "secret"
print("kept")
"""


@pytest.mark.skipif(shutil.which(DAEMON) is None, reason="needs a Secret Service; dev.py installs one on Debian")
def test_a_real_key_store_keeps_it(tmp_path: Path) -> None:
    unlocked = f'printf pw | {DAEMON} --unlock --components=secrets >/dev/null 2>&1; exec "$0" -c "$1"'
    environment = os.environ | {
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(tmp_path),
    }
    done = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", unlocked, sys.executable, PROGRAM],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "kept" in done.stdout, done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is one, and it would keep the secret")
def test_without_one_nothing_is_kept_and_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    assert SystemKeyStore().get("home") == ""
    assert not SystemKeyStore().put("home", "secret")


def test_a_card_ends_with_its_time_and_not_with_its_case(home: TestHome) -> None:
    sent, open_one = home.tell("fäerdeg"), home.tell("nach op")
    casework = home.casework("claire")
    (case_id,) = [name for name in casework.order() if casework.open(name).report.text == "fäerdeg"]
    casework.answer(casework.open(case_id), "Merci")
    followed = home.following.open(sent.code)
    home.following.understood(followed)
    casework.close(casework.open(case_id))
    home.clock.later(days=360)
    assert end_cards(home.house) == 0
    assert home.following.open(sent.code).keys.case_id
    home.clock.later(days=10)
    assert end_cards(home.house) == 1
    assert end_cards(home.house) == 0
    with pytest.raises(ReceiptUnknown):
        home.following.open(sent.code)
    home.clock.later(hours=1)
    assert home.following.open(open_one.code).keys.case_id, "while something is owed, the card leads there"
    assert casework.open(case_id).report.text == "fäerdeg", "the case stays until somebody erases it"
    assert check(home.folder, " ".join(home.recovery.words), home.server).findings == ()
