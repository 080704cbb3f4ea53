"""A capital has lost its accent.

In French a capital keeps its accent, the Académie française says: `État`, `École`, `À partir de`. The rule knows a
list of words and phrases; have a look at each before you accept it, for the name of a firm may be written without.

Bad:

    ---
    title: Big data
    lang: fr
    ---

    L’Etat finance le numérique.

Good:

    ---
    title: Big data
    lang: fr
    ---

    L’État finance le numérique.
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._typography import in_body, in_front_matter
from magcli.text import lettering

CODE = "TYPO005"
NAME = "bare-capital"
FIX = "unsafe"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the words whose capital lacks its accent."""
    yield from in_body(article, magazine, CODE, lettering.bare_capitals, "EACI")
    yield from in_front_matter(article, magazine, CODE, lettering.bare_capitals)
