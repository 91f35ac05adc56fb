"""A reading on the screen: headings, paragraphs, points, stories on a soft ground, and what the home has to
check."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.training.rules.reading import Block, BlockKind, blocks
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.labels import card, column, label, row


class Reading(QWidget):
    """A text to read, in one column of a comfortable width."""

    def __init__(self, text: str) -> None:
        super().__init__()
        layout = column(space=Space.S)
        for block in blocks(text):
            if block.kind is BlockKind.HEADING:
                layout.addSpacing(Space.S)
            layout.addWidget(_shown(block))
        self.setLayout(layout)
        self.setMaximumWidth(Size.COLUMN)


def _shown(block: Block) -> QWidget:
    match block.kind:
        case BlockKind.HEADING:
            return label(block.text, Text.STAFF_HEADING)
        case BlockKind.POINT:
            return _point(block.text)
        case BlockKind.STORY:
            frame, layout = card("said", margin=Space.M)
            layout.addWidget(label(block.text, Text.STAFF_READING))
            return frame
        case BlockKind.TO_CHECK:
            frame, layout = card("warning", margin=Space.S, space=Space.XS // 2)
            layout.addWidget(label(_("To be checked by the home"), Text.STAFF_SMALL_BOLD))
            layout.addWidget(label(block.text, Text.STAFF_TEXT))
            return frame
        case _:
            return label(block.text, Text.STAFF_READING)


def _point(text: str) -> QWidget:
    holder = QWidget()
    mark = label("•", Text.STAFF_READING, tone="go", wrap=False)
    mark.setFixedWidth(Space.M)
    words = label(text, Text.STAFF_READING)
    parts = row(mark, words, space=Space.XS // 2)
    parts.setStretch(1, 1)
    parts.setContentsMargins(Space.XS, 0, 0, 0)
    parts.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
    holder.setLayout(parts)
    return holder
