"""How the files of an export take the places of former ones: all of them or none.

.magcli-stage/           in the folder of the export, while one is at work
├── new/…                what is to go to its place; called by a digest of that place, so that no folders are needed
├── was/…                what is there, under a second name, until all is done
└── begun.json           there from the first change to the last; whoever finds it later takes back what was done
"""

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath

from magcli.errors import CannotWrite
from magcli.store.locking import locked
from magcli.store.placing import write_new

STAGE = ".magcli-stage"

LARGEST = 32 * 1024 * 1024
"""Bytes of begun.json: 250,000 pages."""


def staged(out: Path, path: PurePosixPath) -> Path:
    """Return where what is to become *path* of *out* is written."""
    return out / STAGE / "new" / _called(path)


def _kept(out: Path, path: PurePosixPath) -> Path:
    return out / STAGE / "was" / _called(path)


def _called(path: PurePosixPath) -> str:
    return hashlib.sha256(str(path).encode()).hexdigest()


def is_begun(out: Path) -> bool:
    """Whether an export into *out* is between its first change and its last, or was stopped there."""
    return os.path.lexists(out / STAGE / "begun.json")


def swap(out: Path, changed: Iterable[PurePosixPath], gone: Iterable[PurePosixPath]) -> None:
    """Let what is staged for *changed* take its places in *out*, in this order, and remove what is *gone*.

    What is new comes before what leads to it, and what is gone goes when nothing leads to it any more: a reader who
    looks meanwhile finds no dead link. Only a file where a folder must be, or the other way round, goes first.
    When that fails or is interrupted, all is as it was before.
    """
    changed, gone = tuple(changed), tuple(gone)
    there = {path for path in (*changed, *gone) if _stands(out / path)}
    added = [path for path in changed if path not in there]
    replaced = [path for path in (*changed, *gone) if path in there]
    (out / STAGE / "was").mkdir(parents=True, exist_ok=True)
    for path in replaced:
        _keep(out / path, _kept(out, path))
    begun = {"version": 1, "added": list(map(str, added)), "replaced": list(map(str, replaced))}
    write_new(out / STAGE / "begun.json", json.dumps(begun).encode())
    try:
        for path in _clashing(gone, added):
            _remove(out, path)
        _make_folders(out / path for path in added)
        for path in (*added, *(path for path in changed if path in there)):
            staged(out, path).replace(out / path)
        for path in gone:
            _remove(out, path)
        (out / STAGE / "begun.json").unlink()
    except BaseException:
        restore(out)
        raise


def restore(out: Path) -> bool:
    """Put back what an export that was stopped found in *out*; return whether there is such a one.

    Raises CannotWrite when the system refuses.
    """
    begun = out / STAGE / "begun.json"
    if not is_begun(out):
        return False
    with locked(out):  # one that is at work is not stopped
        if not is_begun(out):
            return False
        added, replaced = _read(begun)
        try:
            _take_away(out, _clashing(added, replaced))
            for path in replaced:
                _put_back(out, path)
            _take_away(out, added)
            begun.unlink()
        except OSError as error:
            told = f"{error.strerror or error}; the next export will put back what was there"
            raise CannotWrite(error.filename or out, told) from error
        clear(out)
    return True


def clear(out: Path) -> None:
    """Remove what an export staged in *out*."""
    stage = out / STAGE
    if stage.is_symlink():
        stage.unlink()
    elif stage.exists():
        shutil.rmtree(stage)


def is_below(name: str) -> bool:
    """Whether *name* is the path of a file in a folder, on any system."""
    path = PurePosixPath(name)
    # What leaves the folder: an absolute path, `..`, a drive letter, a backslash.
    leaves = path.is_absolute() or ".." in path.parts or path == PurePosixPath() or re.search(r"\\|\A[a-zA-Z]:", name)
    return name.isprintable() and not leaves


def _stands(path: Path) -> bool:
    """Whether *path* is anything but a folder, which goes when it is empty."""
    return path.is_symlink() or (os.path.lexists(path) and not path.is_dir())


def _clashing(paths: Sequence[PurePosixPath], others: Sequence[PurePosixPath]) -> tuple[PurePosixPath, ...]:
    """Return those of *paths* that are files where one of *others* has a folder, or the other way round."""
    files = set(others)
    folders = {folder for other in others for folder in other.parents[:-1]} if paths else set()
    return tuple(path for path in paths if path in folders or not files.isdisjoint(path.parents))


def _make_folders(paths: Iterable[Path]) -> None:
    """Make the folders that *paths* lie in, each asked for once: of 10,000 pages most share theirs."""
    for folder in dict.fromkeys(path.parent for path in paths):
        folder.mkdir(parents=True, exist_ok=True)


def _keep(path: Path, kept: Path) -> None:
    """Give the file *path* a second name, so that it outlives what takes its place."""
    try:
        os.link(path, kept, follow_symlinks=False)
    except (OSError, NotImplementedError):  # a file system without such names
        shutil.copy2(path, kept, follow_symlinks=False)


def _put_back(out: Path, path: PurePosixPath) -> None:
    kept = _kept(out, path)
    if os.path.lexists(kept) and not _is_behind_link(out, path):
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        # Of two names for one file, rename() does nothing (POSIX): the second one goes with the stage.
        kept.replace(out / path)


def _take_away(out: Path, added: Iterable[PurePosixPath]) -> None:
    """Remove those files of *added* that have come, and the folders that were made for them."""
    for path in added:
        if not os.path.lexists(staged(out, path)):
            _remove(out, path)
        _remove_empty(out, path)


def _remove(out: Path, path: PurePosixPath) -> None:
    there = out / path
    if _is_behind_link(out, path) or not (there.is_file() or there.is_symlink()):
        return  # what lies behind a link is not ours
    there.unlink()
    _remove_empty(out, path)


def _remove_empty(out: Path, path: PurePosixPath) -> None:
    """Remove the folders that *path* lies in, as far as nothing else does."""
    if _is_behind_link(out, path):
        return
    for folder in path.parents[:-1]:
        with suppress(OSError):  # somebody else's files are in it
            (out / folder).rmdir()


def _is_behind_link(out: Path, path: PurePosixPath) -> bool:
    return any((out / folder).is_symlink() for folder in path.parents[:-1])


def _read(begun: Path) -> tuple[Sequence[PurePosixPath], Sequence[PurePosixPath]]:
    """Return which files were to be added, and which replaced. Raises CannotWrite when that is not what we wrote."""
    try:
        if begun.is_symlink() or not begun.is_file() or begun.stat().st_size > LARGEST:
            raise ValueError
        read = json.loads(begun.read_bytes())
        if read["version"] != 1:
            raise CannotWrite(begun, "it was written by a later magcli; use that one")
        added, replaced = (
            [PurePosixPath(name) for name in read[key] if is_below(name)] for key in ("added", "replaced")
        )
        return added, replaced
    except OSError as error:
        raise CannotWrite(begun, error.strerror or str(error)) from error
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise CannotWrite(begun, f"it is not what magcli wrote there; remove {STAGE}") from error
