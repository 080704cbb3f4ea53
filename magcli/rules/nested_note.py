"""A footnote refers to another one, or to itself.

Several programs do not read references in notes; where they do, readers are sent from the foot of the page to the
foot of the page.

Bad:

    ---
    title: Big data
    ---

    La rupture est dans le modèle économique[^1].

    [^1]: *Les Échos*, déjà cité[^1].

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
from magcli.text import footnotes, noteforms

CODE = "NOTE007"
NAME = "nested-note"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the references in notes that readers get to."""
    source = article.source
    called = noteforms.classify(source.body).called
    for mark in footnotes.scan(source.body).references:
        if mark.within is None or footnotes.fold(mark.within) not in called:
            continue  # what stands in a note that nothing refers to is a part of that fault
        is_itself = footnotes.fold(mark.within) == footnotes.fold(mark.label)
        what = "itself" if is_itself else f"the note [^{mark.label}]"
        message, hint = f"the note [^{mark.within}] refers to {what}", "say in words what you mean"
        yield fault(source, in_body(source, mark.span), CODE, message, hint, "error" if is_itself else "warning")
