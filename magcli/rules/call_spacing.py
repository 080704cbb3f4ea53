"""A space parts a footnote reference from its word.

At the end of a line the reference can fall alone onto the next one. It goes right behind its word, or behind a
no-break space.

Bad:

    ---
    title: Big data
    ---

    La société numérique pèsera davantage [^1].

    [^1]: *Les Échos*, 10 juin 2015.

Good:

    ---
    title: Big data
    ---

    La société numérique pèsera davantage[^1].

    [^1]: *Les Échos*, 10 juin 2015.
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine, Span, replacement
from magcli.rules._rule import fault, in_body
from magcli.text import placement

CODE = "TYPO041"
NAME = "call-spacing"
FIX = "safe"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the references behind a space or the end of a line, but those that are to go before a stop anyway."""
    body = article.source.body
    parted = placement.behind_spaces(body)
    if parted and placement.precedes_stops(article.lang or magazine.lang):
        told_already = {found.first for found in placement.behind_stops(body)}
        parted = tuple(found for found in parted if found.first not in told_already)
    for found in parted:
        gap = Span(found.span.start, found.span.start + len(found.parted_by))
        what = "the end of a line" if "\n" in found.parted_by else "a space"
        told = f"{what} parts [^{found.first.label}] from its word"
        hint = f"write [^{found.first.label}] right behind the word"
        span = in_body(article.source, found.span)
        yield fault(article.source, span, CODE, told, hint, "warning", replacement(in_body(article.source, gap), ""))
