"""A footnote reference stands in a heading.

It turns up wherever the heading is repeated: in the table of contents, in the address of the section, in what search
engines show.

Bad:

    ---
    title: Big data
    ---

    ## Le modèle[^1]

    La rupture est là.

    [^1]: *Les Échos*, 10 juin 2015.

Good:

    ---
    title: Big data
    ---

    ## Le modèle

    La rupture est là[^1].

    [^1]: *Les Échos*, 10 juin 2015.
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._rule import fault, in_body
from magcli.text import footnotes, noteforms

CODE = "NOTE010"
NAME = "note-in-heading"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the references in headings."""
    source = article.source
    body = source.body
    for mark in (*footnotes.scan(body).references, *noteforms.classify(body).answered):
        if mark.inside == "heading":
            message, hint = f"a heading refers to the note [^{mark.label}]", "put the reference in the text below"
            yield fault(source, in_body(source, mark.span), CODE, message, hint, "warning")
