"""What is ready or published has no text.

Its page would be a title and nothing below it. In a draft, and in review, there is nothing to tell yet.

Bad:

    ---
    title: Big data
    status: ready
    date: 2015-07-04
    authors: La rédaction
    ---

Good:

    ---
    title: Big data
    status: ready
    date: 2015-07-04
    authors: La rédaction
    ---

    Le texte commence ici.
"""

import re
from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._rule import fault

CODE = "FM008"
NAME = "empty-body"

_COMMENTS = re.compile(r"(?:\s|<!--(?:[^-]|-(?!->))*+-->)*+")


def check(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the finished articles whose text is empty, or a comment alone."""
    source = article.source
    if article.status in ("ready", "published") and not source.broken and _COMMENTS.fullmatch(source.body):
        told = f"this article is {article.status}, and has no text"
        hint = "write its text below the front matter, or set its status: draft"
        yield fault(source, source.key_span("title"), CODE, told, hint)
