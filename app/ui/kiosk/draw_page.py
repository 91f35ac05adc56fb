"""Draw it."""

from app.core.saying import Attachment
from app.i18n import _
from app.ui.kiosk.frame import PageFrame
from app.ui.kiosk.look import FaceLook
from app.ui.widgets.drawing_board import DrawingBoard


class DrawPage(PageFrame):
    """One drawing. `drawing` is what became of it."""

    def __init__(self, look: FaceLook) -> None:
        super().__init__(
            look, _("Draw it"), onward=_("My drawing is ready"), onward_icon="check", beside_hide=True
        )
        self.board = DrawingBoard(look.hide)
        self.content.addWidget(self.board, 1)

    @property
    def drawing(self) -> Attachment | None:
        """Return the drawing, or None where nothing was drawn."""
        return self.board.drawing
