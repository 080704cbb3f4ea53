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

CODE = "NOTE001"
NAME = "undefined-note"


def check(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the references without a definition, and offer the label that was probably meant."""
    notes = footnotes.scan(article.source.body)
    for mark in notes.undefined:
        unused = [note.label for note in notes.definitions if footnotes.fold(note.label) not in notes.called]
        meant = nearest(mark.label, unused, most=1) or tuple(unused if len(unused) == 1 else ())
        instead = f"write [^{meant[0]}], which nothing calls" if meant else f"write [^{mark.label}]: … below the text"
        message = f"no note answers [^{mark.label}]"
        yield fault(article.source, in_body(article.source, mark.span), CODE, message, instead)
