"""A season has no year, or is misspelt.

`été 26`, `été` or `autonme 2026` is a text like any other: then nobody is told that a part is dated in winter. Write
the season in whatever language, and its year in four digits: `été 2026`, `hiver 2026-2027`. A text of your own, such
as `Saison 3` or `Printemps des poètes`, is fine.

Bad:

    ---
    title: La révolution numérique
    season: autonme 2026
    parts: [un, deux]
    ---

Good:

    ---
    title: La révolution numérique
    season: automne 2026
    parts: [un, deux]
    ---
"""

from collections.abc import Iterator

from magcli.model import Diagnostic, Magazine, Series, Span, replacement
from magcli.rules._rule import fault
from magcli.text import seasons

CODE = "SER014"
NAME = "bad-season"
FIX = "unsafe"


def check_series(series: Series, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the seasons that are nearly one."""
    node = series.source.fields.get("season")
    if node is None or not isinstance(node.value, str) or series.season.name:
        return
    word, year = seasons.meant(node.value, magazine.lang)
    if word:
        start, end = node.span
        at = series.source.text.find(node.value, start, end)
        span = Span(at, at + len(node.value)) if at >= 0 else node.span
        hint = f"write {word} {year or '2015: the year has four digits, and a winter may have two in a row'}"
        fix = replacement(span, f"{word} {year}", is_safe=False) if year and at >= 0 else None
        yield fault(series.source, span, CODE, f"{node.value!r} is no season of a year", hint, "warning", fix)
