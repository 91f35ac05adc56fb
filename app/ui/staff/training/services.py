"""What the room of training can do, for whoever is signed in; what their role does not include is None."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.core.rights import Colleague
from app.training.services.courses import Courses
from app.training.services.importing import Importing
from app.training.services.matrix import TrainingMatrix
from app.training.services.my_training import MyTraining
from app.training.services.papers import TrainingPapers
from app.training.services.signing_off import SigningOff
from app.training.services.team import Team
from app.ui.staff.training.module_page import ModuleServices
from app.workshops.services.sessions import Sessions


@dataclass(frozen=True)
class TrainingServices:
    """My training is for everybody; the rest for those who may."""

    me: Colleague
    member_id: str
    mine: MyTraining
    modules: ModuleServices
    papers: TrainingPapers
    courses: Courses
    signing: SigningOff | None
    matrix: TrainingMatrix | None
    team: Team | None
    importing: Importing | None
    sessions: Sessions | None
    today: Callable[[], date]
