"""The feeds of a site: of the magazine and of each series in all formats, of each tag, section and person as RSS.

Where a magazine or a series has more articles than its feed shows, the older ones are in volumes beside it.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from types import ModuleType
from urllib.parse import unquote

from magcli.exporters import _addresses, atom, jsonfeed, rss
from magcli.exporters._feed import Feed, Feeds, file_name
from magcli.exporters._lists import Entry
from magcli.exporters._machines import Values
from magcli.exporters._selection import Selection, of_magazine
from magcli.exporters._selection import of_entry as selected_of
from magcli.exporters._selection import of_series as parts_of
from magcli.exporters._site import Site
from magcli.exporters._view import View
from magcli.model import Page

_ALL = (rss, atom, jsonfeed)
_BOUND = (rss, atom)
"""Those that can tell a volume of an archive from a feed."""
_LISTED = ("sections", "people", "tags")


def pages(site: Site) -> Iterator[Page]:
    """Yield the feeds of *site*: none without an address, and none of what has no article yet."""
    if not site.has_feeds:
        return
    magazine = site.magazine
    feeds = Feeds(magazine, site.options)
    yield Page(PurePosixPath(site.feed_style), lambda: site.feed_stylesheet)
    yield from _pages(of_magazine(magazine), feeds, _ALL, site)
    for series in magazine.series.values():
        if magazine.by_folder.get(series.slug):
            yield from _pages(parts_of(series, magazine), feeds, _ALL, site)
    for kind in _LISTED:
        for entry in site.lists.get(kind, ()):
            yield from _pages(selected_of(entry, magazine), feeds, (rss,), site)


def _pages(selection: Selection, feeds: Feeds, writers: tuple[ModuleType, ...], site: Site) -> Iterator[Page]:
    """Yield the feed of *selection* as each of *writers* has it; where all do, also its archive."""
    bound = feeds.volumes(selection) if writers == _ALL else ()
    newest = bound[-1].name if bound else ""
    style = _addresses.relative(site.feed_style, selection.address)

    def page(writer: ModuleType, volume: str, make: Callable[[], Feed]) -> Page:
        path = PurePosixPath(unquote(selection.address), file_name(writer.FILE, volume))
        return Page(path, lambda: writer.write(replace(make(), style=style)))

    for writer in writers:
        yield page(writer, "", lambda: replace(feeds.feed(selection), before=newest))
    for volume in bound:
        # Side by side: both are of the same items, which are made once.
        for writer in _BOUND:
            yield page(writer, volume.name, partial(feeds.bound, selection, volume))


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
