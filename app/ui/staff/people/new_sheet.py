"""A new recovery sheet in the place of the old one: its words are asked for, the new sheet is printed, two of its
words are typed, and only then it counts."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget

from app.i18n import _, current, ngettext
from app.people.services.renewing import NewSheet
from app.people.services.staff import PeopleServices
from app.ui import tasks
from app.ui.widgets.form_dialog import FormDialog, show_message
from app.ui.widgets.form_parts import Given, Line, Part, Words
from app.ui.widgets.preview import PaperPreview
from app.ui.widgets.saving import paper_name
from app.ui.words import refusal

Result = TypeVar("Result")


class NewSheetSteps:
    """One attempt."""

    def __init__(self, services: PeopleServices, room: QWidget) -> None:
        self._services, self._room = services, room

    def begin(self) -> None:
        """Ask for the old words."""
        language = current()
        explained = _(
            "When somebody may have seen the sheet, a new one takes its place. The old one then opens nothing any "
            "more, except back-ups that were made before: destroy those."
        )
        words = Words(_("The 24 words of the sheet until now"), _("In their order, with spaces between them."))
        self._ask(
            explained,
            [words],
            lambda given: self._services.renewing.prepare_sheet(given[words], language),
            lambda given, sheet: self._show(given[words], sheet),
        )

    def _show(self, words: str, sheet: NewSheet) -> None:
        """Show the new sheet to print it, then ask for two of its words."""
        preview = PaperPreview(
            _("Recovery sheet"),
            lambda language, _names, _on_page: self._services.sheet(sheet, language),
            file_name=paper_name(_("Recovery sheet")),
            parent=self._room,
        )
        preview.finished.connect(lambda _code: self._words(words, sheet))
        preview.open()

    def _words(self, words: str, sheet: NewSheet) -> None:
        asked = [Line(_("Word {number}").format(number=place + 1)) for place in sheet.places]

        def take(given: Given) -> int | None:
            known = sheet.is_known([given[line] for line in asked])
            return self._services.renewing.take_sheet(words, sheet) if known else None

        explained = _(
            "Please take the new printed sheet and type two of its words. Then it counts, and the old one no "
            "longer."
        )
        self._ask(explained, asked, take, lambda _given, damaged: self._taken(damaged))

    def _taken(self, damaged: int | None) -> None:
        words = _("The new sheet counts from now on. Put it into the safe and destroy the old one.")
        if damaged:
            more = ngettext(
                "{count} case is damaged and did not open.", "{count} cases are damaged and did not open.", damaged
            )
            words = f"{words} {more.format(count=damaged)}"
        show_message(_("Recovery sheet"), words, self._room)

    def _ask(
        self,
        explanation: str,
        parts: Sequence[Part[Any]],
        work: Callable[[Given], Result | None],
        then: Callable[[Given, Result], None],
    ) -> None:
        asking = FormDialog(_("Make a new recovery sheet"), explanation, _("Next"), parts, self._room)

        def go(given: Given) -> None:
            def done(result: Result | None) -> None:
                if result is None:
                    asking.complain(_("This is not the word on the sheet."))
                    return
                asking.accept()
                then(given, result)

            tasks.run(asking, lambda: work(given), done, lambda error: asking.complain(refusal(error)))

        asking.given.connect(go)
        asking.finished.connect(asking.deleteLater)
        asking.open()
