"""The numbers of notes skip one.

Readers see other numbers than the file has, and editors look for the note that is missing.

Bad:

    ---
    title: Big data
    ---

    La rupture est dans le modèle économique[^1], et dans les usages[^3].

    [^1]: *Les Échos*, 10 juin 2015.

    [^3]: *Le Monde*, 11 juin 2015.

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

CODE = "NOTE005"
NAME = "note-gap"
FIX = "safe"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the first number that does not follow the one before."""
    source = article.source
    if found := noteorder.gap(source.body):
        span, fix = in_body(source, found.span), mending(source, found.edits)
        message = f"after the note [^{found.other}] comes [^{found.label}]"
        yield fault(source, span, CODE, message, f"write [^{int(found.other) + 1}]", "warning", fix)
