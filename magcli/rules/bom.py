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
        found = characters.marks(article.source.text)
        # Among blank lines before the front matter, it goes with them.
        late = any(fault.code == "FM016" for fault in article.source.faults)
        start = article.source.text.find("---") if late else 0
        marks = (mark for mark in found if mark.span.start >= start)
        yield from problems(article.source, marks, "warning")
