"""The feeds of a site: of the magazine and of each series in all formats, of each tag, section and person as RSS.

Where a magazine or a series has more articles than its feed shows, the older ones are in volumes beside it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import PurePosixPath
from types import ModuleType
from urllib.parse import unquote

from magcli.exporters import _addresses, atom, jsonfeed, rss
from magcli.exporters._feed import Feed, Feeds, file_name
from magcli.exporters._fingerprints import Fingerprints
from magcli.exporters._lists import Entry
from magcli.exporters._machines import Values
from magcli.exporters._selection import Selection, of_magazine
from magcli.exporters._selection import of_entry as selected_of
from magcli.exporters._selection import of_series as parts_of
from magcli.exporters._site import Site
from magcli.exporters._view import View
from magcli.exporters._volumes import Volume
from magcli.model import Article, Page

_ALL = (rss, atom, jsonfeed)
_BOUND = (rss, atom)
"""Those that can tell a volume of an archive from a feed."""
_LISTED = ("sections", "people", "tags")


class Press:
    """Makes pages of the feeds of one *site*: of none without an address, nor of what has no article yet."""

    def __init__(self, site: Site, prints: Fingerprints) -> None:
        self.site, self.prints = site, prints

    @cached_property
    def feeds(self) -> Feeds:
        """What makes the feeds themselves; they share their items."""
        return Feeds(self.site.magazine, self.site.options)

    def dated(self) -> Iterator[tuple[Article, Page]]:
        """Yield the feeds of the magazine and of its series, and their volumes, each page with its newest article."""
        if not self.site.has_feeds:
            return
        magazine = self.site.magazine
        series = (found for found in magazine.series.values() if magazine.by_folder.get(found.slug))
        for selection in (of_magazine(magazine), *(parts_of(found, magazine) for found in series)):
            yield from self.bound(selection)

    def others(self) -> Iterator[Page]:
        """Yield the feeds of tags, sections and people, and the style of all."""
        if not self.site.has_feeds:
            return
        yield Page(PurePosixPath(self.site.feed_style), lambda: self.site.feed_stylesheet)
        for kind in _LISTED:
            for entry in self.site.lists.get(kind, ()):
                yield self.feed(rss, selected_of(entry, self.site.magazine))

    def bound(self, selection: Selection) -> Iterator[tuple[Article, Page]]:
        """Yield the feed of *selection* in all formats, and its volumes, each page with its newest article."""
        volumes = self.feeds.volumes(selection)
        before = volumes[-1].name if volumes else ""
        for writer in _ALL:
            yield selection.articles[0], self.feed(writer, selection, before)
        for volume in volumes:
            shown = self.feeds.within(selection, volume)
            for writer in _BOUND:
                make = partial(self.feeds.bound, selection, volume)
                yield shown[0], self.page(writer, selection, make, shown, volume)

    def feed(self, writer: ModuleType, selection: Selection, before: str = "") -> Page:
        """Return what *writer* writes of *selection*; older articles are in the volume called *before*, if any."""
        make = partial(self.feeds.feed, selection, before=before)
        return self.page(writer, selection, make, self.feeds.shown(selection), before)

    def page(
        self,
        writer: ModuleType,
        selection: Selection,
        make: Callable[[], Feed],
        shown: Sequence[Article],
        told: Volume | str,
    ) -> Page:
        """Return what *writer* writes of the feed that *make* makes of articles *shown*, and of what it is *told*."""
        volume = told.name if isinstance(told, Volume) else ""
        path = PurePosixPath(unquote(selection.address), file_name(writer.FILE, volume))
        style = _addresses.relative(self.site.feed_style, selection.address)
        about = (selection.title, selection.description, selection.has_page, style, told)
        key = self.prints.page(f"feed {path}", *about, shows=shown)
        return Page(path, lambda: writer.write(replace(make(), style=style)), key)


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
