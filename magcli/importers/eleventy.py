"""A folder of Eleventy, or of texts with front matter that no other generator is known by."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from fnmatch import fnmatchcase
from functools import lru_cache, partial
from pathlib import PurePosixPath

from magcli.importers import _configs, _constructs, _days, _folder, _heads, _hidden, _layouts, _liquid
from magcli.importers._habits import Default, Habits, Known, Leaf
from magcli.importers._sheet import Sheet
from magcli.importers._site import Site
from magcli.importers._values import Found, Material
from magcli.model import Day
from magcli.text.slug import slugify


def recognises(material: Material) -> bool:
    """Whether *material* is a folder of Eleventy, or of texts with front matter of their own."""
    return _layouts.kind(material) == "eleventy"


def find(material: Material) -> Found:
    """Return what *material*, a folder of Eleventy, holds."""
    return _told_once(_folder.find(material, _HABITS))


def _told_once(found: Found) -> Found:
    """Return *found* with what is told of the same file of data for several articles told of none of them."""
    told = Counter(one for piece in found.pieces for one in piece.remarks if one.what == "aliases" and not one.line)
    shared = [remark for remark, times in told.items() if times > 1]
    pieces = (
        replace(piece, remarks=tuple(one for one in piece.remarks if one not in shared)) for piece in found.pieces
    )
    return replace(found, pieces=tuple(pieces), remarks=(*found.remarks, *shared))


def _addresses(known: Known) -> Iterator[str]:
    """Yield where Eleventy puts an article: where it lies, without the day that the name of its file starts with."""
    folders = known.leaf.folders
    for start in range(len(folders) + 1):  # its settings, which are not read, say which folder is the first
        path = "/".join((*folders[start:], known.leaf.name))
        yield f"/{path}/"
        yield f"page:{path}"  # how links of Cecil, whose folders are read here, name a page


_PLAIN = re.compile(r"[A-Za-z0-9 -]+")
"""A title of which there is one slug."""


def _filled(address: str, leaf: Leaf) -> str:
    """Return *address* with what Eleventy puts in the place of the names that it always knows."""
    filled = _ASKED.sub(lambda asked: _part(asked, leaf) or asked[0], address)
    return filled.removesuffix("index.html") if filled != address else address


_ASKED = re.compile(
    r"\{\{-?\s*(?P<name>page\.fileSlug|title|slug|page\.date)"
    r"(?:\s*\|\s*(?P<filter>slugify|slug|date:\s*(?P<quote>[\"'])(?P<form>[%YmdjB/-]+)(?P=quote)))?\s*-?\}\}"
)


def _part(asked: re.Match[str], leaf: Leaf) -> str:
    """Return what stands in an address for what is *asked*; nothing when that is not sure."""
    if form := asked["form"]:
        day = _day(leaf) if asked["name"] == "page.date" and set(re.findall("%(.)", form)) <= set("Ymd") else None
        return f"{day:{form}}" if day else ""
    told = leaf.name if asked["name"] == "page.fileSlug" and not leaf.lang else ""
    told = told or Sheet(leaf.head).text(asked["name"])
    return slugify(told) if asked["filter"] and _PLAIN.fullmatch(told) else "" if asked["filter"] else told


def _day(leaf: Leaf) -> Day | None:
    """Return the day of *leaf*, where it is one for readers of all time zones."""
    told = Sheet(leaf.head).peek("date")
    found = _days.read(told, leaf.day) if told else None
    day = found.day if found and found.certainty == "taken" else None if found else leaf.day
    return None if isinstance(day, datetime) else day


def _defaults(site: Site) -> Iterator[Default]:
    """Yield what the data files say: of a folder `posts/posts.json`, of one text `posts/a.11tydata.json`."""
    for path in site.material.paths:
        if found := _DATA.fullmatch(path.name):
            holds = partial(_is_called, "" if found["stem"] == path.parent.name else found["stem"])
            yield Default(path.parent, holds, _configs.read(site.material, path), str(path))


_DATA = re.compile(r"(?P<stem>[^.].*?)(?:\.11tydata)?\.json")


def _is_called(stem: str, leaf: Leaf) -> bool:
    """Whether *leaf* is the file of this *stem*, or any."""
    return not stem or leaf.stem == stem


def _hides(leaf: Leaf, site: Site) -> str:
    """Return why Eleventy makes no page of *leaf*, or may make none: a file of patterns, or of data, says so."""
    path = str(leaf.path.relative_to(site.root))
    is_left_out = any(
        fnmatchcase(path, one) or path.startswith(f"{one}/") for one in _ignored(site.material, site.root)
    )
    if is_left_out:
        return f"{_IGNORED} leaves it out"
    programs = (program for program in _programs(site.material) if _speaks_of(program, leaf))
    return next((f"{program}, which is not run, may say that nobody sees it" for program in programs), "")


@lru_cache(maxsize=1)
def _programs(material: Material) -> tuple[PurePosixPath, ...]:
    """Return the files of data that are programs, and name a key that may hide the texts that they are of."""
    programs = (path for path in material.paths if _PROGRAM.fullmatch(path.name))
    return tuple(path for path in programs if _hidden.is_mentioned(_heads.decoded(material.read(path))[0]))


_PROGRAM = re.compile(r"(?P<stem>[^.].*)\.11tydata\.[cm]?[jt]s")


def _speaks_of(program: PurePosixPath, leaf: Leaf) -> bool:
    stem = program.name.partition(".11tydata.")[0]
    return leaf.path.is_relative_to(program.parent) and stem in (program.parent.name, leaf.stem)


_IGNORED = ".eleventyignore"


@lru_cache(maxsize=1)  # each text asks
def _ignored(material: Material, root: PurePosixPath) -> tuple[str, ...]:
    """Return the patterns of what the settings leave out, a line each, as far as they say it plainly."""
    if root / _IGNORED not in material.paths:
        return ()
    lines = _heads.decoded(material.read(root / _IGNORED))[0].splitlines()
    told = (line.strip().removeprefix("./").strip("/") for line in lines if not line.startswith(("#", "!")))
    return tuple(line.replace("**/", "*") for line in told if line)


_HABITS = Habits(
    configs=(".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs"),
    content=(),
    assets=("public", "static", "src", "assets"),
    suffixes=(".md", ".markdown"),
    url_keys=("permalink",),
    filled=_filled,
    constructs=(
        _liquid.RAW,
        _liquid.HIGHLIGHT,
        _liquid.COMMENT,
        _liquid.NOTE,
        _liquid.ADDRESS,
        _liquid.OTHER,
        _constructs.CONTAINER,
        _constructs.OPEN_CONTAINER,
        _constructs.HEADING_ID,
        _constructs.ATTRIBUTES,
    ),
    addresses=_addresses,
    defaults=_defaults,
    hides=_hides,
    unread=_PROGRAM,
)
