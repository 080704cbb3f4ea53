"""The ligature œ is written as two letters.

Words such as `cœur`, `œuvre`, `sœur` or `nœud` have it; `coexister`, `moelle` or `coefficient` have not. The rule
knows a closed list of words, so a name is never changed.

Bad:

    ---
    title: Big data
    lang: fr
    ---

    Le coeur du métier.

Good:

    ---
    title: Big data
    lang: fr
    ---

    Le cœur du métier.
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._typography import in_body, in_front_matter
from magcli.text import lettering

CODE = "TYPO004"
NAME = "ligature"
FIX = "safe"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the words whose ligature is missing."""
    yield from in_body(article, magazine, CODE, lettering.ligatures, ("oe", "Oe", "OE", "oE"))
    yield from in_front_matter(article, magazine, CODE, lettering.ligatures)
