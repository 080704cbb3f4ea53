"""What a feed says, whatever its format: its items, their ids, dates, pictures and texts."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from html import escape
from itertools import chain
from urllib.parse import urljoin

from magcli.errors import NotAllowed
from magcli.exporters import _addresses
from magcli.exporters._exporter import Options
from magcli.exporters._ids import permanent
from magcli.exporters._proofs import as_set, setting, summary
from magcli.exporters._selection import Selection, selected
from magcli.exporters._volumes import Volume, volumes
from magcli.exporters._words import words
from magcli.links import file_of
from magcli.model import Article, Magazine, Person
from magcli.text.html import render
from magcli.text.newsreaders import for_newsreaders, legible
from magcli.text.url import spelt

TAKES = ("series", "tag", "section", "author", "order", "limit", "full", "summary")
"""The options that say something to every feed."""

HISTORY = "http://purl.org/syndication/history/1.0"
"""The namespace of what tells a volume from a feed that people subscribe to (RFC 5005, section 4)."""

_KEPT = 128
"""Items that are kept while a site is made, some 3 MB: formats of one feed share theirs, and so do feeds of tags."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The picture of an item, which readers may show or load."""

    url: str
    kind: str
    """Its media type, as its content tells."""
    length: int
    """Its bytes."""
    size: tuple[int, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One article as a feed shows it. All addresses are whole."""

    title: str
    url: str
    id: str
    is_permalink: bool
    """Whether `id` is the address, for want of an id of its own."""
    date: datetime
    updated: datetime | None
    """When it was last changed in a way that readers should know of: later than its date, or never."""
    authors: tuple[Person, ...]
    guests: tuple[Person, ...]
    categories: tuple[str, ...]
    lang: str
    """Its language, when it differs from that of the feed."""
    summary: str
    """Plain text, without note marks; it starts with the place in the series where there is no `content`."""
    content: str
    """HTML, notes included; empty in a feed of summaries."""
    picture: Picture | None

    @property
    def changed(self) -> datetime:
        """When there was last something new in it."""
        return self.updated or self.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """Articles of a magazine, or of a series, tag, section or person in it."""

    title: str
    description: str
    url: str
    """The page that shows the same."""
    place: str
    """The address of the folder that it lies in; each format has its own file there."""
    home: str
    """The address of the magazine."""
    publisher: str
    lang: str
    items: tuple[Item, ...]
    hub: str = ""
    """Where programs ask to be told when it changes (WebSub), if there is such a place."""
    style: str = ""
    """What browsers show it with, as seen from its own place; empty where nobody knows whether that is there."""
    volume: str = ""
    """The name of the volume that it is of its archive; empty for the feed that people subscribe to."""
    before: str = ""
    """The name of the volume with older articles, if there is one."""
    behind: str = ""
    """The name of the one with newer articles."""

    @property
    def changed(self) -> datetime:
        """When there was last something new in it: no clock is asked."""
        return max(item.changed for item in self.items)


def file_name(file: str, volume: str) -> str:
    """Return what *volume* of a feed is called whose own file is *file*: `feed-1-10.xml`; without one, that file."""
    stem, dot, suffix = file.partition(".")
    return f"{stem}-{volume}{dot}{suffix}" if volume else file


def asked(magazine: Magazine, options: Options) -> Feed:
    """Return the feed that *options* ask for of the public *magazine*."""
    magazine = as_set(magazine)
    feeds = Feeds(magazine, options)
    return feeds.feed(selected(magazine, options), options.limit)


class Feeds:
    """Makes feeds of one public magazine, whose texts are set; they share their items."""

    def __init__(self, magazine: Magazine, options: Options) -> None:
        """Raise NotAllowed when the magazine does not say its address, without which no link can be whole."""
        if not magazine.url:
            raise NotAllowed("a feed needs the address of the magazine", "write url: https://… in its _index.md")
        self.magazine = magazine
        self.options = options
        self.home = spelt(magazine.url)
        self.is_full = (options.content or magazine.feed_content) == "full"
        self.item = lru_cache(maxsize=_KEPT)(self._item)

    def feed(self, selection: Selection, limit: int | None = None, before: str = "") -> Feed:
        """Return the feed of *selection*, with at most *limit* items; without one as many as the magazine says.

        Older articles are in the volume called *before*, if there is one.
        """
        return replace(self._feed(selection, self.shown(selection, limit)), before=before)

    def shown(self, selection: Selection, limit: int | None = None) -> tuple[Article, ...]:
        """Return the articles that the feed of *selection* shows."""
        return selection.articles[: self.magazine.feed_limit if limit is None else limit]

    def volumes(self, selection: Selection) -> tuple[Volume, ...]:
        """Return the volumes that *selection* is bound in: none where its feed shows all, or summaries alone."""
        return volumes(len(selection.articles), self.magazine.feed_limit) if self.is_full else ()

    def bound(self, selection: Selection, volume: Volume) -> Feed:
        """Return *volume* of the archive of *selection*; in it, too, the newest article is the first."""
        feed = self._feed(selection, self.within(selection, volume))
        return replace(feed, volume=volume.name, before=volume.before, behind=volume.behind, hub="")

    def within(self, selection: Selection, volume: Volume) -> tuple[Article, ...]:
        """Return the articles of *selection* that are bound in *volume*."""
        end = len(selection.articles)
        return selection.articles[end - volume.last : end - volume.first + 1]

    def _feed(self, selection: Selection, articles: tuple[Article, ...]) -> Feed:
        home = self.home
        return Feed(
            title=legible(selection.title),
            description=legible(selection.description),
            url=home + selection.address if selection.has_page else home,
            place=home + selection.address,
            home=home,
            publisher=legible(self.magazine.title),
            lang=self.magazine.lang,
            items=tuple(self.item(article.name) for article in articles),
            hub=self.magazine.feed_hub,
        )

    def _item(self, name: str) -> Item:
        article, magazine = self.magazine.articles[name], self.magazine
        if article.date is None:
            raise ValueError(f"{name} is not public: it has no date")
        url = self.home + _addresses.of_article(article)
        place, told = self._place(article), summary(article, magazine)
        text = self._text(article) if self.is_full else ""
        content = (f"<p><em>{escape(place)}</em></p>\n" if place else "") + text if text.strip() else ""
        short = told if content else " – ".join(filter(None, (place, told)))
        return Item(
            title=legible(article.title),
            url=url,
            id=permanent(article.id) if article.id else url,
            is_permalink=not article.id,
            date=magazine.instant(article.date),
            updated=magazine.instant(article.updated) if article.updated else None,
            authors=article.authors,
            guests=article.guests,
            categories=tuple(dict.fromkeys(map(legible, filter(None, (article.section, *article.tags))))),
            lang=article.lang if article.lang != magazine.lang else "",
            # Without a text an item has to say something: Atom and JSON Feed ask for it.
            summary=legible(short or ("" if content else article.title)),
            content=content,
            picture=self._picture(article),
        )

    def _place(self, article: Article) -> str:
        """Return the series of *article*, and its place in it: newsreaders show an item alone."""
        series, number = self.magazine.series_of(article), self.magazine.number_of(article)
        if series is None:
            return ""
        if number is None:
            return series.title
        return f"{series.title} · {words(self.magazine.lang)['part'].format(number=number, total=len(series.parts))}"

    def _text(self, article: Article) -> str:
        here = self.home + _addresses.of_article(article)

        def whole(target: str) -> str | None:
            address = _addresses.of_target(target, article, self.magazine)
            if address is None:
                return None
            try:
                return urljoin(here if _addresses.is_elsewhere(address) else self.home, address)
            except ValueError:  # a host in brackets that is no IPv6 address: it leads nowhere
                return None

        # Cleaned even where it is trusted: newsreaders let nothing run, and would show what is left of it.
        usual = setting(article, self.magazine)
        in_feed = replace(usual, here=here, heading_ids=None, link=whole, image=whole, trusted=False)
        return for_newsreaders(render(article.source.body, in_feed))

    def _picture(self, article: Article) -> Picture | None:
        """Return the picture of *article*, if it is a file of the magazine that shows something."""
        path = file_of(article.image.src, article.path) if article.image else None
        if article.image is None or path is None or path not in self.magazine.files:
            return None
        weighed = self.options.weighs(path)
        address = _addresses.of_target(article.image.src, article, self.magazine)
        if weighed is None or address is None:
            return None
        length, kind = weighed
        whole = urljoin(self.home, address)
        return Picture(url=whole, kind=kind, length=length, size=self.options.sizes(path))


def people(item: Item) -> tuple[Person, ...]:
    """Return the authors and guests of *item*, each once."""
    return tuple({person.name: person for person in chain(item.authors, item.guests)}.values())


def links(feed: Feed, file: str) -> list[tuple[str, str]]:
    """Return the links that programs ask for in *feed*, whose own file is *file*: the kind and the address of each.

    They tell where it lies, who knows when it changes (WebSub), and what stands in older volumes (RFC 5005).
    """
    found = {
        "self": file_name(file, feed.volume),
        "current": file if feed.volume else "",
        "prev-archive": file_name(file, feed.before) if feed.before else "",
        "next-archive": file_name(file, feed.behind) if feed.behind else "",
    }
    own = [(rel, feed.place + name) for rel, name in found.items() if name]
    return [*own, ("hub", feed.hub)] if feed.hub else own
