"""The steps beside answering: who reads, danger by two, tags, tasks, links, authorities, legal hold. Each asks for
what it needs in a small window, whose words stay until the step was taken."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from app.core.rights import Colleague, Role
from app.core.text import LINE_LIMIT
from app.home.words.roles import role_name
from app.i18n import _, content, formats
from app.parliament.services.parliament import ParliamentWork
from app.reports.services.casework import OpenCase
from app.reports.services.staff import ReportServices
from app.reports.words.report import kind_name
from app.ui import tasks
from app.ui.staff.reports.case_actions import CaseAction, action_name
from app.ui.staff.reports.papers import CasePapers
from app.ui.widgets.form_dialog import FormDialog
from app.ui.widgets.form_parts import Choice, Day, Given, Line, Many, Part, Tick, Words
from app.ui.words import refusal

Work = Callable[[OpenCase, Given], OpenCase | None]


@dataclass(frozen=True)
class StepForm:
    """What a step asks for, and what it does with it."""

    explanation: str
    parts: Sequence[Part[Any]]
    work: Work


class CaseForms:
    """Takes steps for a room. `case` gives the case as it is now; `taken` hears of the case after a step, or None
    where this person may not read it any more; `failed` of what went wrong; `papers` shows what is printed."""

    def __init__(
        self,
        services: ReportServices,
        parliament: ParliamentWork,
        room: QWidget,
        case: Callable[[], OpenCase | None],
        taken: Callable[[OpenCase | None], None],
        failed: Callable[[Exception], None],
        papers: CasePapers,
    ) -> None:
        self._papers = papers
        self._services, self._parliament, self._room = services, parliament, room
        self._case, self._taken, self._failed = case, taken, failed

    def do(self, doing: CaseAction) -> None:
        """Take a step: at once, or after asking for what it needs."""
        case = self._case()
        if case is None:
            return
        at_once: dict[CaseAction, Callable[[OpenCase], OpenCase]] = {
            CaseAction.BEGIN: self._services.casework.begin,
            CaseAction.CLOSE: self._services.casework.close,
            CaseAction.LOWER: self._services.four_eyes.lower,
            CaseAction.AGREE_CLOSE: self._services.four_eyes.close,
        }
        if doing in at_once:
            work = at_once[doing]
            tasks.run(self._room, lambda: work(case), self._taken, self._failed)
        else:
            self._ask(doing, self._question(doing, case))

    def done(self, task_id: str) -> None:
        """Tick a task off."""
        case, filing = self._case(), self._services.filing
        if case is not None:
            tasks.run(self._room, lambda: filing.task_done(case, task_id), self._taken, self._failed)

    def unlink(self, other_id: str) -> None:
        """Take a link away."""
        case, filing = self._case(), self._services.filing
        if case is not None:
            tasks.run(self._room, lambda: filing.unlink(case, other_id), self._taken, self._failed)

    def _ask(self, doing: CaseAction, question: StepForm) -> None:
        asking = FormDialog(
            action_name(doing), question.explanation, action_name(doing), question.parts, self._room
        )

        def go(given: Given) -> None:
            case = self._case()
            if case is None:
                asking.reject()
                return
            tasks.run(asking, lambda: question.work(case, given), taken, refused)

        def taken(case: OpenCase | None) -> None:
            asking.accept()
            self._taken(case)

        def refused(error: Exception) -> None:
            asking.complain(refusal(error))
            self._failed(error)

        asking.given.connect(go)
        asking.finished.connect(asking.deleteLater)
        asking.open()

    def _question(self, doing: CaseAction, case: OpenCase) -> StepForm:
        makers: dict[CaseAction, Callable[[OpenCase], StepForm]] = {
            CaseAction.SHARE: self._share,
            CaseAction.END_ACCESS: self._end_access,
            CaseAction.INVOLVED: self._involved,
            CaseAction.CLEAR: self._clear,
            CaseAction.TAGS: self._tags,
            CaseAction.TASK: self._task,
            CaseAction.LINK: self._link,
            CaseAction.AUTHORITY: self._authority,
            CaseAction.COPY: self._copy,
            CaseAction.BUNDLE: self._bundle,
            CaseAction.BRING: self._bring,
        }
        return makers[doing](case) if doing in makers else self._reason_only(doing)

    def _reason_only(self, doing: CaseAction) -> StepForm:
        eyes, filing = self._services.four_eyes, self._services.filing
        works: dict[CaseAction, Callable[[OpenCase, str], OpenCase]] = {
            CaseAction.RAISE: eyes.raise_danger,
            CaseAction.ASK_LOWER: eyes.ask_to_lower,
            CaseAction.ASK_CLOSE: eyes.ask_to_close,
            CaseAction.HOLD: filing.hold,
            CaseAction.RELEASE: filing.release,
        }
        says = {
            CaseAction.RAISE: _("The case goes to the top of every reader's list. One person is enough for this."),
            CaseAction.ASK_LOWER: _("A second reader must agree, with a sign-in of their own."),
            CaseAction.ASK_CLOSE: _("A second reader must agree, with a sign-in of their own."),
            CaseAction.HOLD: _("Nothing of this case may be erased until the hold ends."),
        }
        why = _reason()
        return StepForm(says.get(doing, ""), [why], lambda case, given: works[doing](case, given[why]))

    def _share(self, case: OpenCase) -> StepForm:
        sharing = self._services.sharing
        who, why = _person(sharing.may_share_with(case)), _reason()
        return StepForm(
            _("From now on this colleague reads everything in the case."),
            [who, why],
            lambda now, given: sharing.share(now, given[who], given[why]),
        )

    def _end_access(self, case: OpenCase) -> StepForm:
        sharing = self._services.sharing
        who, why = _person(case.readers), _reason()
        return StepForm(
            _("The case gets a new key. What was read before cannot be unread."),
            [who, why],
            lambda now, given: sharing.withdraw(now, given[who], given[why]),
        )

    def _involved(self, case: OpenCase) -> StepForm:
        sharing = self._services.sharing
        staff = [Colleague(person_id, name, Role.EDUCATOR) for person_id, name in case.names.items()]
        there = {reader.id: reader for reader in (*case.readers, *case.stand_by, *sharing.may_share_with(case))}
        people = [
            there[person.id] for person in staff if person.id in there and person.id not in case.file.involved
        ]
        who, why = _person(people), _reason()
        return StepForm(
            _("Access ends at once, also to everything that comes later. Only an advocate can bring it back."),
            [who, why],
            lambda now, given: sharing.involve(now, given[who], given[why]),
        )

    def _clear(self, case: OpenCase) -> StepForm:
        sharing = self._services.sharing
        options = [(name, case.names.get(name, "")) for name in sorted(case.file.involved)]
        who, why = Choice(_("Who?"), options, ask=True), _reason()
        return StepForm(
            _("This gives no access. It only makes it possible to share the case again."),
            [who, why],
            lambda now, given: sharing.clear(now, given[who], given[why]),
        )

    def _tags(self, case: OpenCase) -> StepForm:
        filing = self._services.filing
        tags = Line(_("Tags"), hint=_("Separate them with commas."), text=", ".join(case.file.tags))
        return StepForm(
            _("Words by which you find it again. Only the readers of this case see them."),
            [tags],
            lambda now, given: filing.tag(now, given[tags].split(",")),
        )

    def _task(self, case: OpenCase) -> StepForm:
        filing = self._services.filing

        what, who = Line(_("What is to be done?")), _person(case.readers, self._services.me.id)
        until = Day(_("Until a day"))
        return StepForm(
            "",
            [what, who, until],
            lambda now, given: filing.add_task(now, given[what], given[who], given[until]),
        )

    def _link(self, case: OpenCase) -> StepForm:
        casework, filing = self._services.casework, self._services.filing
        other = Choice(
            _("Which case?"), self._named([name for name in casework.order() if name != case.id][:_LINKABLE])
        )
        return StepForm(
            _("Cases of the same matter stand beside each other. Who reads one does not read the other for it."),
            [other],
            lambda now, given: filing.link(now, given[other]),
        )

    def _named(self, ids: Sequence[str]) -> list[tuple[str, str]]:
        """Return cases with a line that tells them apart."""
        return [
            (
                case.id,
                " · ".join(
                    (formats.short_day(case.received_at), kind_name(case.header.kind), case.header.words[:_SHORT])
                ),
            )
            for case in self._services.casework.rows(ids)
            if case.header is not None
        ]

    def _bundle(self, case: OpenCase) -> StepForm:
        linked = Many(_("Which cases beside this one?"), self._named(case.file.links), case.file.links)
        parts = [linked] if linked.options else []

        def work(now: OpenCase, given: Given) -> OpenCase:
            self._papers.bundle([now.id, *(given[linked] if parts else ())])
            return now

        words = _("This case as a whole, with all drawings, and room to write down what is heard in recordings.")
        return StepForm(words, parts, work)

    def _authority(self, _case: OpenCase) -> StepForm:
        services, texts = self._services, content.texts("authorities")
        places = texts["places"].values()
        reach = "\n".join(formats.named(place["name"], place["reach"]) for place in places)

        which = Choice(_("Which authority?"), [(str(place["name"]), str(place["name"])) for place in places])
        other, reference = Line(_("Another one")), Line(_("Reference"))
        what = Words(_("What was told, and how"))
        with_paper = Tick(_("Keep the case summary as it was sent (PDF, sealed)"), on=True)

        def work(now: OpenCase, given: Given) -> OpenCase:
            paper = services.printing.case_summary(now.id, "fr", with_names=True) if given[with_paper] else None
            authority = given[other].strip() or given[which]
            return services.filing.told_authority(now, authority, given[reference], given[what], paper)

        return StepForm(f"{texts['duty']}\n\n{reach}", [which, other, reference, what, with_paper], work)

    def _bring(self, case: OpenCase) -> StepForm:
        parliament = self._parliament
        wanted = Line(_("What does the child want?"), text=" ".join(case.report.text.split())[:LINE_LIMIT])
        return StepForm(
            _("Everybody in the house will read these words. Take out what tells who it was."),
            [wanted],
            lambda now, given: parliament.bring_idea(now, given[wanted]),
        )

    def _copy(self, _case: OpenCase) -> StepForm:
        names = Line(_("Hide these names too"), hint=_("Other children, for instance. Separate them with commas."))

        def work(now: OpenCase, given: Given) -> OpenCase:
            self._papers.copy(now, tuple(name.strip() for name in given[names].split(",") if name.strip()))
            return now

        return StepForm(
            _("All that is kept in this case, for the person it is about. Staff stand there by their roles."),
            [names],
            work,
        )


_LINKABLE, _SHORT = 200, 22


def _person(people: Sequence[Colleague], chosen: str = "") -> Choice[str]:
    options = [(person.id, f"{person.name}, {role_name(person.role)}") for person in people]
    return Choice(_("Who?"), options, chosen, ask=not chosen)


def _reason() -> Words:
    return Words(_("Why?"), _("You find it in the timeline of the case."))
