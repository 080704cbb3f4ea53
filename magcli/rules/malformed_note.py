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

from magcli.model import Article, Diagnostic, Magazine, Source, Span
from magcli.rules._forms import irregular
from magcli.rules._rule import fault
from magcli.text.lostnotes import OTHER_SIGN

CODE = "NOTE024"
NAME = "malformed-note"
FIX = "safe"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the notes whose label is not followed by a colon, or that hold a space in it."""
    source = article.source
    for form, span, fix in irregular(article, NAME):
        message, hint = _told(source, span, form.label), f"write [^{form.label}]: with the colon right behind"
        yield fault(source, span, CODE, message, hint, fix=fix)


def _told(source: Source, span: Span, label: str) -> str:
    if source.text[span.end - 1] == ":":
        return f"a space stands in the label of the note [^{label}]"
    if other := OTHER_SIGN.match(source.text, span.end):
        return f"{other['sign']} stands where the colon of the note [^{label}] is due"
    if source.text[span.end : span.end + 9].lstrip().startswith(":"):
        return f"a space stands before the colon of the note [^{label}]"
    return f"no colon follows the label of the note [^{label}]"
