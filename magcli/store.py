"""The one module that touches files: it loads a magazine, applies changes, and fills an output folder."""

import json
import os
import re
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from difflib import unified_diff
from importlib.resources import files
from pathlib import Path, PurePosixPath

from magcli import reading
from magcli.errors import AlreadyThere, CannotRead, CannotWrite, NoMagazine
from magcli.model import Change, Copy, Magazine, Page, Source

UNTOUCHED = "nothing was changed"

MANIFEST = ".magcli.json"
"""Lists what an export wrote into its folder, so that the next one knows what it may remove."""


def find(start: Path, *, upwards: bool) -> Path:
    """Return the root of a magazine: *start*, its folder `articles`, or, *upwards*, the nearest one above.

    Raises NoMagazine when there is none.
    """
    above = start.resolve().parents if upwards else ()
    for folder in (start, *(parent / "articles" for parent in (start, *above))):
        if is_index(folder):
            # A series has an index, too; its magazine is the folder above it.
            parent = folder.resolve().parent
            return parent if is_index(parent) else folder
    raise NoMagazine(str(start), upwards=upwards)


def is_index(folder: Path) -> bool:
    """Whether *folder* is a magazine, or a series of one. A folder that nobody lets us look into is none."""
    return os.path.isfile(folder / reading.INDEX)  # unlike Path.is_file(), this never raises


def inside(root: Path, name: str) -> str:
    """Return *name*, from *root* when it is the path of a file or folder below it."""
    if not os.path.exists(name) or not Path(name).resolve().is_relative_to(root.resolve()):
        return name
    return Path(name).resolve().relative_to(root.resolve()).as_posix()


def load(root: Path) -> Magazine:
    """Return the magazine below *root*. What is wrong with a file is among its findings.

    Raises CannotRead when a folder cannot be looked into: what lies there must not be taken for removed.
    """
    try:
        found = sorted(_walk(root))
        sources = [_read(root, path) for path in found if path.suffix == ".md"]
        files = [path for path in found if not (root / path).is_dir() and not _leads_out(root, path)]
    except OSError as error:
        raise CannotRead(error.filename or root, error.strerror or str(error)) from error
    return reading.magazine(sources, files)


def _walk(root: Path) -> Iterator[PurePosixPath]:
    """Yield the files below *root*, and the folders that are named like articles; hidden ones are left out."""
    for folder, folders, names in os.walk(root, onerror=_raised):
        folders[:] = [name for name in folders if not name.startswith((".", "_"))]
        here = PurePosixPath(Path(folder).relative_to(root).as_posix())
        yield from (here / name for name in folders if name.endswith(".md"))
        yield from (here / name for name in names if name == reading.INDEX or not name.startswith((".", "_")))


def _raised(error: OSError) -> None:
    raise error


def _leads_out(root: Path, path: PurePosixPath) -> bool:
    """Whether *path* is a link to a place outside the magazine, whose content nobody meant to show."""
    file = root / path
    return file.is_symlink() and not file.resolve().is_relative_to(root.resolve())


def _read(root: Path, path: PurePosixPath) -> Source:
    file = root / path
    if _leads_out(root, path):
        return reading.unreadable(path, "FM010", "this link leads out of the magazine", "put the file itself here")
    try:
        # One look instead of three questions: what is no regular file (a folder, a pipe) is never opened.
        if not stat.S_ISREG(file.stat().st_mode):
            return reading.unreadable(path, "FM010", "this is no file, but is named like one", "rename it")
        return reading.source(path, file.read_bytes())
    except FileNotFoundError:
        return reading.unreadable(path, "FM010", "this link leads to nothing", "remove it, or put the file there")
    except OSError as error:
        return reading.unreadable(path, "FM010", f"it cannot be opened: {error.strerror}", "check its permissions")


def read_text(path: Path) -> str:
    """Return the text of a file that the user named. Raises CannotRead when it is none, or not UTF-8."""
    try:
        return text_of(path.read_bytes(), str(path))
    except OSError as error:
        raise CannotRead(path, error.strerror or str(error)) from error


def text_of(content: bytes, name: str) -> str:
    """Return *content*, which came from *name*, as text. Raises CannotRead when it is not UTF-8."""
    text, place = reading.decoded(content)
    if text is None:
        line, column = place
        raise CannotRead(f"{name}:{line}:{column}", "the file is not UTF-8; save it as UTF-8")
    return text


def theme() -> dict[str, str]:
    """Return the templates and styles of the theme, by file name."""
    return {
        file.name: file.read_text(encoding="utf-8")
        for file in files("magcli").joinpath("theme").iterdir()
        if file.is_file()
    }


# ---- changes to a magazine -----------------------------------------------------------------------------


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


# ---- an export's folder --------------------------------------------------------------------------------


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
