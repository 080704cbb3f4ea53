"""After “etc.” there are more dots.

The abbreviation says that there is more, and so does the ellipsis: one of them is enough.

Bad:

    ---
    title: Big data
    lang: fr
    ---

    Des villes, des métiers, etc...

Good:

    ---
    title: Big data
    lang: fr
    ---

    Des villes, des métiers, etc.
"""

import re
from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._typography import in_body, in_front_matter
from magcli.text import lettering

CODE = "TYPO006"
NAME = "etc-ellipsis"
FIX = "safe"

_SIGNS = re.compile(r"tc(?:\\?[.…]\\?[.…]|…)")


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the dots behind etc."""
    yield from in_body(article, magazine, CODE, lettering.etc, _SIGNS)
    yield from in_front_matter(article, magazine, CODE, lettering.etc)
