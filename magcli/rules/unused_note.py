"""Nothing refers to a footnote definition.

It has no reference, or only one inside another note that nothing refers to: no reader ever gets there, and it is
left out of the page.

Bad:

    ---
    title: Big data
    ---

    La rupture est dans le modèle économique.

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
from magcli.text import noteforms

CODE = "NOTE002"
NAME = "unused-note"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the definitions that no reader gets to."""
    source = article.source
    for note in noteforms.classify(source.body).unused:
        message, hint = f"nothing refers to the note [^{note.label}]", f"write [^{note.label}] where it belongs"
        yield fault(source, in_body(source, note.span), CODE, message, hint, "warning")
