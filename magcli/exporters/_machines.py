"""What the pages of a site tell machines: search engines (schema.org), networks (Open Graph), readers of feeds.

Each function returns what `_head.html` prints. What needs the address of the magazine is left out without it.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from magcli.exporters import _addresses
from magcli.links import file_of
from magcli.model import Article, Day, Magazine, Part, Person, Series
from magcli.text import words

Values = dict[str, Any]  # Any: templates and JSON take texts, numbers, lists and dicts of them
Pairs = list[tuple[str, str]]

# How JSON writes what would end a <script>, or a line of JavaScript.
_ESCAPES = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What networks show of a page."""

    address: str
    """From the top of the export."""
    width: int
    height: int
    alt: str = ""
    kind: str = "image/png"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What any page has to say of itself."""

    address: str
    """From the top of the export."""
    title: str
    description: str = ""
    lang: str = ""
    picture: Picture | None = None
    above: tuple[str, str] | None = None
    """The title and address of the page that leads here from the home page, if one lies between."""


def of_article(article: Article, magazine: Magazine, subject: Subject) -> Values:
    """Return the head of the page of *article*."""
    published = [("article:published_time", _instant(article.date, magazine))] if article.date else []
    updated = [("article:modified_time", _instant(article.updated, magazine))] if article.updated else []
    authors = [("article:author", url) for person in article.authors if (url := _page_of(person, magazine))]
    section = [("article:section", article.section)] if article.section else []
    tags = [("article:tag", tag) for tag in article.tags]
    series = magazine.series_of(article)
    trail = [(series.title, _addresses.of_series(series.slug))] if series else []
    return _head(
        magazine,
        subject,
        kind="article",
        properties=[*published, *updated, *authors, *section, *tags],
        data=[_article(article, magazine, subject), _breadcrumbs(magazine, [*trail, (subject.title, "")])],
        links=_neighbours(article, magazine),
    )


def of_series(series: Series, magazine: Magazine, subject: Subject) -> Values:
    """Return the head of the page of *series*."""
    out = [(part, article) for part in series.parts if (article := magazine.article_of(series, part))]
    days = sorted(_instant(article.date, magazine) for _, article in out if article.date)
    data = {
        "@type": "CreativeWorkSeries",
        **_about(magazine, subject),
        "name": subject.title,
        "startDate": days[0] if days else "",
        "editor": [_person(person, magazine) for person in series.editors],
        "hasPart": [_part(series, part, article, magazine) for part, article in out],
        "publisher": _publisher(magazine),
    }
    return _head(magazine, subject, data=[data, _breadcrumbs(magazine, [(subject.title, "")])])


def of_home(magazine: Magazine, subject: Subject) -> Values:
    """Return the head of the home page."""
    data = {
        "@type": "WebSite",
        **_about(magazine, subject),
        "name": magazine.title,
        "publisher": _publisher(magazine),
    }
    return _head(magazine, subject, data=[data])


def of_person(person: Person, magazine: Magazine, subject: Subject) -> Values:
    """Return the head of the page that lists what *person* wrote, or is a guest of."""
    about = {**_person(person, magazine, has_page=True), "sameAs": [person.url] if person.url else []}
    data = {"@type": "ProfilePage", **_about(magazine, subject), "name": subject.title, "mainEntity": about}
    return _head(magazine, subject, kind="profile", data=[data, _way(magazine, subject)])


def of_list(articles: Sequence[Article], magazine: Magazine, subject: Subject) -> Values:
    """Return the head of a page that lists *articles*: those of a tag, a section, a year. A list of tags has none."""
    entries = [
        {
            "@type": "ListItem",
            "position": at,
            "name": article.title,
            "url": magazine.url + _addresses.of_article(article) if magazine.url else "",
        }
        for at, article in enumerate(articles, 1)
    ]
    listed = {"@type": "ItemList", "numberOfItems": len(articles), "itemListElement": entries} if entries else {}
    data = {"@type": "CollectionPage", **_about(magazine, subject), "name": subject.title, "mainEntity": listed}
    return _head(magazine, subject, data=[data, _way(magazine, subject)])


def _way(magazine: Magazine, subject: Subject) -> Values:
    return _breadcrumbs(magazine, [*([subject.above] if subject.above else []), (subject.title, "")])


def _head(
    magazine: Magazine,
    subject: Subject,
    *,
    data: Iterable[Values],
    links: Sequence[Values] = (),
    kind: str = "website",
    properties: Iterable[tuple[str, str]] = (),
) -> Values:
    url = magazine.url + subject.address if magazine.url else ""
    picture = subject.picture if magazine.url else None
    graph = [_filled(node) for node in data if node]
    open_graph = [
        ("og:type", kind),
        ("og:title", subject.title),
        ("og:description", subject.description),
        ("og:url", url),
        ("og:site_name", magazine.title),
        ("og:locale", locale(subject.lang or magazine.lang)),
        *(_pictured(picture, magazine) if picture else ()),
        *properties,
    ]
    return {
        "links": list(links),
        "properties": _pairs(open_graph),
        "names": _pairs(_twitter(magazine, subject, picture)),
        "json_ld": in_script({"@context": "https://schema.org", "@graph": graph}),
    }


def _pairs(found: Iterable[tuple[str, str]]) -> list[Values]:
    return [{"name": name, "content": content} for name, content in found if content]


def _pictured(picture: Picture, magazine: Magazine) -> Pairs:
    return [
        ("og:image", magazine.url + picture.address),
        ("og:image:type", picture.kind),
        ("og:image:width", str(picture.width)),
        ("og:image:height", str(picture.height)),
        ("og:image:alt", picture.alt),
    ]


def _twitter(magazine: Magazine, subject: Subject, picture: Picture | None) -> Pairs:
    named = [("twitter:title", subject.title), ("twitter:description", subject.description)]
    if picture is None:
        return [("twitter:card", "summary"), *named]
    shown = [("twitter:image", magazine.url + picture.address), ("twitter:image:alt", picture.alt)]
    return [("twitter:card", "summary_large_image"), *named, *shown]


# -- links


def _neighbours(article: Article, magazine: Magazine) -> list[Values]:
    """Return the links to the parts of its series before and after *article* that are out."""
    series, number = magazine.series_of(article), magazine.number_of(article)
    if series is None or number is None:
        return []
    before = (magazine.article_of(series, part) for part in reversed(series.parts[: number - 1]))
    after = (magazine.article_of(series, part) for part in series.parts[number:])
    beside = {"prev": next(filter(None, before), None), "next": next(filter(None, after), None)}
    page = _addresses.of_article(article)
    return [
        {"rel": rel, "href": _addresses.relative(_addresses.of_article(found), page)}
        for rel, found in beside.items()
        if found
    ]


# -- schema.org


def _article(article: Article, magazine: Magazine, subject: Subject) -> Values:
    series = magazine.series_of(article)
    about = _about(magazine, subject)
    return {
        "@type": "Article",
        **about,
        "headline": subject.title,
        "mainEntityOfPage": about["url"],
        "author": [_person(person, magazine, has_page=True) for person in article.authors] or _publisher(magazine),
        "contributor": [_person(person, magazine, has_page=True) for person in article.guests],
        "datePublished": _instant(article.date, magazine),
        "dateModified": _instant(article.updated or article.date, magazine),
        "articleSection": article.section,
        "keywords": list(article.tags),
        "wordCount": words.count(article.source.body),
        "isPartOf": _series(series, magazine) if series else {},
        "position": magazine.number_of(article) or "",
        "publisher": _publisher(magazine),
    }


def _about(magazine: Magazine, subject: Subject) -> Values:
    """Return what any page says of itself, whatever its type."""
    url = magazine.url + subject.address if magazine.url else ""
    picture = subject.picture
    image = (
        {
            "@type": "ImageObject",
            "url": magazine.url + picture.address,
            "width": picture.width,
            "height": picture.height,
        }
        if picture and magazine.url
        else {}
    )
    return {
        "url": url,
        "description": subject.description,
        "image": image,
        "inLanguage": subject.lang or magazine.lang,
    }


def _part(series: Series, part: Part, article: Article, magazine: Magazine) -> Values:
    url = magazine.url + _addresses.of_article(article) if magazine.url else ""
    return {
        "@type": "Article",
        "headline": article.title,
        "url": url,
        "position": series.number_of(part.slug) or "",
        "datePublished": _instant(article.date, magazine),
    }


def _series(series: Series, magazine: Magazine) -> Values:
    url = magazine.url + _addresses.of_series(series.slug) if magazine.url else ""
    return {"@type": "CreativeWorkSeries", "name": series.title, "url": url}


def _person(person: Person, magazine: Magazine, *, has_page: bool = False) -> Values:
    """Return *person* as schema.org knows one; who is called as an organisation is one."""
    url = _page_of(person, magazine) if has_page else person.url
    if person.name in (magazine.title, person.organisation):
        return {"@type": "Organization", "name": person.name, "url": url}
    affiliation = {"@type": "Organization", "name": person.organisation} if person.organisation else {}
    return {"@type": "Person", "name": person.name, "url": url, "jobTitle": person.role, "affiliation": affiliation}


def _page_of(person: Person, magazine: Magazine) -> str:
    """Return the URL of the page about *person*, whom an article names: ours, if there is one, or theirs."""
    if magazine.url and "people" in magazine.pages:
        return magazine.url + _addresses.of_person(person)
    return person.url


def _publisher(magazine: Magazine) -> Values:
    return {"@type": "Organization", "name": magazine.title, "url": magazine.url, "logo": _logo(magazine)}


def _logo(magazine: Magazine) -> Values:
    path = file_of(magazine.theme.logo, magazine.path) if magazine.theme.logo else None
    if path not in magazine.files or not magazine.url:
        return {}
    return {"@type": "ImageObject", "url": magazine.url + quote(str(path))}


def _breadcrumbs(magazine: Magazine, trail: Sequence[tuple[str, str]]) -> Values:
    """Return the way from the home page along *trail*, whose last step is the page itself."""
    if not magazine.url:
        return {}
    steps = [(magazine.title, ""), *trail]
    entries: list[Values] = [
        {"@type": "ListItem", "position": at, "name": title, "item": magazine.url + address}
        for at, (title, address) in enumerate(steps, 1)
    ]
    del entries[-1]["item"]  # it is where the reader stands already
    return {"@type": "BreadcrumbList", "itemListElement": entries}


def _filled(node: Values) -> Values:
    """Return *node* without what is empty, at any depth."""
    kept = {key: _kept(value) for key, value in node.items()}
    return {key: value for key, value in kept.items() if value not in ("", [], {}, None)}


def _kept(value: object) -> object:
    if isinstance(value, dict):
        return _filled(value)
    return [_kept(item) for item in value] if isinstance(value, list) else value


def in_script(data: Mapping[str, Any]) -> str:
    """Return *data* as JSON that nothing in it can leave the `<script>` with."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign, escape in _ESCAPES.items():
        text = text.replace(sign, escape)
    return text


# -- how values are written


def _instant(day: Day | None, magazine: Magazine) -> str:
    # With its offset: what reads a time without one takes its own zone.
    return magazine.instant(day).isoformat() if day else ""


@lru_cache
def locale(lang: str) -> str:
    """Return *lang* as Open Graph writes it, with the country where most speak it: `fr` gives `fr_FR`."""
    try:
        known = Locale.parse(lang, sep="-")
    except (ValueError, UnknownLocaleError):
        return ""
    territory = known.territory or _territory(known)
    return f"{known.language}_{territory}" if territory else known.language


def _territory(known: Locale) -> str:
    likely: Mapping[str, str] = get_global("likely_subtags")
    found = likely.get(str(known)) or likely.get(known.language) or ""
    return found.rpartition("_")[2]
