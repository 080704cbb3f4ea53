"""An image is not on disk.

Its path is relative to the article's file.

Bad:

    ---
    title: Big data
    image: {src: images/courbe.png, alt: Une courbe}
    ---

Good:

    ---
    title: Big data
    ---
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules import _links
from magcli.rules._rule import fault

CODE = "LINK003"
NAME = "missing-image"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the images in the text and in the front matter that are not there, and offer the nearest one."""
    for lead, path in _links.missing(article, magazine):
        if lead.is_image:
            hint = _links.instead(lead, path, article, magazine)
            yield fault(article.source, _links.place(article, lead), CODE, f"there is no {path}", hint)
    for lead in _links.on_disk(article):
        if lead.is_image:
            yield fault(article.source, _links.place(article, lead), CODE, _links.ON_DISK, _links.BESIDE)
    for lead in _links.leads(article):
        if lead.is_image and (address := _links.lost(lead, magazine)):
            message = f"this site has nothing at /{address}: an export leaves the image out"
            yield fault(article.source, _links.place(article, lead), CODE, message, _links.INSTEAD, "warning")
