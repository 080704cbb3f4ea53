"""An article lies in a series' folder and is none of its parts.

It would have no number, and no reader of the series would come by it. While it is written that is a warning,
from `ready` on an error. List it with `magcli series add`, or move it out of the folder.
"""

from collections.abc import Iterator

from magcli import naming
from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._rule import fault

CODE = "SER005"
NAME = "unlisted-article"


def check(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the articles that the list of their series does not name."""
    series = magazine.series_of(article)
    if series is None or series.source.broken:
        return
    named = magazine.lists.get(article.slug, ())
    if any(home is series and part.slug == article.slug for home, part in named):
        return
    # What the list of another series names is told by the rule shared-part.
    if not any(naming.elsewhere(home, part, magazine) is article for home, part in named):
        severity = article.weight_of_missing
        message = f"this article is no part of {series.slug}"
        hint = f"run: magcli series add {series.slug} {article.slug}"
        yield fault(article.source, article.source.key_span("title"), CODE, message, hint, severity)
