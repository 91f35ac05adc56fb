"""The charter: the version that is valid, the draft, and what each version changed."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.charter.rules import Charter, CharterSigner, Signature
from app.charter.services.charter import always
from app.charter.services.papers import PosterSize
from app.charter.services.staff import CharterServices
from app.charter.words import difference_line, part_name, signer_name
from app.core.changes import Changed
from app.core.errors import MengStemmError
from app.i18n import _, formats
from app.ui.room import StaffRoom
from app.ui.staff.charter.cards import about, pair_card, signed, title_of
from app.ui.staff.charter.draft_page import DraftPage
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.buttons import quiet
from app.ui.widgets.form_dialog import FormDialog, show_message
from app.ui.widgets.form_parts import Choice, Given, Line
from app.ui.widgets.labels import card, column, emptied, label, rule, scrolling
from app.ui.widgets.list_and_detail import ListAndDetailPage, head_card
from app.ui.widgets.preview import show_paper
from app.ui.widgets.tabs import Tabs
from app.ui.words import refusal


class CharterRoom(StaffRoom):
    """One section at a time."""

    def __init__(self, services: CharterServices) -> None:
        super().__init__()
        self._services = services
        self._stack = QStackedWidget()
        self.shown, self.draft = ShownPage(services), DraftPage(services)
        self._pages = (self.shown, self.draft, VersionsPage(services))
        for page in self._pages:
            self._stack.addWidget(page)
        self._tabs = Tabs((_("What is valid"), _("Draft"), _("Versions")))
        self._tabs.chosen.connect(self._open)
        layout = column(space=Space.S, margins=(Space.L, Space.M, Space.L, Space.M))
        layout.addWidget(label(_("Our charter"), Text.STAFF_TITLE))
        layout.addWidget(label(always(), Text.STAFF_TEXT, tone="muted"))
        layout.addWidget(self._tabs)
        layout.addWidget(self._stack, 1)
        self.setLayout(layout)
        self.draft.agreed.connect(self._show_agreed)
        self._tabs.choose(0)

    def _show_agreed(self, charter: Charter) -> None:
        """Lead to what was agreed: to what is valid, where it can be signed, or to the versions where it begins
        later."""
        self._tabs.choose(0 if self._services.work.shown().number == charter.number else 2)

    def _open(self, number: int) -> None:
        self._stack.setCurrentWidget(self._pages[number])
        self._pages[number].refresh()

    def on_change(self, changed: Changed) -> None:
        """Refresh what is open."""
        page = self._stack.currentWidget()
        if changed is Changed.PARLIAMENT and isinstance(page, ShownPage | DraftPage | VersionsPage):
            page.refresh()


class ShownPage(QWidget):
    """The version that is valid, with its papers and signatures."""

    def __init__(self, services: CharterServices) -> None:
        super().__init__()
        self._services = services
        self._list = column(space=Space.S, margins=(0, 0, Space.M, Space.M))
        inside = QWidget()
        inside.setMaximumWidth(Size.COLUMN)
        inside.setLayout(self._list)
        layout = column(space=0)
        layout.addWidget(scrolling(inside), 1)
        self.setLayout(layout)

    def refresh(self) -> None:
        """Read the charter again."""
        charter = self._services.work.shown()
        emptied(self._list)
        self._list.addWidget(self._head(charter))
        if charter.signatures:
            self._list.addWidget(signed(charter))
        for pair in charter.pairs:
            self._list.addWidget(pair_card(pair))
        self._list.addStretch(1)

    def _head(self, charter: Charter) -> QWidget:
        buttons = [
            quiet(_("Poster"), "megaphone", lambda: self._poster(charter)),
            quiet(_("Booklet"), "printer", lambda: self._booklet(charter)),
        ]
        if charter.number:
            buttons.append(quiet(_("Add a signature"), "stamp", lambda: self.ask_signature(charter)))
        return head_card(title_of(charter), about(charter), *buttons)

    def _poster(self, charter: Charter) -> None:
        papers = self._services.papers
        sheet = Choice(_("Sheet"), [(PosterSize.A3, "A3"), (PosterSize.A4, "A4")])

        def show(given: Given) -> None:
            size = given[sheet]
            show_paper(
                _("Poster"),
                lambda language, _names, _page: papers.poster(charter, language, size),
                self,
                papers.taken_out,
            )

        FormDialog(_("Poster"), "", _("Show the poster"), [sheet], self).open_for(show)

    def _booklet(self, charter: Charter) -> None:
        papers = self._services.papers
        show_paper(
            _("Booklet"), lambda language, _names, _page: papers.booklet(charter, language), self, papers.taken_out
        )

    def ask_signature(self, charter: Charter) -> None:
        """Ask who signs; of a child only initials."""
        signer = Choice(
            _("Who signs?"), [(charter_signer, signer_name(charter_signer)) for charter_signer in CharterSigner]
        )
        name = Line(_("Name"), _("Of a child only initials. Children can also put a stamp in the kiosk."))
        FormDialog(_("Add a signature"), "", _("Keep"), [signer, name], self).open_for(
            lambda given: self._services.work.sign(charter, Signature(given[signer], given[name]))
        )


class VersionsPage(ListAndDetailPage):
    """Every version that was agreed, and what it changed."""

    def __init__(self, services: CharterServices) -> None:
        nothing = _("No version is agreed yet. The charter that is shown is the one the program begins with.")
        super().__init__(_("Versions"), _("Begin a draft"), nothing, (Changed.PARLIAMENT,))
        self._services = services
        self._versions: list[Charter] = []

    def entries(self) -> list[tuple[str, str]]:
        """Return the versions."""
        self._versions = self._services.work.versions()
        return [
            (version.id, f"{title_of(version)}\n{' · '.join(about(version)[:1])}") for version in self._versions
        ]

    def parts(self, entry_id: str) -> list[QWidget]:
        """Return a version and what it changed."""
        charter = next(version for version in self._versions if version.id == entry_id)
        frame, layout = card("plain", margin=Space.M, space=Space.XS)
        layout.addWidget(label(_("What is new in this version"), Text.STAFF_HEADING))
        found = self._services.work.compared(charter)
        if not found:
            layout.addWidget(label(_("Nothing was changed."), Text.STAFF_TEXT, tone="muted"))
        for number, difference in enumerate(found):
            if number:
                layout.addWidget(rule())
            layout.addWidget(label(difference_line(difference), Text.STAFF_TEXT_BOLD))
            for part in difference.parts:
                before, after = difference.before.parts[part] or "–", difference.after.parts[part] or "–"
                layout.addWidget(label(formats.named(part_name(part), before), Text.STAFF_SMALL, tone="muted"))
                layout.addWidget(label(f"→ {after}", Text.STAFF_SMALL))
        booklet = quiet(_("Booklet"), "printer", lambda: self._booklet(charter))
        return [head_card(title_of(charter), [*about(charter), charter.note], booklet), frame, signed(charter)]

    def _booklet(self, charter: Charter) -> None:
        papers = self._services.papers
        show_paper(
            _("Booklet"), lambda language, _names, _page: papers.booklet(charter, language), self, papers.taken_out
        )

    def new(self) -> None:
        """Begin a draft."""
        try:
            self._services.work.begin()
        except MengStemmError as error:
            show_message(_("Draft"), refusal(error), self)
            return
        show_message(_("Draft"), _("You now find the draft under “Draft”."), self)
