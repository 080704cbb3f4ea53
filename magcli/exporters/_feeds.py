"""The feeds of a site: of the magazine and of each series in all formats, of each tag, section and person as RSS.

Where a magazine or a series has more articles than its feed shows, the older ones are in volumes beside it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
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


def pages(site: Site, prints: Fingerprints) -> Iterator[Page]:
    """Yield the feeds of *site*: none without an address, and none of what has no article yet."""
    if not site.has_feeds:
        return
    magazine, press = site.magazine, _Press(site, prints)
    yield Page(PurePosixPath(site.feed_style), lambda: site.feed_stylesheet)
    series = (found for found in magazine.series.values() if magazine.by_folder.get(found.slug))
    whole = [of_magazine(magazine), *(parts_of(found, magazine) for found in series)]
    # By their newest articles: feeds of a series and volumes of the magazine hold the same, which are made once.
    rank = {article.name: at for at, article in enumerate(site.newest)}
    bound = [dated for selection in whole for dated in press.bound(selection)]
    yield from (page for _, page in sorted(bound, key=lambda dated: rank[dated[0].name]))
    for kind in _LISTED:
        for entry in site.lists.get(kind, ()):
            yield press.feed(rss, selected_of(entry, magazine))


class _Press:
    """Makes pages of the feeds of one *site*."""

    def __init__(self, site: Site, prints: Fingerprints) -> None:
        self.site, self.prints = site, prints
        self.feeds = Feeds(site.magazine, site.options)

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
