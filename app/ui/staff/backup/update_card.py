"""An update of the program from a stick: found, shown with what it changes, and begun."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QStorageInfo
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from app.i18n import _, current
from app.safekeeping.rules.updates import Direction
from app.safekeeping.services.update_packages import ENDING
from app.safekeeping.services.updating import OfferedUpdate, Updating
from app.safekeeping.words import update_lines
from app.ui import tasks
from app.ui.theme.tokens import Space, Text
from app.ui.widgets.buttons import quiet
from app.ui.widgets.form_dialog import FormDialog
from app.ui.widgets.labels import card, label, row
from app.ui.widgets.wrapping import Wrapping
from app.ui.words import refusal


def roots() -> list[Path]:
    """Return where somebody may have put a package: sticks, and the folder for what was loaded."""
    volumes = [Path(volume.rootPath()) for volume in QStorageInfo.mountedVolumes() if volume.isReady()]
    loaded = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
    return [root for root in (*volumes, Path(loaded)) if root != Path("/")]


class UpdateCard(QWidget):
    """Says which version is here. Once the system has taken over, the program ends."""

    def __init__(self, updating: Updating, *, on_server: bool) -> None:
        super().__init__()
        self._updating, self._on_server = updating, on_server
        frame, inside = card("plain", margin=Space.M, space=Space.XS)
        inside.addWidget(label(_("The program itself"), Text.STAFF_HEADING))
        inside.addWidget(label(_("Version {version}").format(version=updating.version), Text.STAFF_TEXT))
        self._said = label("", Text.STAFF_TEXT_BOLD)
        self._said.hide()
        inside.addWidget(self._said)
        look = quiet(_("Look for an update on a stick"), "search", self.look_around)
        other = quiet(_("Open another file"), "folder-open", self.open_other)
        inside.addLayout(Wrapping(look, other))
        self.setLayout(row(frame, space=0))

    def look_around(self) -> None:
        """Look on all sticks, off the GUI thread: one may be slow."""
        updating = self._updating
        tasks.run(self, lambda: updating.found(roots()), self._found, self._refused)

    def open_other(self) -> None:
        """Ask for a file that lies elsewhere."""
        where, _kind = QFileDialog.getOpenFileName(self, _("Open another file"), "", f"*{ENDING}")
        if where:
            updating = self._updating
            tasks.run(self, lambda: updating.look(Path(where)), self.ask, self._refused)

    def _found(self, offered: list[OfferedUpdate]) -> None:
        newer = [update for update in offered if update.direction is Direction.NEWER]
        if newer:
            self.ask(newer[0])
        else:
            self._say(_("No newer version lies on a stick here."))

    def ask(self, offered: OfferedUpdate) -> None:
        """Show what changes, and ask."""
        self._say("")
        manifest, back = offered.package.manifest, offered.direction is Direction.OLDER
        title = _("Go back to version {version}") if back else _("Update to version {version}")
        explained = update_lines(
            manifest.changes_in(current()), back=back, keeps=offered.keeps_data_form, on_server=self._on_server
        )
        go = _("Go back") if back else _("Update now")
        dialog = FormDialog(title.format(version=manifest.version), explained, go, [], self)
        dialog.open_for(
            lambda _given: self._updating.begin(offered), then=lambda _none: QApplication.quit(), aside=True
        )

    def _refused(self, error: Exception) -> None:
        self._say(refusal(error))

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setVisible(bool(words))
