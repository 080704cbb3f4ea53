"""What magcli may forget: files beside the journal, in `.magcli/`, that cost nothing but time when they are lost."""

import os
from pathlib import Path

from magcli.store.journal import FOLDER
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
    folder = root / FOLDER
    try:
        if folder.is_symlink():
            return False
        make(folder)
        if not os.path.lexists(folder / ".gitignore"):
            write_new(folder / ".gitignore", b"*\n")
        write_new(folder / f"{name}.new", content)
        (folder / f"{name}.new").replace(folder / name)
    except OSError:  # a folder that cannot be written to, say
        return False
    return True
