"""What magcli may forget: files beside the journal, in `.magcli/`, that cost nothing but time when they are lost."""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import blake2b
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from magcli.store.pending import FOLDER
from magcli.store.placing import make, write_new


def kept_content(root: Path, name: str, most: int) -> bytes | None:
    """Return what the file *name* beside the journal of the magazine at *root* holds.

    `None` when it cannot be read, is no file, or holds more than *most* bytes.
    """
    file = root / FOLDER / name
    try:
        if file.is_symlink() or not file.is_file() or file.stat().st_size > most:
            return None
        return file.read_bytes()
    except OSError:
        return None


def keep_content(root: Path, name: str, content: bytes) -> bool:
    """Keep *content* in the file *name*; return whether that was possible, for nothing depends on it."""
    return _keep(root, name, (content,), len(content))


def _keep(root: Path, name: str, pieces: Iterable[bytes], most: int) -> bool:
    """Keep *pieces* in one file, unless they are more than *most* bytes; return whether that was possible."""
    file = root / FOLDER / name
    try:
        if leads_away(root, file):
            return False
        make(file.parent)
        if not os.path.lexists(root / FOLDER / ".gitignore"):
            write_new(root / FOLDER / ".gitignore", b"*\n")
        new = file.with_name(f"{file.name}.new")
        new.unlink(missing_ok=True)  # what a process that was killed left there
        # Not brought to the disk at once: whoever reads it finds out that it is torn.
        with new.open("xb") as written:
            for piece in pieces:
                most -= written.write(piece)
                if most < 0:
                    break
        if most < 0:
            new.unlink()
            return False
        new.replace(file)
    except OSError:  # a folder that cannot be written to, say
        return False
    return True


Thing = TypeVar("Thing")


class Rows(NamedTuple):
    """Values that are kept a line each: whoever goes through them never holds them all."""

    head: Any  # what JSON can hold
    """What is said of all of them."""
    rest: Iterator[Any]


def understood(root: Path, name: str, most: int, meant: Callable[[Rows], Thing | None]) -> Thing | None:
    """Return what the rows of the file *name* are *meant* to say.

    `None` when that is nothing, or nothing that this magcli wrote.
    """
    try:
        rows = _rows(root, name, most)
        return meant(rows) if rows else None
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError, OSError):
        return None


def _rows(root: Path, name: str, most: int) -> Rows | None:
    content = kept_content(root, name, most) or b""
    told = memoryview(content)[:-_SEAL]
    if bytes(memoryview(content)[-_SEAL:]) != _seal(told):  # somebody was stopped at writing it, or wrote into it
        return None
    rows = map(json.loads, BytesIO(told))
    head = next(rows, None)
    return None if head is None else Rows(head, rows)


def keep_rows(root: Path, name: str, head: Mapping[str, Any], rows: Iterable[Any], most: int) -> bool:
    """Keep *rows* in the file *name*, and what is said of them in the *head*.

    Return whether that was possible; it is not when they are more than *most* bytes.
    """

    def lines() -> Iterator[bytes]:
        encode, seal = json.JSONEncoder(separators=(",", ":")).encode, blake2b(digest_size=_SEAL // 2)
        for row in chain((head,), rows):
            line = encode(row).encode() + b"\n"
            seal.update(line)
            yield line
        yield seal.hexdigest().encode()

    return _keep(root, name, lines(), most)


_SEAL = 32
"""Characters at the end of a file, which tell whether it is whole."""


def _seal(told: memoryview) -> bytes:
    return blake2b(told, digest_size=_SEAL // 2).hexdigest().encode()


def forget_content(root: Path, name: str) -> None:
    """Remove the file *name* beside the journal of the magazine at *root*, if that is possible."""
    with suppress(OSError):
        if not leads_away(root, root / FOLDER / name):
            (root / FOLDER / name).unlink(missing_ok=True)


def kept_names(root: Path, folder: str) -> list[str]:
    """Return the names of what is kept in *folder*, what was written last first."""
    try:
        with os.scandir(root / FOLDER / folder) as entries:
            dated = [(-entry.stat(follow_symlinks=False).st_mtime_ns, entry.name) for entry in entries]
    except OSError:
        return []
    return [name for _, name in sorted(dated)]


def leads_away(root: Path, file: Path) -> bool:
    """Whether what is written to *file*, beside the journal of the magazine at *root*, would land elsewhere."""
    folders = file.relative_to(root).parents[:-1]
    return any((root / folder).is_symlink() for folder in folders)
