"""What the kinds "my meeting", "I want to talk to somebody" and "idea" ask for besides words."""

from dataclasses import dataclass, field
from enum import StrEnum

from app.core.saying import Saying


class TakePart(StrEnum):
    """How a young person wants to take part in a meeting about them (UN Convention, article 12)."""

    BE_THERE = "be_there"
    BE_THERE_A_WHILE = "be_there_a_while"
    WITH_SOMEBODY = "with_somebody"
    SOMEBODY_SPEAKS = "somebody_speaks"
    THIS_PAGE = "this_page"


class AtMeeting(StrEnum):
    """Who should be at the meeting."""

    MY_EDUCATOR = "my_educator"
    MY_FAMILY = "my_family"
    MY_FRIEND = "my_friend"
    THE_ADVOCATE = "the_advocate"
    MY_TEACHER = "my_teacher"
    SOMEBODY_ELSE = "somebody_else"


class Where(StrEnum):
    """Where somebody wants to talk."""

    MY_ROOM = "my_room"
    OFFICE = "office"
    OUTSIDE = "outside"
    ON_THE_PHONE = "on_the_phone"
    ELSEWHERE = "elsewhere"


class When(StrEnum):
    """When somebody wants to talk."""

    NOW = "now"
    AFTER_SCHOOL = "after_school"
    EVENING = "evening"
    WEEKEND = "weekend"
    ANY_TIME = "any_time"


class Company(StrEnum):
    """Alone, or not."""

    ALONE = "alone"
    WITH_A_FRIEND = "with_a_friend"


class Bring(StrEnum):
    """Whether an idea may come before the Children and Youth Parliament, and with whose name."""

    WITHOUT_NAME = "without_name"
    WITH_NAME = "with_name"
    NO = "no"


@dataclass(frozen=True)
class Meeting:
    """What to ask and to decide at a meeting, who should be there, and how to take part; what to say there stands
    in the report's own words."""

    ask: Saying = field(default_factory=Saying)
    decide: Saying = field(default_factory=Saying)
    people: frozenset[AtMeeting] = frozenset()
    take_part: TakePart | None = None


@dataclass(frozen=True)
class Talk:
    """Where and when to talk, alone or with a friend; with whom is whom the report goes to."""

    where: Where | None = None
    when: When | None = None
    company: Company | None = None
