"""`meng-stemm kiosk-lock FOLDER`: files that let the system itself keep an account of the PC in the kiosk, with
the right paths in them, and a page that says how: Assigned Access and Shell Launcher on Windows, cage, labwc or a
session of X on Linux."""

import sys
from collections.abc import Mapping
from pathlib import Path, PurePath
from xml.sax.saxutils import escape, quoteattr

from app import settings
from app.i18n import _, set_language
from app.resources import resource

ACCOUNT = "kiosk"
"""The name of the PC's account that the files lock; to be changed where it has another."""

_PROFILE = "{6B1F6C34-2E0B-4C6E-9F43-5C0B8B1D6A70}"


def run_kiosk_lock(folder: Path, place: Path) -> int:
    """Write the files; return 0 where that is done. `folder` is where the home's data lies."""
    set_language(settings.load(folder).language)
    try:
        for name, text in lock_files(_program(), folder).items():
            file = place / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8", newline="\r\n" if name.startswith("windows") else "\n")
            print(file)  # noqa: T201 - a command's own output
    except OSError as error:
        print(_("It could not be written: {reason}").format(reason=error.strerror or ""))  # noqa: T201
        return 2
    return 0


def _program() -> Path:
    """Return what starts the program without a console."""
    if not getattr(sys, "frozen", False):
        return Path("/opt/meng-stemm/meng-stemm")
    return Path(sys.executable).with_name("meng-stemm.exe" if sys.platform == "win32" else "meng-stemm")


def lock_files(program: PurePath, folder: PurePath) -> Mapping[str, str]:
    """Return the files by name; `program` starts the kiosk, `folder` holds the data."""
    arguments = f'--kiosk --data "{folder}"'
    values = {
        "profile": _PROFILE,
        "account": ACCOUNT,
        "program": str(program),
        "program_attribute": quoteattr(str(program)),
        "arguments_attribute": quoteattr(arguments),
        "command_attribute": quoteattr(f'"{program}" {arguments}'),
        "command": f'"{program}" {arguments}',
        "program_xml": escape(str(program)),
    }
    templates = resource("packaging", "kiosk")
    found = {}
    for file in sorted(templates.rglob("*")):
        if file.is_file():
            name = file.relative_to(templates).as_posix()
            found[name] = _filled(file.read_text("utf-8"), values)
    return found | {"READ-ME.txt": _how()}


def _filled(text: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text


_NAMES = {
    "account": ACCOUNT,
    "powershell": "PowerShell",
    "folder": "windows",
    "for_11": r".\lock.ps1 assigned-access-11.xml",
    "for_10": r".\lock.ps1 assigned-access-10.xml",
    "back": r".\unlock.ps1",
    "editions": "Windows Enterprise, Windows Education",
    "shell": r".\lock.ps1 shell-launcher.xml",
    "service": "linux/meng-stemm-kiosk.service",
    "systemd": "/etc/systemd/system",
    "enable": "systemctl enable --now meng-stemm-kiosk",
    "cage": "cage",
    "labwc": "linux/labwc",
    "session": "linux/meng-stemm-kiosk.desktop",
    "keys": "Ctrl+Alt+Del",
}


def _how() -> str:
    """Return what to do with the files, in the current language."""
    steps = [
        _("Lock the kiosk’s PC"),
        _(
            "Make an account of the system named “{account}” without administrator’s rights, or write the name of "
            "yours into the files. The program is installed, and the kiosk was opened once by hand."
        ),
        _(
            "Windows 10 and 11: start {powershell} as the administrator in the folder “{folder}” and type "
            "{for_11}, on Windows 10 {for_10}. Sign in as the kiosk: only this program starts. {back} takes it "
            "back."
        ),
        _("{editions}: {shell} lets the program stand in the place of the desktop. That is stricter."),
        _(
            "Linux: copy {service} to {systemd} and type {enable}; it needs the package {cage}. Or use {labwc}, "
            "or {session}."
        ),
        _("Afterwards try every key that could lead out. {keys} belongs to the system."),
    ]
    return "\n\n".join(step.format(**_NAMES) for step in steps) + "\n"
