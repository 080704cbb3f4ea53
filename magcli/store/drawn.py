"""What pages were rendered to, kept by their keys in `.magcli/pages/`: so a card is drawn once, wherever it goes.

Losing them, or finding them spoilt, costs time only.
"""

import os
import re
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from magcli.model import Page
from magcli.store.journal import FOLDER
from magcli.store.placing import make, write_new

LARGEST = 8 * 1024 * 1024
"""Bytes of a page that is kept."""

_KEY = re.compile(r"[0-9a-f]{64}")
_DIGEST = 32


class Drawn:
    """What is kept beside the magazine at *root*, or, when nothing may be written, what was kept."""

    def __init__(self, root: Path, *, writes: bool = True) -> None:
        self.folder = root / FOLDER / "pages"
        self.writes = writes
        self.wanted: set[str] = set()

    def rendered(self, page: Page) -> bytes:
        """Return what *page* renders to, or what one of the same key did."""
        if not _KEY.fullmatch(page.key):
            return page.render()
        self.wanted.add(page.key)
        kept = _kept(self.folder / page.key)
        if kept is not None:
            return kept
        content = page.render()
        if self.writes and len(content) <= LARGEST:
            with suppress(OSError):  # nothing is lost that cannot be made again
                self._keep(page.key, content)
        return content

    def forget(self) -> None:
        """Remove what is kept of pages that nobody asked for."""
        with suppress(OSError):
            if self._leads_away():
                return
            for file in sorted(self.folder.iterdir()):
                key = file.name.partition(".")[0]
                if key not in self.wanted and _KEY.fullmatch(key):
                    file.unlink()

    def _keep(self, key: str, content: bytes) -> None:
        if self._leads_away():
            return
        make(self.folder)
        if not os.path.lexists(self.folder.parent / ".gitignore"):
            write_new(self.folder.parent / ".gitignore", b"*\n")
        new = self.folder / f"{key}.{os.getpid()}.new"
        new.unlink(missing_ok=True)  # what a process that was killed left there
        # Not brought to the disk at once: what is torn there is not what its digest says.
        new.write_bytes(sha256(content).digest() + content)
        new.replace(self.folder / key)

    def _leads_away(self) -> bool:
        return self.folder.is_symlink() or self.folder.parent.is_symlink()


def _kept(file: Path) -> bytes | None:
    try:
        if file.is_symlink() or not file.is_file() or file.stat().st_size > LARGEST + _DIGEST:
            return None
        held = file.read_bytes()
    except OSError:
        return None
    content = held[_DIGEST:]
    return content if held[:_DIGEST] == sha256(content).digest() else None
