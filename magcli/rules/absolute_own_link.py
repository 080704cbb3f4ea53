"""A link to our own site is absolute.

It breaks when the magazine moves or an article is renamed, nobody sees whether it leads anywhere, and it leads out of
a copy of the site. Name the file instead, as seen from this one: `[la suite](la-suite.md)`.

Bad:

    ---
    title: Big data
    ---

    Voir [le premier article](https://mag.example.org/serie/un/).

Good:

    ---
    title: Big data
    ---

    Voir [le premier article](un.md).
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules import _links
from magcli.rules._rule import fault

CODE = "LINK009"
NAME = "absolute-own-link"
FIX = "safe"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the addresses of our own pages and files, and write the way to the file."""
    for lead in _links.leads(article):
        # An address that readers see is a mention; one that is not encrypted is told by the rule insecure-link.
        if lead.kind not in ("web", "top") or _links.is_shown(article, lead) or _links.is_insecure(lead, magazine):
            continue
        if target := _links.beside(lead, article, magazine):
            span, fix = _links.place(article, lead), _links.rewritten(article, lead, target)
            message = "this link to our own site is absolute"
            yield fault(article.source, span, CODE, message, f"write {target}", "warning", fix)
