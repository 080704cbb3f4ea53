"""What importers share: what they are given, and what they make of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Literal, Protocol

from magcli.model import Day, Image, Part, Person
from magcli.text.emitter import Value

Certainty = Literal["taken", "guessed", "open"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What there is to bring in: one file, or all files of a folder."""

    name: str
    """As the user wrote it."""
    paths: tuple[PurePosixPath, ...]
    """The files as seen from the folder, in the order of their names; a single file first, then those beside it."""
    read: Callable[[PurePosixPath], bytes]
    """Returns what one of them holds."""
    is_folder: bool = False
    has_uploads: bool = False
    """Whether the files of a folder of uploads are among `paths`."""
    links: tuple[PurePosixPath, ...] = ()
    """What is a link to somewhere else, which nobody follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing that a person may want to know of what was brought in."""

    certainty: Certainty
    """`taken` as it stands in the source, `guessed` from it, or left `open`: a person has to see to it."""
    what: str
    """What it is about: a key of the front matter, `note`, `image`, `link`, `text`, …"""
    told: str
    """A sentence without its full stop: `2015-07-04, from "4 juil 2015"`."""
    line: int = 0
    """Of the file in the source, from 1; 0 when it has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """An article as it was found; what is empty was not told."""

    origin: str
    """The file in the source, and within it whatever finds it again: `export.xml`, `_posts/2015-07-04-titre.md`."""
    title: str
    body: str
    """Markdown, with notes as `[^1]`."""
    slug: str = ""
    status: str = ""
    is_hidden: bool = False
    """Whether readers of the source did not see it, or not all of them: then it is published by no wish."""
    date: Day | None = None
    updated: Day | None = None
    authors: tuple[Person, ...] = ()
    guests: tuple[Person, ...] = ()
    section: str = ""
    tags: tuple[str, ...] = ()
    summary: str = ""
    image: Image | None = None
    """Its `src` is written as the source writes it; `files` says what it is."""
    comments: str = ""
    lang: str = ""
    aliases: tuple[str, ...] = ()
    """Addresses that readers knew it by, as paths of the site: `/2015/07/titre/`."""
    id: str = ""
    """A uuid that it has already, if any."""
    series: str = ""
    """The name of its series in `Found.series`, if it is in one."""
    place: float | None = None
    """What its place in the series is told by; parts without one follow, by date."""
    addresses: tuple[str, ...] = ()
    """What links of the same source call it by, exactly as they are written there."""
    places: Mapping[str, str] = field(default_factory=dict)
    """By what links call them: the headings, as a page of ours calls them, that have another name there."""
    files: Mapping[str, PurePosixPath | bytes] = field(default_factory=dict)
    """By target, as body and image write it: the file of the material, or the bytes, that it shows."""
    extra: Mapping[str, Value] = field(default_factory=dict)
    """What the front matter of the source says besides, which a magazine has no key for: it is kept below `x:`."""
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A series as it was found."""

    name: str
    """What pieces call it."""
    title: str = ""
    slug: str = ""
    description: str = ""
    season: str = ""
    editors: tuple[Person, ...] = ()
    planned: tuple[tuple[float, Part], ...] = ()
    """The parts that are not written yet, each behind what its place in the series is told by."""
    page: Piece | None = None
    """Its own page, as an article would be: the text that introduces it, and what that shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What an importer made of a material."""

    pieces: tuple[Piece, ...] = ()
    series: tuple[Row, ...] = ()
    """Those of which something is known beside the name."""
    people: tuple[Person, ...] = ()
    """Those whom the source itself knows by an id: authors of a list, users of a site."""
    remarks: tuple[Remark, ...] = ()
    """What concerns no single article; the file is named in what is told."""


class Importer(Protocol):
    """A member of the family."""

    def recognises(self, material: Material) -> bool:
        """Whether *material* is of this kind, by its names and, where those do not tell, by its first bytes."""
        ...

    def find(self, material: Material) -> Found:
        """Return what *material* holds. Raises CannotRead when it is damaged or refused as a whole."""
        ...
