"""A note says nothing but an address.

An address tells readers neither who says so nor when, and in a few years it leads nowhere. The author, the title and
the date of what stands there are what lasts.

Bad:

    ---
    title: Big data
    ---

    La société numérique pèsera davantage[^1].

    [^1]: <https://exemple.fr/etudes/economie-numerique.html>

Good:

    ---
    title: Big data
    ---

    La société numérique pèsera davantage[^1].

    [^1]: *Les Échos*, 10 juin 2015, <https://exemple.fr/etudes/economie-numerique.html>.
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._rule import fault, in_body
from magcli.text import addresses

CODE = "LINK010"
NAME = "bare-url-note"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the notes that consist of an address."""
    source = article.source
    for span in addresses.bare_notes(source.body):
        hint = "write who says so, where and when, and then the address"
        yield fault(source, in_body(source, span), CODE, "this note says nothing but an address", hint, "info")
