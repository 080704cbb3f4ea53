"""What the pages of a folder were made from when an export wrote them, so that they need not be made again.

.magcli/sites/    of each folder, the key of each page, and what the disk said of its file. Losing it, or finding it
                  spoilt, costs time only.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path, PurePosixPath

from magcli.model import Copy, Page
from magcli.store.keeping import forget_content, keep_values, kept_names, kept_values
from magcli.store.looking import program

SITES = "sites"

MOST = 64 * 1024 * 1024
"""Bytes of what is kept of a folder: 300,000 pages."""

MOST_FOLDERS = 5
"""Those that were exported to last: an online site, a preview, and some more."""


class Printed:
    """What is known of the folder *out* beside the magazine at *root*."""

    def __init__(self, root: Path, out: Path) -> None:
        self.root, self.out = root, out
        self.name = f"{SITES}/{sha256(os.fsencode(out.resolve())).hexdigest()}"
        self.program = ""  # as long as nobody can tell which magcli this is
        with suppress(OSError):
            self.program = program()
        known = kept_values(root, self.name, MOST)
        files = known.get("files") if isinstance(known, dict) and known.get("program") == self.program else None
        self.known: dict[str, list[str]] = files if isinstance(files, dict) else {}

    def holds(self, page: Page | Copy) -> bool:
        """Whether the folder holds what *page* renders to."""
        if not isinstance(page, Page) or not page.key:
            return False
        known = self.known.get(str(page.path))
        return known is not None and known == [page.key, self._state(page.path)]

    def keep(self, pages: Iterable[Page | Copy]) -> None:
        """Keep that the folder holds *pages*, for the next export."""
        keyed = [page for page in pages if isinstance(page, Page) and page.key]
        files = {str(page.path): [page.key, self._state(page.path)] for page in keyed}
        if not self.program or files == self.known:
            return
        if keep_values(self.root, self.name, {"program": self.program, "files": files}, MOST):
            for old in kept_names(self.root, SITES)[MOST_FOLDERS:]:
                forget_content(self.root, f"{SITES}/{old}")

    def _state(self, path: PurePosixPath) -> str:
        """Return what the disk says of the file *path*: nothing when there is none, or a link."""
        with suppress(OSError):
            state = os.lstat(f"{self.out}/{path}")  # ten times quicker than paths are put together
            # Whoever gives a file the time and the size that it had still changes its ctime.
            return f"{state.st_mode} {state.st_size} {state.st_mtime_ns} {state.st_ctime_ns} {state.st_ino}"
        return ""
