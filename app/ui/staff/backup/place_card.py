"""Where this home is kept: in a file here, or on a server that several PCs share; and the way from one to the
other."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from app.home.words.places import moved_line, place_line
from app.i18n import _
from app.safekeeping.services.moving import Moving
from app.ui.theme.tokens import Space, Text
from app.ui.widgets.buttons import quiet
from app.ui.widgets.form_dialog import FormDialog
from app.ui.widgets.form_parts import Given, Line, Part
from app.ui.widgets.labels import card, label, row

_SOFTWARE = "PostgreSQL"


class PlaceCard(QWidget):
    """Says where the home is. After a move the program ends, so that nothing goes on with the place of before."""

    def __init__(self, moving: Moving) -> None:
        super().__init__()
        self._moving = moving
        frame, inside = card("plain", margin=Space.M, space=Space.XS)
        inside.addWidget(label(_("Where this home is"), Text.STAFF_HEADING))
        inside.addWidget(label(place_line(moving.where), Text.STAFF_TEXT))
        if moving.where:
            move = quiet(_("Bring it back to this computer"), "house", self.ask_back)
        else:
            move = quiet(_("Move it to a server"), "send", self.ask_server)
        inside.addLayout(row(move, None))
        self.setLayout(row(frame, space=0))

    def ask_server(self) -> None:
        """Ask for the server."""
        explained = _(
            "Several computers then use this home together, and whoever runs the server reads nothing of it. "
            "Somebody who knows {software} makes an empty database. Every row is copied and compared; the file "
            "here is sealed as a back-up is. Close the program on this computer everywhere else first. Then the "
            "program ends, and you start it again."
        ).format(software=_SOFTWARE)
        address = Line(_("Address of the server"), "postgresql://name@server.example/database")
        self._ask(
            _("Move it to a server"),
            explained,
            [address],
            lambda given: self._moving.to_server(given[address].strip()),
        )

    def ask_back(self) -> None:
        """Ask whether it comes back."""
        explained = _(
            "Every row is copied into a file here and compared; what is on the server stays there. Close the "
            "program on all other computers first: they still know the server. Then the program ends, and you "
            "start it again."
        )
        self._ask(_("Bring it back to this computer"), explained, [], lambda _given: self._moving.to_file())

    def _ask(self, title: str, explained: str, parts: list[Part[Any]], work: Callable[[Given], int]) -> None:
        def moved(rows: int) -> None:
            words = moved_line(rows, to_server=not self._moving.where)
            done = FormDialog(title, words, _("OK"), [], self)
            done.finished.connect(lambda _how: QApplication.quit())
            done.open_for(lambda _given: None)

        FormDialog(title, explained, title, parts, self).open_for(work, then=moved, aside=True)
