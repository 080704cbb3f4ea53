"""Two things have one address.

An article beside the series and a series of the same name would both be the page `/ete/`, and an article or
series called `tags` would hide the pages of the tags. Rename one of the two.
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine, Series
from magcli.rules._rule import fault
from magcli.text.slug import PAGES

CODE = "SER002"
NAME = "duplicate-slug"


def check(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the articles outside a series that have the address of a series, or of a page of the site."""
    if article.series or (article.slug not in magazine.series and not _is_of_site(article.slug)):
        return
    other = f"the series {article.slug}/" if article.slug in magazine.series else f"the {article.slug} of the site"
    span = article.source.key_span("title")
    yield fault(article.source, span, CODE, f"/{article.slug}/ is the address of {other}", "rename the file")


def check_series(series: Series, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the series that have the address of a page of the site."""
    if _is_of_site(series.slug):
        message = f"/{series.slug}/ is the address of the {series.slug} of the site"
        yield fault(series.source, series.source.key_span("title"), CODE, message, "rename the folder")


def _is_of_site(slug: str) -> bool:
    """Whether a page of the site is called *slug*, `feed.xml` and `404.html` included."""
    return slug.partition(".")[0] in PAGES
