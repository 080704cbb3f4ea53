"""The title, the date or the authors of an article are empty.

The key is there, and nothing follows it. While the article is written (`draft`, `review`) that is a warning; from
`ready` on it is an error.

Bad:

    ---
    title: ""
    status: ready
    date: 2015-07-04
    authors: []
    ---

    Le texte commence ici.

Good:

    ---
    title: Big data
    status: ready
    date: 2015-07-04
    authors: La rédaction
    ---

    Le texte commence ici.
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine, Node, Span
from magcli.rules._rule import fault
from magcli.rules.missing_key import NEEDED, example
from magcli.text.traps import cut_off

CODE = "META002"
NAME = "empty-value"


def check(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the keys that are empty."""
    for key in NEEDED:
        node = article.source.fields.get(key)
        # What a number sign cut off is told by the rule yaml-trap.
        if node and _is_empty(node) and not cut_off(article.source.text, node.span.end):
            span = Span(node.key.start if node.key else node.span.start, node.span.end)
            hint = f"write {example(key, magazine)}"
            yield fault(article.source, span, CODE, f"{key} is empty", hint, article.weight_of_missing)


def _is_empty(node: Node) -> bool:
    if isinstance(node.value, str):
        return not node.value.strip()
    return not node.value or (bool(node.items) and all(map(_is_empty, node.items)))
