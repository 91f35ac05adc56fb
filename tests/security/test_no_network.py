"""The program opens no connection to a network: not while a child tells, not while staff work, print and back up.
Looked at twice: Python's own calls are forbidden, and the system is asked which sockets the process holds."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

LIVES = """
import os, socket, sys

def forbidden(event, arguments):
    if event in ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"):
        where = arguments[-1] if event.startswith("socket.c") or event == "socket.bind" else ""
        if not isinstance(where, (str, bytes)):
            os.write(2, f"network: {event} {arguments}".encode())
            os._exit(3)

sys.addaudithook(forbidden)

from app.self_check import self_check

code = self_check()
held = set()
for one in os.listdir("/proc/self/fd"):
    try:
        target = os.readlink(f"/proc/self/fd/{one}")
    except OSError:
        continue
    if target.startswith("socket:["):
        held.add(target[8:-1])
for kind in ("tcp", "tcp6", "udp", "udp6", "raw"):
    try:
        lines = open(f"/proc/self/net/{kind}").read().splitlines()[1:]
    except OSError:
        continue
    for line in lines:
        if line.split()[9] in held:
            print("socket of the network:", kind, line)
            code = 4
sys.exit(code)
"""

TRIES = LIVES.replace(
    "code = self_check()", "code = 0; kept = socket.create_connection(('127.0.0.1', int(sys.argv[1])))"
)


def lived(script: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-c", script, *arguments], cwd=ROOT, env=environment, capture_output=True, check=False
    )


@pytest.mark.long
@pytest.mark.timeout(600)
@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux which sockets there are")
def test_a_whole_round_opens_no_connection() -> None:
    done = lived(LIVES)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux which sockets there are")
def test_a_connection_would_be_found() -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
        assert lived(TRIES, port).returncode == 3
        quiet = TRIES.replace("sys.addaudithook(forbidden)", "")
        found = lived(quiet, port)
        assert found.returncode == 4, found.stdout + found.stderr


def test_nothing_in_the_program_names_a_network_library() -> None:
    named = [
        f"{file.relative_to(ROOT)}: {word}"
        for file in (ROOT / "app").rglob("*.py")
        for word in ("import socket", "urllib", "http.client", "requests", "QtNetwork", "QtWebEngine", "asyncio")
        if word in file.read_text(encoding="utf-8")
    ]
    assert named == []
