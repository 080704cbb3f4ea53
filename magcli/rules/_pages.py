"""What the rules about links ask of the magazine: what stands at a path, and whether readers get it."""

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import TypeVar

from magcli import naming
from magcli.model import LISTS, Article, Magazine, Part, Series
from magcli.reading import INDEX
from magcli.text.slug import FEEDS

HOME = PurePosixPath()
"""The folder of the magazine, which stands for its first page."""

Thing = TypeVar("Thing")


def once(find: Callable[[Magazine], Thing]) -> Callable[[Magazine], Thing]:
    """Return *find*, which remembers what it found in the last magazine: one has no hash, which `lru_cache` wants."""
    last: list[tuple[Magazine, object, Thing]] = []

    def found(magazine: Magazine) -> Thing:
        articles = magazine.articles  # who is told what was remembered has looked at them, too: see _watched.py
        if not last or last[0][0] is not magazine or last[0][1] is not articles:
            last[:] = [(magazine, articles, find(magazine))]
        return last[0][2]

    return found


def series_at(path: PurePosixPath, magazine: Magazine) -> Series | None:
    """Return the series whose page *path* is: its folder, or its index."""
    return magazine.series.get(str(path.parent if path.name == INDEX else path))


def article_at(path: PurePosixPath, magazine: Magazine) -> Article | None:
    """Return the article whose file *path* is."""
    return magazine.articles.get(str(path.with_suffix(""))) if path.suffix == ".md" else None


def planned(path: PurePosixPath, magazine: Magazine) -> Part | None:
    """Return the part that is planned to become *path*."""
    is_named = path.suffix in ("", ".md") and path != HOME
    return _planned(magazine).get(path.with_suffix(".md")) if is_named else None


@once
def _planned(magazine: Magazine) -> Mapping[PurePosixPath, Part]:
    """Return the planned parts by the files that they are to become; of two with one file, the first."""
    planned = ((series, part) for series in magazine.series.values() for part in series.parts if not part.slug)
    found: dict[PurePosixPath, Part] = {}
    for series, part in planned:
        found.setdefault(PurePosixPath(series.slug, f"{naming.handle(part)}.md"), part)
    return found


_AT_TOP = {
    "404.html": "the page that says that there is none",
    "robots.txt": "robots.txt",
    "sitemap.xml": "the sitemap",
}


def is_feed(path: PurePosixPath) -> bool:
    """Whether *path* is called as a feed of the site is."""
    return bool(FEEDS.fullmatch(path.name))


def may_be_of_site(path: PurePosixPath) -> bool:
    """Whether *path* is called as a page of the site may be: quicker than `of_site`, and without a magazine."""
    return (
        path.suffix == ""
        or path.name == "index.html"
        or path.name in _AT_TOP
        or is_feed(path)
        or path.parts[0] == "cards"
    )


def of_site(path: PurePosixPath, magazine: Magazine) -> str:
    """Return which page of the site has the place of the file *path*, or its folder there; empty when none has."""
    if len(path.parts) == 1 and path.name in _AT_TOP:
        return f"{_AT_TOP[path.name]} of the site"
    if is_feed(path) and path.parent == HOME:
        return "the feed of the site"
    if is_feed(path) and str(path.parent) in magazine.series:
        return f"the feed of the series {path.parent}"
    if path.parts[0] == "cards":
        return _page_of(path.relative_to("cards").with_suffix(""), magazine) if path.suffix == ".png" else ""
    folder = path.parent if path.name == "index.html" else path
    if folder.parts[:1] and folder.parts[0] in (*LISTS, "archive") and folder.suffix == "":
        return f"a page below {folder.parts[0]} of the site"
    return _page_of(folder, magazine)


def _page_of(folder: PurePosixPath, magazine: Magazine) -> str:
    name = str(folder)
    if folder == HOME:
        return "the home page"
    if name in magazine.series:
        return f"the page of the series {name}"
    return f"the page of the article {name}" if name in magazine.articles else ""


def has_readers(article: Article, magazine: Magazine) -> bool:
    """Whether *article* is one that readers get: published, or the introduction to what is."""
    if article.path.name != INDEX:
        return article.status == "published"
    if series := magazine.series.get(str(article.path.parent)):
        return has_page(series, magazine)
    return any(other.status == "published" for other in magazine.articles.values())


def has_page(series: Series, magazine: Magazine) -> bool:
    """Whether an export makes a page of *series*: one of its parts is published, or announced."""
    return series.slug in _with_page(magazine)


@once
def _with_page(magazine: Magazine) -> frozenset[str]:
    """Return the slugs of the series that have a page."""
    return frozenset(
        series.slug
        for series in magazine.series.values()
        if any(_is_told(magazine.article_of(series, part), part) for part in series.parts)
    )


def _is_told(article: Article | None, part: Part) -> bool:
    if article is None:
        return bool(part.title and part.announce)
    return article.status == "published" or (article.announce and article.status is not None)


_TOLD = {
    "draft": "is a draft",
    "review": "is in review",
    "ready": "is ready, but not published",
    None: "has no status that magcli knows",
}


def hidden(path: PurePosixPath, magazine: Magazine) -> str:
    """Return why readers do not get the article *path*; empty when they do, or when it is no article at all."""
    if article := article_at(path, magazine):
        return "" if article.status == "published" else _TOLD[article.status]
    return "is planned, and not written yet" if planned(path, magazine) else ""


def empty(path: PurePosixPath, magazine: Magazine) -> Series | None:
    """Return the series that *path* is the page of, when there is none because there is nothing to read."""
    series = series_at(path, magazine)
    return series if series and not series.source.broken and not has_page(series, magazine) else None


def is_dead_end(path: PurePosixPath, article: Article, magazine: Magazine) -> bool:
    """Whether readers of *article* do not get *path*: the rules link-to-draft and empty-series tell them."""
    return has_readers(article, magazine) and bool(hidden(path, magazine) or empty(path, magazine))
