"""Campaigns: theme, from when to when, on which ways, what is to do, whom it reached; the days of the year;
posters."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from app.core.changes import Changed
from app.core.errors import MengStemmError
from app.i18n import _, formats
from app.ui.staff.workshops.poster_dialog import PosterDialog
from app.ui.theme.fonts import font
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.form_dialog import FormDialog
from app.ui.widgets.form_parts import Day, Given, Line, Words
from app.ui.widgets.labels import card, chip, column, emptied, label, row, scrolling
from app.ui.widgets.list_and_detail import ListAndDetail
from app.ui.widgets.wrapping import Wrapping
from app.ui.words import refusal
from app.workshops.rules import Campaign, Thing
from app.workshops.services.awareness_days import AwarenessDay, awareness_days
from app.workshops.services.gatherings import Gatherings
from app.workshops.services.papers import WorkshopPapers


class CampaignsPage(QWidget):
    """A list of campaigns, the chosen one beside it."""

    def __init__(self, gatherings: Gatherings, papers: WorkshopPapers) -> None:
        super().__init__()
        self._service, self._papers = gatherings, papers
        self._campaigns: list[Campaign] = []
        self._shelf = ListAndDetail(_("Campaigns"), _("New campaign"), self.new, _("No campaign is planned yet."))
        self._shelf.chosen.connect(self._choose)
        posters = Button(_("Poster"), STAFF, Weight.QUIET, icon_before="megaphone")
        posters.clicked.connect(self.show_poster)
        self._shelf.add_button(posters)
        layout = column(space=0)
        layout.addWidget(self._shelf)
        self.setLayout(layout)

    def on_change(self, changed: Changed) -> None:
        """Refresh after a change."""
        if changed is Changed.GATHERINGS:
            self.refresh()

    def refresh(self) -> None:
        """Read the campaigns again; the chosen one stays."""
        try:
            self._campaigns = self._service.campaigns()
        except MengStemmError as error:
            self._shelf.say(refusal(error))
            return
        today = self._service.today
        self._shelf.fill(
            [
                (campaign.id, f"{formats.short_date(campaign.day, today)} · {campaign.theme}")
                for campaign in self._campaigns
            ]
        )

    def _choose(self, campaign_id: str) -> None:
        campaign = next(campaign for campaign in self._campaigns if campaign.id == campaign_id)
        self._shelf.show_parts([self._head(campaign), self._tasks(campaign), self._result(campaign)])

    def _head(self, campaign: Campaign) -> QWidget:
        frame, layout = card("plain", margin=Space.M, space=Space.XS // 2)
        layout.addWidget(label(campaign.theme, Text.STAFF_TITLE))
        days = _("{first} to {last}").format(
            first=formats.plain_day(campaign.day), last=formats.plain_day(campaign.last)
        )
        layout.addWidget(label(days, Text.STAFF_TEXT, tone="muted"))
        if campaign.channels:
            ways = _("On these ways: {ways}").format(ways=", ".join(campaign.channels))
            layout.addWidget(label(ways, Text.STAFF_TEXT))
        change = Button(_("Change"), STAFF, Weight.QUIET, icon_before="pencil")
        change.clicked.connect(lambda: self.ask(campaign))
        delete = Button(_("Delete"), STAFF, Weight.QUIET, icon_before="trash-2")
        delete.clicked.connect(lambda: self._delete(campaign))
        layout.addSpacing(Space.XS // 2)
        layout.addLayout(Wrapping(change, delete))
        return frame

    def _tasks(self, campaign: Campaign) -> QWidget:
        frame, layout = card("plain", margin=Space.M, space=Space.XS)
        layout.addWidget(label(_("What is to do"), Text.STAFF_HEADING))
        if not campaign.tasks:
            layout.addWidget(label(_("Nothing is written down yet."), Text.STAFF_TEXT, tone="muted"))
        for number, thing in enumerate(campaign.tasks):
            box = QCheckBox(f"{thing.what} · {thing.owner}" if thing.owner else thing.what)
            box.setFont(font(Text.STAFF_TEXT))
            box.setChecked(thing.done)
            box.toggled.connect(lambda on, number=number: self._tick(campaign, number, on))
            layout.addWidget(box)
        return frame

    def _tick(self, campaign: Campaign, number: int, on: bool) -> None:
        things = list(campaign.tasks)
        things[number] = replace(things[number], done=on)
        self._service.keep_campaign(replace(campaign, tasks=tuple(things)))

    def _result(self, campaign: Campaign) -> QWidget:
        frame, layout = card("plain", margin=Space.M, space=Space.XS)
        layout.addWidget(label(_("Whom it reached, and what it was worth"), Text.STAFF_HEADING))
        for words in (campaign.reach, campaign.evaluation):
            if words:
                layout.addWidget(label(words, Text.STAFF_READING))
        if not campaign.reach and not campaign.evaluation:
            layout.addWidget(label(_("Nothing is written down yet."), Text.STAFF_TEXT, tone="muted"))
        return frame

    def new(self) -> None:
        """Plan a campaign."""
        self.ask(Campaign("", "", self._service.today, self._service.today))

    def ask(self, campaign: Campaign) -> None:
        """Ask everything about a campaign."""
        tasks = "\n".join(
            f"{thing.what} / {thing.owner}" if thing.owner else thing.what for thing in campaign.tasks
        )
        channels = ", ".join(campaign.channels)
        theme = Line(_("Theme"), text=campaign.theme)
        first, last = Day(_("First day"), campaign.day), Day(_("Last day"), campaign.last)
        ways = Line(
            _("How did you tell them?"), _("With commas: poster, house meeting, letter to parents"), channels
        )
        hint = _("One thing on each line; who does it, after a stroke: poster / Tom")
        to_do = Words(_("What is to do"), hint, tasks)
        reach = Line(_("Whom did it reach?"), text=campaign.reach)
        evaluation = Words(_("What was it worth?"), text=campaign.evaluation)

        def keep(given: Given) -> None:
            changed = replace(
                campaign,
                theme=given[theme],
                day=given[first] or campaign.day,
                last=given[last] or given[first] or campaign.last,
                channels=tuple(filter(None, map(str.strip, given[ways].split(",")))),
                tasks=_things(given[to_do], campaign.tasks),
                reach=given[reach],
                evaluation=given[evaluation],
            )
            self._shelf.current = self._service.keep_campaign(changed).id
            self.refresh()

        parts = [theme, first, last, ways, to_do, reach, evaluation]
        dialog = FormDialog(campaign.theme or _("New campaign"), "", _("Keep"), parts, self)
        dialog.open_for(keep, no_name=_("Please give it a title."))

    def _delete(self, campaign: Campaign) -> None:
        asking = FormDialog(_("Delete {title}?").format(title=campaign.theme), "", _("Delete"), [], self)

        asking.open_for(lambda _given: self._service.forget(campaign))

    def show_poster(self) -> None:
        """Make a poster."""
        PosterDialog(self._papers, self).open()


def _things(lines: str, before: Sequence[Thing]) -> tuple[Thing, ...]:
    """Return what was typed, one thing on each line with its owner; what was ticked before stays ticked."""
    done = {thing.what for thing in before if thing.done}
    things = []
    for line in filter(None, map(str.strip, lines.splitlines())):
        what, _stroke, owner = line.partition("/")
        things.append(Thing(what.strip(), what.strip() in done, owner.strip()))
    return tuple(things)


class AwarenessDaysPage(QWidget):
    """The awareness days of a year, with the campaigns and workshops on them; each can become a campaign."""

    def __init__(self, gatherings: Gatherings, campaigns: CampaignsPage) -> None:
        super().__init__()
        self._service, self._campaigns = gatherings, campaigns
        self._year = gatherings.today.year
        self._list = column(space=Space.S, margins=(0, 0, Space.M, 0))
        inside = QWidget()
        inside.setMaximumWidth(Size.COLUMN)
        inside.setLayout(self._list)
        self._title = label("", Text.STAFF_HEADING, wrap=False)
        before = Button(_("The year before"), STAFF, Weight.QUIET, icon_before="arrow-left")
        after = Button(_("The year after"), STAFF, Weight.QUIET, icon_before="arrow-right")
        for button in (before, after):
            button.only_icon(True)
        before.clicked.connect(lambda: self.show_year(self._year - 1))
        after.clicked.connect(lambda: self.show_year(self._year + 1))
        layout = column(space=Space.S)
        layout.addLayout(row(before, self._title, after, None, space=Space.XS))
        layout.addWidget(scrolling(inside), 1)
        self.setLayout(layout)

    def on_change(self, changed: Changed) -> None:
        """Refresh after a change."""
        if changed is Changed.GATHERINGS:
            self.refresh()

    def refresh(self) -> None:
        """Show the year again."""
        self.show_year(self._year)

    def show_year(self, year: int) -> None:
        """Show the days of a year, with what is planned between them."""
        self._year = year
        self._title.setText(str(year))
        emptied(self._list)
        planned: list[tuple[date, QWidget]] = [
            (awareness_day.day, self._day(awareness_day)) for awareness_day in awareness_days(year)
        ]
        for kind, found in (
            (_("Workshop"), [(workshop.day, workshop.title) for workshop in self._service.workshops()]),
            (_("Campaign"), [(campaign.day, campaign.theme) for campaign in self._service.campaigns()]),
        ):
            planned += [(day, _planned(day, title, kind)) for day, title in found if day.year == year]
        for _when, widget in sorted(planned, key=lambda pair: pair[0]):
            self._list.addWidget(widget)
        self._list.addStretch(1)

    def _day(self, awareness_day: AwarenessDay) -> QWidget:
        frame, layout = card("plain", margin=Space.M, space=Space.XS // 2)
        words = column(space=2)
        words.addWidget(label(formats.plain_day(awareness_day.day), Text.STAFF_SMALL_BOLD, tone="go"))
        words.addWidget(label(awareness_day.name, Text.STAFF_TEXT_BOLD))
        words.addWidget(label(awareness_day.about, Text.STAFF_TEXT, tone="muted"))
        if not awareness_day.verified:
            words.addWidget(label(_("To be checked by the home"), Text.STAFF_SMALL, tone="muted"))
        plan = Button(_("Plan a campaign"), STAFF, Weight.QUIET, icon_before="calendar-plus")
        plan.setAccessibleName(formats.named(_("Plan a campaign"), awareness_day.name))
        plan.clicked.connect(
            lambda: self._campaigns.ask(Campaign("", awareness_day.name, awareness_day.day, awareness_day.day))
        )
        line = row(words, plan, space=Space.S)
        line.setStretch(0, 1)
        layout.addLayout(line)
        return frame


def _planned(day: date, title: str, kind: str) -> QWidget:
    frame, layout = card("right", margin=Space.S, space=0)
    words = label(f"{formats.plain_day(day)} · {title}", Text.STAFF_TEXT)
    line = row(words, chip(kind, Text.STAFF_SMALL_BOLD, "go"), space=Space.S)
    line.setStretch(0, 1)
    layout.addLayout(line)
    return frame
