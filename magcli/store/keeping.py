"""What magcli may forget: files beside the journal, in `.magcli/`, that cost nothing but time when they are lost."""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

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
            written.write(content)
        new.replace(file)
    except OSError:  # a folder that cannot be written to, say
        return False
    return True


def kept_values(root: Path, name: str, most: int) -> Any:  # Any: what JSON can hold
    """Return what the file *name* holds, as `keep_values` wrote it; `None` when that is nothing."""
    seal, _, told = (kept_content(root, name, most) or b"").partition(b"\n")
    if seal != _seal(told):  # somebody was stopped at writing it, or wrote into it
        return None
    try:
        return json.loads(told)
    except (ValueError, RecursionError):
        return None


def keep_values(root: Path, name: str, values: Mapping[str, Any], most: int) -> bool:
    """Keep *values* in the file *name*, unless they are more than *most* bytes; return whether that was possible."""
    told = json.dumps(values, separators=(",", ":")).encode()
    return len(told) < most and keep_content(root, name, _seal(told) + b"\n" + told)


def _seal(told: bytes) -> bytes:
    return blake2b(told, digest_size=16).hexdigest().encode()


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
