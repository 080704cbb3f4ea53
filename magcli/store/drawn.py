"""What pages were rendered to, kept by their keys in `.magcli/pages/`: so a card is drawn once, wherever it goes.

Losing them, or finding them spoilt, costs time only.
"""

import re
from collections.abc import Set
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from magcli.model import Page
from magcli.store.keeping import keep_content, kept_content, leads_away
from magcli.store.pending import FOLDER

PAGES = "pages"

LARGEST = 8 * 1024 * 1024
"""Bytes of a page that is kept."""

_KEY = re.compile(r"[0-9a-f]{64}")
_DIGEST = 32


class Drawn:
    """What is kept beside the magazine at *root*, or, when nothing may be written, what was kept."""

    def __init__(self, root: Path, *, writes: bool = True) -> None:
        self.root = root
        self.writes = writes

    def rendered(self, page: Page) -> bytes:
        """Return what *page* renders to, or what one of the same key did."""
        if not page.is_dear or not _KEY.fullmatch(page.key):
            return page.render()
        kept = self._kept(page.key)
        if kept is not None:
            return kept
        content = page.render()
        if self.writes and len(content) <= LARGEST:
            keep_content(self.root, f"{PAGES}/{page.key}", sha256(content).digest() + content)
        return content

    def forget(self, wanted: Set[str]) -> None:
        """Remove what is kept by other keys than those *wanted*."""
        folder = self.root / FOLDER / PAGES
        with suppress(OSError):
            if leads_away(self.root, folder / "any"):
                return
            for file in sorted(folder.iterdir()):
                key = file.name.partition(".")[0]
                if key not in wanted and _KEY.fullmatch(key):
                    file.unlink()

    def _kept(self, key: str) -> bytes | None:
        held = kept_content(self.root, f"{PAGES}/{key}", LARGEST + _DIGEST)
        if held is None or held[:_DIGEST] != sha256(held[_DIGEST:]).digest():
            return None
        return held[_DIGEST:]
