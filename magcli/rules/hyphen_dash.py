"""A hyphen stands for a dash.

A hyphen joins words; what parts them is a dash, `–` or `—`. Two of them around the same words are one finding. Have a
look before you accept it: between two figures it may be a minus.

Bad:

    ---
    title: Big data
    lang: fr
    ---

    Le numérique - on le sait - change tout.

Good:

    ---
    title: Big data
    lang: fr
    ---

    Le numérique – on le sait – change tout.
"""

import re
from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._typography import in_body
from magcli.text import lettering

CODE = "TYPO008"
NAME = "hyphen-dash"
FIX = "unsafe"

_SIGNS = re.compile(" -{1,3} ")


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the hyphens between spaces."""
    yield from in_body(article, magazine, CODE, lettering.hyphens_as_dashes, _SIGNS)
