"""An article lacks its title, its date or its authors.

While it is written (`draft`, `review`) that is a warning; from `ready` on it is an error, and an article with
`status: published` but no date is not exported.

Bad:

    ---
    title: Big data
    status: ready
    date: 2015-07-04
    ---

Good:

    ---
    title: Big data
    status: ready
    date: 2015-07-04
    authors: La rédaction
    ---
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine, Node
from magcli.rules._rule import fault

CODE = "META001"
NAME = "missing-key"

NEEDED = {
    "title": "title: …",
    "date": "date: 2015-07-04",
    "authors": "authors: [{someone}]",
}


def check(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the keys that are absent or empty."""
    severity = article.weight_of_missing
    for key, example in NEEDED.items():
        misspelt = any(told.code == "META005" and told.hint == f"write {key}" for told in article.source.faults)
        if _is_empty(article.source.fields.get(key)) and not misspelt:
            span = article.source.key_span(key)
            someone = next(iter(magazine.people), "your name")
            hint = f"write {example.format(someone=someone)}"
            yield fault(article.source, span, CODE, f"this article has no {key}", hint, severity)


def _is_empty(node: Node | None) -> bool:
    return node is None or not node.value or (bool(node.items) and all(_is_empty(item) for item in node.items))
