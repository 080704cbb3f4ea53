"""A published article has no id.

The `id` is what feed readers know an article by. Without one they know it by its address: rename it, or move the
magazine to another host, and everybody who subscribed gets it once more. `magcli new` writes one. The fix writes the
one that calendars know the article by already. Feed readers do not, so those that still list the article show it as
new, once: that is why somebody has to want it. Nothing is told while most articles of the magazine have none.
"""

from collections.abc import Collection, Iterator

from magcli.drafting import derived_id
from magcli.errors import UnsafeEdit
from magcli.model import Article, Diagnostic, Fix, Magazine, Span
from magcli.rules._rule import fault
from magcli.text import edits, frontmatter

CODE = "META021"
NAME = "missing-id"
FIX = "unsafe"


def check_magazine(magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the published articles that feeds know by their address alone, where others have an id."""
    articles = magazine.articles.values()
    taken = {article.id for article in articles if article.id}
    # A magazine that never had ids was subscribed to without: there they are its own choice.
    if 2 * sum(bool(article.id) for article in articles) < len(articles):
        return
    for article in articles:
        is_without = not article.id and article.status == "published" and not article.source.broken
        if is_without and "id" not in article.source.fields:
            yield _told(article, derived_id(magazine, article.name), taken)


def _told(article: Article, id: str, taken: Collection[str]) -> Diagnostic:
    """Return that *article* has no id, and which it should have: *id*, unless another one has that."""
    told = "this article has no id: feed readers take it for a new one when it is renamed"
    if id in taken:  # it was written into an article of this name, which has another name since
        return fault(article.source, Span(0, 0), CODE, told, "write id: and a new uuid", "info")
    return fault(article.source, Span(0, 0), CODE, told, f"write id: {id}", "info", _written(article, id))


def _written(article: Article, id: str) -> Fix | None:
    """Return the fix that writes *id* into *article*; `None` when that cannot be done safely."""
    text = article.source.text
    try:
        return Fix.of([edits.between(text, frontmatter.set_value(text, "id", id))], is_safe=False)
    except UnsafeEdit:
        return None
