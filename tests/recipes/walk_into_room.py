"""Run in a copy: go into the room of the recipe as coordinator of the fictional home, and say what is there."""

import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from app.assembly.parts import open_parts
from app.core.rights import Role
from app.demo.home import PASSWORD
from app.i18n import set_language

application = QApplication(sys.argv)
set_language("en")
with tempfile.TemporaryDirectory() as folder:
    parts = open_parts(Path(folder), demo=True)
    who = next(person for person in parts.house.colleagues() if person.role is Role.COORDINATOR)
    entered = parts.enter(who.id, PASSWORD)
    shell = parts.shell(who, lambda: entered, parts.changes(application))
    shell.show()
    next(button for button in shell.findChildren(QAbstractButton) if button.text() == sys.argv[1]).click()
    room = shell.inside(sys.argv[2])
    assert room is not None
    assert room.isVisible()
    print("\n".join(label.text() for label in room.findChildren(QLabel)))
    shell.close()
    parts.house.close()
