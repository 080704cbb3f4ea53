"""A link leads nowhere that a browser can go.

Its address has no host, or begins in a way that browsers do not follow: `https:/exemple.fr`, `ftp://…`. An export
writes the words without the link, for pages as for feeds, and nobody sees that there was one.

Bad:

    ---
    title: Big data
    ---

    Voir [l’étude](https:/exemple.fr/etude).

Good:

    ---
    title: Big data
    ---

    Voir [l’étude](https://exemple.fr/etude).
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules import _links
from magcli.rules._rule import fault
from magcli.text.url import is_safe, leads_somewhere

CODE = "LINK014"
NAME = "lost-link"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the links that an export leaves out."""
    for lead in _links.leads(article):
        if lead.is_image or lead.kind not in ("web", "other"):
            continue
        if not leads_somewhere(lead.target):
            told, hint = f"no host can be that of {lead.target}", "write the whole address: https://…"
            yield fault(article.source, _links.place(article, lead), CODE, told, hint)
        elif not is_safe(lead.target):
            scheme = lead.target.partition(":")[0]
            told = f"browsers do not follow {scheme}: links; pages and feeds show the words alone"
            yield fault(
                article.source, _links.place(article, lead), CODE, told, "link to a page: https://…", "warning"
            )
