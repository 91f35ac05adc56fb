"""Words for the rights of children."""

from app.i18n import _, content


def right_name(right: str) -> str:
    """Return what a right is called on its card; its id where the card is no longer there."""
    return str(content.texts("rights").get(right, {}).get("title", right))


def right_source(right: str) -> str:
    """Return where a right is written down."""
    facts = content.facts("rights").get(right)
    if facts is None:
        return ""
    articles = _("UN Convention on the Rights of the Child, article {articles}").format(articles=facts["articles"])
    if facts["constitution"]:
        return _("{source} · Constitution of Luxembourg, article 15").format(source=articles)
    return articles
