"""Restoring a back-up: opened, looked at, and only after a yes the current data is replaced by it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from app.core.errors import BackupNotForYou, MengStemmError
from app.home.services.signing_in import SignedIn
from app.i18n import _, formats
from app.safekeeping.services.restoring import OpenedBackup
from app.safekeeping.words import inside_rows, proof_line
from app.ui import tasks
from app.ui.widgets.form_dialog import FormDialog, show_message
from app.ui.widgets.form_parts import Choice, Given, Part, Secret, Words
from app.ui.words import refusal


@dataclass(frozen=True)
class WayBack:
    """What can be done: open a file with the recovery words or, where somebody is signed in, with their key; put
    what was opened in its place. Where somebody is signed in, one of `others` agrees with their own sign-in."""

    look_with_words: Callable[[Path, str], OpenedBackup]
    take: Callable[[OpenedBackup, SignedIn | None], None]
    look: Callable[[Path], OpenedBackup] | None = None
    others: Sequence[tuple[str, str]] = ()
    agree: Callable[[str, str], SignedIn] | None = None


class BringingBack:
    """One attempt."""

    def __init__(self, parent: QWidget, way: WayBack) -> None:
        self._parent, self._way = parent, way

    def open(self, file: Path) -> None:
        """Open a back-up: with one's own key where it is for that, else with the recovery words."""
        look = self._way.look
        if look is None:
            self._ask_words(file)
        else:
            tasks.run(self._parent, lambda: look(file), self._show, lambda error: self._not_opened(file, error))

    def _not_opened(self, file: Path, error: Exception) -> None:
        if isinstance(error, BackupNotForYou):
            self._ask_words(file)
        else:
            show_message(_("Bring a back-up back"), refusal(error), self._parent)

    def _ask_words(self, file: Path) -> None:
        words = Words(_("The 24 words"), _("In their order, with spaces between them."))
        FormDialog(
            _("Bring a back-up back"),
            _("It opens with the 24 words of the recovery sheet."),
            _("Look inside"),
            [words],
            self._parent,
        ).open_for(lambda given: self._way.look_with_words(file, given[words]), then=self._show, aside=True)

    def _show(self, inside: OpenedBackup) -> None:
        found = inside_rows(inside.made, inside.counted, exactly=inside.words is not None)
        rows = "\n".join(formats.named(name, value) for name, value in found)
        proof = proof_line(inside.number, is_proven=inside.is_proven)
        explained = _(
            "It takes the place of the present data, which is kept aside in the data folder. Close the program on "
            "this PC everywhere else first. Then the program ends, and you start it again."
        )
        agree = self._way.agree
        who = Choice(_("Who agrees?"), self._way.others, ask=True)
        password = Secret(_("Their password"))
        parts: list[Part[Any]] = []
        if agree is not None:
            four_eyes = _("A second person agrees, and the advocate is told.")
            explained = f"{explained}\n\n{four_eyes}"
            parts = [who, password]
        dialog = FormDialog(
            _("Is this the right one?"),
            f"{rows}\n\n{proof}\n\n{explained}",
            _("Bring it back"),
            parts,
            self._parent,
        )

        def refused(error: Exception) -> None:
            dialog.complain(refusal(error))

        def agreed(second: SignedIn | None) -> None:
            try:
                self._way.take(inside, second)
            except MengStemmError as error:
                refused(error)
                return
            dialog.accept()
            QApplication.quit()

        def go(given: Given) -> None:
            if agree is None:
                agreed(None)
            else:
                tasks.run(dialog, lambda: agree(given[who], given[password]), agreed, refused)

        dialog.given.connect(go)
        dialog.rejected.connect(inside.forget)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
