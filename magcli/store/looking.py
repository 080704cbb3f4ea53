"""A look at a magazine: what the disk says of its files, and of magcli, without reading them."""

import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b, file_digest
from pathlib import Path

from magcli.store.locking import locked
from magcli.store.pending import is_pending

MARGIN = 2_500_000_000
"""Nanoseconds: two changes so close together may bear one time (FAT counts by two seconds)."""


@dataclass(frozen=True, slots=True)
class Look:
    """What the disk said of a magazine and of magcli, and when somebody looked, in nanoseconds."""

    since: int
    state: str
    """That of the files and of magcli."""
    program: str
    """That of magcli alone."""


def look(root: Path, since: int | None = None, *, shows: bool = False) -> Look | None:
    """Return what the disk says of the magazine at *root*; `None` when that cannot be told.

    Checks ask but whether an image is there; where it *shows*, another content makes another look, too.
    A file that was saved less than 2.5 seconds before the moment *since*, or later, is told by its content: the next
    change to it may bear the same time.
    """
    since = time.time_ns() if since is None else since
    try:
        with locked(root, shared=True):
            if is_pending(root):
                return None
            here = program()
            return Look(since, summed((here, *_files(str(root), "", since - MARGIN, shows=shows))), here)
    except OSError:
        return None


def program() -> str:
    """Return what tells this magcli, and all that it is built on, from others. Raises OSError when nothing does."""
    return summed(_program())


def summed(told: Iterable[str]) -> str:
    """Return what tells the lines *told*, in whatever order, from any others."""
    # No name holds a zero: no two lists are told alike.
    return blake2b("\0\0".join(sorted(told)).encode(errors="surrogateescape"), digest_size=16).hexdigest()


# What is installed or removed changes its folder, and so do the time zones of the system.
_ZONES = ("/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo")


def _program() -> Iterator[str]:
    """Yield what a command makes of the files depends on: magcli, what it is built on, and who runs it."""
    yield f"{sys.version}\0{os.geteuid() if hasattr(os, 'geteuid') else ''}"
    yield from _modules(str(Path(__file__).parent.parent))
    installed = (path for path in sys.path if path.endswith("-packages"))
    yield from (f"{path}\0{Path(path).stat().st_mtime_ns}" for path in (*installed, *_ZONES) if os.path.isdir(path))


def _modules(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from () if entry.name == "__pycache__" else _modules(entry.path)
            else:
                state = entry.stat()
                yield f"{entry.path}\0{state.st_size} {state.st_mtime_ns}"


def _files(folder: str, inside: str, racy: int, *, shows: bool) -> Iterator[str]:
    """Yield what there is to know of each file in *folder*: more than `load` asks for, so that nothing is missed."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name[0] != ".":
                yield from _entry(entry, inside + entry.name, racy, shows=shows)


def _entry(entry: os.DirEntry[str], name: str, racy: int, *, shows: bool) -> Iterator[str]:
    state = entry.stat(follow_symlinks=False)
    if stat.S_ISDIR(state.st_mode):
        yield f"{name}/\0{state.st_mode}"
        yield from _files(entry.path, f"{name}/", racy, shows=shows)
    elif stat.S_ISLNK(state.st_mode):
        yield f"{name}\0{os.path.realpath(entry.path)}\0{_target(entry.path, racy)}"
    elif shows or name.endswith(".md"):
        yield f"{name}\0{_text(entry.path, state, racy)}"
    else:  # nobody asks what it holds
        yield f"{name}\0{state.st_mode}"


def _target(path: str, racy: int) -> str:
    try:
        return _text(path, Path(path).stat(), racy)
    except OSError as error:  # it leads to nothing, or in a circle
        return str(error.errno)


def stated(state: os.stat_result) -> str:
    """Return what *state* says of a file that changes whenever the file does."""
    # Whoever gives a file back the time and the size that it had still changes its ctime.
    return f"{state.st_mode} {state.st_size} {state.st_mtime_ns} {state.st_ctime_ns} {state.st_ino}"


def _text(path: str, state: os.stat_result, racy: int) -> str:
    """Return what tells the text at *path* from any other that it might hold."""
    known = stated(state)
    if max(state.st_mtime_ns, state.st_ctime_ns) < racy or not stat.S_ISREG(state.st_mode):
        return known
    with Path(path).open("rb") as file:
        return f"{known} {file_digest(file, blake2b).hexdigest()}"
