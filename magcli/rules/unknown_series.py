"""Articles lie in a folder that is no series.

A folder with an `_index.md` is a series. Without it there is no order, and its articles have no number. Start
it with `magcli series new`, which takes the articles of the folder along.
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._rule import fault
from magcli.text.slug import slugify

CODE = "SER001"
NAME = "unknown-series"


def check(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the articles whose folder has no `_index.md`."""
    if article.series and article.series not in magazine.series:
        severity = article.weight_of_missing
        slug = slugify(article.series) or "serie"
        rename = "" if slug == article.series else f"rename the folder to {slug}/, then "
        message, hint = f"{article.series}/ is no series", f'{rename}run: magcli series new "…" --slug {slug}'
        yield fault(article.source, article.source.key_span("title"), CODE, message, hint, severity)
