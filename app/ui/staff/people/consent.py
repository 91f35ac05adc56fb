"""What an account needs beside whoever makes it: a second person, or the recovery sheet."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.core.errors import SecondPersonNeeded
from app.core.rights import Colleague
from app.home.services.signing_in import SignedIn
from app.i18n import _
from app.ui import tasks
from app.ui.widgets.asking import Asking, Choice, Part, Secret, Words
from app.ui.words import refusal


def ask_second_person(
    parent: QWidget,
    people: Sequence[Colleague],
    agree: Callable[[str, str], SignedIn],
    go: Callable[[SignedIn], None],
) -> None:
    """Ask for somebody who agrees with their own password, and go on with them."""
    asking = Asking(
        _("A second person agrees"),
        _(
            "A coordinator reads most of what children tell. So a second coordinator or an advocate agrees, and "
            "the advocate sees the new account on the first page."
        ),
        _("Agree"),
        second_person(people),
        parent,
    )

    def agreed(second: SignedIn) -> None:
        asking.accept()
        go(second)

    def refused(error: Exception) -> None:
        asking.complain(refusal(error))

    def given(values: list[Any]) -> None:
        who, password = map(str, values)
        if not who:
            refused(SecondPersonNeeded())
        else:
            tasks.run(asking, lambda: agree(who, password), agreed, refused)

    asking.given.connect(given)
    asking.finished.connect(asking.deleteLater)
    asking.open()


def second_person(people: Sequence[Colleague]) -> list[Part]:
    """Return the parts that ask who agrees: nobody is chosen beforehand."""
    return [
        Choice(_("Who agrees?"), [(one.id, one.name) for one in people], ask=True),
        Secret(_("Their password")),
    ]


def ask_recovery_words(parent: QWidget, go: Callable[[str], None]) -> None:
    """Ask for the words of the recovery sheet, and go on with them."""
    asking = Asking(
        _("An advocate makes advocates"),
        _(
            "An advocate sees what is told about the house. So an advocate adds the next one, signed in here. "
            "Where there is none any more, the recovery sheet does it."
        ),
        _("Add"),
        [Words(_("The 24 words"), _("In their order, with spaces between them."))],
        parent,
    )

    def given(values: list[Any]) -> None:
        asking.accept()
        go(str(values[0]))

    asking.given.connect(given)
    asking.finished.connect(asking.deleteLater)
    asking.open()
