"""What an export writes: a folder that holds just its pages, or one file."""

import filecmp
import json
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from magcli.errors import CannotWrite
from magcli.model import Copy, Page
from magcli.store.counting import Told
from magcli.store.drawn import Drawn
from magcli.store.locking import locked
from magcli.store.placing import make, remove_empty
from magcli.store.printed import Printed, State, state_of
from magcli.store.seating import Seats
from magcli.store.sharing import spread
from magcli.store.swapping import STAGE, clear, is_begun, is_below, restore, staged, swap

MANIFEST = PurePosixPath(".magcli.json")
"""Lists what an export wrote into its folder, so that the next one knows what it may remove."""

_LEADING = {".html": 1, ".xml": 2}
"""What leads to others comes behind them: pages show pictures, feeds and sitemaps name pages."""

LONGEST = 16 * 1024 * 1024
"""Bytes of that list: 250,000 pages."""


@dataclass(frozen=True, slots=True)
class Written:
    """What an export did to its folder: how many files it holds, and which of them were written and removed."""

    files: int
    written: tuple[PurePosixPath, ...]
    removed: tuple[PurePosixPath, ...]
    left_out: tuple[PurePosixPath, ...]
    """The files of the magazine whose place something else has."""


def publish(
    root: Path, pages: Iterable[Page | Copy], out: Path, *, dry_run: bool = False, told: Told | None = None
) -> Written:
    """Make the folder *out* hold *pages*: write what differs, remove what an earlier export wrote and this did not.

    Everything is rendered before the first file of the folder changes, and how far that has come is *told*; in a
    *dry_run* none does. Raises CannotWrite when the system refuses, when the folder is part of the magazine, or when
    a file that magcli did not write is in the way.
    """
    _beside(root, out)
    nearest = next(above for above in (out, *out.resolve().parents) if os.path.exists(above))
    if not os.path.isdir(nearest):
        raise CannotWrite(out, f"{nearest.name} is no folder")
    if dry_run:
        return _written(_stage(root, pages, out, _manifest(out), told, write=False), _manifest(out))
    made: list[Path] = []
    try:
        made += make(out)
        with locked(out):
            return _publish(root, pages, out, told)
    except OSError as error:
        raise CannotWrite(_named(error, out), error.strerror or str(error)) from error
    finally:
        remove_empty(made)


def _publish(root: Path, pages: Iterable[Page | Copy], out: Path, told: Told | None) -> Written:
    restore(out)
    ours = _manifest(out)
    clear(out)  # what a process that was killed left there
    try:
        # Staged on the same disk, so that taking a file to its place cannot run out of room.
        stage = _stage(root, pages, out, ours, told, write=True)
        done = _written(stage, ours)
        listed = _list(stage.seats.taken)
        moves = sorted(done.written, key=lambda path: _LEADING.get(path.suffix, 0))
        if not _holds(out / MANIFEST, listed):
            _fill(staged(out, MANIFEST), listed)
            moves.insert(0, MANIFEST)
        if moves or done.removed:
            swap(out, moves, done.removed)
        stage.printed.keep(stage.pages, stage.made)
    finally:
        if not is_begun(out):
            clear(out)
    return done


def _named(error: OSError, out: Path) -> object:
    """Return the file of *out* that *error* speaks of, or *out* itself."""
    for name in (error.filename2, error.filename):
        if name and Path(name).is_relative_to(out) and str(MANIFEST) not in str(name) and STAGE not in str(name):
            return name
    return out


def lies_in_export(path: Path) -> bool:
    """Whether *path* is below a folder that an export wrote."""
    return any(os.path.lexists(folder / MANIFEST) for folder in path.resolve().parents)


def exported(out: Path) -> frozenset[PurePosixPath]:
    """Return the files that an earlier export wrote into *out*. Raises CannotWrite when its list is none of ours."""
    return frozenset(_manifest(out))


def told_of(out: Path, signs: Mapping[PurePosixPath, Iterable[str]]) -> frozenset[PurePosixPath]:
    """Return those articles of which one of the *signs* stands in the file *out*: none where there is no file."""
    try:
        content = out.read_bytes() if signs else b""
    except OSError:
        return frozenset()
    content = content.replace(b"\r\n ", b"")  # a calendar folds long lines (RFC 5545, 3.1)
    return frozenset(path for path, known in signs.items() if any(sign.encode() in content for sign in known))


def is_foreign(root: Path, out: Path) -> bool:
    """Whether the folder *out* holds files that are not hidden, and no export.

    Raises CannotWrite when it cannot be looked into, or is part of the magazine at *root*.
    """
    _beside(root, out)
    try:
        if os.path.lexists(out / MANIFEST) or is_begun(out) or not os.path.isdir(out):
            return False
        return any(not path.name.startswith(".") for path in out.iterdir())
    except OSError as error:
        raise CannotWrite(out, error.strerror or str(error)) from error


def _outside(root: Path, out: Path) -> None:
    if out.resolve().is_relative_to(root.resolve()):
        raise CannotWrite(out, "it lies inside the magazine; choose a place beside it")


def _beside(root: Path, out: Path) -> None:
    _outside(root, out)
    if root.resolve().is_relative_to(out.resolve()):
        raise CannotWrite(out, "the magazine lies inside it; choose a folder beside it, such as public")


def _manifest(out: Path) -> set[PurePosixPath]:
    """Return what an earlier export wrote into *out*. Raises CannotWrite when its list is none of ours."""
    path = out / MANIFEST
    try:
        if not os.path.lexists(path):
            return set()
        if path.is_symlink() or not path.is_file() or path.stat().st_size > LONGEST:
            raise ValueError
        read = json.loads(path.read_bytes())
        if read["version"] != 1:
            raise CannotWrite(path, "it was written by a later magcli; use that one")
        return {PurePosixPath(name) for name in read["files"] if is_below(name)}
    except OSError as error:
        raise CannotWrite(out, error.strerror or str(error)) from error
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise CannotWrite(path, "it is not the list that magcli wrote; remove it") from error


class _Stage(NamedTuple):
    """What an export is about to do to its folder."""

    seats: Seats
    pages: Sequence[Page | Copy]
    changed: list[PurePosixPath]
    """The paths of those that are new to it."""
    made: Mapping[str, State]
    """What the disk said of each that was made, staged or in its place, by its path."""
    printed: Printed


def _written(stage: _Stage, ours: set[PurePosixPath]) -> Written:
    """Return what *stage* does to a folder that holds the files *ours*."""
    taken, refused = stage.seats.taken, tuple(stage.seats.refused)
    return Written(len(taken), tuple(stage.changed), tuple(sorted(ours - taken)), refused)


def _stage(
    root: Path,
    pages: Iterable[Page | Copy],
    out: Path,
    ours: set[PurePosixPath],
    told: Told | None,
    *,
    write: bool,
) -> _Stage:
    """Stage what *out* does not hold of *pages*, or only look."""
    seats, printed, drawn = Seats(out), Printed(root, out), Drawn(root, writes=write)
    seated = [page for page in pages if seats.given(page)]
    done = spread(
        partial(_made, drawn=drawn, root=root, out=out, ours=ours, write=write),
        [page for page in seated if not printed.holds(page)],
        told and partial(told, "pages"),
    )
    if write:
        drawn.forget({page.key for page in seated if isinstance(page, Page)})
    changed = {name for names, _ in done for name in names}
    made = {name: state for _, states in done for name, state in states.items()}
    return _Stage(seats, seated, [page.path for page in seated if str(page.path) in changed], made, printed)


def _made(
    pages: Iterable[Page | Copy], *, drawn: Drawn, root: Path, out: Path, ours: set[PurePosixPath], write: bool
) -> tuple[list[str], dict[str, State]]:
    """Stage what *out* does not hold of *pages*; return their paths, and what the disk says of all of *pages*.

    Paths are told by their names, which processes hand on in a third of the room.
    """
    changed: list[str] = []
    states: dict[str, State] = {}
    for page in pages:
        name = str(page.path)
        content = drawn.rendered(page) if isinstance(page, Page) else root / page.source
        states[name] = state_of(f"{out}/{name}")  # before somebody else can write there
        if _holds(out / page.path, content):
            continue
        _free(out, page.path, ours)
        try:
            if write:
                _fill(staged(out, page.path), content)
                states[name] = state_of(str(staged(out, page.path)))
        except OSError as error:  # a name that is too long, or below that of a file
            raise CannotWrite(out / page.path, error.strerror or str(error)) from error
        changed.append(name)
    return changed, states


def _fill(path: Path, content: bytes | Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        shutil.copyfile(content, path)  # a picture or a film may be larger than the memory


def _holds(path: Path, content: bytes | Path) -> bool:
    """Whether *path* is a file that holds *content*, or what the file *content* does."""
    # A device or a pipe is never read: it may have no end. A link may lead to somebody else's file.
    if path.is_symlink() or not path.is_file():
        return False
    if isinstance(content, Path):
        return filecmp.cmp(content, path, shallow=False)
    return path.stat().st_size == len(content) and path.read_bytes() == content


def _free(out: Path, path: PurePosixPath, ours: set[PurePosixPath]) -> None:
    """Raise CannotWrite when something that is not ours stands where the file *path* has to go.

    What is ours and not wanted any more goes before it comes, be it a file where a folder must be.
    """
    for folder in path.parents[:-1]:
        if (out / folder).is_symlink():
            raise CannotWrite(out / folder, "it is a link, which magcli does not write through; remove it")
        if (out / folder).is_file() and folder in ours:
            return
        if (out / folder).exists() and not (out / folder).is_dir():
            raise CannotWrite(out / folder, _FOREIGN)
    there = out / path
    if os.path.lexists(there) and path not in ours and not _is_left(there, out, ours):
        raise CannotWrite(there, _FOREIGN)


_FOREIGN = "magcli did not write what is there; move it away"


def _is_left(folder: Path, out: Path, ours: set[PurePosixPath]) -> bool:
    """Whether *folder* is one that goes with the files of an earlier export, for it holds nothing else."""
    if folder.is_symlink() or not folder.is_dir():
        return False
    files = [found for found in folder.rglob("*") if found.is_symlink() or not found.is_dir()]
    return bool(files) and all(PurePosixPath(found.relative_to(out).as_posix()) in ours for found in files)


def _list(paths: set[PurePosixPath]) -> bytes:
    """Return the list of *paths* as it is written."""
    return json.dumps({"version": 1, "files": sorted(map(str, paths))}, indent=0).encode()


def write_file(root: Path, path: Path, content: bytes, *, dry_run: bool = False) -> bool:
    """Make the file *path* hold *content*, in one step; return whether it held anything else.

    A device or a pipe, such as /dev/stdout, is written to. Raises CannotWrite when the system refuses, or when
    *path* lies inside the magazine at *root*.
    """
    _outside(root, path)
    try:
        is_new = not _holds(path, content)
    except OSError as error:
        raise CannotWrite(path, error.strerror or str(error)) from error
    if is_new and not dry_run:
        _write_output(path, content)
    return is_new


def _write_output(path: Path, content: bytes) -> None:
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
            return
    except OSError as error:
        raise CannotWrite(path, error.strerror or str(error)) from error
    path = path.resolve()  # what a link stands for is written, the link stays
    temporary = path.with_name(f".magcli-{os.getpid()}-{path.name}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(content)
        temporary.replace(path)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise CannotWrite(path, error.strerror or str(error)) from error
