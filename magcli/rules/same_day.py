"""Two parts of a series are dated on one day.

A series comes out part by part; two parts on one day are most often a date that was copied. Days are those of the
magazine's time zone.

Bad:

    ---
    title: La révolution numérique
    parts:
      - title: Les marchés verticaux
        date: 2015-07-18
      - title: La société numérique
        date: 2015-07-18
    ---

Good:

    ---
    title: La révolution numérique
    parts:
      - title: Les marchés verticaux
        date: 2015-07-18
      - title: La société numérique
        date: 2015-07-25
    ---
"""

from collections.abc import Iterator
from datetime import date

from magcli.model import Diagnostic, Magazine, Series
from magcli.rules._dates import Dated, dated
from magcli.rules._rule import fault

CODE = "SER009"
NAME = "same-day"


def check_series(series: Series, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the parts whose day an earlier part has already."""
    first: dict[date, Dated] = {}
    for found in dated(series, magazine):
        earlier = first.setdefault(found.day, found)
        if earlier is not found:
            message = f"{found.label} has the day of {earlier.label}"
            yield fault(series.source, found.part.span, CODE, message, "give one of the two another day", "warning")
