"""Filing: tags, tasks, cases of the same matter, what an authority was told, and what may not be erased."""

from collections.abc import Iterable
from datetime import date

from app.core.errors import CaseChanged, DayRefused, EmptyText, NotAReader
from app.core.rights import Action
from app.core.saying import Attachment, MediaKind, Saying, words_of_staff
from app.core.text import cleaned
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.reports.rules.case_file import (
    AUTHORITY,
    CASE,
    DUE,
    OWNER,
    REFERENCE,
    TAGS,
    TASK,
    TASK_LIMIT,
    validated_tags,
)
from app.reports.rules.entries import Entry
from app.reports.services.case_desk import CaseDesk, OpenCase
from app.vault.ids import new_id

_SHORT = 200
"""Characters of an authority's name and of its reference."""


class CaseNotes:
    """What the readers of a case keep in it for each other. The reporter sees nothing of it."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        self._house, self._me = house, me
        self._desk = CaseDesk(house, me)

    def tag(self, seen: OpenCase, tags: Iterable[str]) -> OpenCase:
        """Let the case have these tags, and no others. Raises TooMany."""
        ready = validated_tags(tags)
        if ready == seen.file.tags:
            return seen
        return self._desk.write(seen, Entry.TAGGED, facts={TAGS: "\n".join(ready)})

    def add_task(self, seen: OpenCase, what: str, owner: str, due: date | None) -> OpenCase:
        """Write down what one of the readers has to do, and until which day. Raises EmptyText, DayRefused for a
        day that has passed, and NotAReader where the owner could not read why."""
        what = " ".join(cleaned(what).split())[:TASK_LIMIT]
        if not what:
            raise EmptyText
        if due is not None and due < self._house.today:
            raise DayRefused("passed")
        if owner not in {reader.id for reader in seen.readers}:
            raise NotAReader
        facts = {TASK: new_id(), OWNER: owner, DUE: due.isoformat() if due else ""}
        return self._desk.write(seen, Entry.TASK, said=Saying(what), facts=facts)

    def task_done(self, seen: OpenCase, task_id: str) -> OpenCase:
        """Tick a task off; whoever reads the case may. Raises CaseChanged where it is not there to do any more."""
        task = next((case_task for case_task in seen.file.to_do if case_task.id == task_id), None)
        if task is None:
            raise CaseChanged
        return self._desk.write(seen, Entry.TASK_DONE, said=Saying(task.what), facts={TASK: task_id})

    def link(self, seen: OpenCase, other_id: str) -> OpenCase:
        """Note that another case is of the same matter. Raises NotAReader where this person may not open that
        one."""
        self._desk.reach(other_id)
        if other_id == seen.id or other_id in seen.file.links:
            return seen
        return self._desk.write(seen, Entry.LINKED, facts={CASE: other_id})

    def unlink(self, seen: OpenCase, other_id: str) -> OpenCase:
        """Take that note back."""
        return self._desk.write(seen, Entry.UNLINKED, facts={CASE: other_id})

    def told_authority(
        self, seen: OpenCase, authority: str, reference: str, what: str, sent: bytes | None = None
    ) -> OpenCase:
        """Keep which authority was told what, and the paper that was sent, sealed with it. Raises EmptyText where
        authority or words are missing, TooMuchAttached where the paper is too large."""
        self._me.demand(Action.TELL_AUTHORITY)
        named = " ".join(cleaned(authority).split())[:_SHORT]
        if not named:
            raise EmptyText
        paper = (Attachment(MediaKind.PAPER, sent),) if sent is not None else ()
        facts = {AUTHORITY: named, REFERENCE: " ".join(cleaned(reference).split())[:_SHORT]}
        return self._desk.write(seen, Entry.TOLD_AUTHORITY, said=words_of_staff(what, paper), facts=facts)

    def hold(self, seen: OpenCase, reason: str) -> OpenCase:
        """Let nothing of this case be erased, whatever the rules say (legal hold). Raises EmptyText."""
        return self._desk.write(seen, Entry.HELD, said=words_of_staff(reason), held=True)

    def release(self, seen: OpenCase, reason: str) -> OpenCase:
        """End a legal hold. Raises EmptyText."""
        return self._desk.write(seen, Entry.RELEASED, said=words_of_staff(reason), held=False)
