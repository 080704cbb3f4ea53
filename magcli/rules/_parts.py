"""Which file was meant by a part that has none."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from magcli import naming
from magcli.model import Magazine, Part, Series
from magcli.text.nearest import MANY, fold, nearest


def missing(series: Series, magazine: Magazine) -> Iterator[tuple[Part, str]]:
    """Yield the parts of *series* without a file, each with the slug of the unlisted one that was meant, if any."""
    listed = {part.slug for part in series.parts}
    free = [article.slug for article in magazine.by_folder.get(series.slug, ()) if article.slug not in listed]
    for part in series.parts:
        if not part.slug or naming.elsewhere(series, part, magazine):  # told by the rule shared-part
            continue
        if magazine.article_of(series, part) is None:
            yield part, _meant(PurePosixPath(part.slug).name.removesuffix(".md"), free)


def _meant(slug: str, free: list[str]) -> str:
    if (folded := fold(slug)) in free:
        return folded
    near = free if len(free) < MANY else [other for other in free if other[:1] == slug[:1]][:MANY]
    return next(iter(nearest(slug, near, most=1)), "")
