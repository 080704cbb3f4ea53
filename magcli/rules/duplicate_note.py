"""Two footnote definitions have one label.

Readers see the first; the other is lost. (The same label in two articles is no fault.)

Bad:

    ---
    title: Big data
    ---

    La rupture est dans le modèle économique[^1].

    [^1]: *Les Échos*, 10 juin 2015.

    [^1]: *Le Monde*, 11 juin 2015.

Good:

    ---
    title: Big data
    ---

    La rupture est dans le modèle économique[^1], et dans les usages[^2].

    [^1]: *Les Échos*, 10 juin 2015.

    [^2]: *Le Monde*, 11 juin 2015.
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._rule import fault, in_body
from magcli.text import footnotes
from magcli.text.position import locate

CODE = "NOTE003"
NAME = "duplicate-note"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the definitions whose label an earlier one has."""
    source = article.source
    for first, *others in footnotes.by_label(footnotes.scan(source.body).definitions).values():
        for mark in others:
            line = locate(source.text, in_body(source, first.span).start)[0]
            message = f"the note [^{mark.label}] is defined on line {line} already"
            yield fault(source, in_body(source, mark.span), CODE, message, "give this one a label of its own")
