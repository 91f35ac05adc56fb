"""What stands of a charter on a page: a pair, who has signed, its title; and what sounds like a reward."""

from PySide6.QtWidgets import QLabel, QWidget

from app.charter.rules import Charter, CharterSigner, Pair, PairPart, text_of
from app.charter.words import part_name, reward_line, signer_name
from app.i18n import _, formats, ngettext, preferred
from app.ui.theme.images import picture
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.labels import card, label, row


def pair_card(pair: Pair) -> QWidget:
    """Return a pair with its picture, as staff see it."""
    text = text_of(pair, preferred())
    frame, layout = card("plain", margin=Space.M, space=Space.XS // 2)
    sign = QLabel()
    sign.setPixmap(picture(pair.picture or "charter", Size.DOT_NOW))
    head = row(sign, label(text.right, Text.STAFF_HEADING), space=Space.S)
    head.setStretch(1, 1)
    layout.addLayout(head)
    for part, words in text.parts.items():
        if words and part is not PairPart.RIGHT:
            layout.addWidget(label(part_name(part), Text.STAFF_SMALL_BOLD, tone="muted"))
            layout.addWidget(label(words, Text.STAFF_TEXT))
    return frame


def signed(charter: Charter) -> QWidget:
    """Return the card of who has signed."""
    frame, layout = card("plain", margin=Space.M, space=Space.XS)
    layout.addWidget(label(_("Who has signed"), Text.STAFF_HEADING))
    stamps = sum(bool(signature.stamp) for signature in charter.signatures)
    if stamps:
        said = ngettext("{count} stamp of a child", "{count} stamps of children", stamps).format(count=stamps)
        layout.addWidget(label(said, Text.STAFF_TEXT))
    for who in CharterSigner:
        names = ", ".join(
            signature.name for signature in charter.signatures if signature.who is who and signature.name
        )
        if names:
            layout.addWidget(label(formats.named(signer_name(who), names), Text.STAFF_TEXT))
    if not charter.signatures:
        layout.addWidget(label(_("Nobody yet."), Text.STAFF_TEXT, tone="muted"))
    return frame


def title_of(charter: Charter) -> str:
    """Return what a version is called."""
    if not charter.number:
        return _("A beginning, agreed by nobody yet")
    return _("Version {number}").format(number=formats.number(charter.number))


def about(charter: Charter) -> list[str]:
    """Return from when a version is valid, and when it is looked at again."""
    found = []
    if charter.valid_from is not None:
        found.append(_("valid from {day}").format(day=formats.plain_day(charter.valid_from)))
    if charter.look_again is not None:
        found.append(_("to be looked at again on {day}").format(day=formats.plain_day(charter.look_again)))
    return found


def warning(found: list[str]) -> QWidget:
    """Return a card that asks to look at words again."""
    frame, layout = card("soft", margin=Space.M, space=Space.XS // 2)
    layout.addWidget(label(_("Does it sound like a reward?"), Text.STAFF_TEXT_BOLD))
    layout.addWidget(label(reward_line(found), Text.STAFF_TEXT))
    return frame
