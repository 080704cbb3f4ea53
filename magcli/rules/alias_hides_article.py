"""A former address is the address of something else.

An export writes a page at each of the `aliases` that leads to the article. Where another article, a series or a
page of the site has that address, or another article's alias, one of the two cannot be reached any more.
"""

from collections.abc import Iterator
from urllib.parse import unquote

from magcli.model import Article, Diagnostic, Magazine, Node
from magcli.rules._rule import fault
from magcli.text.slug import PAGES

CODE = "META022"
NAME = "alias-hides-article"


def check_magazine(magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the aliases that something else has for an address, or for an alias."""
    first: dict[str, str] = {}
    for article in magazine.articles.values():
        for node in _aliases(article) if article.aliases else ():
            address = unquote(str(node.value)).strip("/")
            taken = _taken(address, article, magazine)
            other = first.setdefault(address, article.name)
            if not taken and other != article.name:
                taken = f"a former address of {other}, too"
            if taken:
                told = f"{node.value} is {taken}"
                yield fault(article.source, node.span, CODE, told, "remove it, or correct it")


def _aliases(article: Article) -> Iterator[Node]:
    node = article.source.fields["aliases"]
    yield from (
        found for found in (node, *node.items) if isinstance(found.value, str) and found.value in article.aliases
    )


def _taken(address: str, article: Article, magazine: Magazine) -> str:
    """Return what has *address* already; empty when that is nothing."""
    if address == article.name:
        return "the address of this article itself"
    if address in magazine.articles:
        return f"the address of the article {address}"
    if address in magazine.series:
        return f"the address of the series {address}"
    page = address.partition("/")[0]
    return f"below the address of the {page} of the site" if page in PAGES else ""
