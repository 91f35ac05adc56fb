"""Training sessions: who came gets the session's items at once; a calendar file to take along."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from app.core.audit_actions import AuditAction
from app.core.rights import Action
from app.home.services.calendar_files import Event, calendar_file
from app.store import audit
from app.training.rows import learning
from app.training.rules.standing import Member
from app.training.services.my_training import item_of
from app.training.services.team import member_of_account, team
from app.vault.ids import new_id
from app.workshops.rules import Campaign, TrainingSession
from app.workshops.services.gatherings import Gatherings

SESSION = "session"


class Sessions(Gatherings):
    """Sessions and what they give."""

    def people(self) -> list[Member]:
        """Return everybody in the team, to invite and to tick."""
        self._me.demand(Action.HOLD_SESSIONS)
        return team(self._house)

    def attended(self, session: TrainingSession) -> tuple[TrainingSession, bool]:
        """Keep who came, and complete the session's items for them on its day, once each; not before that day.
        Nobody ticks themselves: the second value says whether a colleague has to. Raises ChangedMeanwhile."""
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
            for completed in given:
                learning.forget_progress(connection, completed.member_id, completed.item)
            audit.append(connection, now, self._me.id, AuditAction.ATTENDANCE_KEPT)
        return kept, me in kept.came

    def calendar(self, sessions: Iterable[TrainingSession], campaigns: Iterable[Campaign] = ()) -> bytes:
        """Return an iCalendar file of sessions and campaigns (RFC 5545). In the audit log."""
        now = self._house.clock()
        events = [
            Event(
                session.id,
                session.title,
                datetime.combine(session.day, session.begins).astimezone(UTC),
                datetime.combine(session.day, session.ends).astimezone(UTC),
                session.room,
                session.trainer,
            )
            for session in sessions
        ]
        events += [
            Event(campaign.id, campaign.theme, campaign.day, campaign.last + timedelta(days=1))
            for campaign in campaigns
        ]
        with self._house.database.writing() as connection:
            audit.append(connection, now, self._me.id, AuditAction.PAPER_SAVED)
        return calendar_file(events, now)
