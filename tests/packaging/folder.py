"""What a built folder may carry."""

from pathlib import Path

NOT_NEEDED = (
    *("avcodec", "avformat", "ffmpeg", "Qt6Qml", "Qt6Quick", "Qt6OpenGL", "opengl32sw", "plugins/multimedia/"),
    *("plugins/tls/", "plugins/networkinformation/", "qwebp", "qtiff", "virtualkeyboard", "qt_de.qm", ".qml"),
    *("gnutls", "libcups.so", "libpulse", "libdbus", "libfontconfig", "libmvec", "japanese.txt", "zh_dict"),
)
"""What would come along without need (build.spec says why not); some of it reads what strangers send."""

MOST_FOR_ICU = 20_000


def check_folder(program: Path, most: int) -> None:
    """Fail where a folder carries something without need, or more than `most` bytes. That nothing needed is
    missing, the self-check of the same folder says."""
    files = [file for file in program.rglob("*") if file.is_file() and not file.is_symlink()]
    named = [file.relative_to(program).as_posix() for file in files]
    assert [name for name in named if any(part in name for part in NOT_NEEDED)] == []
    assert sum(file.stat().st_size for file in files) < most
    assert all(file.stat().st_size < MOST_FOR_ICU for file in files if file.name.startswith("libicudata"))
