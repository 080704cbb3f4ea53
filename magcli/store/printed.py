"""What the pages of a folder were made from when an export wrote them, so that they need not be made again.

.magcli/sites/    of each folder, the key of each page, and what the disk said of its file. Losing it, or finding it
                  spoilt, costs time only.
"""

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from magcli.model import Copy, Page
from magcli.store.keeping import Rows, forget_content, keep_rows, kept_names, understood
from magcli.store.looking import program

SITES = "sites"

MOST = 64 * 1024 * 1024
"""Bytes of what is kept of a folder: 300,000 pages."""

MOST_FOLDERS = 5
"""Those that were exported to last: an online site, a preview, and some more."""


class State(NamedTuple):
    """What the disk says of a file."""

    same: str
    """What stays as it is when the file is moved to its place."""
    changed: str
    """When anything of it changed: whoever gives it the time and the size that it had cannot set that back."""


def state_of(file: str) -> State:
    """Return what the disk says of *file*: nothing when there is none."""
    with suppress(OSError):
        state = os.lstat(file)
        same = f"{state.st_mode} {state.st_size} {state.st_mtime_ns} {state.st_ino}"
        return State(same, str(state.st_ctime_ns))
    return State("", "")


class Printed:
    """What is known of the folder *out* beside the magazine at *root*."""

    def __init__(self, root: Path, out: Path) -> None:
        self.root, self.out = root, out
        self.name = f"{SITES}/{sha256(os.fsencode(out.resolve())).hexdigest()}"
        self.program = ""  # as long as nobody can tell which magcli this is
        with suppress(OSError):
            self.program = program()
        self.known = understood(root, self.name, MOST, self._meant) or {}

    def _meant(self, rows: Rows) -> dict[str, list[str]] | None:
        is_ours = rows.head["program"] == self.program
        return {path: known for path, *known in rows.rest} if is_ours else None

    def holds(self, page: Page | Copy) -> bool:
        """Whether the folder holds what *page* renders to."""
        if not isinstance(page, Page) or not page.key:
            return False
        known = self.known.get(str(page.path))
        return known is not None and known == [page.key, *state_of(f"{self.out}/{page.path}")]

    def keep(self, pages: Sequence[Page | Copy], made: Mapping[str, State]) -> None:
        """Keep that the folder holds *pages*, for the next export: those that it held, and those that were *made*.

        Of these the disk has to say what it said of them then: somebody may have written into the folder since.
        """
        if not self.program:
            return
        rows = ([str(page.path), *known] for page in pages if (known := self._known(page, made)))
        if self._differs(pages, made) and keep_rows(self.root, self.name, {"program": self.program}, rows, MOST):
            for old in kept_names(self.root, SITES)[MOST_FOLDERS:]:
                forget_content(self.root, f"{SITES}/{old}")

    def _differs(self, pages: Sequence[Page | Copy], made: Mapping[str, State]) -> bool:
        """Whether of *pages* something else is to be kept than there is."""
        held = sum(str(page.path) in self.known for page in pages)
        return held < len(self.known) or any(
            self._known(page, made) != self.known.get(str(page.path)) for page in pages
        )

    def _known(self, page: Page | Copy, made: Mapping[str, State]) -> list[str] | None:
        name = str(page.path)
        if not isinstance(page, Page) or not page.key:
            return None
        if name not in made:
            return self.known.get(name)
        now = state_of(f"{self.out}/{name}")
        return [page.key, *now] if now.same and now.same == made[name].same else None
