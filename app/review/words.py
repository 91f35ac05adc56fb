"""Words of the self-review: departments, scores, questions with their standards, and the children's themes."""

from typing import assert_never

from app.i18n import _, content, formats
from app.reports.rules.report import Rating
from app.review.rules import Department, ReviewQuestion, Score, Theme


def department_name(department: Department) -> str:
    """Return what a department is called."""
    match department:
        case Department.RECRUITMENT:
            return _("Recruitment")
        case Department.PERSONNEL:
            return _("Personnel")
        case Department.TRAINING:
            return _("Training")
        case Department.EDUCATION:
            return _("Education teams")
        case Department.NIGHT_WATCH:
            return _("Night watch")
        case Department.HOUSE:
            return _("Kitchen and house")
        case Department.TECHNICAL:
            return _("Technical service")
        case Department.IT:
            return _("IT and data protection")
        case Department.COMMUNICATION:
            return _("Communication and pictures")
        case Department.ADMINISTRATION:
            return _("Administration")
        case Department.MANAGEMENT:
            return _("Management")
        case Department.QUALITY:
            return _("Quality")
        case _:
            assert_never(department)


def score_name(score: Score | None) -> str:
    """Return a score in words."""
    if score is None:
        return _("not looked at yet")
    match score:
        case Score.NOT_YET:
            return _("not yet")
        case Score.BEGUN:
            return _("begun")
        case Score.MOSTLY:
            return _("mostly")
        case Score.LIVED:
            return _("lived every day")
        case _:
            assert_never(score)


def mean_name(mean: float) -> str:
    """Return a mean of scores: "2.8 of 4", or that there is none."""
    if not mean:
        return _("not looked at yet")
    return _("{mean} of 4").format(mean=formats.decimal(mean))


def question_text(question: ReviewQuestion) -> str:
    """Return a question in the current language."""
    name = question.id.split("/", 1)[1]
    return str(content.texts("review")["question"][question.department][name])


def standard_name(question: ReviewQuestion) -> str:
    """Return where a question comes from."""
    names, key = content.texts("review")["standard"], question.standard
    if key in names:
        return str(names[key])
    body, number = key.split(" ", 1)
    return f"{names[body]} {number}"


def voices_altered_line() -> str:
    """Return why nothing of the children's view is shown where somebody put voices into it."""
    return _(
        "More children's voices lie here than cards were used: somebody wrote to the data file. So nothing of "
        "them is shown. Please tell the advocate, and ask the children anew in a new round."
    )


def theme_text(theme: Theme) -> str:
    """Return what the children are asked about, as they would say it."""
    return str(content.texts("review")["theme"][theme.id])


def face_name(rating: Rating) -> str:
    """Return what a face says to a theme."""
    match rating:
        case Rating.GOOD:
            return _("That is so")
        case Rating.OKAY:
            return _("Sometimes")
        case Rating.BAD:
            return _("That is not true")
        case _:
            assert_never(rating)
