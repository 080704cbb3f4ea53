"""Changes to the files of a magazine: shown as a diff, or made, all of them or none."""

import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from difflib import unified_diff
from pathlib import Path, PurePosixPath

from magcli.errors import AlreadyThere, CannotWrite
from magcli.model import Change

UNTOUCHED = "nothing was changed"


def diff(root: Path, changes: Iterable[Change]) -> str:
    """Return what *changes* would do, as a unified diff that `git apply` and `patch` read.

    Raises what `apply` raises when they cannot be made.
    """
    changes = tuple(changes)
    _places(root, changes)
    return "".join(line for change in changes for line in _diff(root.resolve().name, change))


def _diff(root: str, change: Change) -> Iterator[str]:
    name = f"{root}/{change.path}"
    before = "/dev/null" if change.was is None else f"a/{name}"
    after = "/dev/null" if change.text is None else f"b/{name}"
    # Lines as git sees them; splitlines() would also cut at U+2028 and the like.
    old, new = (re.findall(r"[^\n]*\n|[^\n]+", text or "") for text in (change.was, change.text))
    for line in unified_diff(old, new, before, after):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def apply(root: Path, changes: Iterable[Change]) -> None:
    """Make *changes* to the files below *root*: all of them, or, when one fails, none.

    Raises CannotWrite when the system refuses, or when a file is no longer the one a change was made from,
    AlreadyThere when a new file exists.
    """
    changes = tuple(changes)
    paths = _places(root, changes)
    with _Undo() as undo:
        staged = [undo.stage(path, change.text) for path, change in zip(paths, changes, strict=True)]
        for path, temporary in zip(paths, staged, strict=True):
            undo.place(path, temporary)


def _places(root: Path, changes: tuple[Change, ...]) -> list[Path]:
    """Return where each of *changes* is to be made. Raises CannotWrite or AlreadyThere when one cannot be."""
    paths = [_place(root, change.path) for change in changes]
    for path, change in zip(paths, changes, strict=True):
        _unchanged(path, change)
    return paths


def _place(root: Path, path: PurePosixPath) -> Path:
    if not (root / path).resolve().is_relative_to(root.resolve()):
        raise CannotWrite(root / path, f"it leads out of the magazine; {UNTOUCHED}")
    # The file that a link inside the magazine stands for is changed; the link stays one.
    return (root / path).resolve() if (root / path).is_symlink() else root / path


def _unchanged(path: Path, change: Change) -> None:
    try:
        now: str | None = path.read_bytes().decode()
    except FileNotFoundError:
        now = None
    except UnicodeDecodeError as error:
        raise CannotWrite(path, f"it is not UTF-8; {UNTOUCHED}") from error
    except OSError as error:
        raise CannotWrite(path, error.strerror or str(error)) from error
    if change.was is None and now is not None:
        raise AlreadyThere(path, "choose another folder or name, or edit that file")
    if now != change.was:
        what = "it changed since it was read" if now is not None else "it is gone"
        raise CannotWrite(path, f"{what}; {UNTOUCHED}")


class _Undo:
    """Writes files so that, when one of them fails, those before it are put back and nothing is left over."""

    def __init__(self) -> None:
        self._steps: list[tuple[Path, bytes | None, int]] = []
        self._left_over: list[Path] = []
        self._made: list[Path] = []

    def __enter__(self) -> "_Undo":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> None:
        if error is not None:
            for path, was, mode in reversed(self._steps):
                with suppress(OSError):  # the first error is the one to tell
                    _restore(path, was, mode)
        for path in self._left_over:
            path.unlink(missing_ok=True)
        if error is not None:
            for folder in reversed(self._made):
                with suppress(OSError):
                    folder.rmdir()
        if isinstance(error, OSError):
            place = error.filename2 or error.filename
            raise CannotWrite(place, f"{error.strerror or error}; {UNTOUCHED}") from error

    def stage(self, path: Path, text: str | None) -> Path | None:
        """Put *text* on the disk beside *path*; `None` stands for a file to be removed."""
        if text is None:
            return None
        self._make(path.parent)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".magcli-")
        self._left_over.append(Path(name))
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())  # before the old name points to it
        # mkstemp makes files that only their owner can read.
        Path(name).chmod(path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask())
        return Path(name)

    def place(self, path: Path, temporary: Path | None) -> None:
        """Let the name *path* stand for what was staged."""
        there = path.exists()
        self._steps.append((path, path.read_bytes() if there else None, path.stat().st_mode if there else 0))
        if temporary is None:
            path.unlink()
        else:
            temporary.replace(path)

    def _make(self, folder: Path) -> None:
        missing = [above for above in (folder, *folder.parents) if not above.exists()]
        for above in reversed(missing):
            above.mkdir()
            self._made.append(above)


def _restore(path: Path, was: bytes | None, mode: int) -> None:
    if was is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(was)
        path.chmod(mode & 0o7777)


def _umask() -> int:
    umask = os.umask(0)  # there is no other way to ask
    os.umask(umask)
    return umask
