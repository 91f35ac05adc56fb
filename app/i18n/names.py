"""What is said about languages: their names, that one is a draft, that a text is in another."""

from collections.abc import Container

from app.i18n import FINISHED, KNOWN, _, current, formats


def language_name(code: str) -> str:
    """Return what a language is called in the current one."""
    return formats.language(code)


def draft_words() -> str:
    """Return that the current language is a draft, and in which language longer texts are; nothing where a native
    speaker has read it."""
    known = KNOWN[current()]
    if not known.draft:
        return ""
    draft = _("This language is a draft: a native speaker has still to read it.")
    if not known.borrows:
        return draft
    longer = _("Longer texts are in {language}.").format(language=language_name(known.borrows))
    return f"{draft} {longer}"


def borrowed_words(language: str) -> str:
    """Return that a text is in this language; nothing where it is the current one, or there is none."""
    if language in ("", current()):
        return ""
    return _("This text is in {language}.").format(language=language_name(language))


def missing_languages(texts: Container[str]) -> list[str]:
    """Return the finished languages, by their own names, in which there is no text."""
    return [KNOWN[code].name for code in FINISHED if code not in texts]
