"""A published article links to one that is not.

The other article is a draft, in review, ready, or only planned. Readers get the words without the link, and a
promise that nobody keeps; where the address is written instead of the file, they get a page that is not there, which
is an error. Publish the other one first, or take the link out. One that is published and waits for its day is fine:
the link appears with it.

Bad:

    ---
    title: Big data
    status: published
    date: 2015-07-04
    authors: redaction
    ---

    Voir [le premier article](un.md).

Good:

    ---
    title: Big data
    status: published
    date: 2015-07-04
    authors: redaction
    ---

    Voir le premier article.
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine, Severity
from magcli.rules import _links, _pages
from magcli.rules._rule import fault

CODE = "LINK006"
NAME = "link-to-draft"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the links of what readers get to what they do not."""
    if not _pages.has_readers(article, magazine):
        return
    for lead in _links.leads(article):
        path = _links.goal(lead, magazine)
        if path and not lead.is_image and (why := _pages.hidden(path, magazine)):
            hint = "publish that one first, or take the link out"
            # Of a link to a file, an export leaves the words; an address it leaves as it is.
            severity: Severity = "warning" if lead.file else "error"
            span = _links.place(article, lead)
            yield fault(article.source, span, CODE, f"{path} {why}", hint, severity)
