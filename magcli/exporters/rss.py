"""RSS 2.0, with texts (RSS Content), people (Dublin Core), pictures (Media RSS) and its own address (Atom)."""

from collections.abc import Iterator
from email.utils import format_datetime
from html import escape
from itertools import chain
from pathlib import PurePosixPath

from magcli.exporters import _feed
from magcli.exporters._exporter import Options
from magcli.exporters._feed import HISTORY, Feed, Item, Picture, links
from magcli.model import Copy, Magazine, Page
from magcli.text import xml

FOLDER = ""
PAGE = ""
TAKES = _feed.TAKES
FILE = "feed.xml"

_NAMESPACES = {
    "xmlns_atom": "http://www.w3.org/2005/Atom",
    "xmlns_content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns_dc": "http://purl.org/dc/elements/1.1/",
    "xmlns_media": "http://search.yahoo.com/mrss/",
}


def export(magazine: Magazine, options: Options) -> Iterator[Page | Copy]:
    """Yield the feed of the public *magazine*, or of what *options* name of it."""
    found = _feed.asked(magazine, options)
    yield Page(PurePosixPath(FILE), lambda: write(found))


def write(feed: Feed) -> bytes:
    """Return *feed* as RSS. The same feed gives the same bytes: no clock is asked."""
    return xml.document(chain(_start(feed), map(_item, feed.items), ("</channel>", "</rss>")))


def _start(feed: Feed) -> list[str]:
    return [
        *([xml.stylesheet(feed.style)] if feed.style else []),
        xml.start("rss", version="2.0", **_NAMESPACES, **({"xmlns_fh": HISTORY} if feed.volume else {})),
        xml.start("channel"),
        xml.plain("title", feed.title),
        xml.element("link", feed.url),
        xml.plain("description", feed.description),
        xml.element("language", feed.lang),
        *(xml.element("atom:link", href=href, rel=rel, **_typed(rel)) for rel, href in links(feed, FILE)),
        *([xml.element("fh:archive")] if feed.volume else []),
        xml.element("lastBuildDate", format_datetime(feed.changed)),
    ]


def _typed(rel: str) -> dict[str, str]:
    """Return the attribute that tells what a link of the kind *rel* leads to: a feed, but for a hub."""
    return {} if rel == "hub" else {"type": "application/rss+xml"}


def _item(item: Item) -> str:
    elements = [
        xml.plain("title", item.title),
        xml.element("link", item.url),
        xml.element("guid", item.id, isPermaLink="true" if item.is_permalink else "false"),
        xml.element("pubDate", format_datetime(item.date)),
        *([xml.element("atom:updated", item.updated.isoformat())] if item.updated else []),
        *(xml.element("dc:creator", person.name) for person in _feed.people(item)),
        *(xml.plain("category", name) for name in item.categories),
        # Readers take it for HTML (RSS 2.0, "description").
        xml.element("description", escape(item.summary, quote=False)),
        *(_picture(item.picture) if item.picture else []),
    ]
    if item.content:
        elements.append(xml.element("content:encoded", item.content))
    lang = {"xml_lang": item.lang} if item.lang else {}
    return xml.parent("item", elements, **lang)


def _picture(picture: Picture) -> list[str]:
    length = str(picture.length)
    size = {"width": str(picture.size[0]), "height": str(picture.size[1])} if picture.size else {}
    about = {"url": picture.url, "type": picture.kind, "fileSize": length, "medium": "image", **size}
    return [
        xml.element("enclosure", url=picture.url, length=length, type=picture.kind),
        # Not media:description, which newsreaders made with feedparser take for the text of the item.
        xml.element("media:content", **about),
    ]
