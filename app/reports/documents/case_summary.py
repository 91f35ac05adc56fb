"""The case summary: what was said, what was done, the answer; with names, or with names hidden."""

from dataclasses import dataclass
from datetime import datetime

from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.core.rights import Colleague
from app.core.states import CaseState
from app.documents.blocks import (
    HeadAndFoot,
    OnPage,
    Style,
    document,
    facts,
    heading,
    no_progress,
    paragraph,
    quotation,
    signatures,
    table,
)
from app.documents.foot import foot
from app.home.words.rights import right_name, right_source
from app.home.words.roles import role_name
from app.i18n import _, formats
from app.i18n.names import language_name
from app.reports.documents.said import said_without_words
from app.reports.rules.entries import Entry, TimelineEntry
from app.reports.rules.masking import MASK, without_names
from app.reports.rules.report import Draft
from app.reports.words.report import (
    about_name,
    asked_of,
    danger_name,
    entry_name,
    face_name,
    facts_of,
    feeling_name,
    kind_name,
    said_in,
    state_name,
    wishes_of,
    without_words,
)

_ADDED = (Entry.ADDED, Entry.ASKED_AGAIN, Entry.ASKED_SOMEONE_ELSE)


@dataclass(frozen=True)
class CaseSummary:
    """Everything on the paper. `colleagues` are all who may be named in it, `hidden` further names that stand
    nowhere. `for_person` makes the copy for the person it is about: their own name stays, everybody else's is
    hidden."""

    home: str
    received_at: datetime
    state: CaseState
    due_at: datetime | None
    report: Draft
    entries: tuple[TimelineEntry, ...]
    readers: tuple[Colleague, ...]
    colleagues: tuple[Colleague, ...]
    printed_at: datetime
    printed_by: str
    audit_hash: str
    with_names: bool
    for_person: bool = False
    hidden: tuple[str, ...] = ()


def case_summary(summary: CaseSummary, on_page: OnPage = no_progress) -> bytes:
    """Return the PDF, in the current language; `on_page` hears of each page."""
    paper = HeadAndFoot(_title(summary), summary.home, _("Confidential"), foot_of(summary))
    return document(paper, parts_of(summary), on_page)


def parts_of(summary: CaseSummary) -> list[Flowable]:
    """Return everything that stands on the paper, in order."""
    return _Story(summary).all()


def foot_of(summary: CaseSummary) -> str:
    """Return when and by whom it was printed, and after which row of the audit log."""
    by = summary.printed_by if summary.with_names else MASK
    return foot(summary.printed_at, by, summary.audit_hash)


def _title(summary: CaseSummary) -> str:
    return _("Everything we keep about this") if summary.for_person else _("Case summary")


class _Story:
    """The parts of the paper, in order."""

    def __init__(self, summary: CaseSummary) -> None:
        self._of = summary
        self._people = {person.id: person for person in summary.colleagues}
        self._hidden = [*(person.name for person in summary.colleagues), *summary.hidden]
        if not summary.for_person:
            self._hidden.append(summary.report.name)

    def all(self) -> list[Flowable]:
        """Return everything."""
        report, day = self._of.report, formats.full_day(self._of.received_at)
        under = _("{kind}, {face}, received on {day}").format(
            kind=kind_name(report.kind), face=face_name(report.face), day=day
        )
        story: list[Flowable] = [
            paragraph(_title(self._of), Style.TITLE),
            paragraph(under, Style.UNDER_TITLE),
            facts(self._facts()),
            heading(_("What was said")),
            *self._said(),
            heading(_("What was done")),
            table((_("When"), _("Who"), _("What")), self._steps(), (24, 24, 68)),
        ]
        answers = [entry for entry in self._of.entries if entry.entry is Entry.ANSWER]
        if answers:
            story.append(heading(_("The answer")))
            for answer in answers:
                story += quotation(self._text(answer.text))
                story += said_without_words(answer.sentence, answer.attachments)
        for entry in self._of.entries:
            if entry.entry in _ADDED and (entry.sentence or entry.attachments):
                story.append(heading(entry_name(entry.entry)))
                story += said_without_words(entry.sentence, entry.attachments)
        if not self._of.for_person:
            story.append(KeepTogether([Spacer(1, 1), signatures((_("Coordinator, date"), _("Advocate, date")))]))
        return story

    def _said(self) -> list[Flowable]:
        report = self._of.report
        words = self._text(report.text)
        if not words and not report.saying:
            words = without_words(report)
        story = quotation(words) if words else []
        story += said_without_words(report.sentence, report.attachments)
        for name, said in asked_of(report):
            story.append(paragraph(name, Style.LABEL))
            story += quotation(self._text(said.text)) if said.text.strip() else []
            story += said_without_words(said.sentence, said.attachments)
        if wishes := wishes_of(report):
            story.append(facts([(name, self._text(said)) for name, said in wishes]))
        return story

    def _facts(self) -> list[tuple[str, str]]:
        report = self._of.report
        name = self._text(report.name) if report.name else _("name not given")
        rows = [
            (
                _("Told by"),
                _("{face}, in {language}; {name}").format(
                    face=face_name(report.face), language=language_name(report.language), name=name
                ),
            )
        ]
        if report.feeling is not None:
            rows.append((_("Feeling"), feeling_name(report.feeling)))
        danger = danger_name(report.danger) if report.danger is not None else _("not said")
        rows.append((_("In danger now?"), danger))
        about = [self._name(person_id) for person_id in sorted(report.about_staff)]
        about += [about_name(other) for other in sorted(report.about)]
        rows.append((_("It is about"), ", ".join(about) or _("not said")))
        if report.right:
            rows.append((_("Right concerned"), f"{right_name(report.right)} ({right_source(report.right)})"))
        if report.entered_by:
            entered = _("{name} wrote it down. Present: {present}")
            said = entered.format(name=self._name(report.entered_by), present=self._text(report.present))
            rows.append((_("Said aloud"), said))
        readers = ", ".join(self._reader(reader) for reader in self._of.readers)
        rows.append((_("Who can read it"), readers or _("nobody in the home")))
        state = state_name(self._of.state)
        if self._of.due_at is not None:
            state = _("{state}; next promise by {day}").format(
                state=state, day=formats.day_and_hour(self._of.due_at)
            )
        rows.append((_("State"), state))
        return rows

    def _steps(self) -> list[tuple[str, str, str]]:
        face = face_name(self._of.report.face)
        rows = [(self._came(self._of.received_at), face, _("Report received"))]
        for entry in self._of.entries:
            who = self._name(entry.by) if entry.by else face
            said = entry_name(entry.entry)
            about = facts_of(entry, {account: self._name(account) for account in self._people})
            words = [about, said_in(entry) if entry.entry is not Entry.ANSWER else ""]
            if any(words):
                joined = " · ".join(word for word in words if word)
                said = formats.named(said, self._text(joined))
            rows.append((self._when(entry.at) if entry.by else self._came(entry.at), who, said))
        return rows

    def _came(self, moment: datetime) -> str:
        """Return when the reporter was there: to the minute only where there is danger."""
        exact = self._of.report.in_danger
        return self._when(moment) if exact else f"{formats.short_day(moment)}, {formats.part_of_day(moment)}"

    def _when(self, moment: datetime) -> str:
        return f"{formats.short_day(moment)}, {formats.hour(moment)}"

    def _name(self, account_id: str) -> str:
        person = self._people.get(account_id)
        if person is None:
            return MASK
        return person.name if self._of.with_names else role_name(person.role)

    def _reader(self, person: Colleague) -> str:
        return f"{person.name} ({role_name(person.role)})" if self._of.with_names else role_name(person.role)

    def _text(self, text: str) -> str:
        return text if self._of.with_names else without_names(text, self._hidden)
