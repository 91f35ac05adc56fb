"""A back-up beside the least that a sealed and tested one takes, and beside copying the file."""

import os
import shutil
from io import BytesIO
from pathlib import Path
from time import perf_counter

from nacl import bindings

from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.safekeeping.services.backups import BackupWork
from app.store.database import FILE_NAME
from tests.bench.timing import Line, compare

PIECE = 1 << 16


def lines(house: OpenHome, me: SignedIn, stick: Path, runs: int) -> list[Line]:
    """Measure both."""
    stick.mkdir()
    work = BackupWork(house, me)
    work.choose(stick)
    house.database.leave_no_trail()
    data = house.database.folder / FILE_NAME

    def ours() -> float:
        start = perf_counter()
        work.make_now()
        taken = perf_counter() - start
        house.database.leave_no_trail()
        return taken

    def copied() -> float:
        start = perf_counter()
        with data.open("rb") as plain, (stick / "copy").open("wb") as copy:
            shutil.copyfileobj(plain, copy, PIECE)
            copy.flush()
            os.fsync(copy.fileno())
        return perf_counter() - start

    def sealed() -> float:
        return copied() + _sealed_and_opened(stick / "copy", stick / "sealed")

    return [
        compare("back-up, beside a copy, sealed and opened by hand", 2, ours, sealed, runs),
        compare("back-up, beside copying the file", 8, ours, copied, runs),
    ]


def _sealed_and_opened(plain: Path, target: Path) -> float:
    """Seal a file with libsodium's secretstream, bring it to the disk, and open it again."""
    key = bindings.crypto_secretstream_xchacha20poly1305_keygen()
    out, back = (bindings.crypto_secretstream_xchacha20poly1305_state() for _side in range(2))
    start = perf_counter()
    head = bindings.crypto_secretstream_xchacha20poly1305_init_push(out, key)
    bindings.crypto_secretstream_xchacha20poly1305_init_pull(back, head, key)
    with plain.open("rb") as read, target.open("wb") as write:
        while piece := read.read(PIECE):
            write.write(bindings.crypto_secretstream_xchacha20poly1305_push(out, piece))
        write.flush()
        os.fsync(write.fileno())
    with target.open("rb") as read:
        while piece := read.read(PIECE + bindings.crypto_secretstream_xchacha20poly1305_ABYTES):
            BytesIO(bindings.crypto_secretstream_xchacha20poly1305_pull(back, piece)[0])
    return perf_counter() - start
