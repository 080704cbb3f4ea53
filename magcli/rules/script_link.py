"""A link runs something instead of leading somewhere.

`javascript:`, `vbscript:` and `data:` links come with texts that are pasted from web pages. They work nowhere but
there, if at all; feed readers remove them, and so does an export.

Bad:

    ---
    title: Big data
    ---

    Voir [la suite](javascript:history.forward()).

Good:

    ---
    title: Big data
    ---

    Voir [la suite](https://example.org/suite).
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules import _links
from magcli.rules._rule import fault

CODE = "LINK007"
NAME = "script-link"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the links that run something."""
    for lead in _links.leads(article):
        if lead.kind == "script":
            message = f"{lead.target.partition(':')[0].strip()}: leads nowhere"
            hint = "link to a page, or take the link out"
            yield fault(article.source, _links.place(article, lead), CODE, message, hint)
