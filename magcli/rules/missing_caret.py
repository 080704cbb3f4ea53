"""A footnote reference, or a note, lacks the caret in its brackets.

`[1]` is no reference, and `[1]: …` no note, though `[^1]` is there on the other side. Brackets that no note asks for
are no fault, nor are the targets of links.

Bad:

    ---
    title: Big data
    ---

    La rupture est dans le modèle économique[1].

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
from magcli.text import footnotes

CODE = "NOTE028"
NAME = "missing-caret"
FIX = "safe"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the brackets that are the missing half of a note."""
    source = article.source
    for form, span, fix in irregular(article, NAME):
        written = source.text[span.start : span.end]
        is_called = footnotes.fold(form.label) in footnotes.scan(source.body).called
        what = "is no reference to" if is_called else "is no reference, and nothing else refers to"
        if form.is_note:
            what = "is no note, though a reference asks for"
        message, hint = f"{written} {what} [^{form.label}]", f"write [^{form.label}]{':' if form.is_note else ''}"
        yield fault(source, span, CODE, message, hint, fix=fix)
