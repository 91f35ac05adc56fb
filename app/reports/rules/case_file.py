"""The case file: state computed by folding the entries of a timeline."""

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from app.core.errors import TooMany
from app.core.text import cleaned
from app.reports.rules.entries import BY_THE_REPORTER, Entry, TimelineEntry

TAG_LIMIT = 40
"""Characters of one tag."""

TAGS_LIMIT = 12
"""Tags of one case."""

TASK_LIMIT = 200
"""Characters of what is to be done."""

WHO, TASK, OWNER, DUE, CASE, TAGS, REFERENCE, AUTHORITY = (
    "who",
    "task",
    "owner",
    "due",
    "case",
    "tags",
    "reference",
    "authority",
)
"""Names of an entry's facts: an account; a task's id, owner (an account) and day; another case; tags, one a line;
the reference and the name of an authority."""


@dataclass(frozen=True)
class CaseTask:
    """Something to do in a case; `due` is a day, `owner` an account's id."""

    id: str
    what: str
    owner: str
    due: date | None
    done: bool = False


@dataclass(frozen=True)
class PendingApproval:
    """What one reader wants and a second one must agree to (four eyes): to lower the danger, or to close."""

    entry: Entry
    by: str
    why: str


@dataclass(frozen=True)
class CaseFile:
    """What the entries add up to: tags, tasks, cases of the same matter, who is involved and must not read, what
    waits for a second person, and who took the case on."""

    tags: tuple[str, ...] = ()
    tasks: tuple[CaseTask, ...] = ()
    links: tuple[str, ...] = ()
    involved: frozenset[str] = field(default_factory=frozenset)
    proposal: PendingApproval | None = None
    handler: str = ""
    held: bool = False

    @property
    def to_do(self) -> tuple[CaseTask, ...]:
        """Return the tasks that are not done, the soonest first."""
        undone = (task for task in self.tasks if not task.done)
        return tuple(sorted(undone, key=lambda task: task.due or date.max))

    @property
    def owners(self) -> frozenset[str]:
        """Return who has something to do here."""
        return frozenset(task.owner for task in self.to_do)


def concerns(account_id: str, handler: str, owners: Container[str], proposed_by: str = "") -> bool:
    """Tell whether a case is an account's: it handles the case, owns a task in it, or can approve another's
    proposal."""
    return account_id == handler or account_id in owners or proposed_by not in ("", account_id)


def case_file(about_staff: Iterable[str], entries: Iterable[TimelineEntry]) -> CaseFile:
    """Fold a timeline. Staff named by the report are involved from the start. A new entry by the reporter cancels
    a pending approval."""
    file = CaseFile(involved=frozenset(about_staff))
    for entry in entries:
        if entry.entry in _ENDS_PROPOSAL:
            file = replace(file, proposal=None)
        if (step := _STEPS.get(entry.entry)) is not None:
            file = step(file, entry)
    if file.proposal is not None and file.proposal.by in file.involved:
        file = replace(file, proposal=None)
    return file


def _task(file: CaseFile, entry: TimelineEntry) -> CaseFile:
    due = entry.facts.get(DUE, "")
    day = date.fromisoformat(due) if due else None
    task = CaseTask(entry.facts.get(TASK, ""), entry.text, entry.facts.get(OWNER, ""), day)
    return replace(file, tasks=(*file.tasks, task))


def _task_done(file: CaseFile, entry: TimelineEntry) -> CaseFile:
    done = entry.facts.get(TASK, "")
    return replace(file, tasks=tuple(replace(task, done=task.done or task.id == done) for task in file.tasks))


def _tagged(file: CaseFile, entry: TimelineEntry) -> CaseFile:
    return replace(file, tags=tuple(tag for tag in entry.facts.get(TAGS, "").split("\n") if tag))


def _linked(file: CaseFile, entry: TimelineEntry) -> CaseFile:
    others = tuple(link for link in file.links if link != entry.facts.get(CASE))
    return replace(file, links=(*others, entry.facts.get(CASE, "")) if entry.entry is Entry.LINKED else others)


def _involved(file: CaseFile, entry: TimelineEntry) -> CaseFile:
    who = frozenset({entry.facts.get(WHO, "")})
    return replace(file, involved=file.involved | who if entry.entry is Entry.INVOLVED else file.involved - who)


_STEPS: dict[Entry, Callable[[CaseFile, TimelineEntry], CaseFile]] = {
    **dict.fromkeys(
        (Entry.ACKNOWLEDGED, Entry.BEGUN, Entry.ANSWER), lambda file, entry: replace(file, handler=entry.by)
    ),
    Entry.TAGGED: _tagged,
    Entry.TASK: _task,
    Entry.TASK_DONE: _task_done,
    Entry.LINKED: _linked,
    Entry.UNLINKED: _linked,
    Entry.INVOLVED: _involved,
    Entry.CLEARED: _involved,
    **dict.fromkeys(
        (Entry.LOWER_ASKED, Entry.CLOSE_ASKED),
        lambda file, entry: replace(file, proposal=PendingApproval(entry.entry, entry.by, entry.text)),
    ),
    Entry.HELD: lambda file, _one: replace(file, held=True),
    Entry.RELEASED: lambda file, _one: replace(file, held=False),
}

_ENDS_PROPOSAL = BY_THE_REPORTER | {Entry.DANGER_RAISED, Entry.DANGER_LOWERED, Entry.CLOSED}


def validated_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return tags as they are kept: without spaces around, each once whatever its capitals. Raises TooMany."""
    ready: dict[str, str] = {}
    for tag in tags:
        clean = " ".join(cleaned(tag).split())[:TAG_LIMIT]
        if clean:
            ready.setdefault(clean.casefold(), clean)
    if len(ready) > TAGS_LIMIT:
        raise TooMany(TAGS_LIMIT)
    return tuple(ready.values())
