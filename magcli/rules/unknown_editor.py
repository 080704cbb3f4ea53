"""A series is edited by nobody whom the magazine knows, or a planned part written by such.

What is written like an id, in small letters without spaces, is looked for among the `people` of the magazine. It is
misspelt, or that person is not listed there yet. Somebody who is met once is written by name: `Julie Martin`.

Bad:

    ---
    title: La révolution numérique
    editors: [redacton]
    parts: [un, deux]
    ---

Good:

    ---
    title: La révolution numérique
    editors: [redaction]
    parts: [un, deux]
    ---
"""

from collections.abc import Iterator, Mapping

from magcli.model import Diagnostic, Magazine, Node, Series
from magcli.rules._rule import fault
from magcli.text.nearest import fold, nearest
from magcli.text.slug import is_slug

CODE = "SER011"
NAME = "unknown-editor"


def check_series(series: Series, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the ids that nobody has, and offer the nearest."""
    known = {*magazine.people, *(person.name for person in magazine.people.values())}
    for node in _named(series):
        if isinstance(node.value, str) and node.value not in known and _is_id(node.value, magazine):
            close = nearest(node.value, magazine.people, most=1)
            hint = (
                f"write {close[0]}" if close else f"add {node.value} to people in _index.md, or write the whole name"
            )
            message = f"nobody of the magazine is called {node.value}"
            yield fault(series.source, node.span, CODE, message, hint, "warning")


def _named(series: Series) -> Iterator[Node]:
    """Yield what names people: the editors of *series*, and the authors of its planned parts."""
    fields = series.source.fields
    parts = fields["parts"].items if series.parts else ()
    mappings = [item.value for item in parts if isinstance(item.value, Mapping)]
    for node in (fields.get("editors"), *(mapping.get("authors") for mapping in mappings)):
        if node:
            yield from node.items or (node,)


def _is_id(text: str, magazine: Magazine) -> bool:
    return is_slug(text) or fold(text) in magazine.people
