"""A byte order mark stands in the text.

Some programs of Windows put the character U+FEFF in front of a file. Nobody sees it, and many programs then find no
front matter: the whole article becomes text. A file that was pasted into another leaves one in the middle.
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._rule import problems
from magcli.text import characters

CODE = "FM002"
NAME = "bom"
FIX = "safe"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the byte order marks."""
    if characters.BOM in article.source.text:
        yield from problems(article.source, characters.marks(article.source.text), "warning")
