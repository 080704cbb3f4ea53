"""A paragraph of a footnote is not indented enough, and stands in the article.

What belongs to a note is indented by four spaces. A paragraph right below a note is taken for its second one when it
is indented a little, or stands among the last notes of the article.

Bad:

    ---
    title: Big data
    ---

    La rupture est dans le modèle économique[^1].

    [^1]: *Les Échos*, 10 juin 2015.

      Voir aussi *Le Monde*.

Good:

    ---
    title: Big data
    ---

    La rupture est dans le modèle économique[^1].

    [^1]: *Les Échos*, 10 juin 2015.

        Voir aussi *Le Monde*.
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._rule import fault, in_body, mending
from magcli.text import notelayout

CODE = "NOTE031"
NAME = "lost-paragraph"
FIX = "unsafe"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the paragraphs that look like the second one of a note."""
    source = article.source
    for form in notelayout.lost_paragraphs(source.body):
        span, fix = in_body(source, form.span), mending(source, form.edits, is_safe=False)
        message = f"this paragraph seems to belong to the note [^{form.label}]"
        yield fault(source, span, CODE, message, "indent it by four spaces when it does", "info", fix)
