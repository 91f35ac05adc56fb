"""Where a database may lie: not on a network drive, because SQLite's locks are not safe there."""

import os
import subprocess
import sys
from pathlib import Path

from app.store.files import followed

NETWORK_KINDS = frozenset(
    [
        "9p",
        "afpfs",
        "afs",
        "ceph",
        "cifs",
        "davfs",
        "fuse.davfs",
        "fuse.glusterfs",
        "fuse.rclone",
        "fuse.smbnetfs",
        "fuse.sshfs",
        "gfs2",
        "glusterfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs3",
        "nfs4",
        "ocfs2",
        "smb2",
        "smb3",
        "smbfs",
        "webdav",
    ]
)
_DRIVE_REMOTE = 4


def on_network(folder: Path) -> bool:
    """Tell whether the folder, or the nearest one above it that exists, lies on a network drive."""
    place = folder.absolute()
    while not place.exists() and place != place.parent:
        place = place.parent
    if sys.platform == "win32":
        return _on_windows_network(place)
    return _kind_of(followed(place), _mounts()) in NETWORK_KINDS


def _kind_of(place: Path, mounts: list[tuple[Path, str]]) -> str:
    """Return the kind of the innermost mounted file system that holds the place."""
    holding = [(len(point.parts), kind) for point, kind in mounts if place.is_relative_to(point)]
    return max(holding, default=(0, ""), key=lambda held: held[0])[1]


def _mounts() -> list[tuple[Path, str]]:
    if sys.platform == "darwin":
        lines = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False).stdout
        return [_mac_mount(line) for line in lines.splitlines() if " on " in line]
    table = Path("/proc/self/mounts")
    lines = table.read_text(errors="replace") if table.exists() else ""
    return [
        (Path(_plain(fields[1])), fields[2])
        for fields in map(str.split, lines.splitlines())
        if len(fields) > 2  # noqa: PLR2004
    ]


def _plain(point: str) -> str:
    """Undo the octal escapes of the mount table (blank, tab, line break, backslash)."""
    for code, letter in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        point = point.replace(code, letter)
    return point


def _mac_mount(line: str) -> tuple[Path, str]:
    """Read a line such as `//user@server/share on /Volumes/share (smbfs, nodev)`."""
    point, _, rest = line.split(" on ", 1)[1].rpartition(" (")
    return Path(point), rest.split(",")[0].rstrip(")")


def _on_windows_network(place: Path) -> bool:
    import ctypes  # noqa: PLC0415 - Windows only

    drive = os.path.splitdrive(followed(place))[0]
    windows = getattr(ctypes, "windll", None)
    if drive.startswith("\\\\") or windows is None:
        return drive.startswith("\\\\")
    return bool(windows.kernel32.GetDriveTypeW(drive + "\\") == _DRIVE_REMOTE)
