"""A website: home, series, articles, lists of them, feeds, sitemap, redirects. Complete without JavaScript."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import groupby
from pathlib import PurePosixPath
from urllib.parse import unquote

from magcli.errors import NotAllowed
from magcli.exporters import _addresses, _feeds, _heads, _sitemap
from magcli.exporters._exporter import Options
from magcli.exporters._fingerprints import Fingerprints
from magcli.exporters._fragment import fragment
from magcli.exporters._lists import Entry
from magcli.exporters._machines import Values
from magcli.exporters._people import told_apart
from magcli.exporters._proofs import as_set, summary
from magcli.exporters._site import Site
from magcli.exporters._view import View
from magcli.exporters._words import counted, month
from magcli.model import Article, Copy, Magazine, Page, Series
from magcli.text.markdown import first_paragraph
from magcli.text.slug import PAGES

FOLDER = "public"
PAGE = "{}/index.html"
TAKES = ("single", "fragment", "theme")

ON_HOME = 12
"""How many articles outside a series the home shows; the archive has all."""

IN_DESCRIPTION = 8
"""How many tags, sections, people or years the description of their list names."""

BEFORE, BEHIND = 5, 3
"""How many parts of a long series the home shows up to the newest one, and behind it."""


def export(magazine: Magazine, options: Options) -> Iterator[Page | Copy]:
    """Yield the site of the public *magazine*, or one page that holds a whole series.

    Feeds and sitemap need the magazine's address, and are left out without it.
    """
    magazine = as_set(told_apart(magazine))
    if options.fragment:
        yield Page(PurePosixPath("fragment.html"), partial(fragment, magazine, magazine.articles[options.fragment]))
        return
    site = Site(magazine, options)
    if options.single:
        if not magazine.url:
            raise NotAllowed(
                "a single page needs the address of the magazine", "write url: https://… in its _index.md"
            )
        yield Page(PurePosixPath(f"{options.series}.html"), partial(_single, magazine.series[options.series], site))
        return
    yield Page(PurePosixPath(site.style), lambda: site.stylesheet)
    yield from options.assets
    prints = Fingerprints(site)
    press = _feeds.Press(site, prints)
    yield from _pages(site, prints)
    yield from _by_date(site, [*_articles(site, prints), *press.dated()])
    yield from press.others()
    yield from site.heads.files()
    if magazine.url:
        yield from _sitemap.pages(_to_be_found(site), magazine)
    # Behind all pages: where a file, or an alias, has the address of one, the page wins.
    for article in (*magazine.articles.values(), *magazine.introductions):
        yield from _addresses.copies(article, magazine)
    yield from _redirects(site, prints)


def _pages(site: Site, prints: Fingerprints) -> Iterator[Page]:
    magazine = site.magazine
    yield _page(site, "", "home.html", _home)
    for series in magazine.series.values():
        address, key = _addresses.of_series(series.slug), prints.page("series", prints.series(series.slug))
        yield _page(site, address, "series.html", partial(_series, series), key)
    for kind, entries in site.lists.items():
        yield _page(site, _addresses.of_list(kind), "index.html", partial(_index, kind))
        template = "year.html" if kind == "years" else "listing.html"
        for entry in entries:
            values = partial(_year if kind == "years" else _listing, kind, entry)
            yield _page(site, entry.address, template, values, prints.entry(kind, entry))
    yield Page(PurePosixPath("404.html"), partial(_not_found, site))


def _by_date(site: Site, dated: Iterable[tuple[Article, Page]]) -> Iterator[Page]:
    """Yield the pages of *dated*, the newest article first: pages and feeds that show one text come together."""
    rank = {article.name: at for at, article in enumerate(site.newest)}
    yield from (page for _, page in sorted(dated, key=lambda pair: rank[pair[0].name]))


def _articles(site: Site, prints: Fingerprints) -> Iterator[tuple[Article, Page]]:
    for article in site.magazine.articles.values():
        key = prints.page("article", prints.series(article.series or ""), shows=[article])
        yield article, _page(site, _addresses.of_article(article), "article.html", partial(_article, article), key)


def _page(site: Site, address: str, template: str, values: Callable[[View], Values], key: str = "") -> Page:
    def render() -> bytes:
        return site.rendered(template, address, values(View(site, address)))

    return Page(_addresses.file_at(address), render, key)


# -- what the pages for people show


def _home(view: View) -> Values:
    magazine, site = view.magazine, view.site
    # Series whose latest part is the newest first; those that only announce parts last.
    slugs = dict.fromkeys([*(article.series or "" for article in site.newest), *magazine.series])
    all_series = [magazine.series[slug] for slug in slugs if slug in magazine.series]
    alone = [article for article in site.newest if not article.series]
    told = magazine.description or magazine.title
    return {
        "title": magazine.title,
        "description": told,
        "head": site.heads.of_home(told),
        "body": view.introduction(magazine.source),
        "current": _current(all_series[0], view) if all_series else None,
        "others": [view.series_line(series) for series in all_series[1:]],
        "articles": [view.card(article) for article in alone[:ON_HOME]],
        "more": view.leads_to(_addresses.of_list("years")) if len(alone) > ON_HOME and "years" in site.lists else "",
    }


def _current(series: Series, view: View) -> Values:
    """Return *series* as the home leads with it: its newest part, and those before and behind that."""
    newest_part = next((article for article in view.site.newest if article.series == series.slug), None)
    shown = view.series(series)
    latest = {**view.entry(newest_part), "place": view.place(newest_part)} if newest_part else None
    parts, number = shown["parts"], view.magazine.number_of(newest_part) or 0 if newest_part else 0
    behind = sum(part["number"] <= number for part in parts)
    nearest = parts[max(0, behind - BEFORE) : behind + BEHIND]
    return {**shown, "latest": latest, "nearest": parts if len(parts) <= BEFORE + BEHIND else nearest}


def _series(series: Series, view: View) -> Values:
    told = _about(series, view)
    return {
        "series": {**view.series(series), "editors": view.people(series.editors)},
        "title": series.title,
        "page_title": _titled(series.title, view),
        "description": told,
        "head": view.site.heads.of_series(series, told),
        "body": view.introduction(series.source),
        "feeds": _feeds.of_series(series.slug, view),
    }


def _about(series: Series, view: View) -> str:
    """Return what a search engine shows of *series*."""
    return series.description or first_paragraph(series.source.body) or _titled(series.title, view)


def _article(article: Article, view: View) -> Values:
    told = summary(article, view.magazine) or _titled(article.title, view)
    return {
        "article": view.entry(article),
        "title": article.title,
        "page_title": _titled(article.title, view),
        "description": told,
        "head": view.site.heads.of_article(article, told),
        "lang": article.lang or view.magazine.lang,
        "body": view.body(article),
        "feeds": _feeds.of_series(article.series or "", view),
        **view.around(article),
    }


def _index(kind: str, view: View) -> Values:
    said = view.site.words
    entries = [
        {
            "name": entry.name,
            "url": view.leads_to(entry.address),
            "count": _count(entry, view),
            "person": view.person(entry.person) if entry.person else None,
        }
        for entry in view.site.lists[kind]
    ]
    told = _told(said[kind], [entry.name for entry in view.site.lists[kind][:IN_DESCRIPTION]], view)
    return {
        "title": said[kind],
        "page_title": _titled(said[kind], view),
        "description": told,
        "head": view.site.heads.of_list(said[kind], (), view.page, told),
        "kind": kind,
        "entries": entries,
    }


_OF = {"tags": "tag", "sections": "section", "people": "people"}


def _said_of(kind: str, entry: Entry, view: View) -> Values:
    """Return what search engines and networks are told of the page of *entry*, one of its *kind*."""
    told = _told(entry.name, [_count(entry, view)], view)
    above = (view.site.words[kind], _addresses.of_list(kind))
    heads = view.site.heads
    if entry.person:
        return {"description": told, "head": heads.of_person(entry.person, entry.address, told, above)}
    return {"description": told, "head": heads.of_list(entry.name, entry.articles, entry.address, told, above)}


def _listing(kind: str, entry: Entry, view: View) -> Values:
    return {
        **_said_of(kind, entry, view),
        "title": entry.name,
        "page_title": _titled(entry.name, view),
        "kicker": {"name": view.site.words[_OF[kind]], "url": view.leads_to(_addresses.of_list(kind))},
        "kind": kind,
        "person": {**view.person(entry.person), "site": entry.person.url} if entry.person else None,
        "articles": [view.row(article) for article in entry.articles],
        "appearances": [view.row(article) for article in entry.appearances],
        "feeds": _feeds.of_entry(entry, view),
    }


def _year(kind: str, entry: Entry, view: View) -> Values:
    dated = [(view.magazine.day(article.date), article) for article in entry.articles if article.date]
    months = [list(pairs) for _, pairs in groupby(dated, key=lambda pair: pair[0].month)]
    return {
        **_said_of(kind, entry, view),
        "title": entry.name,
        "page_title": _titled(f"{view.site.words['years']} {entry.name}", view),
        "kicker": {"name": view.site.words[kind], "url": view.leads_to(_addresses.of_list(kind))},
        "months": [
            {"name": month(pairs[0][0], view.magazine.lang), "articles": [view.row(article) for _, article in pairs]}
            for pairs in months
        ],
    }


def _count(entry: Entry, view: View) -> str:
    return counted(entry.count, view.site.words["article"], view.site.words["articles"])


def _told(title: str, more: list[str], view: View) -> str:
    """Return what a search engine shows of the list called *title*."""
    return f"{_titled(title, view)} – {', '.join(more)}"


def _titled(title: str, view: View) -> str:
    return f"{title} – {view.magazine.title}"


def _not_found(site: Site) -> bytes:
    # A server sends this page for any address, so its links start at the top of the host.
    title = site.words["not_found"]
    values = {
        "title": title,
        "page_title": f"{title} – {site.magazine.title}",
        "description": site.words["not_found_text"],
        "css": site.css,
        "canonical": "",
        "feeds": [],
    }
    return site.rendered("404.html", "", values, top=site.top)


def _single(series: Series, site: Site) -> bytes:
    """Return *series* as one page that stands alone: its style inside, its links whole or within it."""
    magazine = site.magazine
    articles = [found for part in series.parts if (found := magazine.article_of(series, part))]
    inside = {_addresses.of_article(article): f"#{_addresses.id_of(article)}" for article in articles}

    def leads_to(address: str) -> str:
        path, sign, fragment = address.partition("#")
        if path in inside:
            return f"{inside[path]}.{fragment}" if sign else inside[path]
        return address if _addresses.is_elsewhere(address) else magazine.url + address

    view = View(site, "", leads_to)
    values = {
        "series": {**view.series(series), "editors": view.people(series.editors)},
        "title": series.title,
        "page_title": _titled(series.title, view),
        "description": _about(series, view),
        "body": view.introduction(series.source),
        "articles": [_chapter(article, view) for article in articles],
        "head": _heads.NOTHING,
        "css": site.css,
        "feeds": [],
        "menu": [],
        "canonical": magazine.url + _addresses.of_series(series.slug),
        "home": magazine.url,
    }
    return site.rendered("single.html", "", values)


def _chapter(article: Article, view: View) -> Values:
    name = _addresses.id_of(article)
    title = f"magcli.title.{name}"
    body = view.body(article, heading_ids=f"{name}.", title_id=title, top=3)
    return {**view.entry(article), "id": name, "title_id": title, "place": view.place(article), "body": body}


# -- what is there for machines, and for old links


def _to_be_found(site: Site) -> Iterator[_sitemap.Entry]:
    """Yield the pages that search engines should know, each with the day of its newest article."""
    magazine = site.magazine
    yield _changed("", site.newest, magazine)
    for slug in magazine.series:
        yield _changed(_addresses.of_series(slug), magazine.by_folder.get(slug, ()), magazine)
    for article in site.newest:
        yield _changed(_addresses.of_article(article), (article,), magazine)
    for kind, entries in site.lists.items():
        yield _changed(_addresses.of_list(kind), site.newest, magazine)
        for entry in entries:
            yield _changed(entry.address, (*entry.articles, *entry.appearances), magazine)


def _changed(address: str, articles: Iterable[Article], magazine: Magazine) -> _sitemap.Entry:
    return _sitemap.Entry(address, _sitemap.newest((a.updated or a.date for a in articles), magazine))


def _redirects(site: Site, prints: Fingerprints) -> Iterator[Page]:
    for article in site.magazine.articles.values():
        for alias in article.aliases:
            path = PurePosixPath(unquote(alias).strip("/"))
            if path.parts[0].partition(".")[0] not in PAGES:
                file = path if path.suffix == ".html" else path / "index.html"
                yield Page(
                    file, partial(_redirect, article, file, site), prints.page("redirect", str(file), shows=[article])
                )


def _redirect(article: Article, at: PurePosixPath, site: Site) -> bytes:
    page = f"{at.parent}/" if at.parent.parts else ""
    address = _addresses.of_article(article)
    canonical = site.magazine.url + address if site.magazine.url else ""
    values = {"title": article.title, "url": _addresses.relative(address, page), "canonical": canonical}
    return site.rendered("redirect.html", page, values)
