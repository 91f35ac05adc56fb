"""A list that was looked at: what it would write, each row that cannot be taken with its reason; all or
nothing."""

from PySide6.QtWidgets import QDialog, QWidget

from app.i18n import _, ngettext, pgettext
from app.training.services.importing import Importing, ImportPreview, ListKind
from app.training.words import bad_row_name, person_line
from app.ui import tasks
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.labels import card, column, label, row, scrolling
from app.ui.words import refusal

_SHOWN = 200
"""Bad rows that are listed: who has more mends the list first."""


class ImportDialog(QDialog):
    """Shows the preview; writes everything at once, or nothing."""

    def __init__(self, preview: ImportPreview, importing: Importing, parent: QWidget) -> None:
        super().__init__(parent)
        self._preview, self._importing = preview, importing
        self.setProperty("ground", "staff")
        self.setWindowTitle("Meng Stëmm")
        self.setAccessibleName(_("Read a list in"))
        layout = column(space=Space.S, margins=(Space.L, Space.L, Space.L, Space.L))
        layout.addWidget(label(_("Read a list in"), Text.STAFF_TITLE))
        layout.addWidget(label(self._summary(), Text.STAFF_TEXT))
        if preview.unread:
            words = _("These columns are not read: {names}. Call them as the form for a person does.")
            layout.addWidget(
                label(words.format(names=", ".join(preview.unread)), Text.STAFF_TEXT_BOLD, tone="danger")
            )
        layout.addWidget(self._bad_rows() if preview.bad else self._first_rows(), 1)
        self._said = label("", Text.STAFF_SMALL, tone="danger")
        layout.addWidget(self._said)
        close = Button(pgettext("button", "Close"), STAFF, Weight.QUIET)
        close.clicked.connect(self.reject)
        self._take = Button(_("Take everything in"), STAFF, Weight.FILLED, icon_before="check")
        self._take.setEnabled(not preview.bad)
        self._take.clicked.connect(self._go)
        layout.addLayout(row(None, close, self._take, space=Space.XS))
        self.setLayout(layout)
        self.resize(Size.SETUP, Size.SMALLEST[1])
        self.finished.connect(self.deleteLater)

    def _summary(self) -> str:
        import_preview = self._preview
        rows = ngettext("The list has {count} row.", "The list has {count} rows.", import_preview.rows).format(
            count=import_preview.rows
        )
        if import_preview.bad:
            bad = ngettext(
                "{count} row cannot be taken, so nothing is taken. Please mend the list and read it in again.",
                "{count} rows cannot be taken, so nothing is taken. Please mend the list and read it in again.",
                len(import_preview.bad),
            ).format(count=len(import_preview.bad))
            return f"{rows} {bad}"
        new = import_preview.new
        if import_preview.kind is ListKind.PEOPLE:
            added = ngettext("{count} person is new.", "{count} people are new.", new).format(count=new)
            known = len(import_preview.known)
            changed = ngettext(
                "{count} is known and brought up to date.", "{count} are known and brought up to date.", known
            )
            return f"{rows} {added} {changed.format(count=known)}"
        done = ngettext("{count} completion is new.", "{count} completions are new.", new).format(count=new)
        return f"{rows} {done}"

    def _bad_rows(self) -> QWidget:
        return _listed([bad_row_name(bad) for bad in self._preview.bad[:_SHOWN]], "warning")

    def _first_rows(self) -> QWidget:
        if self._preview.kind is ListKind.PEOPLE:
            names = [person_line(person) for person in self._preview.people[:_SHOWN]]
        else:
            names = [
                f"{completion.done_on.isoformat()} · {completion.key}"
                for completion in self._preview.completions[:_SHOWN]
            ]
        return _listed(names, "plain")

    def _go(self) -> None:
        self._take.hold(True)
        tasks.run(self, lambda: self._importing.take(self._preview), lambda _done: self.accept(), self._refused)

    def _refused(self, error: Exception) -> None:
        self._take.hold(False)
        self._said.setText(refusal(error))


def _listed(lines: list[str], kind: str) -> QWidget:
    frame, layout = card(kind, margin=Space.S, space=Space.XS // 2)
    for line in lines:
        layout.addWidget(label(line, Text.STAFF_TEXT))
    layout.addStretch(1)
    return scrolling(frame)
