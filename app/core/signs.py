"""Signs that children who cannot read yet know somebody by: of those who stand for election, and as a stamp. The
drawings are `resources/pictures/sign-<name>.svg`."""

SIGNS = ("sun", "tree", "fish", "star", "house", "butterfly", "apple", "moon", "ship", "flower", "kite", "balloon")


def sign_picture(place: int) -> str:
    """Return the drawing of the sign at a place; after the last one they begin again."""
    return f"sign-{SIGNS[place % len(SIGNS)]}"
