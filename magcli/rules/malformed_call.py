"""A space stands in a footnote reference.

Most programs show `[^ 1]` as it is written, and leave the note out.

Bad:

    ---
    title: Big data
    ---

    La rupture est dans le modèle économique[^ 1].

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

CODE = "NOTE023"
NAME = "malformed-call"
FIX = "safe"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the references with a space in their brackets."""
    for form, span, fix in irregular(article, NAME):
        message = f"a space stands in the reference to the note [^{form.label}]"
        yield fault(article.source, span, CODE, message, f"write [^{form.label}]", fix=fix)
