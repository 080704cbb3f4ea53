"""What is to be brought in: files of anywhere, read one by one; and how what articles show comes into the magazine.

An image waits in .magcli/incoming/ until it moves to its place with the same step that writes its article, so an
import that is stopped is finished or undone as a whole, and the journal need not hold what images hold.
"""

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import count, islice
from pathlib import Path, PurePosixPath

from magcli.errors import CannotRead, CannotWrite
from magcli.importers._values import Material
from magcli.model import Move
from magcli.store.journal import hidden, tidy, waiting
from magcli.store.locking import locked
from magcli.store.placing import INCOMING, UNTOUCHED, digest, make, write_new

LARGEST = 1024 * 1024 * 1024
"""Bytes of a file that is brought in."""

IMAGES = "images"
"""The folder beside that of a page in which magcli, as others, puts what it shows."""
_NEVER = frozenset({"node_modules", "__pycache__"})
"""Folders, beside hidden ones, that hold nothing of a writer's."""


def gathered(path: Path, uploads: Path | None = None, apart: Path | None = None) -> Material:
    """Return the file *path*, or all files of the folder; with them those of the folder *uploads*, if any.

    What lies in the folder *apart*, the magazine itself, is left out. Raises CannotRead when there is no such file,
    or when a folder cannot be looked into; so does reading a file of it.
    """
    if not path.exists():
        raise CannotRead(path, "there is no such file or folder")
    found = dict(_files(path, apart)) if path.is_dir() else _with_neighbours(path, apart)
    links = [inner for inner, file in found.items() if file.is_symlink() and file != path]
    files = {inner: file for inner, file in found.items() if inner not in links}
    if uploads:
        if not uploads.is_dir():
            raise CannotRead(uploads, "this is no folder")
        files |= {
            inner: file for inner, file in _files(uploads, apart) if inner not in files and not file.is_symlink()
        }
    return Material(
        name=str(path),
        paths=tuple(files),
        read=lambda inner: _content(files[inner]),
        is_folder=path.is_dir(),
        has_uploads=uploads is not None,
        links=tuple(links) if path.is_dir() else (),
    )


def _with_neighbours(path: Path, apart: Path | None) -> dict[PurePosixPath, Path]:
    """Return the file *path* first, then what lies in its folder: the images that it may show are there."""
    # What lies beside it and cannot be read matters only where the page shows it: that is told as any image is.
    beside = dict(islice(_files(path.parent, apart, _passed_over), _NEIGHBOURS))
    images = path.resolve().parent.parent / IMAGES
    if _has_its_folder(PurePosixPath(path.name)) and images.is_dir():
        above = islice(_files(images, apart, _passed_over), _NEIGHBOURS)
        beside = {PurePosixPath("..", IMAGES, inner): file for inner, file in above} | beside
    return {PurePosixPath(path.name): path, **beside}


_NEIGHBOURS = 10_000
"""Files beside one that are looked at: its folder may be that of a whole system."""


def _has_its_folder(path: PurePosixPath) -> bool:
    """Whether the page *path* has a folder of its own: what it shows lies beside that."""
    return path.name.lower() in ("index.html", "index.htm")


def single(material: Material, inner: PurePosixPath) -> Material:
    """Return the file *inner* of the folder *material*, beside the files of its folder."""
    home = inner.parent
    beside = {path.relative_to(home): path for path in material.paths if path.is_relative_to(home)}
    if _has_its_folder(inner) and home.parts:
        above = (path for path in material.paths if path.is_relative_to(home.parent))
        beside = {PurePosixPath("..", path.relative_to(home.parent)): path for path in above} | beside
    return Material(
        name=f"{material.name}/{inner}",
        paths=(PurePosixPath(inner.name), *(path for path in beside if path != PurePosixPath(inner.name))),
        read=lambda path: material.read(beside[path]),
        has_uploads=material.has_uploads,
    )


def _refused(error: OSError) -> None:
    raise CannotRead(error.filename, error.strerror or str(error)) from error


def _passed_over(error: OSError) -> None:
    pass


def _files(
    folder: Path, apart: Path | None, refused: Callable[[OSError], None] = _refused
) -> Iterator[tuple[PurePosixPath, Path]]:
    """Yield the files and links of *folder*, in the order of their names, as seen from there; none is followed.

    What the system does not let us look at is given to *refused*.
    """
    left_out = apart.resolve() if apart else None
    for here, folders, names in os.walk(folder, onerror=refused):
        wanted = (name for name in folders if not name.startswith(".") and name not in _NEVER)
        folders[:] = sorted((name for name in wanted if Path(here, name).resolve() != left_out), key=_natural)
        links = [name for name in folders if Path(here, name).is_symlink()]
        for name in sorted((*links, *names), key=_natural):
            file = Path(here, name)
            if _is_one(file, refused):
                yield PurePosixPath(file.relative_to(folder).as_posix()), file


def _is_one(file: Path, refused: Callable[[OSError], None]) -> bool:
    try:
        return file.is_symlink() or file.is_file()
    except OSError as error:  # of a folder that may be listed, and not entered
        refused(error)
        return False


def _natural(name: str) -> list[str | int]:
    """Return what orders names as people do: `partie-2` before `partie-10`."""
    return [int(piece) if at % 2 else piece for at, piece in enumerate(re.split("([0-9]{1,9})", name))]


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError as error:
        raise CannotRead(file, error.strerror or str(error)) from error
    if len(content) > LARGEST:
        raise CannotRead(file, f"it is larger than {LARGEST // 1024**2} MiB")
    return content


def fingerprint(content: bytes) -> str:
    """Return what tells *content* from any other: as `held` tells that of a file."""
    return hashlib.sha256(content).hexdigest()


def held(root: Path, path: PurePosixPath) -> str | None:
    """Return the fingerprint of the file *path* of the magazine at *root*; `None` when there is none."""
    return digest(root / path)


@contextmanager
def brought(root: Path, files: Iterable[tuple[PurePosixPath, bytes]]) -> Iterator[tuple[Move, ...]]:
    """Write what each of *files* holds to where it waits; give the block the moves to their places.

    What the block does not move is gone behind it. Raises CannotWrite when the system refuses.
    """
    with locked(root):
        _clear(root)
        try:
            yield tuple(_waiting(root, files))
        finally:
            _clear(root)
            tidy(root)


def _waiting(root: Path, files: Iterable[tuple[PurePosixPath, bytes]]) -> Iterator[Move]:
    known = {path.stem for path in waiting(root)}
    numbers = (number for number in count() if str(number) not in known)
    for number, (path, content) in zip(numbers, files, strict=False):
        source = INCOMING / f"{number}{path.suffix}"
        try:
            make(hidden(root) / INCOMING.name)
            write_new(root / source, content)
        except OSError as error:
            raise CannotWrite(root / path, f"{error.strerror or error}; {UNTOUCHED}") from error
        yield Move(path, source, fingerprint(content))


def _clear(root: Path) -> None:
    """Remove what waits and what no command that can be taken back or done again knows of."""
    known = waiting(root)
    with suppress(OSError):  # there is none
        for file in list((root / INCOMING).iterdir()):
            if INCOMING / file.name not in known:
                file.unlink()
        (root / INCOMING).rmdir()
