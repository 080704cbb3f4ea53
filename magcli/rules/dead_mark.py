"""A note mark has no note behind it.

Text that comes from a web page, a word processor or a PDF keeps the look of its footnotes, `<sup>2</sup>` or
`\\*`, and loses the notes. Powers and units (`m<sup>2</sup>`), ordinals (`1<sup>er</sup>`), arithmetic and a mark
whose note stands below the text, at the start of a line, are no dead marks.

Bad:

    ---
    title: Big data
    ---

    La société numérique pèsera davantage<sup>2</sup>.

Good:

    ---
    title: Big data
    ---

    La société numérique pèsera davantage[^2].

    [^2]: *Les Échos*, 10 juin 2015.
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._rule import fault, in_body
from magcli.text import footnotes, marks

CODE = "NOTE020"
NAME = "dead-mark"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the marks, and say how the note is written here."""
    body = article.source.body
    defined = {footnotes.fold(note.label) for note in footnotes.scan(body).definitions}
    for mark in marks.dead(body):
        span = in_body(article.source, mark.span)
        label = mark.label if mark.label.isdecimal() else "etoile"
        note = "" if footnotes.fold(label) in defined else f", and the note itself below the text: [^{label}]: …"
        message = f"{article.source.text[span.start : span.end]} calls a note that is not there"
        yield fault(article.source, span, CODE, message, f"write [^{label}] in its place{note}")
