"""What stands on the screen when the home cannot be opened: what is wrong in plain words, and the way back from a
back-up where the data is damaged."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import AlteredSchema, DamagedDatabase, NewerDatabase, RosterAltered
from app.i18n import _, current, preferred


def gave_up_page() -> QWidget:
    """Return what stands on the screen when the kiosk could not be started several times."""
    page, layout = _message_page(_("This screen has a problem. Please tell an adult. In danger, call 112."))
    layout.insertStretch(0, 1)
    for line in _who_helps():
        layout.addLayout(line)
    layout.addStretch(1)
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return page


def _who_helps() -> list[QHBoxLayout]:
    """Return the numbers that help everywhere, as they ship: the home's own lie in the data."""
    from app.core.languages import text_in  # noqa: PLC0415
    from app.helpers.rules import EMERGENCY  # noqa: PLC0415 - the first paint needs none of it
    from app.helpers.services import built_in_helpers  # noqa: PLC0415
    from app.ui.theme.tokens import Space, Text  # noqa: PLC0415
    from app.ui.widgets.labels import label, row  # noqa: PLC0415

    lines = []
    for built_in_helper in built_in_helpers():
        if built_in_helper.id in EMERGENCY:
            number = label(built_in_helper.number, Text.CHILD_TITLE, wrap=False)
            text = text_in(built_in_helper.texts, preferred())
            name = label(text.name if text is not None else "", Text.YOUNG_HEADING, wrap=False)
            lines.append(row(None, number, name, None, space=Space.M))
    return lines


def trouble_page(error: Exception, folder: Path) -> QWidget:
    """Return what stands there when the data in a folder could not be opened."""
    from app.ui.words import refusal  # noqa: PLC0415 - the first paint needs none of it

    page, layout = _message_page(refusal(error))
    if isinstance(error, DamagedDatabase | AlteredSchema | RosterAltered | NewerDatabase):
        from app.ui.widgets.buttons import STAFF, Button, Weight  # noqa: PLC0415
        from app.ui.widgets.labels import row  # noqa: PLC0415

        button = Button(_("Bring a back-up back"), STAFF, Weight.FILLED, icon_before="archive-restore")
        button.clicked.connect(_way_back(page, folder))
        layout.addLayout(row(None, button, None))
    return page


def _way_back(page: QWidget, folder: Path) -> Callable[[], None]:
    """Return what asks for a back-up, which opens with the recovery words: nobody can sign in."""
    from app.home.services.signing_in import SignedIn  # noqa: PLC0415
    from app.safekeeping.services.backups import ENDING  # noqa: PLC0415
    from app.safekeeping.services.restoring import OpenedBackup, Restoring  # noqa: PLC0415
    from app.ui.widgets.bringing_back import BringingBack, WayBack  # noqa: PLC0415
    from app.vault.keystore import SystemKeyStore  # noqa: PLC0415

    restoring = Restoring(folder, SystemKeyStore())

    def take(inside: OpenedBackup, _second: SignedIn | None) -> None:
        restoring.take(inside)

    way = BringingBack(page, WayBack(restoring.look_with_words, take))

    def ask() -> None:
        where, _kind = QFileDialog.getOpenFileName(page, _("Bring a back-up back"), "", f"*{ENDING}")
        if where:
            way.open(Path(where))

    return ask


def _message_page(text: str) -> tuple[QWidget, QVBoxLayout]:
    from app.ui.theme.tokens import Space, Text  # noqa: PLC0415
    from app.ui.widgets.labels import column, label  # noqa: PLC0415

    page = QWidget()
    page.setProperty("ground", "staff")
    layout = column(space=Space.M, margins=(Space.XXL, Space.XXL, Space.XXL, Space.XXL))
    layout.addWidget(label(text, Text.YOUNG_HEADING, centred=True))
    page.setLayout(layout)
    page.setAccessibleName(current())
    return page, layout
