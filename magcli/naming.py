"""What the names that users type stand for."""

from collections.abc import Iterable
from itertools import islice
from pathlib import PurePosixPath

from magcli.errors import NotAllowed, Unknown
from magcli.model import Article, Magazine, Part, Series
from magcli.reading import INDEX
from magcli.text import handles
from magcli.text.nearest import nearest
from magcli.text.slug import RESERVED, is_slug, slugify


def article(magazine: Magazine, name: str) -> Article:
    """Return the article that *name* stands for: `slug`, `series/slug`, or a path from the root.

    Raises Unknown with the nearest names, or NotAllowed when articles of several series have that slug, or when it is
    only planned.
    """
    wanted = name.removesuffix(".md").strip("/")
    if wanted in magazine.articles:
        return magazine.articles[wanted]
    found = [article for article in magazine.articles.values() if article.slug == wanted]
    if len(found) > 1:
        names = " or ".join(article.name for article in found)
        raise NotAllowed(f"several articles are called {name!r}", f"write {names}")
    if not found:
        _refuse_planned(magazine, name, wanted)
        slugs = [article.slug for article in magazine.articles.values()]
        slugs += [handle(part) for series in magazine.series.values() for part in series.parts if not part.slug]
        close = nearest(wanted, [*slugs, *magazine.articles]) or nearest(PurePosixPath(wanted).name, slugs)
        close = close or tuple(slug for slug in slugs if slugify(wanted) and slugify(wanted) in slug)[:3]
        raise Unknown("article", name, close, "magcli list shows what there is")
    return found[0]


def _refuse_planned(magazine: Magazine, name: str, wanted: str) -> None:
    """Raise NotAllowed, with the command that writes it, when *wanted* is a planned part, not an article."""
    found = _planned(magazine, wanted)
    if found:
        home, place = found[0]
        which = f"--series {home.slug} " if len(found) > 1 else ""
        what = f"{name!r} is planned as part {place + 1} of {home.slug}"
        raise NotAllowed(what, f'write it with: magcli new "…" {which}--planned {handle(home.parts[place])}')


def _planned(magazine: Magazine, name: str) -> list[tuple[Series, int]]:
    """Return the planned parts that *name*, `series/handle` or a handle, may stand for, and their places (from 0)."""
    home, _, wanted = name.rpartition("/")
    return [
        (series, place)
        for series in magazine.series.values()
        if home in ("", series.slug)
        for place, part in enumerate(series.parts)
        if not part.slug and handle(part) in (wanted, slugify(wanted)) and handle(part) != "?"
    ]


def series(magazine: Magazine, name: str) -> Series:
    """Return the series that *name* stands for: its slug, its title, or a path from the root.

    Raises Unknown with the nearest names.
    """
    wanted = name.strip("/").removesuffix(f"/{INDEX}")
    found = magazine.series.get(wanted) or magazine.series.get(slugify(name))
    by_title = (series for series in magazine.series.values() if slugify(series.title) == slugify(name))
    if found := found or next(by_title, None):
        return found
    close = nearest(slugify(name) or name, magazine.series)
    start = f"start it with: magcli series new {name!r}"
    raise Unknown("series", name, close, f"there is: {_some(magazine.series)}; {start}" if magazine.series else start)


def _some(known: Iterable[str], most: int = 5) -> str:
    names = list(known)
    return ", ".join(names[:most]) + (" …" if len(names) > most else "")


def named(magazine: Magazine, name: str) -> Article | Series:
    """Return the article or the series that *name* stands for.

    Raises Unknown with the nearest names, or NotAllowed when both are called so.
    """
    wanted = name.removesuffix(".md").strip("/")
    articles = [known for known in magazine.articles.values() if wanted in (known.name, known.slug)]
    if articles and wanted in magazine.series and not name.endswith(".md"):
        paths = [str(magazine.series[wanted].path), *(str(known.path) for known in articles)]
        raise NotAllowed(f"a series and an article are called {wanted!r}", f"write {' or '.join(paths)}")
    try:
        return article(magazine, name) if articles else series(magazine, name)
    except Unknown as no_series:
        try:
            return article(magazine, name)
        except Unknown as no_article:
            close = tuple(dict.fromkeys((*no_series.nearest, *no_article.nearest)))
            raise Unknown("article or series", name, close, "magcli list shows what there is") from no_article


def handle(part: Part) -> str:
    """Return what a part is called on the command line: its slug, or the slug of its planned title."""
    return part.slug or slugify(part.title) or "?"


def elsewhere(series: Series, part: Part, magazine: Magazine) -> Article | None:
    """Return the article of another folder that *part* of *series* names, as `other/slug` or by its slug alone.

    `None` when it names one of its own folder, or articles of several others have that slug.
    """
    wanted = _bare(part)
    if not wanted or f"{series.slug}/{wanted}" in magazine.articles:
        return None
    if "/" in part.slug:
        named = magazine.articles.get(wanted)
        return named if named and named.series != series.slug else None
    others = (
        other for other in magazine.by_slug.get(wanted, ()) if not other.series or other.series in magazine.series
    )
    found = tuple(islice(others, 2))
    return found[0] if len(found) == 1 else None


def _bare(part: Part) -> str:
    return part.slug.removesuffix(".md").removeprefix("../")


def names(series: Series, part: Part, article: Article, magazine: Magazine) -> bool:
    """Whether *part* of *series* names *article*, wherever that lies, by its slug or by its file."""
    if beside := magazine.article_of(series, part):
        return beside.name == article.name
    if article.series == series.slug:
        return _bare(part) in (article.slug, article.name)
    return part.slug == article.slug or elsewhere(series, part, magazine) is article


def listed_place(series: Series, article: Article, magazine: Magazine) -> int | None:
    """Return the place (from 0) at which *series* lists *article*, wherever that lies; `None` when it does not."""
    return next((at for at, part in enumerate(series.parts) if names(series, part, article, magazine)), None)


def place(series: Series, name: str) -> int:
    """Return the place (from 0) of the part that *name* stands for: its handle, title or number.

    `#2` is the number 2, whatever the parts are called.

    Raises Unknown with the nearest handles, or NotAllowed when two parts are called so.
    """
    called = [handle(part) for part in series.parts]
    found = handles.places(called, name)
    if len(found) > 1:
        numbers = " or ".join(handles.names(called)[at] for at in found)
        raise NotAllowed(f"several parts of {series.slug} are called {name!r}", f"say its number: {numbers}")
    if found:
        return found[0]
    known = ", ".join(called) or "none yet"
    close = nearest(PurePosixPath(name).name.removesuffix(".md"), called)
    raise Unknown(f"part of {series.slug}", name, close, f"its parts: {known}")


def planned(magazine: Magazine, name: str) -> tuple[Series, int] | None:
    """Return the planned part that *name*, `series/handle` or a handle that only one has, stands for, by its place.

    `None` when there is none, or when an article or a series is called so.
    """
    if name in magazine.series or any(name in (known.name, known.slug) for known in magazine.articles.values()):
        return None
    found = _planned(magazine, name)
    return found[0] if len(found) == 1 else None


def planned_place(series: Series, slug: str) -> int | None:
    """Return the place (from 0) of the planned part whose title makes *slug*; `None` when there is none."""
    return next((at for at, part in enumerate(series.parts) if not part.slug and handle(part) == slug), None)


def new_slug(text: str, asked: str = "", instead: str = "give another one with --slug") -> str:
    """Return the slug for something new called *text*, or the one that was *asked* for.

    Raises NotAllowed, which says what to do *instead*, when there is none, or when an export or a system keeps that
    name for itself.
    """
    slug = asked or slugify(text)
    if not slug:
        raise NotAllowed(f"no slug can be made of {text!r}", f"{instead}, such as un-ete-numerique")
    if not is_slug(slug):
        raise NotAllowed(f"{slug!r} is no slug", f"write {slugify(slug) or 'letters'}: only a-z, 0-9 and hyphens")
    if slug in RESERVED:
        raise NotAllowed(f"the slug {slug!r} is kept for other pages", instead)
    return slug
