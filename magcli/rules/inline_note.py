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
from magcli.text import inlinenotes
from magcli.text.position import line_end_of

CODE = "NOTE022"
NAME = "inline-note"
FIX = "unsafe"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the notes that no label leads to."""
    source = article.source
    notes = inlinenotes.in_brackets(source.body)
    if not notes:
        return
    edits = inlinenotes.moved_below(source.body, notes, line_end_of(source.text))
    fix = mending(source, edits, is_safe=False)  # one for all: they get their labels together
    for note, label in zip(notes, inlinenotes.labels(source.body, notes), strict=True):
        message, hint = "readers see this note in the sentence", f"write [^{label}], and the note below the text"
        yield fault(source, in_body(source, note.span), CODE, message, hint, "warning", fix)
