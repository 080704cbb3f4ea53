"""A former address is the address of something else.

An export writes a page at each of the `aliases` that leads to the article. Where another article, a series, a
page of the site or a file has that address, or another article's alias, one of the two cannot be reached any more.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from magcli.model import Article, Diagnostic, Magazine, Node
from magcli.rules import _pages
from magcli.rules._rule import fault
from magcli.text.slug import PAGES

CODE = "META022"
NAME = "alias-hides-article"


def check_magazine(magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the aliases that something else has for an address, or for an alias."""
    first: dict[str, str] = {}
    for article in magazine.articles.values():
        for node in _aliases(article) if article.aliases else ():
            address = unquote(str(node.value)).removesuffix("/index.html").strip("/")
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
    top = address.partition("/")[0]
    if top.partition(".")[0] in PAGES:
        return (
            f"below the address of the {top} of the site" if "/" in address else f"the address of {top} of the site"
        )
    return _file(PurePosixPath(address), magazine)


def _file(path: PurePosixPath, magazine: Magazine) -> str:
    """Return the file at *path*, or where *path* has a folder; empty when there is none that readers may get."""
    for place in (path, *path.parents[:-1]):
        if _pages.is_feed(place) and (feed := _pages.of_site(place, magazine)):
            return f"the address of {feed}"
        if place in magazine.files and place.suffix != ".md":
            return f"the place of the file {place}"
    return ""
