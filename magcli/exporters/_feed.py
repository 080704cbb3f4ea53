"""What a feed says, whatever its format: its items, their ids, dates and texts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urljoin

from magcli.errors import NotAllowed
from magcli.exporters import _addresses
from magcli.exporters._proofs import setting, summary
from magcli.model import Article, Magazine, Series
from magcli.text.html import render


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One article as a feed shows it. All addresses are whole."""

    title: str
    url: str
    id: str
    is_permalink: bool
    """Whether `id` is the address, for want of an id of its own."""
    date: datetime
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    summary: str
    content: str
    """HTML, notes included; empty in a feed of summaries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """The articles of a magazine, or of one of its series, the newest first."""

    title: str
    description: str
    url: str
    """The page that shows the same."""
    address: str
    """The feed's own."""
    lang: str
    items: tuple[Item, ...]


def feed(magazine: Magazine, slug: str = "", limit: int | None = None) -> Feed:
    """Return the feed of the public *magazine*, or of its series *slug*, with at most *limit* items.

    Raises NotAllowed when the magazine does not say its address, without which no link can be whole.
    """
    if not magazine.url:
        raise NotAllowed("a feed needs the address of the magazine", "write url: https://… in its _index.md")
    series = magazine.series.get(slug)
    most = magazine.feed_limit if limit is None else limit
    found = newest(magazine, slug)
    place = _addresses.of_series(slug) if slug else ""
    return Feed(
        title=f"{series.title} – {magazine.title}" if series else magazine.title,
        description=_description(magazine, series),
        url=magazine.url + place,
        address=f"{magazine.url}{place}feed.xml",
        lang=magazine.lang,
        items=tuple(_items(found[:most], magazine)),
    )


def newest(magazine: Magazine, slug: str = "") -> Sequence[Article]:
    """Return the articles of the public *magazine*, or of its series *slug*: the newest first, then the last part."""

    def key(article: Article) -> tuple[float, int, str]:
        return -_date(article, magazine).timestamp(), -(magazine.number_of(article) or 0), article.name

    return sorted(magazine.by_folder.get(slug, ()) if slug else magazine.articles.values(), key=key)


def _description(magazine: Magazine, series: Series | None) -> str:
    # RSS 2.0 asks for a description of every channel.
    return (series.description if series else "") or magazine.description or magazine.title


def _date(article: Article, magazine: Magazine) -> datetime:
    if article.date is None:
        raise ValueError(f"{article.name} is not public: it has no date")
    return magazine.instant(article.date)


def _items(articles: Sequence[Article], magazine: Magazine) -> Iterator[Item]:
    for article in articles:
        yield Item(
            title=article.title,
            url=magazine.url + _addresses.of_article(article),
            id=f"urn:uuid:{article.id}" if article.id else magazine.url + _addresses.of_article(article),
            is_permalink=not article.id,
            date=_date(article, magazine),
            authors=tuple(person.name for person in (*article.authors, *article.guests)),
            categories=tuple(dict.fromkeys(filter(None, (article.section, *article.tags)))),
            summary=summary(article, magazine),
            content=_content(article, magazine) if magazine.feed_content == "full" else "",
        )


def _content(article: Article, magazine: Magazine) -> str:
    here = magazine.url + _addresses.of_article(article)

    def whole(target: str) -> str | None:
        address = _addresses.of_target(target, article, magazine)
        if address is None:
            return None
        try:
            return urljoin(here if _addresses.is_elsewhere(address) else magazine.url, address)
        except ValueError:  # a host in brackets that is no IPv6 address: it leads nowhere
            return None

    in_feed = replace(setting(article, magazine), here=here, heading_ids=None, link=whole, image=whole)
    return render(article.source.body, in_feed)
