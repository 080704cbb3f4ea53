"""Single files of a magazine: where they may be, and how new content takes the place of old."""

import hashlib
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath

from magcli.errors import AlreadyThere, CannotWrite
from magcli.model import Change, Move

UNTOUCHED = "nothing was changed"
READ = "it was read"

INCOMING = PurePosixPath(".magcli/incoming")
"""The folder in which files of an import wait for their step."""


def place(root: Path, path: PurePosixPath) -> Path:
    """Return the file that *path* of the magazine at *root* is: of a link, what it stands for, so that it stays one.

    Raises CannotWrite when that lies outside the magazine, or is hidden: no command has to do with such files.
    """
    file = root / path
    whole, top = leads_to(file), root.resolve()
    if not whole.is_relative_to(top):
        raise CannotWrite(file, f"it leads out of the magazine; {UNTOUCHED}")
    inner = PurePosixPath(whole.relative_to(top).as_posix())
    if any(part.startswith(".") for part in inner.parts) and inner.parent != INCOMING:
        raise CannotWrite(file, f"it leads to a hidden file; {UNTOUCHED}")
    return whole if os.path.islink(file) else file  # of a path too long for the system, Path.is_symlink() raises


def leads_to(path: Path) -> Path:
    """Return what *path* is in the end, every link followed; of links that lead in a circle, where it starts."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # a circle: RuntimeError up to Python 3.12
        return path.parent.resolve() / path.name


def content(path: Path) -> str | None:
    """Return the text of the file *path*; `None` when there is none.

    Raises CannotWrite when it cannot be read, for then it cannot be changed either.
    """
    try:
        return path.read_bytes().decode()
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise CannotWrite(path, f"it is not UTF-8; {UNTOUCHED}") from error
    except OSError as error:
        raise CannotWrite(path, error.strerror or str(error)) from error


def is_called_so(path: Path) -> bool:
    """Whether the file *path* has just that name: on a disk that ignores capitals it answers to others, too."""
    return any(there.name == path.name for there in path.parent.iterdir())


def _is_one_of(path: Path, others: Iterable[Path]) -> bool:
    """Whether the file *path* is one of *others*, by a name that differs in capitals alone."""
    return not is_called_so(path) and any(other.exists() and path.samefile(other) for other in others)


def permissions(path: Path) -> int | None:
    """Return who may read, write and run the file *path*, as a mode; `None` when there is none."""
    return path.stat().st_mode & 0o777 if path.exists() else None


def _is_read_only(path: Path) -> bool:
    """Whether its owner may not write the file *path*: new content would take its place all the same."""
    return not path.stat().st_mode & stat.S_IWUSR


def digest(path: Path) -> str | None:
    """Return what tells the content of the file *path* from any other; `None` when there is no such file.

    Raises CannotWrite when it cannot be read.
    """
    # Not a link, which stands for another file; nor a pipe, whose content may have no end.
    try:
        if path.is_symlink() or not path.is_file():
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise CannotWrite(path, f"{error.strerror or error}; {UNTOUCHED}") from error


def places(root: Path, change: Change | Move) -> tuple[Path, ...]:
    """Return the files that *change* has to do with. Raises what `place` raises."""
    inner = (change.source, change.path) if isinstance(change, Move) else (change.path,)
    return tuple(place(root, path) for path in inner)


def require(root: Path, changes: Iterable[Change | Move], since: str) -> None:
    """Raise CannotWrite when a file of *changes* changed *since*, or AlreadyThere when one was to be new."""
    changes = tuple(changes)
    leaving = [root / change.path for change in changes if isinstance(change, Change) and change.text is None]
    for change in changes:
        _require(root, change, since, leaving)


def _require(root: Path, change: Change | Move, since: str, leaving: Iterable[Path]) -> None:
    if isinstance(change, Move):
        _require_move(root, change, since)
        return
    path = place(root, change.path)
    if change.text is None and os.path.islink(root / change.path):
        raise CannotWrite(root / change.path, f"it is a link; work on the file that it leads to; {UNTOUCHED}")
    now = content(path)
    if now is not None and now == change.was and _is_read_only(path):
        raise CannotWrite(path, f"it is read-only; {UNTOUCHED}")
    if now == change.was or (change.was is None and _is_one_of(path, leaving)):
        return
    if change.was is None:
        raise _taken(path, since)
    raise _altered(path, "changed" if now is not None else "was removed", since)


def _require_move(root: Path, move: Move, since: str) -> None:
    source, path = root / move.source, root / move.path
    places(root, move)
    now = digest(source)
    if source.is_symlink():
        raise CannotWrite(source, f"it is a link, which would lead elsewhere; move it by hand; {UNTOUCHED}")
    if os.path.lexists(path):
        raise _taken(path, since)
    if now is None:
        raise _altered(source, "was removed", since)
    if move.digest not in ("", now):
        raise _altered(source, "changed", since)


def _taken(path: Path, since: str) -> AlreadyThere | CannotWrite:
    if since == READ:
        return AlreadyThere(path, "choose another folder or name, or edit that file")
    return _altered(path, "was written", since)


def _altered(path: Path, what: str, since: str) -> CannotWrite:
    instead = "" if since == READ else "; put it back as it was, or edit by hand"
    return CannotWrite(path, f"it {what} since {since}; {UNTOUCHED}{instead}")


def make(folder: Path) -> list[Path]:
    """Make *folder* and those above it that are missing; return them, the uppermost first."""
    made: list[Path] = []
    try:
        for missing in reversed([above for above in (folder, *folder.parents) if not above.is_dir()]):
            missing.mkdir()
            made.append(missing)
            settle(missing.parent)
    except OSError:
        remove_empty(made)
        raise
    return made


def remove_empty(folders: Iterable[Path]) -> None:
    """Remove those of *folders*, the uppermost first, that nobody put anything into."""
    for folder in reversed(list(folders)):
        with suppress(OSError):
            folder.rmdir()


def write_new(path: Path, content: bytes, mode: int | None = None) -> None:
    """Write a file that is on the disk when this returns, in the place of whatever a dead process left there."""
    path.unlink(missing_ok=True)
    # Nobody's link is followed, and nobody reads it before it has its permissions.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o666 if mode is None else 0o600), "wb") as file:
        if mode is not None:
            path.chmod(mode)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def settle(folder: Path) -> None:
    """Bring the names in *folder* to the disk, where the system can."""
    with suppress(OSError):  # Windows opens no folders, and needs no such thing
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
