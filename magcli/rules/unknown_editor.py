"""An editor of a series, or an author of a planned part, is nobody whom the magazine knows.

What is written like an id, in small letters without spaces, is looked for among the `people` of the magazine, and
what is nearly the name of one of them is probably theirs. Somebody who is met once is written by name: `Julie
Martin`.

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
from magcli.rules import _people

CODE = "SER011"
NAME = "unknown-editor"
FIX = "unsafe"


def check_series(series: Series, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the ids that nobody has, and the names that are nearly those of somebody known."""
    yield from _people.strangers(series.source, _named(series), magazine, CODE)


def _named(series: Series) -> Iterator[Node]:
    """Yield what names people: the editors of *series*, and the authors of its planned parts."""
    fields = series.source.fields
    parts = fields["parts"].items if series.parts else ()
    mappings = [item.value for item in parts if isinstance(item.value, Mapping)]
    for node in (fields.get("editors"), *(mapping.get("authors") for mapping in mappings)):
        if node:
            yield from node.items or (node,)
