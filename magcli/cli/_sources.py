"""What the user named to be brought in, read by the importer of its kind."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from magcli import importers, registry, store
from magcli.errors import NotAllowed
from magcli.importers._importer import find, recognised
from magcli.importers._values import Found, Material, Remark


@dataclass(frozen=True, slots=True)
class Source:
    """One file or folder, its kind, and what was found in it."""

    material: Material
    folder: str
    """What its articles are found again by; empty for a single file."""
    kind: str
    found: Found


def read(names: Sequence[str], kind: str, uploads: str | None, root: Path) -> tuple[Source, ...]:
    """Return what the files and folders *names* hold, by the importer of their *kind*, or of what each looks like.

    Raises CannotRead when one of them is damaged, NotAllowed when it is of no known kind, Unknown when there is no
    such *kind*.
    """
    if kind:
        find(kind)
    paths = [*map(_path, names)]
    beside = None if uploads is None else _path(uploads)
    once = {path.resolve(): path for path in paths}  # what is named twice comes once
    materials = ((path, store.gathered(path, beside, root)) for path in once.values())
    return tuple(
        source for path, material in materials for source in (*_sources(path, material, kind), *_links(material))
    )


def _path(name: str) -> Path:
    """Return the path *name*. Raises NotAllowed when it is none: an address, or nothing, which would be a folder."""
    if not name.strip():
        raise NotAllowed("an empty name is no file or folder", "name one; this folder is .")
    if name.startswith(("http://", "https://")):
        raise NotAllowed(f"{name} is a page of the web", "save it with your browser, and import that file")
    return Path(name)


def _links(material: Material) -> Iterator[Source]:
    """Yield what there is to remark of the links in the folder *material*."""
    if material.links:
        names = [str(link) for link in material.links]
        more = f" and {len(names) - MOST} more" if len(names) > MOST else ""
        told = f"left where they are, being links: {', '.join(names[:MOST])}{more}"
        yield Source(material, "", "", Found(remarks=(Remark(certainty="open", what="file", told=told),)))


MOST = 20
"""Links that one remark names."""


def content(sources: Sequence[Source]) -> Callable[[PurePosixPath | bytes], bytes]:
    """Return what tells the content of a file of *sources*, whose path begins with the number of its source."""

    @lru_cache(maxsize=1)  # asked for its fingerprint, then for what it holds
    def read(path: PurePosixPath) -> bytes:
        return sources[int(path.parts[0])].material.read(PurePosixPath(*path.parts[1:]))

    return lambda shown: shown if isinstance(shown, bytes) else read(shown)


def _sources(path: Path, material: Material, kind: str) -> Iterator[Source]:
    folder = path.resolve().name if material.is_folder else ""
    if known := kind or recognised(material):
        source = _source(material, folder, known)
        yield source
        if material.is_folder and not kind:
            yield from _beside(source)
        return
    if not material.is_folder:
        instead = _INSTEAD.get(path.suffix.lower(), "") or _kinds()
        raise NotAllowed(f"{path} is nothing that magcli can bring in", instead)
    # A folder of no generator: each file is what it is by itself.
    found = [(inner, store.single(material, inner)) for inner in material.paths]
    kinds = [(inner, one, "" if _is_for_machines(inner) else recognised(one)) for inner, one in found]
    if not any(kind for _, _, kind in kinds):
        raise NotAllowed(f"nothing in {path} is anything that magcli can bring in", _kinds())
    for inner, one, known in kinds:
        if known:
            yield _source(one, "/".join((folder, *inner.parts[:-1])), known)
    unknown = [str(inner) for inner, _, known in kinds if not known and inner.suffix.lower() not in _SHOWN]
    if unknown:
        told = f"left where they are, being of no kind that magcli knows: {', '.join(unknown)}"
        yield Source(material, folder, "", Found(remarks=(Remark(certainty="open", what="file", told=told),)))


def _beside(source: Source) -> Iterator[Source]:
    """Yield what lies in a folder beside what its kind takes: files of other kinds, and a remark on what is left."""
    material, taken = source.material, {piece.origin.partition("#")[0] for piece in source.found.pieces}
    rest = [inner for inner in material.paths if str(inner) not in taken]
    if source.kind not in _FILES:  # a generator has pages, settings and notes of its own
        documents = (inner for inner in rest if inner.suffix.lower() in _DOCUMENTS)
        left = [inner for inner in documents if inner.stem.lower() not in _NO_ARTICLES]
    else:
        left = []
        for inner in rest:
            one = store.single(material, inner)
            known = recognised(one)
            if known and known != source.kind:
                yield _source(one, "/".join((source.folder, *inner.parts[:-1])), known)
            elif not known and inner.suffix.lower() not in _SHOWN:
                left.append(inner)
    if left:
        told = f"left where they are, being nothing of {source.kind}: {', '.join(map(str, left[:MOST]))}"
        told += f" and {len(left) - MOST} more" if len(left) > MOST else ""
        yield Source(material, source.folder, "", Found(remarks=(Remark(certainty="open", what="file", told=told),)))


_FILES = ("docx", "odt", "wordpress")
"""Kinds of single files, many of which a folder may hold, and others beside them."""
_DOCUMENTS = frozenset((".doc", ".docx", ".odt", ".pages", ".pdf", ".rtf", ".txt"))
"""Files that hold an article, and that no generator makes a page of."""


def _is_for_machines(inner: PurePosixPath) -> bool:
    """Whether *inner* is a text that speaks to programs, or to those who work on a site."""
    return inner.suffix.lower() == ".txt" and inner.stem.lower() in _NO_ARTICLES


_NO_ARTICLES = frozenset(("humans", "license", "readme", "requirements", "robots", "security"))


_INSTEAD = {
    ".pdf": "bring in the document that it was made from, or its text",
    ".rtf": "open it and save it as .docx",
    ".pages": "open it and export it as Word",
}
"""What to bring in instead of files that hold an article all the same."""
_SHOWN = frozenset((".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"))
"""What comes along with the article that shows it."""


def _source(material: Material, folder: str, kind: str) -> Source:
    return Source(material, folder, kind, find(kind).find(material))


def _kinds() -> str:
    return f"say what it is with --from: {', '.join(registry.names(importers))}"
