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

from magcli.fields import instead
from magcli.model import Diagnostic, Magazine, Node, Person, Series
from magcli.rules._rule import fault
from magcli.text.nearest import fold, nearest
from magcli.text.slug import is_slug

CODE = "SER011"
NAME = "unknown-editor"
FIX = "unsafe"


def check_series(series: Series, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the ids that nobody has and the names that are nearly somebody's, and offer those."""
    known = {*magazine.people, *(person.name for person in magazine.people.values())}
    for node in _named(series) if magazine.people else ():
        name = node.value
        if not isinstance(name, str) or name in known:
            continue
        message = f"nobody of the magazine is called {name}"
        if meant := _meant(name, magazine.people):
            fix = instead(node, meant, is_safe=False)
            yield fault(series.source, node.span, CODE, message, f"write {meant}", "warning", fix)
        elif is_slug(name):
            hint = f"add {name} to people in _index.md, or write the whole name"
            yield fault(series.source, node.span, CODE, message, hint, "warning")


def _named(series: Series) -> Iterator[Node]:
    """Yield what names people: the editors of *series*, and the authors of its planned parts."""
    fields = series.source.fields
    parts = fields["parts"].items if series.parts else ()
    mappings = [item.value for item in parts if isinstance(item.value, Mapping)]
    for node in (fields.get("editors"), *(mapping.get("authors") for mapping in mappings)):
        if node:
            yield from node.items or (node,)


def _meant(name: str, people: Mapping[str, Person]) -> str:
    """Return the id or name that *name* is but for case and accents, or nearly if it is one; empty for none."""
    alike = {fold(text): text for id, person in people.items() for text in (person.name, id)}
    close = nearest(name, people, most=1) if is_slug(name) else ()
    return alike.get(fold(name)) or next(iter(close), "")
