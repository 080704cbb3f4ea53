"""Notes are not in the order in which readers come upon them.

Their numbers go back and forth in the text, or those of their definitions do below it, and whoever edits the file
looks in vain. Labels that are words have no order, and definitions may stand below each section.

Bad:

    ---
    title: Big data
    ---

    La rupture est dans le modèle économique[^1], et dans les usages[^2].

    [^2]: *Le Monde*, 11 juin 2015.

    [^1]: *Les Échos*, 10 juin 2015.

Good:

    ---
    title: Big data
    ---

    La rupture est dans le modèle économique[^1], et dans les usages[^2].

    [^1]: *Les Échos*, 10 juin 2015.

    [^2]: *Le Monde*, 11 juin 2015.
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._rule import fault, in_body, mending
from magcli.text import noteorder

CODE = "NOTE004"
NAME = "note-order"
FIX = "safe"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the first number that is out of order, or else the first definition of each run that is."""
    source = article.source
    number = noteorder.disordered_number(source.body)
    for found in (number,) if number else noteorder.disordered_notes(source.body):
        span, fix = in_body(source, found.span), mending(source, found.edits)
        where = "before" if found.is_before else "after"
        message = f"the note [^{found.label}] comes {where} [^{found.other}]"
        hint = "number the notes as they come in the text" if number else f"put it {_PLACES[where]} [^{found.other}]"
        yield fault(source, span, CODE, message, hint, "warning", fix)


_PLACES = {"before": "after", "after": "before"}
