"""Bringing a back-up back: opened, looked at, and only after a yes put in the place of the present data."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from app.backup_wording import inside_rows
from app.core.errors import BackupNotForYou, MengStemmError
from app.i18n import _
from app.services.restoring import Inside
from app.ui import tasks
from app.ui.widgets.asking import Asking, Words, tell
from app.ui.words import refusal


class BringingBack:
    """One attempt. `look` opens a file without words, or is None where nobody is signed in; `take` puts what was
    opened in its place."""

    def __init__(
        self,
        parent: QWidget,
        look: Callable[[Path], Inside] | None,
        look_with_words: Callable[[Path, str], Inside],
        take: Callable[[Inside], None],
    ) -> None:
        self._parent, self._look, self._with_words, self._take = parent, look, look_with_words, take

    def open(self, file: Path) -> None:
        """Open a back-up: with one's own key where it is for that, else with the recovery words."""
        look = self._look
        if look is None:
            self._ask_words(file)
        else:
            tasks.run(self._parent, lambda: look(file), self._show, lambda error: self._not_opened(file, error))

    def _not_opened(self, file: Path, error: Exception) -> None:
        if isinstance(error, BackupNotForYou):
            self._ask_words(file)
        else:
            tell(_("Bring a back-up back"), refusal(error), self._parent)

    def _ask_words(self, file: Path) -> None:
        asking = Asking(
            _("Bring a back-up back"),
            _("It opens with the 24 words of the recovery sheet."),
            _("Look inside"),
            [Words(_("The 24 words"), _("In their order, with spaces between them."))],
            self._parent,
        )

        def given(values: list[Any]) -> None:
            tasks.run(
                asking,
                lambda: self._with_words(file, str(values[0])),
                opened,
                lambda error: asking.complain(refusal(error)),
            )

        def opened(inside: Inside) -> None:
            asking.accept()
            self._show(inside)

        asking.given.connect(given)
        asking.finished.connect(asking.deleteLater)
        asking.open()

    def _show(self, inside: Inside) -> None:
        rows = "\n".join(f"{name}: {value}" for name, value in inside_rows(inside))
        explained = _(
            "It takes the place of the present data, which is kept aside in the data folder. Close the program on "
            "this PC everywhere else first. Then the program ends, and you start it again."
        )
        asking = Asking(
            _("Is this the right one?"), f"{rows}\n\n{explained}", _("Bring it back"), [], self._parent
        )

        def given(_values: list[Any]) -> None:
            try:
                self._take(inside)
            except MengStemmError as error:
                asking.complain(refusal(error))
                return
            asking.accept()
            QApplication.quit()

        asking.given.connect(given)
        asking.rejected.connect(inside.forget)
        asking.finished.connect(asking.deleteLater)
        asking.open()
