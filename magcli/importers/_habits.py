"""What tells one generator from another: where its articles lie, what it calls them, what it writes between them."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple

from magcli.importers._heads import Head
from magcli.importers._site import Site
from magcli.text.emitter import Value

INDEXES = frozenset(("index", "_index"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A file that may be an article."""

    path: PurePosixPath
    """In the material."""
    inner: PurePosixPath
    """As seen from the folder that holds the articles."""
    head: Head
    name: str
    """That of the file, or of the folder of an index, without suffix, day and language."""
    day: date | None = None
    """The one that the name or the folders tell."""
    lang: str = ""
    """The one that the name or the folders tell."""
    told_by: Mapping[str, str] = field(default_factory=dict)
    """The keys, in small letters, that it has from elsewhere, each with the file that says so of it."""

    @property
    def is_named_in_language(self) -> bool:
        """Whether the name of the file ends with its language."""
        return bool(self.lang) and self.path.stem.endswith(f".{self.lang}")

    @property
    def stem(self) -> str:
        """The name of the file without its last suffix."""
        return self.path.stem

    @property
    def is_list(self) -> bool:
        """Whether it is the page of a folder that holds others."""
        return self.path.name.startswith("_index.")

    @property
    def is_home(self) -> bool:
        """Whether it is the page of the folder that holds them all."""
        return self.is_list and len(self.inner.parts) == 1

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders above it, from the one that holds the articles; that of a bundle is left out."""
        return self.inner.parts[: -2 if self.stem.partition(".")[0] in INDEXES else -1]


class Known(NamedTuple):
    """What is known of an article when its address is asked for."""

    leaf: Leaf
    slug: str
    path: str
    """The slug with the folders that a key puts before it."""
    title: str
    day: date | None
    categories: tuple[str, ...]
    """All that its keys name, and those that its folders are."""
    pattern: str
    """What its key for the address says that is a pattern, and no address."""
    site: Site


class Construct(NamedTuple):
    """Something that a generator reads and Markdown does not."""

    kind: str
    """What it is called in a remark: `shortcode`, `tag of Liquid`."""
    pattern: re.Pattern[str]
    write: "Callable[[re.Match[str], Around], str | None]"
    """Returns what says the same in Markdown; `None` when nothing does, and it stays."""
    in_code: bool = False
    """Whether the generator reads it in code, too."""
    told: str = ""
    """What is told when it was written otherwise and something was lost that readers may miss: `left out`."""


class Around(NamedTuple):
    """What a construct stands in."""

    leaf: Leaf
    site: Site
    link: Callable[[str], str]
    """Returns what a link writes to the file that a generator calls so; nothing when there is none."""


class Default(NamedTuple):
    """What all articles in a folder say that do not say otherwise."""

    folder: PurePosixPath
    holds: Callable[[Leaf], bool]
    """Whether it is said of an article in the folder."""
    values: Mapping[str, Value]
    where: str = ""
    """The file that says so."""
    is_binding: bool = False
    """Whether it holds for those, too, that say otherwise."""


def no_sections(leaf: Leaf) -> tuple[str, ...]:
    """Return nothing: its folders are none."""
    return ()


def no_defaults(site: Site) -> Iterator[Default]:
    """Yield nothing: each article says all of itself."""
    yield from ()


def nothing_hidden(leaf: Leaf, site: Site) -> str:
    """Return nothing: each article has a page."""
    return ""


def no_mounts(config: Mapping[str, Value]) -> Iterator[tuple[str, str, str]]:
    """Yield nothing: its articles lie where they always do."""
    yield from ()


def as_written(address: str, leaf: Leaf) -> str:
    """Return *address* as the key of *leaf* writes it."""
    return address


def never_sure(known: Known) -> str:
    """Return nothing: settings that are not read say where an article was."""
    return ""


def no_addresses(known: Known) -> Iterator[str]:
    """Yield nothing: nobody knows where it was."""
    yield from ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """What a generator does."""

    configs: tuple[str, ...] = ()
    """Its files of settings, below the folder of the site."""
    content: tuple[str, ...] = ()
    """The folders that hold its articles; all hold some when none of these is there."""
    mounts: Callable[[Mapping[str, Value]], Iterator[tuple[str, str, str]]] = no_mounts
    """Yields the folders that the settings say hold its articles, or what stands at the top of the site: each with
    where it is taken to be, and its language, if any."""
    assets: tuple[str, ...] = ()
    """The folders whose files stand at the top of the site."""
    suffixes: tuple[str, ...] = (".md", ".markdown", ".mdown", ".mkd")
    wants_head: bool = False
    """Whether a file without front matter is no article."""
    reads_meta: bool = False
    """Whether an article in HTML says in its meta elements what others say in front matter."""
    splits_tags_on: str = ","
    lang_by_default: str = ""
    """The language that it takes sites to be in whose settings name none."""
    url_keys: tuple[str, ...] = ("permalink", "url")
    """Keys that tell the whole address."""
    filled: Callable[[str, Leaf], str] = as_written
    """Returns the address that such a key says with what its generator is sure to put in the place of names."""
    constructs: tuple[Construct, ...] = ()
    addresses: Callable[[Known], Iterator[str]] = no_addresses
    """Yields where links may look for it when no key tells its address; the likeliest first."""
    former: Callable[[Known], str] = never_sure
    """Returns where it was for sure by the settings; nothing when that is in doubt."""
    tables: tuple[str, ...] = ()
    """The stems of those of `configs` that hold what stands below a key of that name."""
    has_relative_aliases: bool = False
    """Whether an alias without a stroke before it is beside the article."""
    sections: Callable[[Leaf], tuple[str, ...]] = no_sections
    """Returns the sections that the folders of an article are."""
    defaults: Callable[[Site], Iterator[Default]] = no_defaults
    """Yields what files that hold no article say of those that do."""
    unread: re.Pattern[str] | None = None
    """What its files of data are called that would have to be run."""
    hides: Callable[[Leaf, Site], str] = nothing_hidden
    """Returns why it makes no page of a file, by where that lies and what the settings say; nothing when it does."""
