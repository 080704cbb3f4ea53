"""A part is listed twice.

A part has one number. Two slots for one article would show it twice to readers.

Bad:

    ---
    title: La révolution numérique
    parts: [un, deux, un]
    ---

Good:

    ---
    title: La révolution numérique
    parts: [un, deux]
    ---
"""

from collections.abc import Iterator

from magcli.model import Diagnostic, Magazine, Series
from magcli.rules._rule import fault

CODE = "SER003"
NAME = "duplicate-part"


def check_series(series: Series, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the slugs that stand earlier in the list."""
    numbers: dict[str, int] = {}
    for number, part in enumerate(series.parts, 1):
        first = numbers.setdefault(part.slug, number) if part.slug else number
        if first != number:
            message = f"{part.slug!r} is part {first} already"
            yield fault(series.source, part.span, CODE, message, "remove one of the two")
