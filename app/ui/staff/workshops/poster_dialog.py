"""What goes onto a poster: a right or own words, one language or two, A4 or A3; then the preview."""

from PySide6.QtWidgets import QDialog, QWidget

from app.i18n import LANGUAGES, _, current, pgettext
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.forms import Field, choice
from app.ui.widgets.labels import column, label, row
from app.ui.widgets.preview import PaperPreview
from app.ui.widgets.saving import paper_name
from app.workshops.services.papers import PosterSize, PosterText, WorkshopPapers

_OWN, _HELPERS, _CARDS = "", "+helpers", "+cards"
"""What a poster shows beside one right; the cards of all rights go onto sheets to cut out."""


class PosterDialog(QDialog):
    """Asks, then shows the poster."""

    def __init__(self, papers: WorkshopPapers, parent: QWidget) -> None:
        super().__init__(parent)
        self._papers = papers
        self.setProperty("ground", "staff")
        self.setWindowTitle("Meng Stëmm")
        self.setAccessibleName(_("Poster"))
        rights = [(right.id, right.name) for right in papers.rights()]
        self._right = choice(_("What does it show?"), self._choices(rights), rights[0][0])
        self._title, self._words = Field(_("Large words")), Field(_("Smaller words"))
        self._second_title = Field(_("Large words in the second language"))
        self._second_words = Field(_("Smaller words in the second language"))
        languages = list(LANGUAGES.items())
        self._language = choice(_("Language"), languages, current())
        self._second = choice(_("Second language"), [(_OWN, _("none")), *languages])
        self._size = choice(_("Sheet"), [(PosterSize.A4.value, "A4"), (PosterSize.A3.value, "A3")])
        self._said = label("", Text.STAFF_SMALL, tone="danger")
        layout = column(space=Space.XS, margins=(Space.L, Space.L, Space.L, Space.L))
        layout.addWidget(label(_("Poster"), Text.STAFF_TITLE))
        for name, box in (
            (_("What does it show?"), self._right),
            (_("Language"), self._language),
            (_("Second language"), self._second),
            (_("Sheet"), self._size),
        ):
            layout.addWidget(label(name, Text.STAFF_SMALL_BOLD))
            layout.addWidget(box)
        self._own = [self._title, self._words, self._second_title, self._second_words]
        for field in self._own:
            layout.addWidget(field)
        layout.addWidget(self._said)
        layout.addStretch(1)
        close = Button(pgettext("button", "Close"), STAFF, Weight.QUIET)
        close.clicked.connect(self.reject)
        go = Button(_("Show the poster"), STAFF, Weight.FILLED, icon_before="eye")
        go.clicked.connect(self.show_poster)
        layout.addLayout(row(None, close, go, space=Space.XS))
        self.setLayout(layout)
        self.setMinimumWidth(Size.FORM)
        self._right.currentIndexChanged.connect(self._show_fields)
        self._second.currentIndexChanged.connect(self._show_fields)
        self._show_fields()
        self.finished.connect(self.deleteLater)

    def _choices(self, rights: list[tuple[str, str]]) -> list[tuple[str, str]]:
        helpers, cards = (_HELPERS, _("Who helps you?")), (_CARDS, _("All rights, as cards to cut out"))
        return [*rights, helpers, cards, (_OWN, _("own words"))]

    def _show_fields(self) -> None:
        chosen = self._right.currentData()
        self._second.setEnabled(chosen not in (_HELPERS, _CARDS))
        self._size.setEnabled(chosen != _CARDS)
        own, two = chosen == _OWN, bool(self._second.currentData())
        for field, shown in zip(self._own, (own, own, own and two, own and two), strict=True):
            field.setVisible(shown)
        self.adjustSize()

    def show_poster(self) -> None:
        """Show the poster, to print or to save."""
        right, size = str(self._right.currentData()), PosterSize(self._size.currentData())
        languages = [str(self._language.currentData())]
        second = str(self._second.currentData())
        if second and second != languages[0]:
            languages.append(second)
        texts = [PosterText(self._title.text, self._words.text)]
        if len(languages) > 1:
            texts.append(PosterText(self._second_title.text, self._second_words.text))
        if right == _OWN and not all(text.title.strip() for text in texts):
            self._said.setText(_("Please write something first."))
            return
        self._said.setText("")
        if right in (_HELPERS, _CARDS):
            self._show_in_one_language(right, languages[0], size)
            return
        papers = self._papers

        def make(_language: str, _names: bool, _on_page: object) -> bytes:
            if right == _OWN:
                return papers.own_poster(texts, languages, size)
            return papers.right_poster(right, languages, size)

        PaperPreview(
            _("Poster"),
            make,
            file_name=paper_name(_("Poster")),
            language=languages[0],
            parent=self,
            taken_out=papers.taken_out,
        ).open()

    def _show_in_one_language(self, what: str, language: str, size: PosterSize) -> None:
        papers, title = self._papers, _("Right cards") if what == _CARDS else _("Who helps you?")

        def make(chosen: str, _names: bool, _on_page: object) -> bytes:
            return papers.right_cards(chosen) if what == _CARDS else papers.helper_poster(chosen, size)

        PaperPreview(
            title,
            make,
            file_name=paper_name(title),
            language=language,
            parent=self,
            taken_out=papers.taken_out,
        ).open()
