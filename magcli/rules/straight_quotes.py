"""Straight quotes stand for guillemets.

The keyboard has but one quote; French has « and », with a no-break space inside, and “ and ” for a quotation within
a quotation. Quotes that make no pairs within their paragraph are left alone: some of them are inches.

Bad:

    ---
    title: Big data
    lang: fr
    ---

    On parle de "rupture" à tort.

Good:

    ---
    title: Big data
    lang: fr
    ---

    On parle de « rupture » à tort.
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._typography import in_body
from magcli.text import lettering

CODE = "TYPO002"
NAME = "straight-quotes"
FIX = "safe"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the pairs of straight quotes."""
    yield from in_body(article, magazine, CODE, lettering.straight_quotes, '"')
