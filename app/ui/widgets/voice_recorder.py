"""A recorder: speak, see that it is heard, listen, record again. Everything stays in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.saying import VOICE_SECONDS, Attachment, MediaKind
from app.i18n import _, formats
from app.speech.player import Player
from app.speech.voice import encoded, seconds_of
from app.ui.theme.appearance import tinted
from app.ui.theme.tokens import Colour, Radius, Size, Space, TextStyle
from app.ui.widgets.buttons import Button, ButtonLook, Weight
from app.ui.widgets.labels import card, column, label
from app.ui.widgets.wrapping import Wrapping

if TYPE_CHECKING:
    from app.ui.widgets.sound import SoundServices

_FALL = 0.7
"""How slowly the meter falls, so that the eye can follow."""


class Meter(QWidget):
    """How loud the microphone hears."""

    def __init__(self) -> None:
        super().__init__()
        self._level = 0.0
        self.setAccessibleName(_("How loud you are"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(Size.SIDE_CARDS, Size.METER)

    def show_level(self, level: float) -> None:
        """Show a level from 0 to 1."""
        self._level = max(level, self._level * _FALL) if level else 0.0
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(tinted(Colour.LINE_CONTROL))
        painter.setBrush(tinted(Colour.SURFACE))
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(whole, Radius.CHIP, Radius.CHIP)
        width = whole.width() * min(1.0, self._level**0.5)
        if width > 2 * Radius.CHIP:
            painter.setPen(tinted(Colour.NONE))
            painter.setBrush(tinted(Colour.GO))
            painter.drawRoundedRect(
                QRectF(whole.left(), whole.top(), width, whole.height()), Radius.CHIP, Radius.CHIP
            )


class VoiceRecorder(QWidget):
    """One recording. `finish` makes it small, `ready` brings it; `speaking` comes while the microphone hears,
    `changed` when it begins, goes on or ends."""

    ready = Signal(object)
    speaking = Signal()
    changed = Signal()

    def __init__(self, sound: SoundServices, style: TextStyle, button: ButtonLook, kind: str) -> None:
        super().__init__()
        self._recorder, loudspeaker = sound.recorder(), sound.loudspeaker()
        self._recorder.setParent(self)
        loudspeaker.setParent(self)
        self._player = Player(loudspeaker, self)
        self._recorder.changed.connect(self._show)
        self._recorder.level.connect(self._hear)
        self._player.playing.connect(self._show)
        frame, inside = card(kind, margin=Space.L, space=Space.L)
        self._said = label("", style, centred=True)
        self._meter = Meter()
        self._record = Button(_("Begin to speak"), button, Weight.DARK, icon_before="mic")
        self._record.clicked.connect(self._begin_or_end)
        self._listen = Button(_("Listen to it"), button, icon_before="play")
        self._listen.clicked.connect(self._play_or_stop)
        self._away = Button(_("Throw it away"), button, Weight.QUIET, icon_before="trash-2")
        self._away.clicked.connect(self._throw_away)
        inside.addWidget(self._said)
        inside.addWidget(self._meter)
        inside.addLayout(Wrapping(self._record, self._listen, self._away, centred=True))
        layout = column(space=0)
        layout.addWidget(frame)
        self.setLayout(layout)
        self._show()

    @property
    def has_something(self) -> bool:
        """Tell whether anything was recorded."""
        return bool(self._recorder.samples)

    def finish(self) -> None:
        """End the recording, and bring it with `ready`: None where nothing was said."""
        self._recorder.stop()
        self._player.stop()
        if not self._recorder.samples:
            self.ready.emit(None)
            return
        seconds = min(seconds_of(len(self._recorder.samples)), VOICE_SECONDS)
        voice = Attachment(MediaKind.VOICE, encoded(self._recorder.samples), seconds)
        if voice.is_whole:
            self._recorder.wipe()
            self.ready.emit(voice)
        else:
            self._said.setText(_("Your voice could not be kept. Please write or draw instead."))

    def hideEvent(self, event: QHideEvent) -> None:
        """Hear nothing and say nothing while out of sight; what was said so far stays."""
        self._recorder.stop()
        self._player.stop()
        super().hideEvent(event)

    def _begin_or_end(self) -> None:
        self._player.stop()
        if self._recorder.is_recording:
            self._recorder.stop()
        else:
            self._recorder.start()

    def _play_or_stop(self) -> None:
        if self._player.is_playing:
            self._player.stop()
        else:
            self._player.play_samples(bytes(self._recorder.samples))

    def _throw_away(self) -> None:
        self._player.stop()
        self._recorder.wipe()
        self._show()

    def _hear(self, level: float) -> None:
        self._meter.show_level(level)
        self.speaking.emit()

    def _show(self) -> None:
        recording, there = self._recorder.is_recording, bool(self._recorder.samples)
        passed = formats.minutes(self._recorder.seconds)
        if recording:
            text = _("I am listening: {passed} of {longest}").format(
                passed=passed, longest=formats.minutes(VOICE_SECONDS)
            )
            self._record.rename(_("I am finished"), "circle-stop")
        elif there:
            text = _("Your recording: {passed}").format(passed=passed)
            self._record.rename(_("Record again"), "rotate-ccw")
        else:
            text = _("Press the button and speak. You have up to three minutes.")
            self._record.rename(_("Begin to speak"), "mic")
        self._said.setText(text)
        self._listen.setVisible(there and not recording and self._player.can_be_heard)
        playing = self._player.is_playing
        self._listen.rename(_("Stop") if playing else _("Listen to it"), "circle-stop" if playing else "play")
        self._away.setVisible(there and not recording)
        self.changed.emit()
