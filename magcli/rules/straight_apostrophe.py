"""The apostrophe is straight.

The typewriter had one straight sign for apostrophes and quotes; in print, French has the curved `’`. Whoever types
the straight one types it everywhere, so it is told once for a text, and mended everywhere in it.

Bad:

    ---
    title: Big data
    lang: fr
    ---

    C'est l'été.

Good:

    ---
    title: Big data
    lang: fr
    ---

    C’est l’été.
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._typography import in_body
from magcli.text import lettering

CODE = "TYPO009"
NAME = "straight-apostrophe"
FIX = "safe"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the first straight apostrophe."""
    yield from in_body(article, magazine, CODE, lettering.straight_apostrophes, "'")
