"""A link or an image has its accents put together otherwise than the file.

`é` can be one character or two, an `e` and an accent, and looks the same (Unicode, annex 15). Files that come from a
Mac often have two, what is typed has one; on the web these are two names. It is written as the file is called, with
`%…` for the accents that stand alone; or rename the file, to a name without accents best of all.

Bad:

    ---
    title: Big data
    ---

    ![La courbe](images/courbe-été.png)

Good:

    ---
    title: Big data
    ---

    ![La courbe](images/courbe-e%CC%81te%CC%81.png)
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules import _links
from magcli.rules._rule import fault

CODE = "LINK011"
NAME = "wrong-form"
FIX = "safe"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find what leads to a file whose name looks the same, and write that name."""
    for lead, path, target in _links.respelt(article, magazine, by_accents=True):
        span, fix = _links.place(article, lead), _links.rewritten(article, lead, target)
        message = f"{path} is there, but its accents are put together otherwise"
        yield fault(article.source, span, CODE, message, f"write {target}, or rename the file", fix=fix)
