"""A footnote reference stands behind the punctuation mark.

French sets the reference right behind its word, before the full stop, comma, semicolon or colon: `mot[^1].` Other
languages have other customs, so this is looked at in French texts alone. The full stop of a shortened word
(`etc.[^1]`) stays with the word.

Bad:

    ---
    title: Big data
    lang: fr
    ---

    La société numérique pèsera davantage.[^1]

    [^1]: *Les Échos*, 10 juin 2015.

Good:

    ---
    title: Big data
    lang: fr
    ---

    La société numérique pèsera davantage[^1].

    [^1]: *Les Échos*, 10 juin 2015.
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine, Span, replacement
from magcli.rules._rule import fault, in_body
from magcli.text import placement

CODE = "TYPO040"
NAME = "call-after-stop"
FIX = "safe"

_NAMES = {".": "full stop", ",": "comma", ";": "semicolon", ":": "colon"}


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the references behind a mark of punctuation in a French text."""
    source = article.source
    # The language of a front matter that cannot be read is not known.
    if source.broken or not placement.precedes_stops(article.lang or magazine.lang):
        return
    for found in placement.behind_stops(source.body):
        stop = found.parted_by.rstrip(" \t\r\n>")
        start = found.span.start + len(found.parted_by)
        moved = source.body[start : found.span.end] + stop
        told = f"[^{found.first.label}] stands behind the {_NAMES[stop[-1]]}"
        span = in_body(source, Span(*found.first.span))
        fix = replacement(in_body(source, found.span), moved)
        yield fault(source, span, CODE, told, f"in French it goes before: write {moved}", "warning", fix)
