r"""A backslash keeps a footnote reference, or a note, from being one.

Programs that turn a document into Markdown leave `\[^1\]` behind: readers see the brackets, and nothing leads to the
note. It is a fault when there is a note of that label.

Bad:

    ---
    title: Big data
    ---

    La rupture est dans le modèle économique\[^1\].

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

CODE = "NOTE027"
NAME = "escaped-call"
FIX = "safe"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the escaped marks of notes that are there."""
    source = article.source
    for form, span, fix in irregular(article, NAME):
        written = source.text[span.start : span.end]
        message = f"the backslashes in {written} keep it from being a note"
        hint = f"write [^{form.label}]{':' if written.endswith(':') else ''}"
        yield fault(source, span, CODE, message, hint, fix=fix)
