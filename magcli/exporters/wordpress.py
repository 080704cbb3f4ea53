"""The export format of WordPress, WXR 1.2: posts in blocks, authors, categories, tags, series and pictures."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import cached_property
from itertools import chain, count
from mimetypes import guess_type
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urljoin
from uuid import UUID, uuid5

from magcli import links
from magcli.drafting import derived_id
from magcli.errors import NotAllowed
from magcli.exporters import _addresses, _wxr
from magcli.exporters._exporter import Options, url_of
from magcli.exporters._ids import permanent
from magcli.exporters._people import told_apart
from magcli.exporters._proofs import setting
from magcli.model import Article, Copy, Day, Magazine, Page, Part, Person, Series
from magcli.text import xml
from magcli.text.blocks import Blocks, blocks
from magcli.text.handover import WORDPRESS_KEY, handed_over
from magcli.text.html import render

FOLDER = ""
PAGE = ""
TAKES = ()

_NAMESPACES = {
    "xmlns_excerpt": "http://wordpress.org/export/1.2/excerpt/",
    "xmlns_content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns_dc": "http://purl.org/dc/elements/1.1/",
    "xmlns_wp": "http://wordpress.org/export/1.2/",
}

Told = Mapping[str, object]


def export(magazine: Magazine, options: Options) -> Iterator[Page | Copy]:
    """Yield the public *magazine* as WordPress imports it.

    Raises NotAllowed when the magazine does not say its address: WordPress fetches pictures from there.
    """
    if not magazine.url:
        raise NotAllowed("WordPress needs the address of the magazine", "write url: https://… in its _index.md")
    yield Page(PurePosixPath("wordpress.xml"), lambda: xml.document(_written(told_apart(magazine))))


def _written(magazine: Magazine) -> Iterator[str]:
    """Yield the document, post by post: of many articles only one is in memory as blocks."""
    site = _Site(magazine)
    yield xml.start("rss", version="2.0", **_NAMESPACES)
    yield xml.start("channel")
    yield from chain(_channel(magazine), _authors(magazine), site.terms.written(), site.posts(), site.files())
    yield "</channel>"
    yield "</rss>"


def _told(values: Told) -> dict[str, object]:
    """Return what *values* say: those that are empty say nothing."""
    return {key: value for key, value in values.items() if value}


def _person(person: Person) -> dict[str, object]:
    keys = ("id", "name", "role", "organisation", "url")
    return _told({key: getattr(person, key) for key in keys})


def _written_day(day: Day | None) -> str:
    return day.isoformat() if day else ""


# -- the channel


def _channel(magazine: Magazine) -> Iterator[str]:
    yield _wxr.html("title", magazine.title)
    yield xml.element("link", magazine.url)
    yield _wxr.html("description", magazine.description)
    yield xml.element("language", magazine.lang)
    yield xml.element("wp:wxr_version", "1.2")
    yield xml.element("wp:base_site_url", magazine.url)
    yield xml.element("wp:base_blog_url", magazine.url)


def _authors(magazine: Magazine) -> Iterator[str]:
    people = {person.id: person for article in magazine.articles.values() for person in article.authors}
    for number, person in enumerate(people.values(), 1):
        yield xml.parent(
            "wp:author",
            [
                xml.element("wp:author_id", str(number)),
                _wxr.text("wp:author_login", person.id),
                _wxr.text("wp:author_email", ""),
                _wxr.text("wp:author_display_name", person.name),
                _wxr.text("wp:author_first_name", ""),
                _wxr.text("wp:author_last_name", ""),
            ],
        )


# -- sections, tags and series


@dataclass(frozen=True, slots=True, kw_only=True)
class _Term:
    """A section, a tag or a series, as WordPress files posts."""

    id: int
    kind: str
    slug: str
    name: str
    description: str = ""
    meta: Told = field(default_factory=dict)

    def written(self) -> str:
        """Return the element by which the channel says that there is such a term."""
        id, meta = (
            xml.element("wp:term_id", str(self.id)),
            [_wxr.meta(WORDPRESS_KEY, _wxr.as_json(self.meta), "term")] if self.meta else [],
        )
        if self.kind == "category":
            names = [_wxr.text("wp:category_nicename", self.slug), _wxr.text("wp:category_parent", "")]
            return xml.parent("wp:category", [id, *names, _wxr.html("wp:cat_name", self.name)])
        if self.kind == "post_tag":
            return xml.parent(
                "wp:tag", [id, _wxr.text("wp:tag_slug", self.slug), _wxr.html("wp:tag_name", self.name)]
            )
        names = [
            _wxr.text("wp:term_taxonomy", self.kind),
            _wxr.text("wp:term_slug", self.slug),
            _wxr.text("wp:term_parent", ""),
        ]
        told = [_wxr.html("wp:term_name", self.name), _wxr.html("wp:term_description", self.description)]
        return xml.parent("wp:term", [id, *names, *told, *meta])


class _Terms:
    """The terms of a magazine.

    They are numbered as WordPress numbers them when it imports them into a site that has none but its first
    category: PublishPress Series keeps the place of a post under the number of its series.
    """

    def __init__(self, magazine: Magazine) -> None:
        articles = magazine.articles.values()
        number = count(2)
        sections = (article.section for article in articles if article.section)
        self.sections = _named("category", sections, number)
        self.tags = _named("post_tag", (tag for article in articles for tag in article.tags), number)
        self.series = {
            slug: _Term(
                id=next(number),
                kind="series",
                slug=slug,
                name=series.title,
                description=series.description,
                meta=_of_series(series, magazine),
            )
            for slug, series in magazine.series.items()
        }

    def written(self) -> Iterator[str]:
        """Yield the elements of all terms, each once."""
        every = chain(self.sections.values(), self.tags.values(), self.series.values())
        yield from (term.written() for term in {term.id: term for term in every}.values())

    def of(self, article: Article) -> Iterator[_Term]:
        """Yield the terms of *article*."""
        yield from [self.sections[article.section]] if article.section else []
        yield from {self.tags[tag].id: self.tags[tag] for tag in article.tags}.values()
        yield from [self.series[article.series]] if article.series in self.series else []


def _named(kind: str, names: Iterable[str], number: "count[int]") -> dict[str, _Term]:
    """Return the term of each of *names*; two spellings of one share it."""
    terms: dict[str, _Term] = {}
    addresses = _addresses.of_names(kind, dict.fromkeys(names))
    for name, address in addresses.items():
        if address not in terms:
            slug = address.split("/")[1]
            terms[address] = _Term(id=next(number), kind=kind, slug=slug, name=name)
    return {name: terms[address] for name, address in addresses.items()}


def _of_series(series: Series, magazine: Magazine) -> Told:
    text = next(text for text in magazine.introductions if text.path == series.path)
    body = handed_over(text.source.body, lambda target, _: _whole(target, text, magazine), trusted=False)
    slots = ((number, part) for number, part in enumerate(series.parts, 1))
    return _told(
        {
            "season": series.season.text,
            "editors": [_person(person) for person in series.editors],
            "introduction": body.strip("\r\n"),
            "total": len(series.parts),
            "planned": [_planned(number, part) for number, part in slots if part.title and not part.slug],
        }
    )


def _planned(number: int, part: Part) -> Told:
    told = {"number": number, "title": part.title, "date": _written_day(part.date)}
    return _told({**told, "authors": [_person(person) for person in part.authors]})


# -- posts, and their pictures


class _Site:
    """A public magazine on its way to WordPress."""

    def __init__(self, magazine: Magazine) -> None:
        self.magazine = magazine
        self.terms = _Terms(magazine)

    @cached_property
    def shown(self) -> Mapping[PurePosixPath, tuple[int, int]]:
        """The number of each file that a post shows or links to, and that of the first such post."""
        found: dict[PurePosixPath, int] = {}
        for number, article in enumerate(self.magazine.articles.values(), 1):
            for copy in _addresses.copies(article, self.magazine):
                found.setdefault(copy.source, number)
        first = len(self.magazine.articles) + 1
        return {path: (first + at, post) for at, (path, post) in enumerate(found.items())}

    def posts(self) -> Iterator[str]:
        """Yield the item of each article."""
        for number, article in enumerate(self.magazine.articles.values(), 1):
            yield self._post(article, number)

    def _post(self, article: Article, number: int) -> str:
        magazine = self.magazine
        if article.date is None:
            raise ValueError(f"{article.name} is not public: it has no date")
        url = url_of(article, magazine)
        text = self._blocks(article)
        date = magazine.instant(article.date)
        return _item(
            title=_wxr.html("title", article.title),
            url=url,
            # Not the address, which WordPress gives anew: who subscribed finds nothing new in its feed.
            guid=permanent(article.id) if article.id else url,
            author=article.authors[0].id if article.authors else "",
            content=text.content,
            excerpt=_wxr.html("excerpt:encoded", article.summary),
            id=number,
            dates=(date, magazine.instant(article.updated) if article.updated else date),
            more=[
                _wxr.text("wp:comment_status", "closed" if article.comments == "closed" else "open"),
                _wxr.text("wp:ping_status", "closed"),
                _wxr.text("wp:post_name", article.slug),
                _wxr.text("wp:status", "publish"),
                xml.element("wp:post_parent", "0"),
                xml.element("wp:menu_order", "0"),
                _wxr.text("wp:post_type", "post"),
                _wxr.text("wp:post_password", ""),
                xml.element("wp:is_sticky", "0"),
                *(_wxr.category(term.kind, term.slug, term.name) for term in self.terms.of(article)),
                # WordPress knows one author a post; with Co-Authors Plus, these.
                *(
                    _wxr.category("author", f"cap-{p.id}", p.name)
                    for p in article.authors
                    if len(article.authors) > 1
                ),
                *self._metas(article, text),
            ],
        )

    def _metas(self, article: Article, text: Blocks) -> Iterator[str]:
        """Yield what is kept beside the post: its notes, its place in a series, its picture, and our own keys."""
        place, series = self.magazine.number_of(article), self.terms.series.get(article.series or "")
        if text.notes:
            yield _wxr.meta("footnotes", _wxr.as_json([{"content": content, "id": id} for id, content in text.notes]))
        if place and series:
            # The first is what Organize Series reads, and the other what came after it.
            yield _wxr.meta("_series_part", str(place))
            yield _wxr.meta(f"_series_part_{series.id}", str(place))
        if (cover := self._cover(article)) in self.shown and cover:
            yield _wxr.meta("_thumbnail_id", str(self.shown[cover][0]))
        for alias in article.aliases:
            yield _wxr.meta("_wp_old_slug", PurePosixPath(unquote(alias)).stem)
        if kept := _kept(article):
            yield _wxr.meta(WORDPRESS_KEY, _wxr.as_json(kept))

    def _cover(self, article: Article) -> PurePosixPath | None:
        return links.file_of(article.image.src, article.path) if article.image else None

    def _blocks(self, article: Article) -> Blocks:
        magazine = self.magazine
        name = UUID(permanent(article.id) if article.id else derived_id(magazine, article.name))

        def whole(target: str) -> str | None:
            return _whole(target, article, magazine)

        # As it is written, without the spaces and quotes that exports set: WordPress has its own.
        usual = replace(setting(article, magazine), lang="", link=whole, image=whole, trusted=False)
        return blocks(render(article.source.body, usual), lambda number: str(uuid5(name, str(number))))

    def files(self) -> Iterator[str]:
        """Yield the item of each file that a post shows or links to, which WordPress fetches."""
        posts = list(self.magazine.articles.values())
        covers = {cover: article for article in reversed(posts) if (cover := self._cover(article))}
        for path, (id, post) in self.shown.items():
            yield self._file(path, id, posts[post - 1], covers.get(path), post)

    def _file(self, path: PurePosixPath, id: int, article: Article, shows: Article | None, post: int) -> str:
        url = self.magazine.url + quote(str(path))
        image = shows.image if shows else None
        date = self.magazine.instant(article.date) if article.date else datetime(1970, 1, 1, tzinfo=UTC)
        kind = guess_type(path.name)[0] or ""
        alt = [_wxr.meta("_wp_attachment_image_alt", image.alt)] if image and image.alt else []
        return _item(
            title=_wxr.html("title", path.stem),
            url=url,
            guid=url,
            author=article.authors[0].id if article.authors else "",
            content="",
            excerpt=_wxr.html("excerpt:encoded", image.caption if image else ""),
            id=id,
            dates=(date, date),
            more=[
                _wxr.text("wp:comment_status", "closed"),
                _wxr.text("wp:ping_status", "closed"),
                _wxr.text("wp:post_name", path.stem),
                _wxr.text("wp:status", "inherit"),
                xml.element("wp:post_parent", str(post)),
                xml.element("wp:menu_order", "0"),
                _wxr.text("wp:post_type", "attachment"),
                *([_wxr.text("wp:post_mime_type", kind)] if kind else []),
                _wxr.text("wp:post_password", ""),
                xml.element("wp:is_sticky", "0"),
                _wxr.text("wp:attachment_url", url),
                *alt,
            ],
        )


def _whole(target: str, article: Article, magazine: Magazine) -> str | None:
    """Return *target*, as *article* writes it, as a link from anywhere; `None` when it leads to nothing public."""
    address = _addresses.of_target(target, article, magazine)
    try:
        return None if address is None else urljoin(magazine.url, address)
    except ValueError:  # a host in brackets that is no IPv6 address
        return None


def _item(
    *,
    title: str,
    url: str,
    guid: str,
    author: str,
    content: str,
    excerpt: str,
    id: int,
    dates: tuple[datetime, datetime],
    more: Sequence[str],
) -> str:
    """Return what WordPress calls a post, whatever its type, in the order in which it writes the elements."""
    written, changed = dates
    return xml.parent(
        "item",
        [
            title,
            xml.element("link", url),
            xml.element("pubDate", format_datetime(written.astimezone(UTC))),
            _wxr.text("dc:creator", author),
            xml.element("guid", guid, isPermaLink="false"),
            xml.element("description"),
            _wxr.text("content:encoded", content),
            excerpt,
            xml.element("wp:post_id", str(id)),
            *_wxr.dates("date", written),
            *_wxr.dates("modified", changed),
            *more,
        ],
    )


def _kept(article: Article) -> Told:
    """Return what WordPress has no place for: guests, what people do and where, and what else an article says."""
    more = any(person.role or person.organisation or person.url for person in article.authors)
    image = article.image
    return _told(
        {
            "authors": [_person(person) for person in article.authors] if more else [],
            "guests": [_person(person) for person in article.guests],
            "image": _told({"credit": image.credit}) if image else {},
            "comments": article.comments if article.comments not in ("open", "closed") else "",
            "lang": article.lang,
            "aliases": list(article.aliases),
        }
    )
