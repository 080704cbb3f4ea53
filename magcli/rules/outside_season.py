"""A part is dated outside of its series' season.

The days of a season are counted generously, from the first that meteorologists call so to the last of the
astronomers: a summer is 1 June to 23 September. `hiver 2015` is both winters that touch 2015. Seasons are those of
the northern half of the world; in the southern one, write `validate: {ignore: [outside-season]}` in the magazine. A
`season` that is a text of your own, such as `Saison 3`, has no days.

Bad:

    ---
    title: La révolution numérique
    season: été 2015
    parts:
      - title: La société numérique
        date: 2016-07-25
    ---

Good:

    ---
    title: La révolution numérique
    season: été 2015
    parts:
      - title: La société numérique
        date: 2015-07-25
    ---
"""

from collections.abc import Iterator

from magcli.model import Diagnostic, Magazine, Series
from magcli.rules._dates import dated
from magcli.rules._rule import fault
from magcli.text import seasons

CODE = "SER008"
NAME = "outside-season"


def check_series(series: Series, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the dates of parts, in their own files or planned, that lie outside of the season of *series*."""
    days = " or ".join(f"{first} to {last}" for first, last in seasons.spans(series.season))
    for found in dated(series, magazine):
        if not seasons.covers(series.season, found.day):
            message = (
                f"{found.day} is not in {seasons.shown(series.season, magazine.lang)}, the season of {series.slug}"
            )
            hint = f"write a day from {days}, or change the season"
            yield fault(found.source, found.span, CODE, message, hint, "warning")
