"""A page in HTML: what its head says of the article, and the element that the article stands in."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

import turbohtml
from turbohtml import Document, Element, Text

from magcli.importers import _ourpage, _webarticle, _webfigures, _webmarks
from magcli.importers._blocks import load
from magcli.importers._furniture import Told, read_date, read_people
from magcli.importers._htmlnotes import ID_OF_NOTE
from magcli.importers._known import Fact, Line
from magcli.importers._markup import markdown
from magcli.importers._ourpage import Ours
from magcli.importers._unseen import is_hiding, remark
from magcli.importers._values import Remark
from magcli.model import Day, Image, Person
from magcli.text import dates
from magcli.text.slug import slugify


class Webpage(NamedTuple):
    """An article in HTML as Markdown, and what its page says of it without saying it to readers."""

    body: str
    title: str = ""
    authors: tuple[Person, ...] = ()
    date: Day | None = None
    updated: Day | None = None
    section: str = ""
    tags: tuple[str, ...] = ()
    summary: str = ""
    image: Image | None = None
    lang: str = ""
    addresses: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    comments: str = ""
    lines: tuple[Line, ...] = ()
    """What was taken off the page, for it only says what is known now."""
    ours: Ours | None = None
    """What a page of magcli says."""
    claims: tuple[Line, ...] = ()
    """What each place in the head says of days, section and authors."""
    remarks: tuple[Remark, ...] = ()


_SILENT = "script, style, noscript, template"


def read(content: bytes) -> Webpage:
    """Return the article of the page *content*, and what is told of it in the page's head."""
    document = turbohtml.parse(content)
    for silent in document.select(_SILENT):
        if silent.attrs.get("type") != "application/ld+json":
            silent.decompose()
    remarks = [] if content.isascii() else list(_of_encoding(document))
    for image in document.select("img"):
        load(image)
    told = _Machine(document)
    remarks += _unread_days(told)
    head = _head(document, told)
    if ours := _ourpage.read(document, told.article):
        shown = [str(image.attrs["src"]) for image in ours.text.select("img[src]")]
        pictures = tuple(dict.fromkeys((*shown, ours.image.src if ours.image else "")))
        return head._replace(body=markdown(ours.text.inner_html), ours=ours, pictures=pictures, remarks=ours.remarks)
    home = _webarticle.main(document)
    element = home.element
    marked = _marked(document, element, head) if home.is_one else head
    remarks += _of_picture(marked, head)
    remarks += [*home.remarks, *_webarticle.left_out(element), *_unseen(element), *_webarticle.pruned(element)]
    _webfigures.settle(element)
    _open_notes(document, element)
    shown = [str(image.attrs["src"]) for image in element.select("img[src]")]
    pictures = tuple(dict.fromkeys(src for src in (*shown, marked.image.src if marked.image else "") if src))
    return marked._replace(body=markdown(element.inner_html), pictures=pictures, remarks=tuple(remarks))


def _unseen(element: Element) -> Iterator[Remark]:
    """Take off *element* what no browser shows, and yield what it says."""
    for found in element.select("[hidden], [style]"):
        told = " ".join(f'{key}="{found.attrs.get(key)}"' for key in ("hidden", "style") if key in found.attrs)
        if element not in found.ancestors or not is_hiding(told):
            continue
        shown = [str(image.attrs["src"]) for image in (found, *found.find_all("img")) if image.attrs.get("src")]
        words, line = _webarticle.said(found), found.source_line or 0
        found.decompose()
        if words or shown:
            yield remark(words or ", ".join(shown), line)


def _marked(document: Document, element: Element, head: Webpage) -> Webpage:
    """Return *head* with what classes say around the article in *element*, where nothing better is known."""
    title = _webmarks.title(document, element)
    lines = tuple(_webmarks.lines(document, element))
    said = Told((), lines)
    day, updated = said.first("date"), said.first("updated")
    return head._replace(
        title=title or head.title,
        date=head.date or (day if isinstance(day, date) else None),
        updated=head.updated or (updated if isinstance(updated, date) else None),
        authors=head.authors or said.people("authors"),
        section=head.section or next(iter(said.texts("section")), ""),
        tags=head.tags or said.texts("tags"),
        comments=str(said.first("comments") or ""),
        image=_webmarks.picture(document, element, head.image),
        lines=lines,
    )


def _of_picture(found: Webpage, head: Webpage) -> Iterator[Remark]:
    """Yield what is told of the picture that was *found* above the text, and that the *head* of the page has not."""
    if found.image and found.image != head.image:
        told = f"{found.image.src}, the picture above the text"
        yield Remark(certainty="taken", what="image", told=told)


def _of_encoding(document: Document) -> Iterator[Remark]:
    if document.encoding and document.encoding.lower() != "utf-8" and document.encoding_confidence != "certain":
        yield Remark(certainty="guessed", what="encoding", told=f"{document.encoding}, for the page names none")


# ---- the head ------------------------------------------------------------------------------------------


class _Machine:
    """What a page says of itself for machines: meta elements, and the first JSON-LD that is of an article."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.article = next(filter(_is_article, _nested(document.json_ld())), {})
        self._meta = dict(reversed(list(_metas(document))))

    def meta(self, *names: str) -> str:
        """Return the content of the first meta element that has one of these *names*, which have no case."""
        return next((self._meta[name.casefold()] for name in names if name.casefold() in self._meta), "")

    def shown(self, *names: str) -> str:
        """Return what the first element shows, or names, that microdata calls by one of *names*."""
        for name in names:
            found = self._document.select_one(f'[itemprop~="{name}"]')
            if found and found.tag != "meta":
                return str(found.attrs.get("datetime") or found.attrs.get("content") or " ".join(found.text.split()))
        return ""

    def text(self, key: str, of: str = "name") -> str:
        """Return the text that JSON-LD has for *key*, or what it has there calls its name, or another key *of* it."""
        return next(_names(self.article.get(key), of), "")


def _metas(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the name of each meta element that says something, without case, and what it says."""
    for key in ("property", "name", "itemprop"):
        for found in document.select(f"meta[{key}]"):
            if content := str(found.attrs.get("content") or "").strip():
                yield str(found.attrs[key]).casefold(), content


def _names(value: object, key: str = "name", depth: int = 0) -> Iterator[str]:
    """Yield the names in *value* of JSON-LD: it is one, or a list of them, or has them below *key*."""
    if isinstance(value, str) and value.strip():
        yield " ".join(value.split())
    elif isinstance(value, list) and depth < _DEEPEST:
        for each in value:
            yield from _names(each, key, depth + 1)
    elif isinstance(value, dict) and depth < _DEEPEST:
        yield from _names(value.get(key), key, depth + 1)


def _nested(found: object, depth: int = 0) -> Iterator[dict[str, object]]:
    if isinstance(found, dict):
        yield found
        yield from _nested(found.get("@graph"), depth + 1) if depth < _DEEPEST else ()
    elif isinstance(found, list):
        for each in found if depth < _DEEPEST else ():
            yield from _nested(each, depth + 1)


_DEEPEST = 9
"""Lists and mappings of JSON-LD within each other that are looked into."""

_ARTICLES = frozenset(
    {"Article", "NewsArticle", "BlogPosting", "TechArticle", "ScholarlyArticle", "Report", "OpinionNewsArticle"}
)


def _is_article(found: Mapping[str, object]) -> bool:
    return not _ARTICLES.isdisjoint(_names(found.get("@type")))


def _head(document: Document, told: _Machine) -> Webpage:
    lang = document.select_one("html[lang]")
    address = document.select_one('link[rel~="canonical"][href]')
    image = told.meta("og:image", "twitter:image") or told.text("image", of="url")
    tags = told.meta("keywords", "news_keywords")
    return Webpage(
        body="",
        title=_title(document, told),
        authors=_authors(document, told),
        date=read_day(
            told.text("datePublished"),
            told.meta(*_PLACES["date"]),
            told.shown("datePublished"),
        ),
        updated=read_day(told.text("dateModified"), told.meta(*_PLACES["updated"]), told.shown("dateModified")),
        section=told.text("articleSection") or told.meta(*_PLACES["section"]) or told.shown("articleSection"),
        tags=tuple(dict.fromkeys(tag.strip() for tag in tags.split(",") if tag.strip())),
        summary=told.meta("description", "og:description") or told.text("description"),
        image=Image(src=image, alt=told.meta("og:image:alt")) if image else None,
        lang=str(lang.attrs["lang"]).strip() if lang else "",
        addresses=(str(address.attrs["href"]),) if address else (),
        claims=tuple(_claims(told)),
    )


_PLACES = {
    "date": ("article:published_time", "datePublished", "date", "DC.date"),
    "updated": ("article:modified_time", "dateModified"),
    "section": ("article:section", "articleSection"),
    "authors": ("author", "article:author", "DC.creator"),
}
"""The meta elements that say what is also said elsewhere."""


def _claims(told: _Machine) -> Iterator[Line]:
    """Yield what each meta element says: where JSON-LD says something else, that counts."""
    for key, names in _PLACES.items():
        for name in names:
            if facts := tuple(_claimed(key, told.meta(name))):
                yield Line(facts, name)
    for key, name in (("date", "datePublished"), ("updated", "dateModified")):
        if day := read_day(told.shown(name)):
            yield Line((Fact(key, day),), name)


def _unread_days(told: _Machine) -> Iterator[Remark]:
    """Yield what is told of days in the head that nobody can read."""
    for key, name in (("date", "datePublished"), ("updated", "dateModified")):
        for place, said in ((name, told.text(name)), *((meta, told.meta(meta)) for meta in _PLACES[key])):
            if said and not read_day(said):
                yield Remark(certainty="open", what=key, told=f"“{said}” names no day, in {place} of the page's head")


def _claimed(key: str, text: str) -> Iterator[Fact]:
    if key == "section" and text:
        yield Fact(key, text)
    elif key == "authors":
        yield from (Fact(key, someone) for someone in read_people(text) if "://" not in text)
    elif day := read_day(text):
        yield Fact(key, day)


def _title(document: Document, told: _Machine) -> str:
    """Return the title: the one heading of the first level, or what the page is called in its head."""
    headings = document.select("h1")
    if len(headings) == 1 and (text := " ".join(headings[0].text.split())):
        return text
    title = document.select_one("title")
    named = told.text("headline") or told.meta("og:title") or told.shown("headline")
    return named or (" ".join(title.text.split()) if title else "")


def _authors(document: Document, told: _Machine) -> tuple[Person, ...]:
    value = told.article.get("author")
    people = [someone for each in (value if isinstance(value, list) else [value]) for someone in _people(each)]
    if people:
        return tuple(people)
    link = document.select_one('[rel~="author"], [itemprop~="author"]')
    named = told.meta(*_PLACES["authors"]) or (" ".join(link.text.split()) if link else "")
    return read_people(named) if named and "://" not in named else ()


def _people(told: object) -> Iterator[Person]:
    """Yield the people whom JSON-LD has *told* of: by their names alone, or each as a mapping."""
    for name in _names(told):
        if isinstance(told, dict):
            yield _person(name, told)
        elif "://" not in name:
            yield from read_people(name)


def _person(name: str, told: Mapping[str, object]) -> Person:
    return Person(
        id=slugify(name),
        name=name,
        role=next(_names(told.get("jobTitle")), ""),
        organisation=next(_names([told.get("worksFor"), told.get("affiliation")]), ""),
        url=next(_names(told.get("url"), "url"), ""),
    )


def read_day(*texts: str) -> Day | None:
    """Return the day or the instant that the first of *texts* names that names one."""
    for text in filter(None, texts):
        day = _instant(text) or read_date(text)
        if day:
            return day
    return None


def _instant(text: str) -> Day | None:
    """Return the day or instant of ISO 8601 that *text* names; a time without an offset is left out."""
    found = re.match(r"\d{4}-\d\d-\d\d", text)
    if not found:
        return None
    offset = re.sub(r"([+-]\d\d)(\d\d)\Z", r"\1:\2", text)
    for written in (offset, found[0]):
        try:
            return dates.parse(written)
        except dates.Misread:
            continue
    return None


# ---- notes ---------------------------------------------------------------------------------------------

_NUMBER = re.compile(r"\s*[\[(]?\s*(?P<number>\d{1,3})\s*[\])]?\s*")


def _open_notes(document: Document, element: Element) -> None:
    """Put a bare mark in *element* where a link calls a note that is not there: as a link it would say nothing."""
    names = {str(each.attrs.get(key)) for each in document.select("[id], a[name]") for key in ("id", "name")}
    for anchor in element.select('a[href^="#"]'):
        fragment = str(anchor.attrs["href"])[1:]
        found = _NUMBER.fullmatch(anchor.text)
        if not found or fragment in names or not ID_OF_NOTE.search(fragment):
            continue
        mark = Element("sup")
        mark.append(Text(found["number"]))
        above = anchor.closest("sup")
        (above if above is not None and above.text.strip() == anchor.text.strip() else anchor).replace_with(mark)
