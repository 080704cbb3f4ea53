"""From the disk: the magazine, and the texts that users name."""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

from magcli import glancing, reading
from magcli.errors import CannotRead, NoMagazine, NotAllowed
from magcli.model import Article, Diagnostic, Magazine, Node, Source, digest
from magcli.store.counting import Told, counted
from magcli.store.locking import locked
from magcli.store.pending import FOLDER, is_pending
from magcli.store.placing import leads_to
from magcli.text import frontmatter

if TYPE_CHECKING:
    from magcli.store.records import Records


def find(start: Path, *, upwards: bool) -> Path:
    """Return the root of a magazine: *start*, its folder `articles`, or, *upwards*, the nearest one above.

    Raises NoMagazine when there is none.
    """
    if (root := glancing.find(start, upwards=upwards)) is None:
        raise NoMagazine(str(start), upwards=upwards)
    return root


def inside(root: Path, name: str) -> str:
    """Return *name*, from *root* when it is the path of a file or folder below it."""
    if not os.path.exists(name) or not Path(name).resolve().is_relative_to(root.resolve()):
        return name
    return Path(name).resolve().relative_to(root.resolve()).as_posix()


def place_of(root: Path, name: str) -> PurePosixPath:
    """Return which article or index of the magazine at *root* the file called *name* is, or would be.

    Raises NotAllowed when it is none.
    """
    where = Path(name)
    # Of a link the magazine knows the name, not what it leads to.
    whole = where.parent.resolve() / where.name
    if not whole.is_relative_to(root.resolve()) or where.suffix != ".md":
        raise NotAllowed(f"{name} is no article of the magazine", f"name a .md file below {root}")
    inner = PurePosixPath(whole.relative_to(root.resolve()).as_posix())
    *folders, file = inner.parts
    if file != reading.INDEX and any(part.startswith((".", "_")) for part in (*folders, file)):
        raise NotAllowed(
            f"{name} is hidden, and so no article of the magazine", "name it without the dot or underscore"
        )
    return inner


def load(
    root: Path,
    instead: Mapping[PurePosixPath, bytes] | None = None,
    told: Told | None = None,
    records: "Records | None" = None,
) -> Magazine:
    """Return the magazine below *root*. What is wrong with a file is among its findings.

    *instead* gives the content of files as if they held it, whether they are there or not. How far the reading has
    come is *told*. Of what *records* hold, and the disk says the same, no text is read.

    Raises CannotRead when a folder cannot be looked into: what lies there must not be taken for removed; and when
    a command was stopped at its work, which `recover` finishes. Raises Busy when one is at work.
    """
    given = instead or {}
    with locked(root, shared=True):
        if is_pending(root):
            raise CannotRead(root, "a command was stopped here a moment ago; run this one again")
        try:
            found, unnamed = _named(_walk(root))
            known = list(_known(root, found, records)) if records and not given else []
            unread = {article.path for article in known}
            texts = [path for path in found if path.suffix == ".md" and path not in given and path not in unread]
            sources = list(
                _shelved(root, (_read(root, path) for path in counted(texts, told and partial(told, "reading"))))
            )
            files = [path for path in found if _is_file(root / path) and not _leads_out(root, path)]
        except OSError as error:
            raise CannotRead(error.filename or root, error.strerror or str(error)) from error
    sources += [reading.source(path, content) for path, content in given.items()]
    return reading.magazine(sources, [*files, *given], [*_linked_folders(root), *_misnamed(found), *unnamed], known)


RECORDS = "articles.json"
"""What articles said when a check or an export read them, kept beside the journal."""


def recorded(root: Path) -> "Records | None":
    """Return what is kept of the articles of the magazine at *root*; `None` when that is nothing."""
    if not os.path.lexists(root / FOLDER / RECORDS):
        return None
    from magcli.store.looking import program  # and JSON, which a small magazine should not wait for
    from magcli.store.records import Records

    try:
        return Records(root, program())
    except OSError:  # nobody can tell which magcli this is
        return None


def _known(root: Path, paths: Iterable[PurePosixPath], records: "Records") -> Iterator[Article]:
    """Yield those articles among *paths* that need not be read: none when the index says something else by now."""
    if records.index and _read(root, PurePosixPath(reading.INDEX)).digest == records.index:
        yield from filter(None, map(records.article, paths))


def stamps(root: Path) -> Mapping[str, tuple[int, int]]:
    """Return when each file below *root* was last changed, and its size: the same as before when none changed."""
    found = {}
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for path in map(Path(folder).joinpath, names):
            with suppress(OSError):  # gone meanwhile
                state = path.stat()
                found[str(path)] = (state.st_mtime_ns, state.st_size)
    return found


def _walk(root: Path) -> Iterator[PurePosixPath]:
    """Yield the files below *root*, and the folders that are named like articles; hidden ones are left out."""
    for folder, folders, names in os.walk(root, onerror=_raised):
        folders[:] = [name for name in folders if not name.startswith((".", "_"))]
        here = PurePosixPath(Path(folder).relative_to(root).as_posix())
        yield from (here / name for name in folders if name.endswith(".md"))
        yield from (here / name for name in names if name == reading.INDEX or not name.startswith((".", "_")))


def _named(paths: Iterable[PurePosixPath]) -> tuple[list[PurePosixPath], list[Diagnostic]]:
    """Return *paths* in order, and what is wrong with those that no page can name."""
    found, unnamed = [], []
    for path in sorted(paths):
        try:
            str(path).encode()
            found.append(path)
        except UnicodeEncodeError:
            unnamed.append(Diagnostic(path, 1, 1, "FM010", "the name of this file is not UTF-8", "rename it"))
    return found, unnamed


def _misnamed(paths: Iterable[PurePosixPath]) -> Iterator[Diagnostic]:
    """Find those of *paths* that are called as other programs call Markdown: nobody would read them."""
    for path in paths:
        if path.suffix != ".md" and path.suffix.lower() in (".md", ".markdown"):
            hint = f"rename it to {path.stem.lower()}.md"
            yield Diagnostic(path, 1, 1, "FM010", "magcli reads files that end with .md", hint, "warning")


def _raised(error: OSError) -> None:
    raise error


def _leads_out(root: Path, path: PurePosixPath) -> bool:
    """Whether *path* is a link to a place outside the magazine, whose content nobody meant to show."""
    file = root / path
    return file.is_symlink() and not leads_to(file).is_relative_to(root.resolve())


def _is_file(path: Path) -> bool:
    """Whether something of a page may be made of *path*: a pipe or a device may have no end."""
    return path.is_file() or (path.suffix == ".md" and path.is_symlink())


def _linked_folders(root: Path) -> Iterator[Diagnostic]:
    """Find the links where a series might be meant: magcli goes through none, so that nothing is read twice."""
    for path in sorted(root.iterdir()):
        if path.is_symlink() and path.is_dir():
            message, hint = "magcli follows no link to a folder", "put the folder itself here"
            yield Diagnostic(PurePosixPath(path.name), 1, 1, "FM010", message, hint, "warning")


@dataclass(frozen=True, slots=True)
class Shelf:
    """A text that stays in its file until somebody wants it."""

    root: Path
    path: PurePosixPath
    digest: str
    is_recorded: bool = False
    """Whether it was not even read this time: records tell what it says."""

    def text(self) -> str:
        """Return the text. Raises CannotRead when it is another by now."""
        try:
            text = (self.root / self.path).read_bytes().decode()
        except (OSError, UnicodeDecodeError):
            text = ""
        if digest(text) != self.digest:
            raise CannotRead(self.root / self.path, "it was changed while this command was at work; run it again")
        return text

    def fields(self) -> Mapping[str, Node]:
        """Return its front matter. Raises CannotRead as `text` does."""
        return frontmatter.parse(self.text()).fields


HELD = 2_000_000
"""Characters of the texts that are held, in 2 or 4 MB: those of 250 articles. To read another again takes 0.06 ms."""


def _shelved(root: Path, sources: Iterable[Source]) -> Iterator[Source]:
    """Yield *sources*: with their texts as long as those are not many, and then without."""
    held = 0
    for source in sources:
        held += len(source.text)
        if held <= HELD or not source.text:
            yield source
        else:
            # To parse the front matter again takes 0.08 ms, to hold it 4 kB.
            yield replace(source, written=Shelf(root, source.path, source.digest), front_matter=None)


def _read(root: Path, path: PurePosixPath) -> Source:
    file = root / path
    if _leads_out(root, path):
        return reading.unreadable(path, "FM010", "this link leads out of the magazine", "put the file itself here")
    try:
        # One look instead of three questions: what is no regular file (a folder, a pipe) is never opened.
        state = file.stat()
        if not stat.S_ISREG(state.st_mode):
            return reading.unreadable(path, "FM010", "this is no file, but is named like one", "rename it")
        with file.open("rb") as opened:
            return reading.source(path, content(opened, state.st_size, reading.LARGEST + 1))
    except FileNotFoundError:
        return reading.unreadable(path, "FM010", "this link leads to nothing", "remove it, or put the file there")
    except OSError as error:
        return reading.closed(path, "FM010", f"it cannot be opened: {error.strerror}", "check its permissions")


def content(file: BinaryIO, expected: int, most: int) -> bytes:
    """Return what *file* holds, at most *most* bytes of it, when *expected* of them are said to be there."""
    # To ask for *most* takes that room for a moment; the gaps that stay behind are as large as what was read.
    start = file.read(min(expected + 1, most))
    return start if len(start) <= expected else start + file.read(most - len(start))


def read_text(path: Path, most: int = reading.LARGEST) -> str:
    """Return the text of a file that the user named.

    Raises CannotRead when it is none, is not UTF-8, or holds more than *most* bytes.
    """
    try:
        with path.open("rb") as file:
            return text_of(file.read(most + 1), str(path), most)
    except OSError as error:
        raise CannotRead(path, error.strerror or str(error)) from error


def text_of(content: bytes, name: str, most: int = reading.LARGEST) -> str:
    """Return *content*, which came from *name*, as text.

    Raises CannotRead when it is more than *most* bytes, or not UTF-8.
    """
    if len(content) > most:
        told = ", more than an article can be" if most == reading.LARGEST else ""
        raise CannotRead(name, f"it is larger than {most // 1024} KiB{told}")
    text, place = reading.decoded(content)
    if text is None:
        line, column = place
        raise CannotRead(f"{name}:{line}:{column}", "the file is not UTF-8; save it as UTF-8")
    return text
