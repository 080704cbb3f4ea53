"""The end of a line breaks an address.

A program that wraps long lines, or a PDF that was copied, cuts addresses in two. Readers get a link to half of it,
or none.

Bad:

    ---
    title: Big data
    ---

    La société numérique pèsera davantage[^1].

    [^1]: *Les Échos*, 10 juin 2015, <https://exemple.fr/etudes/
        economie-numerique.html>.

Good:

    ---
    title: Big data
    ---

    La société numérique pèsera davantage[^1].

    [^1]: *Les Échos*, 10 juin 2015, <https://exemple.fr/etudes/economie-numerique.html>.
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Edit, Fix, Magazine
from magcli.rules._rule import fault, in_body
from magcli.text import addresses

CODE = "NOTE051"
NAME = "broken-url"
FIX = "unsafe"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the addresses that go on in the next line, in notes as in the text."""
    source = article.source
    for torn in addresses.torn(source.body):
        fix = Fix.of((Edit(in_body(source, gap), "") for gap in torn.breaks), is_safe=False)
        told = f"the end of the line breaks the address {torn.pieces[0]}"
        hint = f"write it on one line: {''.join(torn.pieces)}"
        yield fault(source, in_body(source, torn.span), CODE, told, hint, fix=fix)
