"""Atom 1.0 (RFC 4287)."""

from collections.abc import Iterator
from datetime import datetime
from html import escape
from itertools import chain
from pathlib import PurePosixPath
from zlib import crc32

from magcli.exporters import _feed
from magcli.exporters._exporter import Options
from magcli.exporters._feed import HISTORY, Feed, Item, file_name, links
from magcli.model import Copy, Magazine, Page, Person
from magcli.text import xml
from magcli.text.url import spelt

FOLDER = ""
PAGE = ""
TAKES = _feed.TAKES
FILE = "atom.xml"

_ATOM = "http://www.w3.org/2005/Atom"


def export(magazine: Magazine, options: Options) -> Iterator[Page | Copy]:
    """Yield the feed of the public *magazine*, or of what *options* name of it."""
    found = _feed.asked(magazine, options)
    yield Page(PurePosixPath(FILE), lambda: write(found))


def write(feed: Feed) -> bytes:
    """Return *feed* as Atom. The same feed gives the same bytes: no clock is asked."""
    return xml.document(chain(_start(feed), map(_entry, feed.items), ("</feed>",)))


def _start(feed: Feed) -> list[str]:
    return [
        *([xml.stylesheet(feed.style)] if feed.style else []),
        xml.start("feed", xmlns=_ATOM, **({"xmlns_fh": HISTORY} if feed.volume else {}), xml_lang=feed.lang),
        xml.element("id", feed.place + file_name(FILE, feed.volume)),
        _text("title", feed.title),
        # A subtitle that repeats the title tells nothing.
        *([_text("subtitle", feed.description)] if feed.description != feed.title else []),
        xml.element("updated", _changed(feed)),
        xml.parent("author", [xml.plain("name", feed.publisher), xml.element("uri", feed.home)]),
        *(xml.element("link", rel=rel, **_typed(rel), href=href) for rel, href in links(feed, FILE)),
        xml.element("link", rel="alternate", type="text/html", href=feed.url),
        *([xml.element("fh:archive")] if feed.volume else []),
    ]


def _typed(rel: str) -> dict[str, str]:
    """Return the attribute that tells what a link of the kind *rel* leads to: a feed, but for a hub."""
    return {} if rel == "hub" else {"type": "application/atom+xml"}


def _entry(item: Item) -> str:
    elements = [
        xml.element("id", item.id),
        _text("title", item.title),
        xml.element("published", item.date.isoformat()),
        xml.element("updated", _updated(item)),
        xml.element("link", rel="alternate", type="text/html", href=item.url),
        *(_person("author", person) for person in item.authors),
        *(_person("contributor", person) for person in item.guests),
        *(xml.element("category", term=name) for name in item.categories),
    ]
    if item.picture:
        about = {"type": item.picture.kind, "length": str(item.picture.length), "href": item.picture.url}
        elements.append(xml.element("link", rel="enclosure", **about))
    if item.summary:
        elements.append(_text("summary", item.summary))
    if item.content:
        elements.append(xml.element("content", item.content, type="html"))
    lang = {"xml_lang": item.lang} if item.lang else {}
    return xml.parent("entry", elements, **lang)


def _changed(feed: Feed) -> str:
    """Return when there was last something new in *feed*: not before its newest entry."""
    return max(map(_updated, feed.items), key=datetime.fromisoformat)


def _updated(item: Item) -> str:
    """Return when there was last something new in *item*, to a fraction of a second that is its own, and stays.

    Articles of one day would all change at its midnight: programs have no order for these, and validators warn.
    """
    # A day has many moments, and so has a second: none of them is truer than the others.
    fraction = item.changed.microsecond or crc32(item.id.encode()) % 1_000_000
    return item.changed.replace(microsecond=fraction).isoformat()


def _text(name: str, content: str) -> str:
    """Return an element that holds *content*, which is no HTML."""
    if not xml.CLOSES.search(content):
        return xml.plain(name, content)
    # Validators take it for HTML that does not say so; so it is some, escaped, which reads the same.
    return xml.element(name, escape(content, quote=False), type="html")


def _person(role: str, person: Person) -> str:
    uri = [xml.element("uri", spelt(person.url))] if person.url else []
    return xml.parent(role, [xml.plain("name", person.name), *uri])
