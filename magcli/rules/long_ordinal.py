"""An ordinal number has too many letters.

French abbreviates `premier` as `1er`, `première` as `1re` and all that follow with an `e`: `2e`, `XIXe` (Imprimerie
nationale, *Lexique des règles typographiques*).

Bad:

    ---
    title: Big data
    lang: fr
    ---

    Le 2ème marché.

Good:

    ---
    title: Big data
    lang: fr
    ---

    Le 2e marché.
"""

import re
from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._typography import in_body, in_front_matter
from magcli.text import lettering

CODE = "TYPO007"
NAME = "ordinal"
FIX = "safe"

_SIGNS = re.compile("[0-9IVXLC](?:i?(?:[èé]|e[\u0300\u0301]?)[mr]e|(?<=[0-9])(?:è|e\u0300))")


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the ordinals that are too long."""
    yield from in_body(article, magazine, CODE, lettering.ordinals, _SIGNS)
    yield from in_front_matter(article, magazine, CODE, lettering.ordinals)
