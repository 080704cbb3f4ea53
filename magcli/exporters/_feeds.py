"""The feeds of a site: of the magazine and of each series in all formats; of each tag, section and person as RSS."""

from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath
from types import ModuleType
from urllib.parse import unquote

from magcli.exporters import _addresses, atom, jsonfeed, rss
from magcli.exporters._feed import Feeds
from magcli.exporters._lists import Entry
from magcli.exporters._machines import Values
from magcli.exporters._selection import Selection, of_magazine
from magcli.exporters._selection import of_entry as selected_of
from magcli.exporters._selection import of_series as parts_of
from magcli.exporters._site import Site
from magcli.exporters._view import View
from magcli.model import Page

_ALL = (rss, atom, jsonfeed)
_LISTED = ("sections", "people", "tags")


def pages(site: Site) -> Iterator[Page]:
    """Yield the feeds of *site*: none without an address, and none of what has no article yet."""
    if not site.has_feeds:
        return
    magazine = site.magazine
    feeds = Feeds(magazine, site.options)
    yield from _pages(of_magazine(magazine), feeds, _ALL)
    for series in magazine.series.values():
        if magazine.by_folder.get(series.slug):
            yield from _pages(parts_of(series, magazine), feeds, _ALL)
    for kind in _LISTED:
        for entry in site.lists.get(kind, ()):
            yield from _pages(selected_of(entry, magazine), feeds, (rss,))


def _pages(selection: Selection, feeds: Feeds, writers: tuple[ModuleType, ...]) -> Iterator[Page]:
    for writer in writers:
        path = PurePosixPath(unquote(selection.address), writer.FILE)
        yield Page(path, partial(_written, writer, selection, feeds))


def _written(writer: ModuleType, selection: Selection, feeds: Feeds) -> bytes:
    content: bytes = writer.write(feeds.feed(selection))
    return content


def of_series(slug: str, view: View) -> list[Values]:
    """Return the feeds that a page of the series *slug* names: its own, if any part is out, and the magazine's."""
    series = view.magazine.series.get(slug)
    if not view.site.has_feeds:
        return []
    of_all = view.site.feeds(view.magazine.title, "", view.leads_to)
    if series is None or not view.magazine.by_folder.get(slug):
        return of_all
    return [*view.site.feeds(series.title, _addresses.of_series(slug), view.leads_to), *of_all]


def of_entry(entry: Entry, view: View) -> list[Values]:
    """Return the feeds that the page of *entry* names: its own, and the magazine's."""
    if not view.site.has_feeds:
        return []
    own = view.site.feeds(entry.name, entry.address, view.leads_to, ("RSS",))
    return [*own, *view.site.feeds(view.magazine.title, "", view.leads_to)]
