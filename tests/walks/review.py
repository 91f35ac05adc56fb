"""The self-review, and what the kiosk asks the children."""

from app.i18n import _, pgettext
from app.review.rules import Department, Finding
from app.review.services.reviews import questions, themes
from app.ui.kiosk.childrens_view import ChildrensViewFlow
from app.ui.staff.self_review.room import CHILDREN, RoundPage
from tests.driver import Person
from tests.walks.steps import Shots, anew, kiosk_of, small_window


def childrens_view(person: Person) -> Shots:
    """Answer all that the house asks the children."""
    person.press(_("How do you find it here?"))
    person.settles()
    yield "kiosk-view-card", person.window
    kiosk = kiosk_of(person)
    assert kiosk.loading.services is not None
    way = ChildrensViewFlow(kiosk, kiosk.loading.services, kiosk.forget)
    way.theme()
    person.settles()
    yield "kiosk-theme", person.window
    for _theme in themes()[1:]:
        person.press(_("That is so"))
        person.press(_("Next"))
    person.settles()
    way.thank()
    person.awaits(_("Thank you."))
    person.settles()
    yield "kiosk-view-thanks", person.window
    anew(person)


def review_room(person: Person) -> Shots:
    """See the self-review: charts, a department, the children's view."""
    person.press(pgettext("room", "Self-review"))
    person.awaits(_("All departments at a glance"))
    person.settles()
    yield "review-overview", person.window
    page = person.window.findChildren(RoundPage)[0]
    for name, entry_id in (("department", Department.EDUCATION.value), ("children", CHILDREN)):
        page.shelf.current = entry_id
        page.refresh()
        person.settles()
        yield f"review-{name}", person.window
    assert page.review is not None
    page.ask_evidence(page.review, questions()[0], Finding())
    yield from small_window(person, "review-evidence-form")
    page.ask_children(page.review)
    yield from small_window(person, "review-ask-form")
    person.press(_("Another round"))
    yield from small_window(person, "review-which-form")
