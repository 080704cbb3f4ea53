"""A control character stands in the text.

XML forbids these characters (XML 1.0, section 2.2), so one of them makes a feed that no reader opens; and nobody sees
them. They come with text that was copied from a word processor or a PDF: a vertical tab (U+000B) was a line break.
So does one that a value of the front matter in double quotes holds as an escape, such as `\\v`.
"""

from collections.abc import Iterable, Iterator, Mapping

from magcli.model import Article, Diagnostic, Magazine, Node, Span
from magcli.rules._rule import problems
from magcli.text import characters

CODE = "FM004"
NAME = "control-character"
FIX = "safe"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the characters that nobody sees and no feed may hold."""
    source = article.source
    if characters.may_be_controlled(source.text):
        yield from problems(source, characters.controls(source.text))
    if "\\" in source.text[: source.body_start]:
        for span in _quoted(source.fields.values()):
            yield from problems(source, characters.escaped_controls(source.text, span))


def _quoted(nodes: Iterable[Node]) -> Iterator[Span]:
    """Yield where values in double quotes stand that hold such a character: no others know escapes."""
    for node in nodes:
        if node.quote == '"' and isinstance(node.value, str) and characters.may_be_controlled(node.value):
            yield node.span
        yield from _quoted(node.value.values() if isinstance(node.value, Mapping) else node.items)
