"""A section is none of the magazine's.

The magazine lists its `sections`; an article in another one is found nowhere, or starts a section by a typing error.
"""

from collections.abc import Iterator
from unicodedata import normalize

from magcli.fields import instead
from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._rule import fault
from magcli.text.characters import may_be_garbled
from magcli.text.nearest import nearest

CODE = "META018"
NAME = "unknown-section"
FIX = "unsafe"


def check(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the sections that the magazine does not list, and offer the nearest one."""
    section = normalize("NFC", article.section)
    if (
        not section
        or may_be_garbled(section)
        or not magazine.sections
        or section in {normalize("NFC", known) for known in magazine.sections}
    ):
        return
    node = article.source.fields["section"]
    close = next(iter(nearest(section, magazine.sections, most=1)), "")
    told = f"this magazine has no section {section}"
    hint = f"write {close}" if close else f"write one of {', '.join(magazine.sections[:5])}, or add it to _index.md"
    fix = instead(node, close, is_safe=False) if close else None
    yield fault(article.source, node.span, CODE, told, hint, "warning", fix)
