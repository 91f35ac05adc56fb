"""How the kiosk looks in each of its three faces."""

from dataclasses import dataclass

from app.core.tables import for_every
from app.reports.rules.report import Face
from app.ui.theme.tokens import Space, Text, TextStyle
from app.ui.widgets.buttons import CHILD, CHILD_SMALL, YOUNG, ButtonLook
from app.ui.widgets.tiles import CHILD_CHOICE, WORDS_CHOICE, TileLook


@dataclass(frozen=True)
class FaceLook:
    """Letters, buttons and tiles of one face; `ground` and `card` are names in the style sheet."""

    face: Face
    title: TextStyle
    heading: TextStyle
    text: TextStyle
    text_bold: TextStyle
    small: TextStyle
    small_bold: TextStyle
    number: TextStyle
    button: ButtonLook
    hide: ButtonLook
    tile: TileLook
    ground: str
    card: str
    margin: int

    @property
    def pictures(self) -> bool:
        """Tell whether choices show pictures."""
        return self.tile.picture > 0


_CHILD = FaceLook(
    Face.CHILD,
    Text.CHILD_TITLE,
    Text.CHILD_TEXT_BOLD,
    Text.CHILD_TEXT,
    Text.CHILD_TEXT_BOLD,
    Text.CHILD_SMALL,
    Text.CHILD_SMALL_BOLD,
    Text.CHILD_NUMBER,
    CHILD,
    CHILD_SMALL,
    CHILD_CHOICE,
    "paper",
    "child",
    Space.XL,
)


def _words(face: Face) -> FaceLook:
    return FaceLook(
        face,
        Text.YOUNG_TITLE,
        Text.YOUNG_HEADING,
        Text.YOUNG_TEXT,
        Text.YOUNG_TEXT_BOLD,
        Text.YOUNG_SMALL,
        Text.YOUNG_SMALL_BOLD,
        Text.YOUNG_NUMBER,
        YOUNG,
        YOUNG,
        WORDS_CHOICE,
        "staff",
        "young",
        Space.XL,
    )


LOOKS = for_every(
    Face,
    {
        Face.CHILD: _CHILD,
        Face.YOUNG_PERSON: _words(Face.YOUNG_PERSON),
        Face.ADULT: _words(Face.ADULT),
    },
)
