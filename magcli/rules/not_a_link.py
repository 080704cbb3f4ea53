"""What was meant for a link is none.

Readers see the brackets: there is a space between the two pairs or in the address, or the pairs stand the other way
round. A space in an address is written `%20`.

Bad:

    ---
    title: Big data
    ---

    Voir [les archives] (https://example.org/archives).

Good:

    ---
    title: Big data
    ---

    Voir [les archives](https://example.org/archives).
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine, replacement
from magcli.rules._rule import fault, in_body
from magcli.text import unlinked

CODE = "LINK012"
NAME = "not-a-link"
FIX = "unsafe"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find what looks like a link in the Markdown, and in the page as well."""
    for found in unlinked.scan(article.source.body):
        span = in_body(article.source, found.span)
        fix = replacement(span, found.written, is_safe=False)
        yield fault(article.source, span, CODE, found.why, f"write {found.written}", "warning", fix)
