"""There are several spaces where one is due.

They come from editing, and a reader of the source stumbles over them. Line ends, where two spaces mean a break,
and code are left alone, and in other languages than French those after a full stop.

Bad:

    ---
    title: Big data
    lang: fr
    ---

    Les usages  changent.

Good:

    ---
    title: Big data
    lang: fr
    ---

    Les usages changent.
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._typography import in_any_language, in_front_matter
from magcli.text import spacing

CODE = "TYPO010"
NAME = "doubled-space"
FIX = "safe"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the doubled spaces."""
    yield from in_any_language(article, magazine, CODE, spacing.doubled, ("\t", "  "))
    yield from in_front_matter(article, magazine, CODE, spacing.doubled)
