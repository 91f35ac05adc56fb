"""What "my meeting" and "I want to talk to somebody" ask for besides words."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Signal

from app.core.saying import Saying
from app.i18n import _
from app.reports.rules.report import Draft
from app.reports.rules.wishes import AtMeeting, Bring, Company, TakePart, When, Where
from app.reports.words.report import CHOICE_PICTURES
from app.reports.words.wishes import (
    at_meeting_name,
    bring_name,
    company_name,
    take_part_name,
    when_name,
    where_name,
)
from app.ui.kiosk.look import FaceLook
from app.ui.kiosk.questions import Choices, Option, Question, centred
from app.ui.kiosk.saying_editor import SayingEditor
from app.ui.theme.tokens import Size
from app.ui.widgets.labels import column
from app.ui.widgets.paint import RING


def _options(names: dict[Any, str]) -> list[Option]:
    return [Option(one, name, CHOICE_PICTURES[one]) for one, name in names.items()]


class _MeetingWords(Question):
    """Something to say at the meeting. `way` asks for a page of another way to say it."""

    way = Signal(str)
    field = ""

    def __init__(self, draft: Draft, look: FaceLook, *, can_record: bool) -> None:
        super().__init__(draft, look)
        self.explanation = _("In your own words. You can also leave it empty.")
        said = getattr(draft.meeting, self.field)
        self.editor = SayingEditor(look, self.title, said, can_record=can_record)
        self.editor.way.connect(self.way)
        self.editor.setMinimumHeight(Size.SIDE_CARDS if look.pictures else Size.PICTURE_BIG)
        self.editor.changed.connect(self._take)
        layout = column(space=0, margins=(RING, 0, RING, 0))
        layout.addWidget(self.editor, 1)
        self.setLayout(layout)

    def _take(self, saying: Saying) -> None:
        changed: dict[str, Any] = {self.field: saying}
        self.set(meeting=replace(self.draft.meeting, **changed))


class MeetingAskQuestion(_MeetingWords):
    """What to ask there."""

    field = "ask"

    def __init__(self, draft: Draft, look: FaceLook, *, can_record: bool) -> None:
        self.title = _("What do you want to ask there?")
        super().__init__(draft, look, can_record=can_record)


class MeetingDecideQuestion(_MeetingWords):
    """What should be decided there."""

    field = "decide"

    def __init__(self, draft: Draft, look: FaceLook, *, can_record: bool) -> None:
        self.title = _("What should be decided there?")
        super().__init__(draft, look, can_record=can_record)


class BringQuestion(Question):
    """Whether an idea may come before the parliament."""

    def __init__(self, draft: Draft, look: FaceLook) -> None:
        super().__init__(draft, look)
        self.title = _("May your idea come to the Children and Youth Parliament?")
        self.explanation = _("There everybody hears it, talks about it and votes.")
        choices = Choices(
            _options({one: bring_name(one) for one in Bring}), [draft.bring], look, several=False, columns=3
        )
        choices.chosen.connect(lambda value, _on: self.set(bring=value))
        layout = column(space=0)
        layout.addWidget(centred(choices, look))
        self.setLayout(layout)


class _Choosing(Question):
    """One or several answers that stand in a part of the draft."""

    part, field = "", ""
    several = False

    def __init__(self, draft: Draft, look: FaceLook, names: Sequence[StrEnum]) -> None:
        super().__init__(draft, look)
        now = getattr(getattr(draft, self.part), self.field)
        chosen = now if self.several else [now]
        columns = 3 if len(names) > 5 or not look.pictures else len(names)
        choices = Choices(_options(self.names()), chosen, look, several=self.several, columns=columns)
        choices.chosen.connect(self._choose)
        layout = column(space=0)
        layout.addWidget(centred(choices, look, -(-len(names) // columns)))
        self.setLayout(layout)

    def names(self) -> dict[Any, str]:
        """Return the answers with their words."""
        raise NotImplementedError

    def _choose(self, value: StrEnum, on: bool) -> None:
        part = getattr(self.draft, self.part)
        chosen: Any = value
        if self.several:
            before = getattr(part, self.field)
            chosen = before | {value} if on else before - {value}
        self.set(**{self.part: replace(part, **{self.field: chosen})})


class MeetingPeopleQuestion(_Choosing):
    """Who should be there."""

    part, field, several = "meeting", "people", True

    def __init__(self, draft: Draft, look: FaceLook) -> None:
        self.title = _("Who should be there?")
        self.explanation = _("You can choose several.")
        super().__init__(draft, look, list(AtMeeting))

    def names(self) -> dict[Any, str]:
        """Return the answers with their words."""
        return {one: at_meeting_name(one) for one in AtMeeting}


class MeetingPartQuestion(_Choosing):
    """How to take part."""

    part, field = "meeting", "take_part"

    def __init__(self, draft: Draft, look: FaceLook) -> None:
        self.title = _("How do you want to take part?")
        super().__init__(draft, look, list(TakePart))

    def names(self) -> dict[Any, str]:
        """Return the answers with their words."""
        return {one: take_part_name(one) for one in TakePart}


class TalkWhereQuestion(_Choosing):
    """Where to talk."""

    part, field = "talk", "where"

    def __init__(self, draft: Draft, look: FaceLook) -> None:
        self.title = _("Where would you like to talk?")
        super().__init__(draft, look, list(Where))

    def names(self) -> dict[Any, str]:
        """Return the answers with their words."""
        return {one: where_name(one) for one in Where}


class TalkWhenQuestion(_Choosing):
    """When to talk."""

    part, field = "talk", "when"

    def __init__(self, draft: Draft, look: FaceLook) -> None:
        self.title = _("When would you like to talk?")
        super().__init__(draft, look, list(When))

    def names(self) -> dict[Any, str]:
        """Return the answers with their words."""
        return {one: when_name(one) for one in When}


class TalkCompanyQuestion(_Choosing):
    """Alone, or with a friend."""

    part, field = "talk", "company"

    def __init__(self, draft: Draft, look: FaceLook) -> None:
        self.title = _("Alone or with a friend?")
        super().__init__(draft, look, list(Company))

    def names(self) -> dict[Any, str]:
        """Return the answers with their words."""
        return {one: company_name(one) for one in Company}
