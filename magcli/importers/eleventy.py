"""A folder of Eleventy, or of texts with front matter that no other generator is known by."""

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import lru_cache, partial
from pathlib import PurePosixPath

from magcli.importers import _configs, _constructs, _folder, _heads, _hidden, _layouts, _liquid
from magcli.importers._habits import Default, Habits, Known, Leaf
from magcli.importers._site import Site
from magcli.importers._values import Found, Material


def recognises(material: Material) -> bool:
    """Whether *material* is a folder of Eleventy, or of texts with front matter of their own."""
    return _layouts.kind(material) == "eleventy"


def find(material: Material) -> Found:
    """Return what *material*, a folder of Eleventy, holds."""
    return _folder.find(material, _HABITS)


def _addresses(known: Known) -> Iterator[str]:
    """Yield where Eleventy puts an article: where it lies, without the day that the name of its file starts with."""
    folders = known.leaf.folders
    for start in range(len(folders) + 1):  # its settings, which are not read, say which folder is the first
        path = "/".join((*folders[start:], known.leaf.name))
        yield f"/{path}/"
        yield f"page:{path}"  # how links of Cecil, whose folders are read here, name a page


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
