"""Training sessions: who came gets the session's items at once; a calendar file to take along."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from app.core.gatherings import Campaign, Session
from app.core.rights import Action
from app.core.standing import Member
from app.core.ways_out import WayOut
from app.services.gatherings import Gatherings
from app.services.house import Changed
from app.services.team import member_of_account, team
from app.services.training import item_of
from app.store import audit, learning
from app.vault.ids import new_id

SESSION = "session"


class Sessions(Gatherings):
    """Sessions and what they give."""

    def people(self) -> list[Member]:
        """Return everybody in the team, to invite and to tick."""
        self._me.demand(Action.HOLD_SESSIONS)
        return team(self._house)

    def attended(self, session: Session) -> tuple[Session, bool]:
        """Keep who came, and give them the session's items on its day; nobody twice. Whoever ticks does not sign
        for themselves: then the second value is True, and a colleague ticks them. Raises GoneMeanwhile, also where
        the session lies ahead."""
        self._me.demand(Action.HOLD_SESSIONS)
        for key in session.items:
            item_of(self._house, key)
        kept = self.keep_session(session)
        if kept.day > self.today:
            return kept, False
        mine = member_of_account(self._house, self._me.id)
        me = mine.id if mine is not None else ""
        now = self._house.clock()
        with self._house.database.writing() as connection:
            there = set(learning.proven(connection))
            given = [
                learning.Completed(new_id(), member, key, kept.day, SESSION, self._me.id, now, kept.id)
                for member in kept.came
                for key in kept.items
                if member != me and (member, key, kept.day) not in there
            ]
            learning.add_completions(connection, given)
            for one in given:
                learning.forget_progress(connection, one.member_id, one.item)
            audit.append(connection, now, self._me.id, "attendance kept")
        self._house.say(Changed.LEARNING)
        return kept, me in kept.came

    def calendar(self, sessions: Iterable[Session], campaigns: Iterable[Campaign] = ()) -> bytes:
        """Return an iCalendar file of sessions and campaigns (RFC 5545). In the audit log."""
        from icalendar import Calendar, Event  # noqa: PLC0415 - loads slowly, for who takes the dates along

        calendar = Calendar()
        calendar.add("prodid", "-//Meng Stemm//meng-stemm//")
        calendar.add("version", "2.0")
        now = self._house.clock()
        for one in sessions:
            event = Event()
            event.add("uid", _uid(one.id))
            event.add("dtstamp", now)
            event.add("dtstart", datetime.combine(one.day, one.begins).astimezone(UTC))
            event.add("dtend", datetime.combine(one.day, one.ends).astimezone(UTC))
            event.add("summary", one.title)
            if one.room:
                event.add("location", one.room)
            if one.trainer:
                event.add("description", one.trainer)
            calendar.add_component(event)
        for campaign in campaigns:
            event = Event()
            event.add("uid", _uid(campaign.id))
            event.add("dtstamp", now)
            event.add("dtstart", campaign.day)
            event.add("dtend", campaign.last + timedelta(days=1))
            event.add("summary", campaign.theme)
            calendar.add_component(event)
        with self._house.database.writing() as connection:
            audit.append(connection, now, self._me.id, WayOut.SAVED)
        return bytes(calendar.to_ical())


def _uid(its_id: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"meng-stemm:{its_id}"))
