"""A footnote is indented by four spaces or a tab, so it is code.

Readers see it as a listing, and what refers to it leads nowhere. Code that shows how notes are written is no fault:
it is one only when a reference asks for the note, and there is no other.

Bad:

    ---
    title: Big data
    ---

    La rupture est dans le modèle économique[^1].

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
from magcli.rules._forms import irregular
from magcli.rules._rule import fault

CODE = "NOTE025"
NAME = "note-in-code"
FIX = "safe"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the notes in code blocks that references ask for."""
    for form, span, fix in irregular(article, NAME):
        message = f"the note [^{form.label}] is indented like code"
        yield fault(article.source, span, CODE, message, "let it start at the left margin", fix=fix)
