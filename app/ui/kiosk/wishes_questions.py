"""What "my meeting" and "I want to talk to somebody" ask for besides words."""

from collections.abc import Callable
from dataclasses import replace

from app.core.saying import Saying
from app.i18n import _
from app.reports.rules.report import Draft
from app.reports.rules.wishes import AtMeeting, Bring, Company, Meeting, TakePart, When, Where
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
from app.ui.kiosk.questions import AnswerOption, Choices, DraftQuestion, OneOf, centred
from app.ui.kiosk.saying_editor import SayingEditor
from app.ui.theme.tokens import Size
from app.ui.widgets.labels import column
from app.ui.widgets.paint import RING

Words = Callable[[Meeting], Saying]
PutWords = Callable[[Meeting, Saying], Meeting]


class _MeetingWords(DraftQuestion):
    """Something to say at the meeting: `said` is what stands there, `put` replaces it."""

    def __init__(self, draft: Draft, look: FaceLook, said: Words, put: PutWords, *, can_record: bool) -> None:
        super().__init__(draft, look)
        self.explanation = _("In your own words. You can also leave it empty.")
        self._put = put
        self._editor = SayingEditor(look, self.title, said(draft.meeting), can_record=can_record)
        self._editor.setMinimumHeight(Size.SIDE_CARDS if look.pictures else Size.PICTURE_BIG)
        self._editor.changed.connect(self._take)
        layout = column(space=0, margins=(RING, 0, RING, 0))
        layout.addWidget(self._editor, 1)
        self.setLayout(layout)

    @property
    def saying_editor(self) -> SayingEditor:
        """Return where it is said."""
        return self._editor

    def _take(self, saying: Saying) -> None:
        self.take(replace(self.draft, meeting=self._put(self.draft.meeting, saying)))


class MeetingAskQuestion(_MeetingWords):
    """What to ask there."""

    def __init__(self, draft: Draft, look: FaceLook, *, can_record: bool) -> None:
        self.title = _("What do you want to ask there?")
        super().__init__(
            draft,
            look,
            lambda meeting: meeting.ask,
            lambda meeting, saying: replace(meeting, ask=saying),
            can_record=can_record,
        )


class MeetingDecideQuestion(_MeetingWords):
    """What should be decided there."""

    def __init__(self, draft: Draft, look: FaceLook, *, can_record: bool) -> None:
        self.title = _("What should be decided there?")
        super().__init__(
            draft,
            look,
            lambda meeting: meeting.decide,
            lambda meeting, saying: replace(meeting, decide=saying),
            can_record=can_record,
        )


class BringQuestion(OneOf):
    """Whether an idea may come before the parliament."""

    def __init__(self, draft: Draft, look: FaceLook) -> None:
        self.title = _("May your idea come to the Children and Youth Parliament?")
        self.explanation = _("There, everybody hears about it, talks about it and votes.")
        options = [AnswerOption(bring, bring_name(bring), CHOICE_PICTURES[bring]) for bring in Bring]
        super().__init__(draft, look, options, draft.bring, lambda before, bring: replace(before, bring=bring))


class MeetingPeopleQuestion(DraftQuestion):
    """Who should be there."""

    def __init__(self, draft: Draft, look: FaceLook) -> None:
        super().__init__(draft, look)
        self.title = _("Who should be there?")
        self.explanation = _("You can choose several.")
        options = [AnswerOption(person, at_meeting_name(person), CHOICE_PICTURES[person]) for person in AtMeeting]
        columns = _columns(len(options), look)
        choices = Choices(options, draft.meeting.people, look, several=True, columns=columns)
        choices.chosen.connect(self._choose)
        layout = column(space=0)
        layout.addWidget(centred(choices, look, -(-len(options) // columns)))
        self.setLayout(layout)

    def _choose(self, person: AtMeeting, on: bool) -> None:
        people = self.draft.meeting.people
        chosen = people | {person} if on else people - {person}
        self.take(replace(self.draft, meeting=replace(self.draft.meeting, people=chosen)))


class MeetingPartQuestion(OneOf):
    """How to take part."""

    def __init__(self, draft: Draft, look: FaceLook) -> None:
        self.title = _("How do you want to take part?")
        options = [AnswerOption(part, take_part_name(part), CHOICE_PICTURES[part]) for part in TakePart]
        super().__init__(
            draft,
            look,
            options,
            draft.meeting.take_part,
            lambda before, part: replace(before, meeting=replace(before.meeting, take_part=part)),
            columns=_columns(len(options), look),
        )


class TalkWhereQuestion(OneOf):
    """Where to talk."""

    def __init__(self, draft: Draft, look: FaceLook) -> None:
        self.title = _("Where would you like to talk?")
        options = [AnswerOption(where, where_name(where), CHOICE_PICTURES[where]) for where in Where]
        super().__init__(
            draft,
            look,
            options,
            draft.talk.where,
            lambda before, where: replace(before, talk=replace(before.talk, where=where)),
            columns=_columns(len(options), look),
        )


class TalkWhenQuestion(OneOf):
    """When to talk."""

    def __init__(self, draft: Draft, look: FaceLook) -> None:
        self.title = _("When would you like to talk?")
        options = [AnswerOption(when, when_name(when), CHOICE_PICTURES[when]) for when in When]
        super().__init__(
            draft,
            look,
            options,
            draft.talk.when,
            lambda before, when: replace(before, talk=replace(before.talk, when=when)),
            columns=_columns(len(options), look),
        )


class TalkCompanyQuestion(OneOf):
    """Alone, or with a friend."""

    def __init__(self, draft: Draft, look: FaceLook) -> None:
        self.title = _("Alone or with a friend?")
        options = [AnswerOption(company, company_name(company), CHOICE_PICTURES[company]) for company in Company]
        super().__init__(
            draft,
            look,
            options,
            draft.talk.company,
            lambda before, company: replace(before, talk=replace(before.talk, company=company)),
            columns=_columns(len(options), look),
        )


_WIDE = 5


def _columns(options: int, look: FaceLook) -> int:
    """Return how many tiles stand side by side: all of them, where they are pictures and there are few."""
    return 3 if options > _WIDE or not look.pictures else options
