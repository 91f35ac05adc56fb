"""What the room of training can do, for whoever is signed in; what their role does not include is None."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.core.rights import Colleague
from app.services.courses import Courses
from app.services.importing import Importing
from app.services.matrix import TrainingMatrix
from app.services.sessions import Sessions
from app.services.signing_off import SigningOff
from app.services.team import Team
from app.services.training import MyTraining
from app.services.training_papers import TrainingPapers
from app.ui.staff.training.module_page import ModuleServices


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
