"""Makes what a system's installer needs around the built folder: pictures, entries of the start menu in all four
languages, and the Debian package. Called by `python3 dev.py build`; the program itself never does.

The data lies in the person's own folder and belongs to no package: updating and removing leave it alone."""

import gzip
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from app import __version__
from app.i18n import LANGUAGES, _, in_language
from app.resources import resource

NAME = "meng-stemm"
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)
DEPENDS = (
    *("libc6", "libegl1", "libgl1", "libxkbcommon-x11-0", "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0"),
    *("libxcb-keysyms1", "libxcb-render-util0", "libxcb-shape0", "libxcb-xkb1", "libdbus-1-3", "libfontconfig1"),
    "libpulse0",
)
"""Debian's packages with the libraries that Qt expects from the system; `dev.py` knows the same."""


def icon_png(size: int) -> bytes:
    """Return the program's picture, so many pixels wide."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice  # noqa: PLC0415 - only where pictures are made
    from PySide6.QtGui import QImage, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(resource("packaging", f"{NAME}.svg"))).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.setData(QByteArray())
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def icons(folder: Path) -> None:
    """Write the picture as Windows, macOS and Linux want it."""
    from PIL import Image  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    pictures = [Image.open(BytesIO(icon_png(size))) for size in ICON_SIZES]
    pictures[-1].save(folder / f"{NAME}.ico", sizes=[(size, size) for size in ICON_SIZES], append_images=pictures)
    pictures[-1].save(folder / f"{NAME}.icns", append_images=pictures)
    (folder / f"{NAME}.png").write_bytes(icon_png(ICON_SIZES[-1]))


def desktop_entry(*, kiosk: bool) -> str:
    """Return an entry of the start menu (freedesktop.org's Desktop Entry, 1.5), in all languages."""
    names, comments = {}, {}
    for language in LANGUAGES:
        with in_language(language):
            names[language] = _("Meng Stëmm: kiosk") if kiosk else "Meng Stëmm"
            comments[language] = (
                _("Children say what matters to them") if kiosk else _("Children are heard, staff answer")
            )
    lines = [
        "[Desktop Entry]",
        "Type=Application",
        "Version=1.5",
        f"Name={names['en']}",
        f"Comment={comments['en']}",
    ]
    for language in LANGUAGES:
        if language != "en":
            lines += [f"Name[{language}]={names[language]}", f"Comment[{language}]={comments[language]}"]
    lines += [f"Exec={NAME}{' --kiosk' if kiosk else ''}", f"Icon={NAME}", "Terminal=false"]
    lines += ["Categories=Education;Office;", f"StartupWMClass={NAME}", ""]
    return "\n".join(lines)


def control(size: int) -> str:
    """Return what Debian has to know; `size` in kilobytes."""
    return "\n".join(
        [
            f"Package: {NAME}",
            f"Version: {__version__}",
            "Architecture: amd64",
            "Maintainer: Meng Stemm <nobody@localhost>",
            f"Installed-Size: {size}",
            f"Depends: {', '.join(DEPENDS)}",
            "Recommends: fonts-noto-color-emoji, cups-client, libcups2",
            "Section: education",
            "Priority: optional",
            "Description: children in care say what matters to them, and get an answer",
            " A kiosk for children and young people, and rooms for those who care for them:",
            " reports, answers, training, a children's parliament. Works without internet.",
            "",
        ]
    )


def debian_package(built: Path, target: Path, licence: Path, changelog: Path) -> Path:
    """Write the Debian package of a built folder into the folder `target`; return the file. Raises OSError or
    CalledProcessError."""
    file = target / f"{NAME}_{__version__}_amd64.deb"
    with TemporaryDirectory(dir=target) as place:
        root = Path(place) / "package"
        program = root / "opt" / NAME
        shutil.copytree(built, program, symlinks=True)
        applications, pictures = root / "usr/share/applications", root / "usr/share/icons/hicolor"
        about, commands = root / "usr/share/doc" / NAME, root / "usr/bin"
        for folder in (applications, about, commands, pictures / "scalable/apps"):
            folder.mkdir(parents=True)
        (commands / NAME).symlink_to(f"/opt/{NAME}/{NAME}")
        (applications / f"{NAME}.desktop").write_text(desktop_entry(kiosk=False), encoding="utf-8")
        (applications / f"{NAME}-kiosk.desktop").write_text(desktop_entry(kiosk=True), encoding="utf-8")
        shutil.copy(resource("packaging", f"{NAME}.svg"), pictures / "scalable/apps" / f"{NAME}.svg")
        for size in ICON_SIZES[2:]:
            where = pictures / f"{size}x{size}" / "apps"
            where.mkdir(parents=True)
            (where / f"{NAME}.png").write_bytes(icon_png(size))
        shutil.copy(licence, about / "copyright")
        (about / "changelog.gz").write_bytes(gzip.compress(changelog.read_bytes(), mtime=0))
        size = sum(path.stat().st_size for path in root.rglob("*") if path.is_file() and not path.is_symlink())
        (root / "DEBIAN").mkdir()
        (root / "DEBIAN/control").write_text(control(size // 1_024), encoding="utf-8")
        for path in [root, *root.rglob("*")]:
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        subprocess.run(  # noqa: S603 - fixed words and our own folder
            ["dpkg-deb", "--root-owner-group", "-Zgzip", "-z1", "--build", str(root), str(file)],  # noqa: S607
            check=True,
            capture_output=True,
        )
    return file


if __name__ == "__main__":
    project = Path(__file__).resolve().parent.parent
    if sys.argv[1:] == ["icons"]:
        icons(project / "build")
    else:
        made = debian_package(
            project / "dist" / NAME, project / "dist", project / "LICENSE", project / "CHANGELOG.md"
        )
        print(made)  # noqa: T201 - a command's own output
