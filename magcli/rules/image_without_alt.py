"""The picture of an article has no description.

Whoever does not see it, because they listen to the page or because it did not load, gets the `alt` instead (WCAG 2.2,
1.1.1). A picture that says nothing, and is there to look nice, has an empty one: `alt: ""`.

Bad:

    ---
    title: Big data
    image: {src: https://images.example.com/usages.svg}
    ---

Good:

    ---
    title: Big data
    image: {src: https://images.example.com/usages.svg, alt: Trois cercles qui se touchent}
    ---
"""

from collections.abc import Iterator, Mapping

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._rule import fault

CODE = "META020"
NAME = "image-without-alt"


def check(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the pictures in front matter that say nothing to those who do not see them."""
    node = article.source.fields.get("image")
    if article.image is None or node is None:
        return
    alt = node.value.get("alt") if isinstance(node.value, Mapping) else None
    if alt is None or alt.value is None:
        hint = f'write image: {{src: {article.image.src}, alt: …}}, or alt: "" when it says nothing'
        told = "this image has no description for those who do not see it"
        yield fault(article.source, node.span, CODE, told, hint, "warning")
