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
from pathlib import PurePosixPath

from magcli import naming
from magcli.model import Diagnostic, Magazine, Series
from magcli.rules._rule import fault
from magcli.text.nearest import MANY, nearest

CODE = "SER004"
NAME = "missing-article"


def check_series(series: Series, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the slugs without a file, and offer the nearest file that is not listed."""
    listed = {part.slug for part in series.parts}
    free = [a.slug for a in magazine.by_folder.get(series.slug, ()) if a.slug not in listed]
    for part in series.parts:
        if not part.slug or naming.elsewhere(series, part, magazine):  # told by the rule shared-part
            continue
        if magazine.article_of(series, part) is None:
            slug = PurePosixPath(part.slug).name.removesuffix(".md")
            close = nearest(slug, free if len(free) < MANY else [a for a in free if a[:1] == slug[:1]][:MANY], most=1)
            hint = f"write {close[0]}" if close else "plan it with title: … instead, or take it off the list"
            message = f"there is no {series.slug}/{part.slug}.md"
            yield fault(series.source, part.span, CODE, message, hint)
