"""Words of the self-review: departments, scores, questions with their standards, and the children's themes."""

from app.core.report import Rating
from app.core.reviews import Department, Question, Score, Theme
from app.i18n import _, content, formats


def department_name(department: Department) -> str:
    """Return what a department is called."""
    return {
        Department.RECRUITMENT: _("Recruitment"),
        Department.PERSONNEL: _("Personnel"),
        Department.TRAINING: _("Training"),
        Department.EDUCATION: _("Education teams"),
        Department.NIGHT_WATCH: _("Night watch"),
        Department.HOUSE: _("Kitchen and house"),
        Department.TECHNICAL: _("Technical service"),
        Department.IT: _("IT and data protection"),
        Department.COMMUNICATION: _("Communication and pictures"),
        Department.ADMINISTRATION: _("Administration"),
        Department.MANAGEMENT: _("Management"),
        Department.QUALITY: _("Quality"),
    }[department]


def score_name(score: Score | None) -> str:
    """Return a score in words."""
    if score is None:
        return _("not looked at yet")
    return {
        Score.NOT_YET: _("not yet"),
        Score.BEGUN: _("begun"),
        Score.MOSTLY: _("mostly"),
        Score.LIVED: _("lived every day"),
    }[score]


def mean_name(mean: float) -> str:
    """Return a mean of scores: "2.8 of 4", or that there is none."""
    if not mean:
        return _("not looked at yet")
    return _("{mean} of 4").format(mean=formats.decimal(mean))


def question_text(question: Question) -> str:
    """Return a question in the current language."""
    name = question.id.split("/", 1)[1]
    return str(content.texts("review")["question"][question.department][name])


def standard_name(question: Question) -> str:
    """Return where a question comes from."""
    names, key = content.texts("review")["standard"], question.standard
    if key in names:
        return str(names[key])
    body, number = key.split(" ", 1)
    return f"{names[body]} {number}"


def theme_text(theme: Theme) -> str:
    """Return what the children are asked about, as they would say it."""
    return str(content.texts("review")["theme"][theme.id])


def face_name(rating: Rating) -> str:
    """Return what a face says to a theme."""
    return {Rating.GOOD: _("That is so"), Rating.OKAY: _("Sometimes"), Rating.BAD: _("That is not so")}[rating]
