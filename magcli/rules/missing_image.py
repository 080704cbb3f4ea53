"""An image is not on disk.

Its path is relative to the article's file, spelt as on disk: on the web, capitals count.

Bad:

    ---
    title: Big data
    image: images/courbe.png
    ---

Good:

    ---
    title: Big data
    ---
"""

from collections.abc import Iterator

from magcli.links import missing
from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._rule import fault

CODE = "LINK003"
NAME = "missing-image"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the images in the text and in the front matter that are not there, and offer the nearest one."""
    for span, target, hint in missing(article, magazine, images=True):
        yield fault(article.source, span, CODE, f"there is no {target}", hint)
