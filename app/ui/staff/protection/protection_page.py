"""What protects the home's words: what guessing would cost on this PC, measured when asked, and the page about
personal data to print."""

from PySide6.QtWidgets import QWidget

from app.i18n import _, formats, ngettext
from app.safekeeping.rules.guessing import MANY, Guessing
from app.safekeeping.services.protection import Protection
from app.ui import tasks
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.busy import Busy
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.labels import card, column, emptied, label, row, scrolling
from app.ui.widgets.preview import show_paper
from app.ui.words import refusal


class ProtectionPage(QWidget):
    """Two cards."""

    def __init__(self, protection: Protection) -> None:
        super().__init__()
        self._protection = protection
        self._rows = column(space=Space.XS)
        self._busy = Busy()
        self._measure = Button(_("Measure on this PC"), STAFF, Weight.OUTLINE, icon_before="clock")
        self._measure.clicked.connect(self.measure)
        guessing, inside = card("plain", margin=Space.M, space=Space.XS)
        inside.addWidget(label(_("If somebody steals the data and guesses"), Text.STAFF_HEADING))
        explained = _(
            "A child's card is seven pictures out of 64. Each guess is slow on purpose. Whoever has copied the "
            "data must try them one after the other; the staff's passwords are protected in the same way."
        )
        inside.addWidget(label(explained, Text.STAFF_TEXT, tone="muted"))
        inside.addLayout(self._rows)
        inside.addWidget(self._busy)
        inside.addLayout(row(self._measure, None))
        privacy, lines = card("plain", margin=Space.M, space=Space.XS)
        lines.addWidget(label(_("Page for the home's records"), Text.STAFF_HEADING))
        lines.addWidget(
            label(
                _("What is kept about people, why, where, how long, and who reads it (GDPR, article 30)."),
                Text.STAFF_TEXT,
                tone="muted",
            )
        )
        show = Button(_("Show and print"), STAFF, Weight.OUTLINE, icon_before="printer")
        show.clicked.connect(self.show_page)
        lines.addLayout(row(show, None))
        holder = QWidget()
        holder.setMaximumWidth(Size.COLUMN)
        parts = column(space=Space.M, margins=(0, 0, Space.M, Space.M))
        parts.addWidget(guessing)
        parts.addWidget(privacy)
        parts.addStretch(1)
        holder.setLayout(parts)
        layout = column(space=0)
        layout.addWidget(scrolling(holder), 1)
        self.setLayout(layout)

    def measure(self) -> None:
        """Try a few guesses, off the GUI thread."""
        self._measure.setEnabled(False)
        self._busy.start(_("One moment, this PC is trying a few guesses."))
        tasks.run(self, self._protection.guessing, self._show, self._failed)

    def _show(self, found: Guessing) -> None:
        self._busy.stop()
        self._measure.setEnabled(True)
        emptied(self._rows)
        for line in guessing_lines(found):
            self._rows.addWidget(label(line, Text.STAFF_TEXT))

    def _failed(self, error: Exception) -> None:
        self._busy.stop()
        self._measure.setEnabled(True)
        emptied(self._rows)
        self._rows.addWidget(label(refusal(error), Text.STAFF_TEXT, tone="danger"))

    def show_page(self) -> None:
        """Show the page about personal data."""
        show_paper(
            _("Page for the home's records"),
            lambda language, _names, on_page: self._protection.privacy_page(language, on_page),
            self,
            self._protection.taken_out,
        )


def guessing_lines(found: Guessing) -> list[str]:
    """Return what was measured, in sentences."""
    pcs = ngettext("{count} PC", "{count} PCs", MANY).format(count=formats.number(MANY))
    peppered = _(
        "On this computer, new cards also need a secret from the system's key store. A copy of the data does not "
        "have it: with the data alone nobody can guess them. The figures are for whoever has both."
    )
    bare = _("This computer has no open key store: that guessing is slow is what protects the cards.")
    return [
        peppered if found.peppered else bare,
        _("One guess takes {milliseconds} ms on this PC.").format(
            milliseconds=formats.number(max(round(found.seconds * 1_000), 1))
        ),
        _years(found.years(), _("This PC")),
        _years(found.years(MANY), pcs),
        _("The electricity alone costs about {euros} €.").format(euros=_about(found.euros)),
        _("Reckoned with up to {count} cards in use. More cards make it a little faster.").format(
            count=formats.number(found.receipts)
        ),
    ]


def _years(years: float, who: str) -> str:
    if years < 1:
        return _("{with_what}: less than a year until the first card is found, on average.").format(with_what=who)
    whole = round(years)
    return ngettext(
        "{with_what}: about {years} year until the first card is found, on average.",
        "{with_what}: about {years} years until the first card is found, on average.",
        whole,
    ).format(with_what=who, years=_about(years))


def _about(number: float) -> str:
    """Return a number with two figures that count."""
    whole = max(round(number), 1)
    digits = max(len(str(whole)) - 2, 0)
    return formats.number(round(whole / 10**digits) * 10**digits)
