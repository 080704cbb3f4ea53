"""A relative link leads nowhere.

Links between articles name the other file, as seen from this one: `[la suite](la-suite.md)`. An export turns
them into addresses, and leaves the link out while its article is not published. A link to an address of our own
site at which it makes neither page nor file is left out, too, and told as a warning.

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

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules import _links, _pages
from magcli.rules._rule import fault

CODE = "LINK001"
NAME = "broken-link"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the links to files that are not there, and offer the nearest one."""
    is_read = _pages.has_readers(article, magazine)
    for lead, path in _links.missing(article, magazine):
        # That readers get a link to what is only planned is told by the rule link-to-draft.
        if not lead.is_image and not (is_read and _pages.planned(path, magazine)):
            hint = _links.instead(lead, path, article, magazine)
            yield fault(article.source, _links.place(article, lead), CODE, f"there is no {path}", hint)
    for lead in _links.on_disk(article):
        if not lead.is_image:
            yield fault(article.source, _links.place(article, lead), CODE, _links.ON_DISK, _links.BESIDE)
    for lead in _links.leads(article):
        if not lead.is_image and (address := _links.lost(lead, magazine)):
            message = f"this site has nothing at /{address}: an export leaves the link out"
            yield fault(article.source, _links.place(article, lead), CODE, message, _links.INSTEAD, "warning")
