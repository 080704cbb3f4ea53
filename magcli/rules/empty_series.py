"""A page links to a series that has nothing to read.

None of its parts is published or announced, so an export makes no page of it, and readers get the words without the
link. Announce a part with `announce: true`, or take the link out until the first one is published.

Bad:

    ---
    title: Big data
    status: published
    date: 2015-07-04
    authors: redaction
    ---

    Voir [l’autre série](../autre/_index.md).

Good:

    ---
    title: Big data
    status: published
    date: 2015-07-04
    authors: redaction
    ---

    Voir [cette série](_index.md).
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules import _links, _pages
from magcli.rules._rule import fault

CODE = "SER012"
NAME = "empty-series"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the links of what readers get to series without a page."""
    if not _pages.has_readers(article, magazine):
        return
    for lead in _links.leads(article):
        path = _links.goal(lead, magazine)
        if path and (series := _pages.empty(path, magazine)):
            message = f"no part of {series.slug} is published or announced"
            hint = "publish or announce one first, or take the link out"
            yield fault(article.source, _links.place(article, lead), CODE, message, hint, "warning")
