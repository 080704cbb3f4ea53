"""Three dots stand for the ellipsis.

The ellipsis, `…`, is one sign: no line breaks inside of it, and its dots stand as close as they should. Paths
(`../…`) and ranges are left alone.

Bad:

    ---
    title: Big data
    lang: fr
    ---

    Tout change...

Good:

    ---
    title: Big data
    lang: fr
    ---

    Tout change…
"""

import re
from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._typography import in_body
from magcli.text import lettering

CODE = "TYPO003"
NAME = "three-dots"
FIX = "safe"

_SIGNS = re.compile(r"\.\\?\.\\?\.")


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the three dots."""
    yield from in_body(article, magazine, CODE, lettering.three_dots, _SIGNS)
