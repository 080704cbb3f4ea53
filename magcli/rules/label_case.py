"""A footnote and its reference differ in upper and lower case.

Half of the programs that read Markdown take `[^Insee]` and `[^insee]` for two notes.

Bad:

    ---
    title: Big data
    ---

    La rupture est dans le modèle économique[^Echos].

    [^echos]: *Les Échos*, 10 juin 2015.

Good:

    ---
    title: Big data
    ---

    La rupture est dans le modèle économique[^echos].

    [^echos]: *Les Échos*, 10 juin 2015.
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._forms import irregular
from magcli.rules._rule import fault

CODE = "NOTE029"
NAME = "label-case"
FIX = "safe"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the labels that are spelt in two ways."""
    source = article.source
    for form, span, fix in irregular(article, NAME):
        message = f"{source.text[span.start : span.end].rstrip(':')} is spelt [^{form.label}] elsewhere"
        yield fault(source, span, CODE, message, f"write [^{form.label}]", "warning", fix=fix)
