"""A control character stands in the text.

XML forbids these characters (XML 1.0, section 2.2), so one of them makes a feed that no reader opens; and nobody sees
them. They come with text that was copied from a word processor or a PDF: a vertical tab (U+000B) was a line break.
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._rule import problems
from magcli.text import characters

CODE = "FM004"
NAME = "control-character"
FIX = "safe"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the characters that nobody sees and no feed may hold."""
    if characters.may_be_controlled(article.source.text):
        yield from problems(article.source, characters.controls(article.source.text))
