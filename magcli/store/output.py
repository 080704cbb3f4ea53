"""What an export writes: a folder that holds just its pages, or one file."""

import json
import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from magcli.errors import CannotRead, CannotWrite
from magcli.model import Copy, Page

MANIFEST = ".magcli.json"
"""Lists what an export wrote into its folder, so that the next one knows what it may remove."""


@dataclass(frozen=True, slots=True)
class Written:
    """What an export did to its folder: how many files it holds, and which of them were written and removed."""

    files: int
    written: tuple[PurePosixPath, ...]
    removed: tuple[PurePosixPath, ...]


def publish(root: Path, pages: Iterable[Page | Copy], out: Path, *, dry_run: bool = False) -> Written:
    """Make the folder *out* hold *pages*: write what differs, remove what an earlier export wrote and this did not.

    Everything is rendered before the first file of the folder changes; in a *dry_run* none does. Raises
    CannotWrite when the system refuses, when the folder is part of the magazine, or when a file that magcli did
    not write is in the way.
    """
    _beside(root, out)
    nearest = next(above for above in (out, *out.resolve().parents) if os.path.exists(above))
    if not os.path.isdir(nearest):
        raise CannotWrite(out, f"{nearest.name} is no folder")
    ours = _manifest(out)
    try:
        # Staged on the same disk, so that taking a file to its place cannot run out of room.
        with tempfile.TemporaryDirectory(dir=None if dry_run else nearest, prefix=".magcli-") as stage:
            wanted, changed = _stage(root, pages, out, Path(stage), ours)
            if not dry_run:
                _record(out, ours | wanted)
                for path in changed:
                    _move(Path(stage) / path, out / path)
                _remove(out, ours - wanted)
                _record(out, wanted)
    except OSError as error:
        raise CannotWrite(_named(error, out), error.strerror or str(error)) from error
    return Written(len(wanted), tuple(changed), tuple(sorted(ours - wanted)))


def _named(error: OSError, out: Path) -> object:
    """Return the file of *out* that *error* speaks of, or *out* itself."""
    for name in (error.filename2, error.filename):
        if name and Path(name).is_relative_to(out) and MANIFEST not in str(name):
            return name
    return out


def _outside(root: Path, out: Path) -> None:
    if out.resolve().is_relative_to(root.resolve()):
        raise CannotWrite(out, "it lies inside the magazine; choose a place beside it")


def _beside(root: Path, out: Path) -> None:
    _outside(root, out)
    if root.resolve().is_relative_to(out.resolve()):
        raise CannotWrite(out, "the magazine lies inside it; choose a folder beside it, such as public")


def _manifest(out: Path) -> set[PurePosixPath]:
    try:
        listed = json.loads((out / MANIFEST).read_bytes())
        paths = {PurePosixPath(path) for path in listed["files"]}
        return {path for path in paths if not path.is_absolute() and ".." not in path.parts}
    except (FileNotFoundError, NotADirectoryError):
        return set()
    except OSError as error:
        raise CannotWrite(out, error.strerror or str(error)) from error
    except (ValueError, TypeError, KeyError) as error:
        raise CannotWrite(out / MANIFEST, "it is not the list that magcli wrote; remove it") from error


def _stage(
    root: Path, pages: Iterable[Page | Copy], out: Path, stage: Path, ours: set[PurePosixPath]
) -> tuple[set[PurePosixPath], list[PurePosixPath]]:
    wanted: set[PurePosixPath] = set()
    changed = []
    for page in pages:
        if page.path in wanted:
            continue
        wanted.add(page.path)
        content = page.render() if isinstance(page, Page) else _copied(root / page.source)
        if _content(out / page.path) == content:
            continue
        _free(out, page.path, ours)
        (stage / page.path).parent.mkdir(parents=True, exist_ok=True)
        (stage / page.path).write_bytes(content)
        changed.append(page.path)
    return wanted, changed


def _copied(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CannotRead(path, error.strerror or str(error)) from error


def _free(out: Path, path: PurePosixPath, ours: set[PurePosixPath]) -> None:
    """Raise CannotWrite when something that is not ours stands where the file *path* has to go."""
    files = [out / folder for folder in path.parents[:-1] if (out / folder).exists() and not (out / folder).is_dir()]
    there = out / path
    foreign = there.is_dir() or (there.exists() and path not in ours)
    if files or foreign:
        raise CannotWrite(files[0] if files else there, "magcli did not write what is there; move it away")


def _content(path: Path) -> bytes | None:
    # A device or a pipe is never read: it may have no end.
    return path.read_bytes() if path.is_file() else None


def _record(out: Path, paths: set[PurePosixPath]) -> None:
    content = json.dumps({"version": 1, "files": sorted(map(str, paths))}, indent=0).encode()
    if _content(out / MANIFEST) != content:
        _write_output(out / MANIFEST, content)


def _move(staged: Path, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    staged.replace(path)


def _remove(out: Path, stale: set[PurePosixPath]) -> None:
    for path in stale:
        (out / path).unlink(missing_ok=True)
        for folder in path.parents:
            if folder == PurePosixPath():
                break
            with suppress(OSError):  # somebody else's files are in it
                (out / folder).rmdir()


def write_file(root: Path, path: Path, content: bytes, *, dry_run: bool = False) -> None:
    """Make the file *path* hold *content*, in one step; leave it alone when it does already.

    A device or a pipe, such as /dev/stdout, is written to. Raises CannotWrite when the system refuses, or when
    *path* lies inside the magazine at *root*.
    """
    _outside(root, path)
    if not dry_run:
        _write_output(path, content)


def _write_output(path: Path, content: bytes) -> None:
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
            return
        if _content(path) == content:
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
