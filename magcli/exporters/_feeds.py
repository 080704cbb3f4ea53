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
from magcli.model import Article, Page

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
    series = (found for found in magazine.series.values() if magazine.by_folder.get(found.slug))
    whole = [of_magazine(magazine), *(parts_of(found, magazine) for found in series)]
    # By their newest articles: feeds of a series and volumes of the magazine hold the same, which are made once.
    rank = {article.name: at for at, article in enumerate(site.newest)}
    bound = [dated for selection in whole for dated in _bound(selection, feeds, site)]
    yield from (page for _, page in sorted(bound, key=lambda dated: rank[dated[0].name]))
    for kind in _LISTED:
        for entry in site.lists.get(kind, ()):
            selection = selected_of(entry, magazine)
            yield _page(rss, selection, partial(feeds.feed, selection), site)


def _bound(selection: Selection, feeds: Feeds, site: Site) -> Iterator[tuple[Article, Page]]:
    """Yield the feed of *selection* in all formats, and its volumes, each page with its newest article."""
    volumes = feeds.volumes(selection)
    newest = volumes[-1].name if volumes else ""
    for writer in _ALL:
        yield selection.articles[0], _page(writer, selection, partial(feeds.feed, selection, before=newest), site)
    for volume in volumes:
        for writer in _BOUND:
            page = _page(writer, selection, partial(feeds.bound, selection, volume), site, volume.name)
            yield selection.articles[-volume.last], page


def _page(writer: ModuleType, selection: Selection, make: Callable[[], Feed], site: Site, volume: str = "") -> Page:
    """Return what *writer* writes of the feed that *make* makes, with the style that this *site* has for it."""
    path = PurePosixPath(unquote(selection.address), file_name(writer.FILE, volume))
    style = _addresses.relative(site.feed_style, selection.address)
    return Page(path, lambda: writer.write(replace(make(), style=style)))


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
