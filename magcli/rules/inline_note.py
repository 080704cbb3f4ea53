"""A footnote stands in the middle of its sentence.

`^[…]` is a note for two programs in eleven. All others, magcli among them, show the brackets.

Bad:

    ---
    title: Big data
    ---

    La rupture est dans le modèle économique^[*Les Échos*, 10 juin 2015.].

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
from magcli.text import notelayout

CODE = "NOTE022"
NAME = "inline-note"
FIX = "unsafe"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the notes that no label leads to."""
    source = article.source
    for form in notelayout.inline(source.body):
        span, fix = in_body(source, form.span), mending(source, form.edits, is_safe=False)
        message, hint = "readers see this note in the sentence", f"write [^{form.label}], and the note below the text"
        yield fault(source, span, CODE, message, hint, "warning", fix)
