"""An article lies in a series' folder and is none of its parts.

It would have no number, and no reader of the series would come by it. While it is written that is a warning,
from `ready` on an error. List it with `magcli series add`, or move it out of the folder.
"""

from collections.abc import Iterator
from types import NoneType

from magcli import naming
from magcli.model import Article, Diagnostic, Magazine, Node, Series, Span
from magcli.rules import _parts
from magcli.rules._rule import fault

CODE = "SER005"
NAME = "unlisted-article"


def check_series(series: Series, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the articles that the list of their series does not name."""
    # Where the list cannot be read, that is the fault; and whom a misspelt part means, is told of the part.
    if "parts" not in series.source.fields and any(fault.code == "META005" for fault in series.source.faults):
        return
    if not isinstance(series.source.fields.get("parts", _NONE).value, tuple | NoneType):
        return
    listed = {part.slug for part in series.parts}
    unlisted = [article for article in magazine.by_folder.get(series.slug, ()) if article.slug not in listed]
    meant = {slug for _, slug in _parts.missing(series, magazine)} if unlisted else set()
    for article in unlisted:
        if not article.source.broken and article.slug not in meant and not _is_listed_elsewhere(article, magazine):
            message = f"this article is no part of {series.slug}"
            hint = f"run: magcli series add {series.slug} {article.slug}"
            severity = article.weight_of_missing
            yield fault(article.source, article.source.key_span("title"), CODE, message, hint, severity)


_NONE = Node(None, Span(0, 0), Span(0, 0))


def _is_listed_elsewhere(article: Article, magazine: Magazine) -> bool:
    """Whether another series names *article*: the rule shared-part tells of it."""
    named = magazine.lists.get(article.slug, ())
    return any(naming.elsewhere(home, part, magazine) is article for home, part in named)
