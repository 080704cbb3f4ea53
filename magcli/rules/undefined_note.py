"""A footnote reference has no definition.

Readers would see the brackets as they are. Either the note was forgotten, or its label is spelt otherwise.

Bad:

    ---
    title: Big data
    ---

    La rupture est dans le modèle économique[^2].

    [^1]: *Les Échos*, 10 juin 2015.

Good:

    ---
    title: Big data
    ---

    La rupture est dans le modèle économique[^1].

    [^1]: *Les Échos*, 10 juin 2015.
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._rule import fault, in_body
from magcli.text import footnotes
from magcli.text.nearest import nearest
from magcli.text.position import line_extent, locate

CODE = "NOTE001"
NAME = "undefined-note"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the references without a definition, and offer the label that was probably meant."""
    body = article.source.body
    notes = footnotes.scan(body)
    stray = {footnotes.fold(mark.label): mark for mark in notes.undefined if starts_line(body, mark.span.start)}
    for mark in notes.undefined:
        unused = [note.label for note in notes.definitions if footnotes.fold(note.label) not in notes.called]
        meant = nearest(mark.label, unused, most=1) or tuple(unused if len(unused) == 1 else ())
        instead = f"write [^{meant[0]}], which nothing calls" if meant else f"write [^{mark.label}]: … below the text"
        definition = stray.get(footnotes.fold(mark.label))
        if definition is mark:
            instead = f"when this is the note itself, write [^{mark.label}]: with the colon right behind the bracket"
        elif definition:
            line = locate(article.source.text, in_body(article.source, definition.span).start)[0]
            instead = f"line {line} starts with it: write [^{mark.label}]: there, the colon right behind the bracket"
        message = f"no note answers [^{mark.label}]"
        yield fault(article.source, in_body(article.source, mark.span), CODE, message, instead)


def starts_line(body: str, at: int) -> bool:
    """Whether nothing but white space stands before *at* on its line."""
    return not body[line_extent(body, at)[0] : at].strip()
