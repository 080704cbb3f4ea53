"""What exporters share: the options they get, and how to find one."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Protocol, cast
from urllib.parse import quote

from magcli import exporters, registry
from magcli.errors import Unknown
from magcli.exporters import _addresses
from magcli.exporters._ids import permanent
from magcli.model import Article, Copy, Magazine, Page
from magcli.text.nearest import nearest
from magcli.text.url import spelt


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the user asked of an export."""

    series: str = ""
    """The slug of the only series to export; empty for the whole magazine."""
    tag: str = ""
    """The only tag to export, however it is spelt."""
    section: str = ""
    """The only section to export."""
    author: str = ""
    """The id or the name of the only author or guest to export."""
    order: str = ""
    """`series` for the parts in their order; else the newest first."""
    content: str = ""
    """Whether feeds hold whole articles: `full` or `summary`; empty for what the magazine says."""
    limit: int | None = None
    """How many articles a feed holds at most; `None` for what the magazine says."""
    single: bool = False
    """Whether `series` becomes one page with all its articles, instead of a site."""
    fragment: str = ""
    """The name of the only article to export, its text alone."""
    desk: bool = False
    """Whether it is for the team: then the exporter gets the whole magazine, and tells what no reader sees."""
    theme: Mapping[str, str] = field(default_factory=dict)
    """Templates and styles, by file name."""
    fonts: tuple[str, ...] = ()
    """The files of the fonts that cards are drawn in; without any, none are drawn."""
    sizes: Callable[[PurePosixPath], tuple[int, int] | None] = lambda path: None
    """Returns the width and height of an image of the magazine, in pixels, if it has any."""
    weighs: Callable[[PurePosixPath], tuple[int, str] | None] = lambda path: None
    """Returns the bytes of a picture of the magazine, and its media type, as its content tells."""
    assets: tuple[Copy, ...] = ()
    """Fonts and pictures that the theme of the magazine brings along."""


class Exporter(Protocol):
    """A member of the family."""

    FOLDER: str
    PAGE: str
    """The file of an article in that folder, its name in the magazine as `{}`; empty without a folder."""
    TAKES: tuple[str, ...]

    def export(self, magazine: Magazine, options: Options) -> Iterator[Page | Copy]:
        """Yield what the public *magazine* becomes in this format."""
        ...


def taking(option: str) -> tuple[str, ...]:
    """Return the names of the exporters that can do something with *option*."""
    return tuple(name for name in registry.names(exporters) if option in find(name).TAKES)


def find(name: str) -> Exporter:
    """Return the exporter called *name*. Raises Unknown with those there are."""
    known = registry.names(exporters)
    if name not in known:
        raise Unknown("format", name, nearest(name, known), f"there is: {', '.join(known)}")
    return cast("Exporter", registry.member(exporters, name))


def signs_of(article: Article, magazine: Magazine) -> tuple[str, ...]:
    """Return what of *article* stands in an export of one file that has it: its id, or else its address.

    On the page of a whole series it is its place there.
    """
    place = f' id="{_addresses.id_of(article)}"'
    if article.id:
        return place, permanent(article.id)
    return (place, url_of(article, magazine)) if magazine.url else (place,)


def url_of(article: Article, magazine: Magazine) -> str:
    """Return where readers find *article* of a *magazine* that has an address, as feeds spell it."""
    return spelt(magazine.url) + quote(article.address)
