"""A glance at a magazine: what is called how, by the names of its files and two front matters, and nothing slow."""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from magcli.text.gist import Plain, gist

INDEX = "_index.md"

_MOST = 128 * 1024
"""Bytes of a file: more than a front matter can have."""


def find(start: Path, *, upwards: bool) -> Path | None:
    """Return the root of a magazine: *start*, its folder `articles`, or, *upwards*, the nearest one above.

    `None` when there is none.
    """
    above = start.resolve().parents if upwards else ()
    for folder in (start, *(parent / "articles" for parent in (start, *above))):
        if is_index(folder):
            # A series has an index, too; its magazine is the folder above it.
            parent = folder.resolve().parent
            return parent if is_index(parent) else folder
    return None


def is_index(folder: Path) -> bool:
    """Whether *folder* is a magazine, or a series of one. A folder that nobody lets us look into is none."""
    return os.path.isfile(folder / INDEX)  # unlike Path.is_file(), this never raises


def series(root: Path) -> tuple[str, ...]:
    """Return the slugs of the series."""
    return tuple(name for name in _folders(root) if is_index(root / name))


def articles(root: Path) -> tuple[str, ...]:
    """Return the names of the articles: `slug`, or `series/slug`."""
    inside = (f"{folder}/{slug}" for folder in _folders(root) for slug in _slugs(root / folder))
    return (*_slugs(root), *inside)


def parts(root: Path, slug: str) -> tuple[tuple[str, str], ...]:
    """Return the slug of each part of the series *slug*, or nothing and its planned title."""
    listed = _gist(root / slug / INDEX).get("parts")
    return tuple(
        ("", _text(part, "title")) if isinstance(part, Mapping) else (str(part).strip(), "")
        for part in (listed if isinstance(listed, list) else ())
    )


def title(root: Path, slug: str) -> str:
    """Return the title of the series *slug*."""
    return _text(_gist(root / slug / INDEX), "title")


def people(root: Path) -> dict[str, str]:
    """Return the name of each of `people`, by id."""
    known = _gist(root / INDEX).get("people")
    pairs = known.items() if isinstance(known, Mapping) else ()
    return {id: (_text(told, "name") if isinstance(told, Mapping) else str(told).strip()) or id for id, told in pairs}


def _text(values: Mapping[str, Plain], key: str) -> str:
    text = values.get(key, "")
    return text.strip() if isinstance(text, str) else ""


def _gist(file: Path) -> Mapping[str, Plain]:
    with suppress(OSError):
        if file.is_file():  # a pipe may have no end
            with file.open("rb") as opened:
                return gist(opened.read(_MOST).decode(errors="replace"))
    return {}


def _folders(root: Path) -> Iterator[str]:
    return (entry.name for entry in _entries(root) if entry.is_dir(follow_symlinks=False))


def _slugs(folder: Path) -> Iterator[str]:
    names = (entry.name for entry in _entries(folder) if entry.name.endswith(".md") and entry.is_file())
    return (name.removesuffix(".md") for name in names)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """Return what lies in *folder*, by name; hidden files are left out."""
    with suppress(OSError), os.scandir(folder) as found:
        return sorted((entry for entry in found if entry.name[0] not in "._"), key=lambda entry: entry.name)
    return []
