"""A part is dated before the part that precedes it.

Readers would meet a later part before an earlier one. After a series was reordered, its dates may be the ones that
are wrong. Days are those of the magazine's time zone; parts without a date are passed over.

Bad:

    ---
    title: La révolution numérique
    parts:
      - title: Les marchés verticaux
        date: 2015-07-25
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
from itertools import pairwise

from magcli.model import Diagnostic, Magazine, Series
from magcli.rules._dates import Dated, dated
from magcli.rules._rule import fault

CODE = "SER007"
NAME = "date-order"


def check_series(series: Series, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the dated parts whose day comes before that of the dated part in front of them."""
    for before, after in pairwise(dated(series, magazine)):
        if after.day < before.day:
            message = f"{after.label} is dated before {before.label}, which precedes it"
            hint = f"put them in the order of their dates: magcli series reorder {series.slug} --by date"
            if series.schedule.start and not _is_published(after, series, magazine):
                hint += f"; or deal the dates out again: magcli series schedule {series.slug}"
            yield fault(series.source, after.part.span, CODE, message, hint, "warning")


def _is_published(found: Dated, series: Series, magazine: Magazine) -> bool:
    article = magazine.article_of(series, found.part)
    return article is not None and article.status == "published"
