"""A footnote has no colon behind its label, or a space where none may be.

Readers see it in the middle of the article, brackets and all, and what refers to it leads nowhere.

Bad:

    ---
    title: Big data
    ---

    La rupture est dans le modèle économique[^1].

    [^1] *Les Échos*, 10 juin 2015.

Good:

    ---
    title: Big data
    ---

    La rupture est dans le modèle économique[^1].

    [^1]: *Les Échos*, 10 juin 2015.
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._rule import fault, in_body, mending
from magcli.text import noteforms

CODE = "NOTE024"
NAME = "malformed-note"
FIX = "safe"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the notes whose label is not followed by a colon, or that hold a space in it."""
    source = article.source
    for form in noteforms.classify(source.body).of(NAME):
        span, fix = in_body(source, form.span), mending(source, form.edits)
        written, behind = source.text[span.start : span.end], source.text[span.end : span.end + 9].lstrip()
        if written.endswith(":"):
            what = "a space stands in the label of"
        else:
            what = "a space stands before the colon of" if behind.startswith(":") else "no colon follows the label of"
        message, hint = f"{what} the note [^{form.label}]", f"write [^{form.label}]: with the colon right behind"
        yield fault(source, span, CODE, message, hint, fix=fix)
