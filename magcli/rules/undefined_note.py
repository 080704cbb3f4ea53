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
from magcli.text import noteforms
from magcli.text.footnotes import fold

CODE = "NOTE001"
NAME = "undefined-note"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the references without a definition, and say what was probably meant."""
    source = article.source
    forms = noteforms.classify(source.body)
    for mark in forms.undefined:
        meant = forms.meant.get(fold(mark.label))
        hint = f"write [^{meant}], which nothing refers to" if meant else f"write [^{mark.label}]: … below the text"
        yield fault(source, in_body(source, mark.span), CODE, f"no note answers [^{mark.label}]", hint)
