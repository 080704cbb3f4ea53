"""Lines of one file end in different ways.

Windows ends a line with two characters, Unix with one. A file that has both was edited on both, or pasted together:
editors show odd characters, and git shows changes where there are none.
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._rule import problems
from magcli.text import characters

CODE = "FM003"
NAME = "mixed-line-ends"
FIX = "safe"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the first line that ends otherwise than most do."""
    if "\r" in article.source.text:
        yield from problems(article.source, characters.mixed_line_ends(article.source.text), "warning")
