"""Who has which place in the folder of an export: who comes first has it."""

from pathlib import Path, PurePosixPath

from magcli.errors import CannotWrite
from magcli.model import Copy, Page


class Seats:
    """The places of the folder *out* that are `taken`, and the files of the magazine that were `refused` theirs."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.taken: set[PurePosixPath] = set()
        self.refused: dict[PurePosixPath, None] = {}  # a set that keeps its order
        self._sources: dict[PurePosixPath, PurePosixPath] = {}
        self._folders: dict[PurePosixPath, PurePosixPath] = {}
        """Each with a file in it."""

    def given(self, page: Page | Copy) -> bool:
        """Whether *page* gets its place. Raises CannotWrite when that had to be a file and a folder."""
        if page.path in self.taken:
            # A picture that many articles show has its place already; one that is taken by a page has none.
            if isinstance(page, Copy) and self._sources.get(page.path) != page.source:
                self.refused[page.source] = None
            return False
        self._fit(page.path)
        self.taken.add(page.path)
        if isinstance(page, Copy):
            self._sources[page.path] = page.source
        return True

    def _fit(self, path: PurePosixPath) -> None:
        above = next((folder for folder in path.parents[:-1] if folder in self.taken), None)
        if other := above or self._folders.get(path):
            file, below = sorted((path, other))
            told = f"it cannot be a file and the folder of {below}, both of this export; rename one"
            raise CannotWrite(self.out / file, told)
        for folder in path.parents[:-1]:
            if folder in self._folders:  # and so are those above it
                break
            self._folders[folder] = path
