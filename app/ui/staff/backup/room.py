"""Back-up: how old the newest one is, where they lie, one now, and bringing one back."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.i18n import _, formats, ngettext
from app.safekeeping.rules.backups import BackupFile
from app.safekeeping.services.backups import ENDING
from app.safekeeping.services.staff import BackupServices
from app.safekeeping.words import age_line, file_line
from app.ui import tasks
from app.ui.room import StaffRoom
from app.ui.staff.backup.place_card import PlaceCard
from app.ui.staff.backup.update_card import UpdateCard
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.bringing_back import BringingBack, WayBack
from app.ui.widgets.busy import Busy
from app.ui.widgets.buttons import STAFF, Button, Weight, quiet
from app.ui.widgets.labels import card, column, emptied, label, row, scrolling
from app.ui.widgets.wrapping import Wrapping
from app.ui.words import refusal


class BackupRoom(StaffRoom):
    """Reads the folder whenever it is shown anew."""

    def __init__(self, services: BackupServices) -> None:
        super().__init__()
        self._services, self._backups = services, services.backups
        self._way = BringingBack(
            self,
            WayBack(
                services.restoring.look_with_words, services.take, services.look, services.others(), services.agree
            ),
        )
        self._age = label("", Text.STAFF_HEADING)
        self._where = label("", Text.STAFF_TEXT, tone="muted")
        self._said = label("", Text.STAFF_TEXT_BOLD)
        self._said.hide()
        self._busy = Busy()
        self._now = Button(_("Back up now"), STAFF, Weight.FILLED, icon_before="database-backup")
        self._now.clicked.connect(self.back_up)
        choose = quiet(_("Choose a folder or a stick"), "folder-open", self.choose)
        state, lines = card("plain", margin=Space.M, space=Space.XS)
        for part in (self._age, self._where, self._said, self._busy):
            lines.addWidget(part)
        lines.addLayout(Wrapping(self._now, choose))
        explained = _(
            "A back-up is sealed: it opens for coordinators, administrators, and with the recovery sheet. "
            "It is made by itself after each day on which something changed. Keep one stick outside the house."
        )
        lines.addWidget(label(explained, Text.STAFF_SMALL, tone="muted"))
        self._list = column(space=Space.XS)
        files, inside = card("plain", margin=Space.M, space=Space.XS)
        inside.addWidget(label(_("What lies there"), Text.STAFF_HEADING))
        inside.addLayout(self._list)
        inside.addLayout(row(quiet(_("Open another file"), "archive-restore", self.open_other), None))
        holder = QWidget()
        holder.setMaximumWidth(Size.COLUMN)
        parts = column(space=Space.M, margins=(0, 0, Space.M, Space.M))
        parts.addWidget(state)
        parts.addWidget(files)
        parts.addWidget(PlaceCard(services.moving))
        if services.updating.is_possible:
            parts.addWidget(UpdateCard(services.updating, on_server=services.is_on_a_server))
        parts.addStretch(1)
        holder.setLayout(parts)
        layout = column(space=Space.S, margins=(Space.L, Space.M, Space.L, Space.M))
        layout.addWidget(label(_("Back-up"), Text.STAFF_TITLE))
        layout.addWidget(scrolling(holder), 1)
        self.setLayout(layout)
        self.refresh()

    def refresh(self) -> None:
        """Read what lies in the folder, off the GUI thread: a stick may be slow."""
        backups = self._backups
        tasks.run(self, lambda: (backups.folder, backups.files(), backups.strange()), self._show, self._failed)

    def _show(self, found: tuple[Path | None, list[BackupFile], list[BackupFile]]) -> None:
        folder, files, strange = found
        self._age.setText(
            age_line(next((file for file in files if file not in strange), None), self._services.now())
        )
        self._where.setText(
            str(folder)
            if folder is not None
            else _("Nobody has chosen a folder yet. Take a stick, or another disk.")
        )
        self._now.setEnabled(folder is not None)
        emptied(self._list)
        if strange:
            words = ngettext(
                "{count} file here is no back-up that this home made, or was altered. It counts for nothing.",
                "{count} files here are no back-ups that this home made, or were altered. They count for nothing.",
                len(strange),
            )
            count = formats.number(len(strange))
            self._list.addWidget(label(words.format(count=count), Text.STAFF_TEXT_BOLD, tone="danger"))
        if not files:
            self._list.addWidget(label(_("There is no back-up yet."), Text.STAFF_TEXT, tone="muted"))
        for file in files:
            look = quiet(_("Look inside"), "eye", lambda file=file: self._way.open(file.file))  # type: ignore[misc]
            self._list.addLayout(
                row(label(file_line(file), Text.STAFF_TEXT, tone="danger" if file in strange else ""), None, look)
            )

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setVisible(bool(words))

    def _failed(self, error: Exception) -> None:
        self._busy.stop()
        self._now.hold(False)
        self._say(refusal(error))

    def back_up(self) -> None:
        """Make one now."""
        self._say("")
        self._now.hold(True)
        self._busy.start(_("One moment, the back-up is being made and read again."))
        tasks.run(self, self._backups.make_now, self._made, self._failed)

    def _made(self, _one: BackupFile) -> None:
        self._busy.stop()
        self._now.hold(False)
        self._say(_("The back-up is made. It was read back and is complete."))
        self.refresh()

    def choose(self) -> None:
        """Ask where back-ups go."""
        where = QFileDialog.getExistingDirectory(self, _("Choose a folder or a stick"))
        if where:
            backups = self._backups
            tasks.run(self, lambda: backups.choose(Path(where)), lambda _none: self.refresh(), self._failed)

    def open_other(self) -> None:
        """Ask for a file that lies elsewhere."""
        where, _kind = QFileDialog.getOpenFileName(self, _("Open another file"), "", f"*{ENDING}")
        if where:
            self._way.open(Path(where))
