"""What search engines read before any page: the sitemap (sitemaps.org 0.9) and robots.txt (RFC 9309)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import urlsplit

from magcli.model import Day, Magazine, Page
from magcli.text import xml

MOST = 50_000
"""Addresses that one sitemap may hold."""

LARGEST = 50 * 1024 * 1024
"""Bytes that it may have."""

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


class Entry(NamedTuple):
    """A page that is to be found: its address from the top of the export, and when it was last changed."""

    address: str
    changed: Day | None = None


def pages(entries: Iterable[Entry], magazine: Magazine, most: int = MOST, largest: int = LARGEST) -> Iterator[Page]:
    """Yield the sitemap of *entries*, or several and the list of them; and robots.txt, which says where it is.

    Robots are told nothing where the magazine lies below another site: they read only what is at the top of a host.
    """
    parts = list(_parted([_entry(entry, magazine) for entry in entries], most, largest))
    if len(parts) == 1:
        yield Page(PurePosixPath("sitemap.xml"), partial(_document, "urlset", parts[0]))
    else:
        names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
        listed = [xml.parent("sitemap", [xml.element("loc", magazine.url + name)]) for name in names]
        yield Page(PurePosixPath("sitemap.xml"), partial(_document, "sitemapindex", listed))
        for name, part in zip(names, parts, strict=True):
            yield Page(PurePosixPath(name), partial(_document, "urlset", part))
    if urlsplit(magazine.url).path in ("", "/"):
        yield Page(PurePosixPath("robots.txt"), partial(_robots, magazine))


def newest(days: Iterable[Day | None], magazine: Magazine) -> Day | None:
    """Return the latest of *days*."""
    return max(filter(None, days), key=magazine.instant, default=None)


def _parted(entries: Sequence[str], most: int, largest: int) -> Iterator[list[str]]:
    """Yield *entries* in parts that are no larger than a sitemap may be."""
    part: list[str] = []
    size = room = largest - len(_document("urlset", []))
    for entry in entries:
        needed = len(entry.encode()) + 1
        if part and (len(part) == most or needed > size):
            yield part
            part, size = [], room
        part.append(entry)
        size -= needed
    yield part


def _entry(entry: Entry, magazine: Magazine) -> str:
    changed = [xml.element("lastmod", _written(entry.changed, magazine))] if entry.changed else []
    return xml.parent("url", [xml.element("loc", magazine.url + entry.address), *changed])


def _written(day: Day, magazine: Magazine) -> str:
    """Return *day* as W3C wants it: a day, or a moment with its offset."""
    return magazine.instant(day).isoformat(timespec="seconds") if isinstance(day, datetime) else day.isoformat()


def _document(root: str, children: Sequence[str]) -> bytes:
    return f"{xml.DECLARATION}{xml.parent(root, children, xmlns=_NAMESPACE)}\n".encode()


def _robots(magazine: Magazine) -> bytes:
    return f"User-agent: *\nAllow: /\n\nSitemap: {magazine.url}sitemap.xml\n".encode()
