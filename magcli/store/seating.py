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
        self._files: set[str] = set()
        self._folders: dict[str, str] = {}
        """Each with a file in it. What is above one that is known was looked at with it."""

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
        name = str(path)  # whose folders are found ten times quicker than those of a path
        other = self._folders.get(name)
        at = name.rfind("/")
        while at > 0 and name[:at] not in self._folders:
            other = name[:at] if name[:at] in self._files else other
            self._folders[name[:at]] = name
            at = name.rfind("/", 0, at)
        self._files.add(name)
        if other:
            file, below = sorted((name, other))
            told = f"it cannot be a file and the folder of {below}, both of this export; rename one"
            raise CannotWrite(self.out / file, told)
