"""The file is more than an article can be.

A file may hold 512 KiB, which is a novel; its text may nest 100 levels deep and be made of 50,000 pieces; it may
have 10,000 HTML tags, and those that are never closed may not be repeated on a million characters. Beyond that a
few lines are enough to keep a machine busy for hours. What is beyond is not read, and no `validate: {ignore: …}`
changes that.

Bad:

    ---
    title: Big data
    ---

    >>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> Un.

Good:

    ---
    title: Big data
    ---

    > Un.
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._rule import fault, in_body
from magcli.text.complexity import excess

CODE = "FM018"
NAME = "too-much"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find where a text becomes too much."""
    found = excess(article.source.body)
    if found:
        span = in_body(article.source, found.span)
        yield fault(article.source, span, CODE, f"this text is too much: {found.what}", "make it simpler, or shorter")
