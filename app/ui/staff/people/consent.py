"""What an account needs beside whoever makes it: a second person, or the recovery sheet."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.core.rights import Colleague
from app.home.services.signing_in import SignedIn
from app.home.words.roles import role_name
from app.i18n import _
from app.ui.widgets.form_dialog import FormDialog
from app.ui.widgets.form_parts import Choice, Given, Part, Secret, Words

Agree = Callable[[str, str], SignedIn]
"""Signs somebody in with the id of their account and their password."""


class SecondPerson:
    """The parts that ask who agrees, with their own password. Nobody is chosen beforehand."""

    def __init__(self, people: Sequence[Colleague]) -> None:
        self._who = Choice(_("Who agrees?"), [(person.id, person.name) for person in people], ask=True)
        self._password = Secret(_("Their password"))

    @property
    def parts(self) -> list[Part[Any]]:
        """Return them in their order."""
        return [self._who, self._password]

    def signed_in(self, given: Given, agree: Agree) -> SignedIn:
        """Return the second person. Raises WrongPassword."""
        return agree(given[self._who], given[self._password])


def ask_second_person(
    parent: QWidget, people: Sequence[Colleague], agree: Agree, go: Callable[[SignedIn], None]
) -> None:
    """Ask for somebody who agrees with their own password, and go on with them."""
    second = SecondPerson(people)
    explained = _(
        "A coordinator reads most of what children tell. So a second coordinator or an advocate agrees, and "
        "the advocate sees the new account on the first page."
    )
    FormDialog(_("A second person agrees"), explained, _("Agree"), second.parts, parent).open_for(
        lambda given: second.signed_in(given, agree), then=go, aside=True
    )


def ask_to_sign(parent: QWidget, people: Sequence[Colleague], sign: Callable[[str], None]) -> None:
    """Show who works here, and sign the list with the words of the recovery sheet; about a second."""
    words = Words(_("The 24 words"), _("In their order, with spaces between them."))
    explained = _(
        "From now on a report is sealed only for people on this list, whatever somebody writes into the data "
        "file. Is everybody right, with the right role? {people}"
    ).format(people=", ".join(f"{person.name} ({role_name(person.role)})" for person in people))
    FormDialog(_("Sign the list of people"), explained, _("Sign"), [words], parent).open_for(
        lambda given: sign(given[words]), aside=True
    )


def ask_recovery_words(parent: QWidget, go: Callable[[str], None]) -> None:
    """Ask for the words of the recovery sheet, and go on with them."""
    words = Words(_("The 24 words"), _("In their order, with spaces between them."))
    explained = _(
        "An advocate sees what is told about the house. So an advocate adds the next one, signed in here. "
        "Where there is none any more, the recovery sheet does it."
    )
    FormDialog(_("An advocate makes advocates"), explained, _("Add"), [words], parent).open_for(
        lambda given: given[words], then=go
    )
