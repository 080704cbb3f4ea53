"""No blank line parts a footnote from the text above it.

Some programs, Pandoc and kramdown among them, take it for the next line of that text. Notes can follow each other
without blank lines. Below HTML it is an error: HTML goes on to the next blank line, and no program sees a note in it.

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
from magcli.rules._rule import fault, in_body, mending
from magcli.text import noteforms, notelayout

CODE = "NOTE026"
NAME = "glued-note"
FIX = "safe"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the notes that stand right below a text."""
    source = article.source
    for form in (*noteforms.classify(source.body).of(NAME), *notelayout.glued(source.body)):
        span, fix = in_body(source, form.span), mending(source, form.edits)
        message, hint = f"the note [^{form.label}] is glued to the text above", "put a blank line in between"
        yield fault(source, span, CODE, message, hint, "error" if form.is_note else "warning", fix)
