"""An image has no alternative text.

Whoever does not see it, because of their eyes, their connection or their feed reader, gets that text instead: what
the image tells, in a sentence (WCAG 2.2, 1.1.1). An image that tells nothing is written `<img src="…" alt="">`.

Bad:

    ---
    title: Big data
    ---

    ![](https://example.org/courbe.png)

Good:

    ---
    title: Big data
    ---

    ![La part du numérique double en dix ans](https://example.org/courbe.png)
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._rule import fault, in_body
from magcli.text import pictures

CODE = "LINK004"
NAME = "missing-alt"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the images of the text that say nothing to whoever cannot see them."""
    for span in pictures.without_words(article.source.body):
        is_html = article.source.body.startswith("<", span.start)
        hint = 'say what it shows: alt="…"' if is_html else "say what it shows: ![…](…)"
        message = "this image has no text for those who cannot see it"
        yield fault(article.source, in_body(article.source, span), CODE, message, hint, "warning")
