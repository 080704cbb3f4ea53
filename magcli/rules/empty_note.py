"""A footnote has no text.

Readers follow the reference, and find a number with nothing behind it.

Bad:

    ---
    title: Big data
    ---

    La rupture est dans le modèle économique[^1].

    [^1]:

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

CODE = "NOTE006"
NAME = "empty-note"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the definitions with nothing behind their colon."""
    source = article.source
    for note in footnotes.scan(source.body).definitions:
        if note.is_empty:
            message, hint = f"the note [^{note.label}] has no text", "write it right behind the colon"
            yield fault(source, in_body(source, note.span), CODE, message, hint)
