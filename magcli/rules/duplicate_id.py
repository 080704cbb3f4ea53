"""Two articles have one id.

The `id` is what feed readers know an article by: of two with one id they show one. It happens when a file is
copied to start another; remove the `id` of the copy, or write a new one.
"""

from collections.abc import Iterator

from magcli.model import Diagnostic, Magazine
from magcli.rules._rule import fault

CODE = "META014"
NAME = "duplicate-id"


def check_magazine(magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the articles whose id an earlier one has."""
    first: dict[str, str] = {}
    for article in magazine.articles.values():
        other = first.setdefault(article.id, article.name) if article.id else article.name
        if other != article.name:
            span = article.source.value_span("id")
            yield fault(article.source, span, CODE, f"{other} has this id already", "write a new uuid, or remove it")
