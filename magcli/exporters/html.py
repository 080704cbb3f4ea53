"""A website: home, series, articles, tags, authors, feeds, sitemap, redirects. Complete without JavaScript."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

import minijinja

from magcli.errors import NotAllowed
from magcli.exporters import _addresses, rss
from magcli.exporters._exporter import Options
from magcli.exporters._feed import feed, newest, summary
from magcli.exporters._words import long_date, note_words, words
from magcli.links import file_of
from magcli.model import Article, Copy, Day, Magazine, Page, Part, Person, Series, Source
from magcli.text import seasons, xml
from magcli.text.html import Setting, render
from magcli.text.markdown import links
from magcli.text.slug import PAGES
from magcli.text.url import is_whole

FOLDER = True
TAKES = ("single",)

Values = dict[str, Any]  # Any: templates take whatever has no methods: texts, lists and dicts of them


def export(magazine: Magazine, options: Options) -> Iterator[Page | Copy]:
    """Yield the site of the public *magazine*, or one page that holds a whole series.

    Feeds and sitemap need the magazine's address, and are left out without it.
    """
    site = _Site(magazine, options.theme)
    if options.single:
        if not magazine.url:
            raise NotAllowed(
                "a single page needs the address of the magazine", "write url: https://… in its _index.md"
            )
        yield Page(PurePosixPath(f"{options.series}.html"), partial(site.single, magazine.series[options.series]))
        return
    yield Page(PurePosixPath(site.style), lambda: options.theme["style.css"].encode())
    yield from site.pages()
    if magazine.url:
        yield from _for_machines(magazine)
    # Last: where an alias is the address of a page, the page wins.
    yield from site.redirects()


def _for_machines(magazine: Magazine) -> Iterator[Page]:
    for slug in ("", *magazine.series):
        path = unquote(_addresses.of_series(slug)) if slug else ""
        yield Page(PurePosixPath(path, "feed.xml"), partial(_feed, magazine, slug))
    yield Page(PurePosixPath("sitemap.xml"), partial(_sitemap, magazine))


def _feed(magazine: Magazine, slug: str) -> bytes:
    return rss.write(feed(magazine, slug))


def _sitemap(magazine: Magazine) -> bytes:
    """Return the sitemap of sitemaps.org, version 0.9."""
    pages = [("", ""), *((_addresses.of_series(slug), "") for slug in magazine.series)]
    for article in newest(magazine):
        changed = article.updated or article.date
        pages.append((_addresses.of_article(article), changed.isoformat()[:10] if changed else ""))
    entries = [
        xml.parent(
            "url",
            [xml.element("loc", magazine.url + address), *([xml.element("lastmod", day)] if day else [])],
        )
        for address, day in pages
    ]
    root = xml.parent("urlset", entries, xmlns="http://www.sitemaps.org/schemas/sitemap/0.9")
    return f"{xml.DECLARATION}{root}\n".encode()


class _Site:
    """The pages for people: each a template, and the values that it shows."""

    def __init__(self, magazine: Magazine, theme: Mapping[str, str]) -> None:
        self.magazine = magazine
        self.theme = theme
        self.newest = newest(magazine)
        self.tags = _addresses.of_tags(dict.fromkeys(tag for article in self.newest for tag in article.tags))
        self.templates = minijinja.Environment(templates=dict(theme), trim_blocks=True, lstrip_blocks=True)
        digest = hashlib.sha256(theme["style.css"].encode()).hexdigest()[:10]
        self.style = f"assets/style-{digest}.css"  # a new style is a new file: no cache serves the old one

    def pages(self) -> Iterator[Page | Copy]:
        yield self.page("", "home.html", self.home)
        for series in self.magazine.series.values():
            yield self.page(_addresses.of_series(series.slug), "series.html", partial(self.series, series))
        for article in self.magazine.articles.values():
            address = _addresses.of_article(article)
            yield self.page(address, "article.html", partial(self.article, article))
            yield from _addresses.copies(article, self.magazine)
        for introduction in self.magazine.introductions:
            yield from _addresses.copies(introduction, self.magazine)
        yield from self.listings()
        yield Page(PurePosixPath("404.html"), self.not_found)

    def page(self, address: str, template: str, values: Callable[[str], Values]) -> Page:
        return Page(_addresses.file_at(address), lambda: self.rendered(template, address, values(address)))

    def rendered(self, template: str, page: str, values: Values) -> bytes:
        lang = values.get("lang") or self.magazine.lang
        known = {
            "lang": lang,
            "magazine": {
                "title": self.magazine.title,
                "description": self.magazine.description,
                "lang": self.magazine.lang,
            },
            "words": words(self.magazine.lang),
            "home": _addresses.relative("", page),
            "style": _addresses.relative(self.style, page),
            "canonical": self.magazine.url + page if self.magazine.url else "",
            "feeds": [self.feed_link("", page)] if self.magazine.url else [],
        }
        html = self.templates.render_template(template, **{**known, **values})
        html = html.replace("&#x2f;", "/")  # minijinja escapes slashes, which no HTML asks for
        return xml.allowed(html).encode()

    def feed_link(self, slug: str, page: str) -> Values:
        title = self.magazine.series[slug].title if slug else self.magazine.title
        place = _addresses.of_series(slug) if slug else ""
        return {"title": title, "url": _addresses.relative(f"{place}feed.xml", page)}

    # -- pages

    def home(self, page: str) -> Values:
        # Series whose latest part is the newest first; those that only announce parts last.
        slugs = dict.fromkeys([*(article.series or "" for article in self.newest), *self.magazine.series])
        all_series = [self.magazine.series[slug] for slug in slugs if slug in self.magazine.series]
        return {
            "title": self.magazine.title,
            "description": self.magazine.description,
            "body": self.introduction(self.magazine.source, self.from_page(page)),
            "all_series": [self.series_card(series, page) for series in all_series],
            "articles": [self.card(article, page) for article in self.newest if not article.series],
        }

    def series(self, series: Series, page: str) -> Values:
        feeds = [self.feed_link(series.slug, page)] if self.magazine.url else []
        return {
            **self.series_card(series, page),
            "description": series.description,
            "body": self.introduction(series.source, self.from_page(page)),
            "editors": [self.person(editor, page, linked=False) for editor in series.editors],
            "feeds": feeds,
        }

    def article(self, article: Article, page: str) -> Values:
        lang = article.lang or self.magazine.lang
        entry = {**self.card(article, page), "section": article.section, "updated": self.day(article.updated)}
        return {
            **entry,
            "entry": entry,
            "lang": lang,
            "page_title": f"{article.title} – {self.magazine.title}",
            "description": summary(article),
            "body": self.body(article, self.from_page(page)),
            "image": self.image(article, page),
            "tags": [{"name": tag, "url": _addresses.relative(self.tags[tag], page)} for tag in article.tags],
            **self.around(article, page),
        }

    def listings(self) -> Iterator[Page]:
        """Yield a page for each tag and each author, with its articles."""
        tags = ((self.tags[tag], tag, article) for article in self.newest for tag in article.tags)
        people = ((_addresses.of_author(by), by.name, article) for article in self.newest for by in article.authors)
        for entries, kind in ((tags, "tags"), (people, "authors")):
            groups: dict[str, tuple[str, dict[str, Article]]] = {}
            for address, name, article in entries:
                groups.setdefault(address, (name, {}))[1][article.name] = article
            for address, (name, articles) in sorted(groups.items()):
                yield self.page(address, "listing.html", partial(self.listing, name, tuple(articles.values()), kind))

    def listing(self, name: str, articles: Sequence[Article], kind: str, page: str) -> Values:
        return {
            "title": name,
            "page_title": f"{name} – {self.magazine.title}",
            "kind": kind,
            "articles": [self.card(article, page) for article in articles],
        }

    def not_found(self) -> bytes:
        # A server sends this page for any address, so its links start at the top of the host.
        top = urlsplit(self.magazine.url).path or "/"
        title = words(self.magazine.lang)["not_found"]
        values = {
            "title": title,
            "page_title": f"{title} – {self.magazine.title}",
            "canonical": "",
            "feeds": [],
        }
        return self.rendered("404.html", "", {**values, "home": top, "style": top + self.style})

    def redirects(self) -> Iterator[Page]:
        for article in self.magazine.articles.values():
            for alias in article.aliases:
                path = PurePosixPath(unquote(alias).strip("/"))
                if path.parts[0].partition(".")[0] not in PAGES:
                    file = path if path.suffix == ".html" else path / "index.html"
                    yield Page(file, partial(self.redirect, article, file))

    def redirect(self, article: Article, at: PurePosixPath) -> bytes:
        page = f"{at.parent}/" if at.parent.parts else ""
        address = _addresses.of_article(article)
        values = {"title": article.title, "url": _addresses.relative(address, page)}
        canonical = self.magazine.url + address if self.magazine.url else ""
        return self.rendered("redirect.html", page, {**values, "canonical": canonical})

    def single(self, series: Series) -> bytes:
        """Return *series* as one page that stands alone: its style inside, its links whole or within it."""
        articles = [found for part in series.parts if (found := self.magazine.article_of(series, part))]
        inside = {_addresses.of_article(article): f"#{_addresses.id_of(article)}" for article in articles}

        def leads_to(address: str) -> str:
            path, sign, fragment = address.partition("#")
            if path in inside:
                return f"{inside[path]}.{fragment}" if sign else inside[path]
            return address if _addresses.is_elsewhere(address) else self.magazine.url + address

        said = words(self.magazine.lang)
        shown = [
            {
                **self.card(article, ""),
                "id": _addresses.id_of(article),
                "authors": [self.person(person, "", linked=False) for person in article.authors],
                "section": article.section,
                "updated": self.day(article.updated),
                "image": self.image(article, "", leads_to),
                "numbered": said["part"].format(number=series.number_of(article.slug), total=len(series.parts)),
                "body": self.body(article, leads_to, heading_ids=f"{_addresses.id_of(article)}.", top=3),
            }
            for article in articles
        ]
        values = {
            **self.series(series, ""),
            "body": self.introduction(series.source, leads_to),
            "articles": shown,
            "css": self.theme["style.css"],
            "feeds": [],
            "canonical": self.magazine.url + _addresses.of_series(series.slug),
            "home": self.magazine.url,
        }
        return self.rendered("single.html", "", values)

    # -- what pages show

    def body(self, article: Article, leads_to: Callable[[str], str], heading_ids: str = "", top: int = 2) -> str:
        """Return the text of *article*, whose links and images go where *leads_to* says of their address."""

        def resolve(target: str) -> str | None:
            address = _addresses.of_target(target, article, self.magazine)
            return None if address is None else leads_to(address)

        def show(target: str) -> str | None:
            # A page asks nothing of another host: a picture there is linked to.
            return None if is_whole(target) else resolve(target)

        return render(
            article.source.body,
            Setting(
                slug=_addresses.id_of(article),
                words=note_words(article.lang or self.magazine.lang),
                heading_ids=heading_ids,
                top=top,
                link=resolve,
                image=show,
            ),
        )

    def introduction(self, source: Source, leads_to: Callable[[str], str]) -> str:
        """Return the text of the index *source* of the magazine, or of a series."""
        found = next(text for text in self.magazine.introductions if text.path == source.path)
        return self.body(found, leads_to)

    def from_page(self, page: str) -> Callable[[str], str]:
        return lambda address: _addresses.relative(address, page)

    def card(self, article: Article, page: str) -> Values:
        """Return what a list shows of *article*."""
        return {
            "title": article.title,
            "url": _addresses.relative(_addresses.of_article(article), page),
            "date": self.day(article.date),
            "summary": summary(article),
            "authors": [self.person(person, page) for person in article.authors],
            "guests": [self.person(person, "", linked=False) for person in article.guests],
            "lang": article.lang if article.lang != self.magazine.lang else "",
        }

    def series_card(self, series: Series, page: str) -> Values:
        """Return what a list shows of *series*: its parts, those to come without a link."""
        parts = [self.part(series, part, number, page) for number, part in enumerate(series.parts, 1)]
        return {
            "title": series.title,
            "page_title": f"{series.title} – {self.magazine.title}",
            "url": _addresses.relative(_addresses.of_series(series.slug), page),
            "season": seasons.shown(series.season, self.magazine.lang),
            "summary": series.description,
            "total": len(series.parts),
            "parts": [part for part in parts if part["title"]],
        }

    def part(self, series: Series, part: Part, number: int, page: str) -> Values:
        article = self.magazine.article_of(series, part)
        if article:
            return {**self.card(article, page), "number": number, "is_out": True}
        said = words(self.magazine.lang)
        date = self.day(part.date)
        told = said["announced"].format(date=date["text"]) if date else said["announced_undated"]
        people = [self.person(person, "", linked=False) for person in part.authors]
        return {
            "title": part.title,
            "number": number,
            "is_out": False,
            "told": told,
            "authors": people,
        }

    def around(self, article: Article, page: str) -> Values:
        """Return where *article* stands in its series: its number, and the parts before and after that are out."""
        series = self.magazine.series_of(article)
        number = self.magazine.number_of(article)
        if series is None or number is None:
            return {}
        card = self.series_card(series, page)
        out = [part for part in card["parts"] if part["is_out"]]
        told = words(self.magazine.lang)["part"].format(number=number, total=card["total"])
        return {
            "series": {**card, "place": told, "number": number},
            "previous": next((part for part in reversed(out) if part["number"] < number), None),
            "next": next((part for part in out if part["number"] > number), None),
            "feeds": [self.feed_link(series.slug, page), self.feed_link("", page)] if self.magazine.url else [],
        }

    def person(self, person: Person, page: str, *, linked: bool = True) -> Values:
        url = _addresses.relative(_addresses.of_author(person), page) if linked else ""
        return {"name": person.name, "role": person.role, "organisation": person.organisation, "url": url}

    def image(self, article: Article, page: str, leads_to: Callable[[str], str] | None = None) -> Values | None:
        if article.image is None or self.is_shown_in_text(article.image.src, article):
            return None
        target = article.image.src
        address = None if _addresses.is_elsewhere(target) else _addresses.of_target(target, article, self.magazine)
        credit = (
            words(self.magazine.lang)["credit"].format(credit=article.image.credit) if article.image.credit else ""
        )
        url = (leads_to or self.from_page(page))(address) if address else ""
        return {"url": url, "alt": article.image.alt, "credit": credit} if url else None

    def is_shown_in_text(self, src: str, article: Article) -> bool:
        file = file_of(src, article.path)
        shown = (link.target for link in links(article.source.body) if link.is_image)
        return any(file_of(target, article.path) == file for target in shown)

    def day(self, day: Day | None) -> Values | None:
        if day is None:
            return None
        # A bare date stays the day it is; an instant is the day that it is where the magazine is read.
        local = self.magazine.instant(day) if isinstance(day, datetime) else day
        return {"iso": local.isoformat(), "text": long_date(local, self.magazine.lang)}
