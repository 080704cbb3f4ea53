"""RSS 2.0, with the full text (RSS Content module), authors (Dublin Core) and the feed's own address (Atom)."""

from collections.abc import Iterator
from email.utils import format_datetime
from html import escape
from pathlib import PurePosixPath

from magcli.exporters._exporter import Options
from magcli.exporters._feed import Feed, Item, feed
from magcli.exporters._proofs import as_set
from magcli.model import Copy, Magazine, Page
from magcli.text import xml

FOLDER = False
TAKES = ("series", "limit")

_NAMESPACES = {
    "xmlns_atom": "http://www.w3.org/2005/Atom",
    "xmlns_content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns_dc": "http://purl.org/dc/elements/1.1/",
}


def export(magazine: Magazine, options: Options) -> Iterator[Page | Copy]:
    """Yield the feed of the public *magazine*, or of one series."""
    found = feed(as_set(magazine), options.series, options.limit)
    yield Page(PurePosixPath("feed.xml"), lambda: write(found))


def write(feed: Feed) -> bytes:
    """Return *feed* as RSS. The same feed gives the same bytes: no clock is asked."""
    channel = [
        xml.element("title", feed.title),
        xml.element("link", feed.url),
        xml.element("description", feed.description),
        xml.element("language", feed.lang),
        xml.element("atom:link", href=feed.address, rel="self", type="application/rss+xml"),
    ]
    if feed.items:
        channel.append(xml.element("lastBuildDate", format_datetime(feed.items[0].date)))
    root = xml.parent(
        "rss", [xml.parent("channel", [*channel, *map(_item, feed.items)])], version="2.0", **_NAMESPACES
    )
    return f"{xml.DECLARATION}{root}\n".encode()


def _item(item: Item) -> str:
    elements = [
        xml.element("title", item.title),
        xml.element("link", item.url),
        xml.element("guid", item.id, isPermaLink="true" if item.is_permalink else "false"),
        xml.element("pubDate", format_datetime(item.date)),
        *(xml.element("dc:creator", name) for name in item.authors),
        *(xml.element("category", name) for name in item.categories),
        # Readers take it for HTML (RSS 2.0, "description").
        xml.element("description", escape(item.summary, quote=False)),
    ]
    if item.content:
        elements.append(xml.element("content:encoded", item.content))
    return xml.parent("item", elements)
