"""A part has no file.

The list of parts names an article that does not lie beside it: it was renamed, moved, or not written yet. A
part to come is a planned one, with a title instead of a slug.

Bad:

    ---
    title: La révolution numérique
    parts: [un, la-societe-numerique]
    ---

Good:

    ---
    title: La révolution numérique
    parts:
      - un
      - title: La société numérique
    ---
"""

from collections.abc import Iterator

from magcli.model import Diagnostic, Magazine, Series
from magcli.rules import _parts
from magcli.rules._rule import fault

CODE = "SER004"
NAME = "missing-article"


def check_series(series: Series, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the slugs without a file, and offer the nearest file that is not listed."""
    for part, meant in _parts.missing(series, magazine):
        hint = f"write {meant}" if meant else "plan it with title: … instead, or take it off the list"
        message = f"there is no {series.slug}/{part.slug}.md"
        yield fault(series.source, part.span, CODE, message, hint)
