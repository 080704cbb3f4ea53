"""A link to our own site is not encrypted.

The magazine's `url` is `https:`, the link is `http:`: readers are sent round by another address, and may be warned. A
link to a file of the magazine is written as the way to it, another one with `https:`. What other hosts offer is their
affair.

Bad:

    ---
    title: Big data
    ---

    Voir [les archives](http://mag.example.org/archive/2015/).

Good:

    ---
    title: Big data
    ---

    Voir [les archives](https://mag.example.org/archive/2015/).
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules import _links, _pages
from magcli.rules._rule import fault

CODE = "LINK008"
NAME = "insecure-link"
FIX = "safe"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the `http:` links to the host of the magazine, and write `https:`, or the way to the file."""
    for lead in _links.leads(article) if magazine.url.startswith("https:") else ():
        path = _links.own(lead, magazine) if _links.is_insecure(lead, magazine) else None
        if _links.is_insecure(lead, magazine) and not (path and _pages.is_dead_end(path, article, magazine)):
            target = _links.beside(lead, article, magazine) or f"https{lead.target[len('http') :]}"
            span, fix = _links.place(article, lead), _links.rewritten(article, lead, target)
            message = "this link to our own site is not encrypted"
            yield fault(article.source, span, CODE, message, f"write {target}", "warning", fix)
