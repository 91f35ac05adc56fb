"""A Windows to build and to test in: CPython for Windows out of a wheel of PyPI, the packages of the lock file as
Windows has them, and Wine. Made once in `build/windows`, and again only where what it is made of has changed.

None of it is given out but what PyInstaller collects (docs/dependencies.md)."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLACE = ROOT / "build" / "windows"
PYTHON = PLACE / "python"
WINE = Path("/usr/lib/wine/wine64")
COMPILER = "x86_64-w64-mingw32-gcc"
DUMP = "x86_64-w64-mingw32-objdump"

CPYTHON = "panda3d==1.10.16 --hash=sha256:37acfb92655c4226879f95c988e2ef1449a53c54486d6c1ebc00e2772429af82"
"""A package whose wheel for Windows carries python.org's own CPython 3.11.9: DLL and extension modules, signed by
the Python Software Foundation."""

SYSTEM = PLACE / "wine" / "drive_c" / "windows" / "system32"
STAND_INS = ("icuuc.dll", "bcryptprimitives.dll")
"""Parts of every Windows 10 that Wine lacks; what stands for them is never given out."""

_LAUNCHER = """#include <windows.h>
int wmain(int count, wchar_t **words) {
  HMODULE python = LoadLibraryW(L"python311.dll");
  return python ? ((int (*)(int, wchar_t **))(void *)GetProcAddress(python, "Py_Main"))(count, words) : 3;
}
"""

_CONVERTERS = (
    *("ucnv_close", "UCNV_FROM_U_CALLBACK_SUBSTITUTE", "UCNV_TO_U_CALLBACK_SUBSTITUTE", "ucnv_reset"),
    *("ucnv_getToUCallBack", "ucnv_getFromUCallBack", "ucnv_setToUCallBack", "ucnv_setFromUCallBack"),
    *("ucnv_cbToUWriteUChars", "ucnv_toUnicode", "ucnv_cbFromUWriteUChars", "ucnv_fromUnicode"),
    *("ucnv_getMaxCharSize", "ucnv_toUCountPending", "ucnv_fromUCountPending", "ucnv_countAvailable"),
    *("ucnv_getName", "ucnv_getStandardName", "ucnv_getAvailableName"),
)
_EXPORT = "__declspec(dllexport) void *"
_OPEN = "ucnv_open(const char *name, int *error) { if (error) *error = 4; return 0; }\n"
_ICU = "".join(f"{_EXPORT}{name}(void) {{ return 0; }}\n" for name in _CONVERTERS) + _EXPORT + _OPEN
"""What Qt imports from a library that every Windows 10 has and Wine lacks: it says that it knows no converter."""

_RANDOM = """#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(BYTE *data, SIZE_T size) {
  return SystemFunction036(data, (ULONG)size);
}
"""
"""The same for what PDFium draws its random numbers from."""


def make() -> None:
    """Make what is missing."""
    PLACE.mkdir(parents=True, exist_ok=True)
    _once("interpreter", CPYTHON + sys.version, _make_interpreter)
    _once("packages", (ROOT / "requirements.lock").read_text("utf-8"), _install_packages)
    _once("wine", _ICU + _RANDOM + str(WINE.stat().st_mtime), _make_wine)


def run(
    *command: str | Path, timeout: float = 3_600, cwd: Path = ROOT, told: bool = False, **extra: str
) -> "subprocess.CompletedProcess[str]":
    """Run a Windows program to its end; where `told`, pass on what it says as it says it. It reads and writes
    through pipes: Wine shows a Python no plain files as standard streams."""
    environment = os.environ | _WINE | extra
    program = subprocess.Popen(
        ["nice", str(WINE), *map(str, command)],
        cwd=cwd,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    assert program.stdin is not None
    assert program.stdout is not None
    program.stdin.close()
    said = []
    try:
        for line in program.stdout:
            said.append(line)
            if told:
                print(line, end="", flush=True)
        return subprocess.CompletedProcess(program.args, program.wait(timeout), "".join(said), "")
    finally:
        program.kill()
        program.wait()
        program.stdout.close()


def python(*arguments: str | Path, **more: object) -> "subprocess.CompletedProcess[str]":
    """Run Python for Windows in the project."""
    return run(PYTHON / "python.exe", *arguments, **more)  # type: ignore[arg-type]


@contextmanager
def running(*command: str | Path, display: str, **extra: str) -> "Iterator[subprocess.Popen[bytes]]":
    """Let a Windows program run on a screen; end it, and what it started, afterwards."""
    environment = os.environ | _WINE | {"DISPLAY": display} | extra
    nothing = subprocess.DEVNULL
    program = subprocess.Popen([str(WINE), *map(str, command)], env=environment, stdout=nothing, stderr=nothing)
    try:
        yield program
    finally:
        program.kill()
        program.wait()
        subprocess.run([_server(), "-k"], env=environment, check=False)
        subprocess.run([_server(), "-w"], env=environment, check=False, timeout=60)


def as_windows_says(path: Path) -> str:
    """Return a path as a Windows program names it."""
    return "Z:" + str(path).replace("/", "\\")


_WINE = {
    "WINEPREFIX": str(PLACE / "wine"),
    "WINEARCH": "win64",
    "WINEDEBUG": "-all",
    "WINEDLLOVERRIDES": "mscoree,mshtml=",
    "PYTHONUTF8": "0",
}


def _server() -> str:
    return shutil.which("wineserver") or str(WINE.with_name("wineserver"))


def _once(name: str, made_of: str, do: Callable[[], None]) -> None:
    """Do a step unless it was done with the same ingredients, and with the same steps before it."""
    stamp = PLACE / f"{name}.stamp"
    wanted = hashlib.sha256((made_of + Path(__file__).read_text("utf-8")).encode()).hexdigest()
    if stamp.exists() and stamp.read_text("ascii") == wanted:
        return
    print(f"Windows: {name} ...", flush=True)
    stamp.unlink(missing_ok=True)
    do()
    stamp.write_text(wanted, "ascii")


def _pip(*arguments: str | Path) -> None:
    command = [sys.executable, "-m", "pip", "-q", "--disable-pip-version-check", *map(str, arguments)]
    subprocess.run(command, check=True)


_HASHED = ("--no-deps", "--require-hashes", "--only-binary=:all:")
_FOR_WINDOWS = ("--platform", "win_amd64", "--python-version", "3.11", "--implementation", "cp")


def _make_interpreter() -> None:
    shutil.rmtree(PYTHON, ignore_errors=True)
    wheels, wanted = PLACE / "wheels", PLACE / "cpython.txt"
    wanted.write_text(CPYTHON + "\n", "ascii")
    _pip(
        "download",
        "--no-deps",
        "--require-hashes",
        "--only-binary=:all:",
        *_FOR_WINDOWS,
        "-d",
        wheels,
        "-r",
        wanted,
    )
    unpacked = PLACE / "unpacked"
    (wheel,) = wheels.glob("panda3d-*.whl")
    shutil.unpack_archive(wheel, unpacked, "zip")
    carried = unpacked / "deploy_libs"
    dlls = PYTHON / "DLLs"
    dlls.mkdir(parents=True)
    shutil.copy(carried / "python311.dll", PYTHON)
    shutil.copy(carried / "VCRUNTIME140.dll", PYTHON / "vcruntime140.dll")
    for part in [*carried.glob("*.pyd"), *carried.glob("lib*.dll"), carried / "sqlite3.dll"]:
        shutil.copy(part, dlls)
    left_out = shutil.ignore_patterns(
        "__pycache__", "site-packages", "lib-dynload", "test", "config-3.11*", "_sysconfigdata*"
    )
    shutil.copytree(sysconfig.get_path("stdlib"), PYTHON / "Lib", ignore=left_out)
    (PYTHON / "Lib" / "site-packages").mkdir()
    _compile("launcher.c", _LAUNCHER, PYTHON / "python.exe", "-municode")
    (PLACE / "python3.def").write_text(_forwarded(PYTHON / "python311.dll"), "ascii")
    stable = ("-shared", "-nostdlib", "-s", "-Wl,--entry=0", "-o", PYTHON / "python3.dll", PLACE / "python3.def")
    subprocess.run([COMPILER, *map(str, stable)], check=True)
    shutil.rmtree(unpacked)


def _forwarded(library: Path) -> str:
    """Return how python3.dll, the name of the stable ABI, passes everything on to the real one."""
    said = subprocess.run([DUMP, "-p", str(library)], check=True, capture_output=True, text=True).stdout
    table = said.split("[Ordinal/Name Pointer] Table", 1)[1].split("\n\n", 1)[0]
    names = [line.split()[-1] for line in table.splitlines() if line.startswith("\t[")]
    return "\n".join(['LIBRARY "python3.dll"', "EXPORTS", *(f"  {name} = python311.{name}" for name in names), ""])


def _compile(name: str, text: str, target: Path, *options: str) -> None:
    source = PLACE / name
    source.write_text(text, "ascii")
    libraries = ("-ladvapi32",) if target.suffix == ".dll" else ()
    subprocess.run([COMPILER, "-O2", "-s", *options, "-o", str(target), str(source), *libraries], check=True)


def _install_packages() -> None:
    packages = PYTHON / "Lib" / "site-packages"
    shutil.rmtree(packages, ignore_errors=True)
    lock = PLACE / "windows.lock"
    lock.write_text("\n".join(_locked_for_windows()) + "\n", "utf-8")
    kinds = ("--abi", "cp311", "--abi", "abi3", "--abi", "none")
    _pip("install", *_HASHED, *_FOR_WINDOWS, *kinds, "--no-compile", "--target", packages, "-r", lock)


def _locked_for_windows() -> Iterator[str]:
    """Yield the lines of the lock file that Windows reads, each with its hashes."""
    from packaging.markers import Marker

    windows = {
        "implementation_name": "cpython",
        "implementation_version": "3.11.9",
        "os_name": "nt",
        "platform_machine": "AMD64",
        "platform_python_implementation": "CPython",
        "platform_release": "10",
        "platform_system": "Windows",
        "platform_version": "10.0.19045",
        "python_full_version": "3.11.9",
        "python_version": "3.11",
        "sys_platform": "win32",
    }
    text = (ROOT / "requirements.lock").read_text("utf-8").replace("\\\n", " ")
    for line in text.splitlines():
        package, *hashes = re.split(r"\s+--hash=", line.strip())
        name, _semicolon, marker = package.partition(";")
        if (
            name.strip()
            and not name.startswith("#")
            and (not marker.strip() or Marker(marker.strip()).evaluate(windows))
        ):
            yield " ".join([name.strip(), *(f"--hash={each.strip()}" for each in hashes)])


def _make_wine() -> None:
    prefix = PLACE / "wine"
    shutil.rmtree(prefix, ignore_errors=True)
    _wine_says("wineboot", "-u")
    _wine_says("reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", "win10", "/f")
    for name, text in zip(STAND_INS, (_ICU, _RANDOM), strict=True):
        _compile(f"{name}.c", text, SYSTEM / name, "-shared")


def _wine_says(*command: str) -> None:
    done = run(*command, timeout=600)
    if done.returncode:
        sys.exit(f"wine {' '.join(command)} ended with {done.returncode}: {done.stdout}")
