"""What magcli may forget: files beside the journal, in `.magcli/`, that cost nothing but time when they are lost."""

import os
from contextlib import suppress
from pathlib import Path

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


def forget_content(root: Path, name: str) -> None:
    """Remove the file *name* beside the journal of the magazine at *root*, if that is possible."""
    with suppress(OSError):
        if not leads_away(root, root / FOLDER / name):
            (root / FOLDER / name).unlink(missing_ok=True)


def leads_away(root: Path, file: Path) -> bool:
    """Whether what is written to *file*, beside the journal of the magazine at *root*, would land elsewhere."""
    folders = file.relative_to(root).parents[:-1]
    return any((root / folder).is_symlink() for folder in folders)
