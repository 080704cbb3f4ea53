"""A part is not published, and a later one is.

Readers who follow the series come from part 1 to part 3: part 2 is a draft, or only planned. Publish it, or move it
after those that are. A part that is published and waits for its day is no gap: the dates say what comes when.

Bad:

    ---
    title: La révolution numérique
    parts:
      - title: Les marchés verticaux
      - publie
    ---

Good:

    ---
    title: La révolution numérique
    parts:
      - publie
      - title: Les marchés verticaux
    ---
"""

from collections.abc import Iterator

from magcli import naming
from magcli.model import Article, Diagnostic, Magazine, Part, Series
from magcli.rules._rule import fault

CODE = "SER013"
NAME = "gap-before-published"


def check_series(series: Series, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the parts that are not published before one that is; of several in a row, the first."""
    gap: tuple[int, Part] | None = None
    for number, part in enumerate(series.parts, 1):
        article = magazine.article_of(series, part)
        if article and article.status == "published" and not article.source.broken:
            if gap:
                yield _told(series, gap, (number, part))
            gap = None
        elif _is_waited_for(part, article):
            gap = gap or (number, part)


def _is_waited_for(part: Part, article: Article | None) -> bool:
    """Whether *part* is to come; of one without a file, or of a status that is none, other rules tell."""
    return article.status is not None if article else bool(part.title and not part.slug)


def _told(series: Series, missing: tuple[int, Part], out: tuple[int, Part]) -> Diagnostic:
    (number, part), (later, published) = missing, out
    message = f"part {number}, {naming.handle(part)}, is not published, and part {later}, {published.slug}, is"
    hint = f"publish it first, or move it down: magcli series reorder {series.slug}"
    return fault(series.source, part.span, CODE, message, hint, "warning")
