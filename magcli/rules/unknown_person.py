"""An author or a guest is nobody whom the magazine knows.

What is written like an id, in small letters without spaces, is looked for among the `people` of the magazine, and
what is nearly the name of one of them is probably theirs. Somebody who is met once is written by name: `Julie
Martin`.

Bad:

    ---
    title: Big data
    authors: [redacton]
    ---

Good:

    ---
    title: Big data
    authors: [redaction]
    ---
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine, Node
from magcli.rules import _people

CODE = "META017"
NAME = "unknown-person"
FIX = "unsafe"


def check(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the ids that nobody has, and the names that are nearly those of somebody known."""
    yield from _people.strangers(article.source, _named(article), magazine, CODE)


def _named(article: Article) -> Iterator[Node]:
    """Yield what names the people of *article*."""
    for key in ("authors", "guests"):
        if node := article.source.fields.get(key):
            yield from node.items or (node,)
