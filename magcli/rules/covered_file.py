"""A link leads to a file whose place on the site a page has.

What an article links to or shows is copied to its own place. A file that is called like a page of the site there,
such as `feed.xml` in the folder of a series, or `index.html` in one that is called like an article, is left out: the
page stays, and the link leads to that.

Bad:

    ---
    title: Big data
    ---

    Voir [nos chiffres](feed.xml).

Good:

    ---
    title: Big data
    ---

    Voir [nos chiffres](chiffres.xml).
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules import _links, _pages
from magcli.rules._rule import fault

CODE = "LINK013"
NAME = "covered-file"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the links to files, and the images, that have the name of a page of the site."""
    for lead in _links.leads(article):
        path = lead.file
        if path is None or not path.name or not _pages.may_be_of_site(path) or path not in magazine.files:
            continue
        if page := _pages.of_site(path, magazine):
            told = f"{path} has the place of {page}"
            yield fault(article.source, _links.place(article, lead), CODE, told, "give the file another name")
