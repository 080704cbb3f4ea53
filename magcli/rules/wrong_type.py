"""A value is of another kind than its key wants.

A title is one text, `tags` a list of them, `image` keys and values; the message says what is there and what to
write. What cannot be read is left out. A title or a summary that is all digits, such as `1984`, magcli takes for the
text that it is; other programs want it in quotes.

Bad:

    ---
    title: Big data
    tags: big data, usages
    ---

Good:

    ---
    title: Big data
    tags: [big data, usages]
    ---
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine, replacement
from magcli.rules._rule import fault
from magcli.text.composer import quoted
from magcli.text.traps import is_no_text, other_reading

CODE = "META004"
NAME = "wrong-type"
FIX = "unsafe"

_TEXTS = ("title", "summary", "description")


def check(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the titles and summaries that other programs take for a number: what was read wrong is told already."""
    fields = article.source.fields
    for key, node in ((key, fields[key]) for key in _TEXTS if key in fields):
        text = node.value if isinstance(node.value, str) and not node.quote else ""
        if is_no_text(text) and not other_reading(text):  # what is read as something else is told as a trap
            told = f"to other programs {key} is {text}, which is no text"
            fix = replacement(node.span, quoted(text))
            yield fault(article.source, node.span, CODE, told, f"put it in quotes: {quoted(text)}", "warning", fix)
