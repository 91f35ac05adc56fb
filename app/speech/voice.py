"""Speech in memory: recorded sound made smaller without loss (FLAC), and back. Nothing of it touches the disk."""

from io import BytesIO

from PySide6.QtMultimedia import QAudioFormat
from soundfile import LibsndfileError, SoundFile

RATE = 16_000
"""Samples a second: enough for speech, and three minutes stay small."""
SAMPLE = 2
"""Bytes of one sample: 16 bits, one channel."""

LONGEST = 185
"""Seconds that are ever decoded; a file that says more is cut there."""

_FLAC = b"fLaC"
"""How FLAC begins (RFC 9639, section 6); nothing else is handed to the library, which knows 20 other forms."""


def spoken_form() -> QAudioFormat:
    """Return the form of sound in the program: 16-bit samples of one channel."""
    form = QAudioFormat()
    form.setSampleRate(RATE)
    form.setChannelCount(1)
    form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return form


def seconds_of(samples: int) -> int:
    """Return how long so many bytes of sound last, in whole seconds, at least one."""
    return max(1, round(samples / (RATE * SAMPLE)))


def encoded(samples: bytes | bytearray) -> bytes:
    """Turn samples into FLAC. Three minutes take a twentieth of a second."""
    out = BytesIO()
    with SoundFile(out, "w", RATE, 1, "PCM_16", format="FLAC") as file:
        file.buffer_write(bytes(samples), "int16")
    return out.getvalue()


def decoded(flac: bytes) -> bytes:
    """Turn FLAC of the program's own form into samples; empty where it is something else."""
    if not flac.startswith(_FLAC):
        return b""
    try:
        with SoundFile(BytesIO(flac)) as file:
            if (file.format, file.samplerate, file.channels) != ("FLAC", RATE, 1):
                return b""
            return bytes(file.buffer_read(min(file.frames, LONGEST * RATE), "int16"))
    except (LibsndfileError, RuntimeError):
        return b""
