"""Which articles a feed is of: all of a magazine, or those of one series, tag, section or person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from magcli.errors import NotAllowed, Unknown
from magcli.exporters import _addresses
from magcli.exporters._exporter import Options
from magcli.exporters._lists import Entry, lists
from magcli.model import LISTS, Article, Magazine, Series
from magcli.text.nearest import fold, nearest


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Articles that belong together, and what their feed is called."""

    title: str
    description: str
    address: str
    """Of the page that shows the same; the feed lies beside it."""
    articles: tuple[Article, ...]
    """In the order in which a feed shows them."""
    has_page: bool = True


def newest(magazine: Magazine, slug: str = "") -> Sequence[Article]:
    """Return the articles of the public *magazine*, or of its series *slug*: the newest first, then the last part."""
    return _newest_first(magazine.by_folder.get(slug, ()) if slug else magazine.articles.values(), magazine)


def _newest_first(articles: Iterable[Article], magazine: Magazine) -> list[Article]:
    def key(article: Article) -> tuple[float, int, str]:
        if article.date is None:
            raise ValueError(f"{article.name} is not public: it has no date")
        return -magazine.instant(article.date).timestamp(), -(magazine.number_of(article) or 0), article.name

    return sorted(articles, key=key)


def selected(magazine: Magazine, options: Options) -> Selection:
    """Return what *options* ask for of the public *magazine*.

    Raises Unknown when nothing is called so, and NotAllowed when two things are asked for, or none is published.
    """
    asked = [(kind, name) for kind, name in _asked(options).items() if name]
    if len(asked) > 1:
        both = " and ".join(f"--{kind}" for kind, _ in asked)
        raise NotAllowed(f"{both} ask for different feeds", "ask for one at a time")
    if options.order == "series" and not options.series:
        raise NotAllowed("--order series is for a series", "name one with --series")
    found = _named(*asked[0], magazine, options) if asked else of_magazine(magazine)
    if not found.articles:
        raise NotAllowed("a feed without an article says nothing, not even when", "publish one first")
    return found


def _asked(options: Options) -> dict[str, str]:
    return {"series": options.series, "tag": options.tag, "section": options.section, "author": options.author}


def _named(kind: str, name: str, magazine: Magazine, options: Options) -> Selection:
    if kind == "series":
        return of_series(magazine.series[name], magazine, in_order=options.order == "series")
    plural = {"tag": "tags", "section": "sections", "author": "people"}[kind]
    entries = lists(replace(magazine, pages=LISTS), newest(magazine)).get(plural, ())
    for entry in entries:
        if fold(name) in map(fold, _names(entry)):
            return of_entry(entry, magazine, has_page=plural in magazine.pages)
    known = [word for entry in entries for word in _names(entry)]
    there = f"there is: {', '.join(known[:5])}" if known else "what is published has none"
    raise Unknown(kind, name, nearest(name, known), there)


def _names(entry: Entry) -> tuple[str, ...]:
    own = (entry.person.id,) if entry.person else ()
    return tuple(dict.fromkeys((entry.name, *entry.spellings, *own)))


def of_magazine(magazine: Magazine) -> Selection:
    """Return all articles of the public *magazine*."""
    return Selection(
        title=magazine.title,
        # RSS 2.0 asks for a description of every channel.
        description=magazine.description or magazine.title,
        address="",
        articles=tuple(newest(magazine)),
    )


def of_series(series: Series, magazine: Magazine, *, in_order: bool = False) -> Selection:
    """Return the published parts of *series*: the newest first, or *in_order*."""
    articles: Sequence[Article] = newest(magazine, series.slug)
    if in_order:
        articles = sorted(articles, key=lambda article: magazine.number_of(article) or len(series.parts) + 1)
    return Selection(
        title=f"{series.title} – {magazine.title}",
        description=series.description or magazine.description or magazine.title,
        address=_addresses.of_series(series.slug),
        articles=tuple(articles),
    )


def of_entry(entry: Entry, magazine: Magazine, *, has_page: bool = True) -> Selection:
    """Return the articles of *entry*, a tag, section or person: those that a person wrote, and is a guest in."""
    every = {article.name: article for article in chain(entry.articles, entry.appearances)}
    title = f"{entry.name} – {magazine.title}"
    return Selection(
        title=title,
        description=title,
        address=entry.address,
        articles=tuple(_newest_first(every.values(), magazine)),
        has_page=has_page,
    )
