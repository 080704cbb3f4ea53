"""A link or an image has other capitals than the file.

On the web, and on most servers, `Images/Courbe.PNG` and `images/courbe.png` are two files; on the computer of whoever
wrote the link they may be one. It is written as the file is called.

Bad:

    ---
    title: Big data
    ---

    Voir [le premier article](Un.md).

Good:

    ---
    title: Big data
    ---

    Voir [le premier article](un.md).
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules import _links
from magcli.rules._rule import fault

CODE = "LINK005"
NAME = "wrong-case"
FIX = "safe"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find what leads to a file whose name has other capitals, and write that name."""
    for lead, path, target in _links.respelt(article, magazine, by_accents=False):
        span, fix = _links.place(article, lead), _links.rewritten(article, lead, target)
        yield fault(article.source, span, CODE, f"on disk it is {path}", f"write {target}", fix=fix)
