"""A footnote reference stands in the text of a link or an image.

It is a link itself, and no link can hold another: one of the two is lost, in some programs both.

Bad:

    ---
    title: Big data
    ---

    La rupture est dans [le modèle économique[^1]](https://www.lesechos.fr/).

    [^1]: *Les Échos*, 10 juin 2015.

Good:

    ---
    title: Big data
    ---

    La rupture est dans [le modèle économique](https://www.lesechos.fr/)[^1].

    [^1]: *Les Échos*, 10 juin 2015.
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._rule import fault, in_body
from magcli.text import footnotes

CODE = "NOTE012"
NAME = "note-in-link"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the references in links and images."""
    source = article.source
    for mark in footnotes.in_links(source.body):
        thing = "an image" if mark.inside == "image" else "a link"
        message, hint = (
            f"the text of {thing} refers to the note [^{mark.label}]",
            f"put the reference behind the {mark.inside}",
        )
        yield fault(source, in_body(source, mark.span), CODE, message, hint)
