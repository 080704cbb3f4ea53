"""A part lies in another series.

A part has one series, the folder that it lies in, and one number there. The list names the articles of its own
folder by their slugs; one from elsewhere is moved here first.

Bad:

    ---
    title: La révolution numérique
    parts: [un, autre/trois]
    ---

Good:

    ---
    title: La révolution numérique
    parts: [un, deux]
    ---
"""

from collections.abc import Iterator

from magcli import naming
from magcli.model import Diagnostic, Magazine, Series
from magcli.rules._rule import fault

CODE = "SER010"
NAME = "shared-part"


def check_series(series: Series, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the parts that name an article of another folder."""
    for part in series.parts:
        if article := naming.elsewhere(series, part, magazine):
            place = f"in {article.series}/" if article.series else "in no series"
            message = f"{article.name} lies {place}, and a part has one series"
            hint = f"to move it here, run: magcli series add {series.slug} {article.name}"
            yield fault(series.source, part.span, CODE, message, hint)
