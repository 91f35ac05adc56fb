"""The matrix of three hundred people by sixty items, from the database to the painted table."""

from datetime import timedelta
from pathlib import Path
from time import perf_counter

from PySide6.QtWidgets import QApplication, QWidget

from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.training.rows import learning, members
from app.training.rules.courses import (
    ChecklistItem,
    Course,
    CourseRule,
    CourseText,
    Function,
    ItemSort,
    Module,
    ModuleText,
    Proof,
)
from app.training.rules.standing import Employment, Member
from app.training.services.courses import Courses
from app.training.services.staff import TrainingServices
from app.training.services.team import record_of
from app.ui.staff.training.matrix_page import MatrixPage
from app.vault.ids import new_id
from tests.bench.filled import coordinator, make_home
from tests.bench.timing import Line, compare

PEOPLE, MODULES, ITEMS = 300, 12, 5
LIMIT = 3


def opening(folder: Path, runs: int) -> Line:
    """Beside the bare select of the same cells."""
    house = make_home(folder)
    me = coordinator(house)
    course = _filled(house, me)
    services = TrainingServices(house, me)
    assert services.matrix is not None
    matrix = services.matrix
    window = QWidget()
    page = MatrixPage(services, matrix)
    page.setParent(window)
    page.setGeometry(0, 0, 1100, 700)
    window.resize(1100, 700)
    window.show()
    QApplication.processEvents()

    def ours() -> float:
        start = perf_counter()
        page.show_matrix(matrix.matrix([course.id]))
        QApplication.processEvents()
        return perf_counter() - start

    def floor() -> float:
        start = perf_counter()
        with house.database.reading() as connection:
            found = learning.proven(connection)
        assert len(found) == PEOPLE * MODULES * ITEMS
        return perf_counter() - start

    line = compare("matrix of 300 people by 60 items", LIMIT, ours, floor, runs)
    window.close()
    window.deleteLater()
    house.close()
    return line


def _filled(house: OpenHome, me: SignedIn) -> Course:
    items = tuple(ChecklistItem(f"i{number}", ItemSort.KNOWS, Proof.READ, renew=24) for number in range(ITEMS))
    words = {"lb": ModuleText("Kapitel", "", {item.id: "Punkt" for item in items})}
    modules = tuple(Module(f"m{number}", items, words) for number in range(MODULES))
    course = Courses(house, me).keep(Course("", modules, (CourseRule(days=90),), {"lb": CourseText("Cours")}))
    today, now = house.today, house.clock()
    begun = Employment(today - timedelta(days=900))
    people = [
        Member(new_id(), f"Persoun {number}", list(Function)[number % 9], "Haus", employments=(begun,))
        for number in range(PEOPLE)
    ]
    keys = [course.key(module, item) for module, item in course.items()]
    with house.database.writing() as connection:
        members.add(connection, map(record_of, people))
        learning.add_completions(
            connection,
            (
                learning.Completed(
                    new_id(),
                    member.id,
                    key,
                    today - timedelta(days=(17 * place + number) % 880),
                    "read",
                    me.id,
                    now,
                )
                for number, member in enumerate(people)
                for place, key in enumerate(keys)
            ),
        )
    return course
