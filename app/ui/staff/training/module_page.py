"""One module: the reading, then its checklist with what can be done for each item; the knowledge check in its
place while it is under way."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from app.core.errors import NothingToRead
from app.core.tables import for_every
from app.i18n import _, current, formats, ngettext
from app.i18n.names import borrowed_words
from app.training.rules.courses import Proof, Signer
from app.training.rules.reading import blocks, minutes
from app.training.rules.standing import TrainingState, TrainingStatus
from app.training.services.documents import BYTES_LIMIT, DocumentKind
from app.training.services.my_training import CourseProgress, ItemProgress, ModuleProgress
from app.training.services.staff import TrainingServices
from app.training.words import proof_name, renewal_name, signer_name, standing_name
from app.ui import tasks
from app.ui.staff.training.check_page import CheckPage
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.document import DocumentDialog
from app.ui.widgets.labels import card, chip, column, emptied, label, row, rule, scrolling
from app.ui.widgets.reading import Reading
from app.ui.widgets.wrapping import Wrapping
from app.ui.words import refusal

STATE_CHIPS = for_every(
    TrainingState,
    {
        TrainingState.DONE: "leaf",
        TrainingState.SOON: "sun",
        TrainingState.OPEN: "sun",
        TrainingState.WAITING: "sun",
        TrainingState.OVERDUE: "late",
        TrainingState.EXEMPT: "badge",
        TrainingState.NOT_NEEDED: "badge",
    },
)


class ModulePage(QWidget):
    """The reading at the top, the checklist below it."""

    def __init__(
        self,
        course: CourseProgress,
        module: ModuleProgress,
        services: TrainingServices,
        read: Callable[[str, str], None],
    ) -> None:
        super().__init__()
        self.module_id = (course.course.id, module.id)
        self._training, self._services, self._read, self.module = services.mine, services, read, module
        self._items = column(space=Space.S)
        self._stack = QStackedWidget()
        self._said = label("", Text.STAFF_SMALL, tone="danger")
        self._said.hide()
        self._area = scrolling(self._reading(course, module))
        self._stack.addWidget(self._area)
        layout = column(space=0)
        layout.addWidget(self._stack)
        self.setLayout(layout)
        self.show_progress(module)

    def _reading(self, course: CourseProgress, module: ModuleProgress) -> QWidget:
        inside = QWidget()
        layout = column(space=Space.S, margins=(0, 0, Space.M, Space.L))
        layout.addWidget(label(module.title, Text.STAFF_TITLE))
        length = minutes(module.reading)
        about = ngettext("Reading: {count} minute", "Reading: {count} minutes", length).format(count=length)
        layout.addWidget(label(f"{course.title} · {about}", Text.STAFF_SMALL, tone="muted"))
        aloud = Button(_("Read aloud"), STAFF, Weight.QUIET, icon_before="volume-2")
        spoken = "\n".join(block.text for block in blocks(module.reading))
        aloud.clicked.connect(lambda: self._read(spoken, module.language or current()))
        down = Button(_("To the checklist"), STAFF, Weight.QUIET, icon_before="list-checks")
        down.clicked.connect(self._to_checklist)
        if other := borrowed_words(module.language):
            layout.addLayout(row(chip(other, Text.STAFF_SMALL_BOLD, "sun"), None))
        layout.addLayout(Wrapping(aloud, down))
        layout.addWidget(Reading(module.reading))
        self._frame, checklist = card("plain", margin=Space.L, space=Space.S)
        self._frame.setMaximumWidth(Size.COLUMN)
        checklist.addWidget(label(_("Checklist"), Text.STAFF_HEADING))
        checklist.addWidget(self._said)
        checklist.addLayout(self._items)
        layout.addWidget(self._frame)
        layout.addStretch(1)
        inside.setLayout(layout)
        return inside

    def _to_checklist(self) -> None:
        self._area.verticalScrollBar().setValue(self._frame.y() - Space.L)

    def show_progress(self, module: ModuleProgress) -> None:
        """Show how far one is."""
        self.module = module
        emptied(self._items)
        for number, item in enumerate(module.items):
            if number:
                self._items.addWidget(rule())
            self._items.addWidget(self._item(item))

    def _item(self, item: ItemProgress) -> QWidget:
        holder = QWidget()
        layout = column(space=Space.XS // 2)
        words = column(space=2)
        words.addWidget(label(item.text, Text.STAFF_TEXT_BOLD))
        words.addWidget(label(self._how(item), Text.STAFF_SMALL, tone="muted"))
        state = chip(
            standing_name(item.standing, self._training.today), Text.STAFF_SMALL_BOLD, _chip(item.standing)
        )
        head = row(words, state, space=Space.S)
        head.setStretch(0, 1)
        layout.addLayout(head)
        if item.sent_back:
            layout.addWidget(self._sent_back(item))
        if buttons := self._buttons(item):
            layout.addLayout(Wrapping(*buttons))
        holder.setLayout(layout)
        return holder

    def _how(self, item: ItemProgress) -> str:
        parts = [proof_name(item.item.proof), renewal_name(item.item)]
        if item.item.signer is not Signer.LEARNER:
            parts.append(_("signed by {who}").format(who=signer_name(item.item.signer)))
        return " · ".join(parts)

    def _sent_back(self, item: ItemProgress) -> QWidget:
        frame, layout = card("warning", margin=Space.S, space=Space.XS // 2)
        layout.addWidget(label(_("Sent back, with this note:"), Text.STAFF_SMALL_BOLD))
        layout.addWidget(label(self._services.why_sent_back(item.sent_back), Text.STAFF_TEXT))
        return frame

    def _buttons(self, item: ItemProgress) -> list[Button]:
        if not self._services.member_id:
            return []
        if item.asked_at is not None:
            return [self._button(_("Take the request back"), "undo-2", item, self._stop_asking)]
        found = []
        if item.item.proof is Proof.READ:
            done = item.standing.state is TrainingState.DONE
            name = _("I have read it again") if done else _("I have read it")
            found.append(self._button(name, "check", item, self._confirm))
        if item.item.proof is Proof.ANSWERED:
            begun = bool(item.check.chosen)
            name = _("Go on answering") if begun else _("Answer the questions")
            found.append(self._button(name, "list-checks", item, self._answer))
        if item.item.proof is Proof.DOCUMENT:
            name = _("Attach another document") if item.document_id else _("Attach a document")
            found.append(self._button(name, "paperclip", item, self._attach))
            if item.document_id:
                found.append(self._button(_("Open the document"), "eye", item, self._open))
        if item.item.signer is not Signer.LEARNER and (item.item.proof is not Proof.DOCUMENT or item.document_id):
            found.append(self._button(_("Ask for the signature"), "pen-line", item, self._ask))
        return found

    def _button(self, name: str, sign: str, item: ItemProgress, do: Callable[[ItemProgress], None]) -> Button:
        same = [other for other in self.module.items if other.item.proof is item.item.proof]
        button = Button(name, STAFF, Weight.QUIET, icon_before=sign)
        if len(same) > 1 or sign in ("pen-line", "undo-2"):
            button.setAccessibleName(formats.named(name, item.text))
        button.clicked.connect(lambda: do(item))
        return button

    def _confirm(self, item: ItemProgress) -> None:
        self._do(lambda: self._training.confirm_read(item.key))

    def _ask(self, item: ItemProgress) -> None:
        self._do(lambda: self._training.ask(item.key))

    def _stop_asking(self, item: ItemProgress) -> None:
        self._do(lambda: self._training.stop_asking(item.key))

    def _answer(self, item: ItemProgress) -> None:
        page = CheckPage(self.module, item, self._training)
        page.left.connect(lambda: self._leave(page))
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.setFocus()

    def _leave(self, page: CheckPage) -> None:
        self._stack.setCurrentWidget(self._area)
        self._stack.removeWidget(page)
        page.deleteLater()
        self._to_checklist()

    def _attach(self, item: ItemProgress) -> None:
        kinds = _("Documents and pictures") + " (*.pdf *.png *.jpg *.jpeg)"
        where, _kind = QFileDialog.getOpenFileName(self, _("Attach a document"), "", kinds)
        if where:
            self.attach(item, Path(where))

    def attach(self, item: ItemProgress, file: Path) -> None:
        """Attach a file, off the GUI thread."""
        self._do(lambda: self._training.attach(item.key, _bounded(file)))

    def _open(self, item: ItemProgress) -> None:
        def show(found: tuple[DocumentKind, bytes]) -> None:
            DocumentDialog(item.text, found[0], found[1], self).open()

        tasks.run(self, lambda: self._training.document(item.document_id), show, self._complain)

    def _do(self, work: Callable[[], object]) -> None:
        self._say("")
        tasks.run(self, work, lambda _done: None, self._complain)

    def _complain(self, error: Exception) -> None:
        self._say(refusal(error))

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setVisible(bool(words))


def _chip(standing: TrainingStatus) -> str:
    return STATE_CHIPS[standing.state]


def _bounded(file: Path) -> bytes:
    """Read a file that is not too large. Raises NothingToRead."""
    try:
        with file.open("rb") as stream:
            data = stream.read(BYTES_LIMIT + 1)
    except OSError as error:
        raise NothingToRead(BYTES_LIMIT) from error
    return data
