"""A relative link leads nowhere.

Links between articles name the other file, as seen from this one: `[la suite](la-suite.md)`. An export turns
them into addresses, and leaves the link out while its article is not published.

Bad:

    ---
    title: Big data
    ---

    Voir [la suite](la-suit.md).

Good:

    ---
    title: Big data
    ---

    Voir [le premier article](un.md).
"""

from collections.abc import Iterator

from magcli.links import missing
from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._rule import fault

CODE = "LINK001"
NAME = "broken-link"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the links to files that are not there, and offer the nearest one."""
    for span, target, hint in missing(article, magazine, images=False):
        yield fault(article.source, span, CODE, f"there is no {target}", hint)
