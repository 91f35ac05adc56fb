"""Say it aloud."""

from PySide6.QtCore import Signal

from app.i18n import _
from app.ui.kiosk.frame import PageFrame
from app.ui.kiosk.look import FaceLook
from app.ui.widgets.sound import SoundServices
from app.ui.widgets.voice_recorder import VoiceRecorder


class SpeakPage(PageFrame):
    """One recording: `ready` brings it after `finish`, or None where nothing was said."""

    ready = Signal(object)
    speaking = Signal()

    def __init__(self, look: FaceLook, sound: SoundServices) -> None:
        known = _("Whoever listens may know your voice. You can write it, too.")
        super().__init__(look, _("Say it aloud"), explanation=known, onward=_("Take it"), onward_icon="check")
        self._recorder = VoiceRecorder(sound, look.text, look.button, look.card)
        self._recorder.ready.connect(self.ready)
        self._recorder.speaking.connect(self.speaking)
        self._recorder.changed.connect(self._show)
        self.content.addStretch(1)
        self.content.addWidget(self._recorder)
        self.content.addStretch(2)
        self._show()

    def finish(self) -> None:
        """End the recording, and bring it."""
        self._recorder.finish()

    def _show(self) -> None:
        self.onward_button.setEnabled(self._recorder.has_something)
