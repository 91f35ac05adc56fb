"""What speaks and hears, as screens get it: it loads when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.speech.recorder import Recorder
    from app.speech.sound import Loudspeaker


@dataclass(frozen=True)
class SoundServices:
    """Whether this PC has a microphone, and a new recorder and loudspeaker whenever one is wanted."""

    can_record: Callable[[], bool]
    recorder: Callable[[], Recorder]
    loudspeaker: Callable[[], Loudspeaker]
