"""The steps that a command takes: one file each, made in any order, known when they are done, and taken back."""

import os
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from magcli.errors import CannotWrite
from magcli.model import Change, Move
from magcli.store.placing import (
    READ,
    UNTOUCHED,
    content,
    digest,
    is_called_so,
    make,
    permissions,
    place,
    places,
    settle,
    write_new,
)


class Step(NamedTuple):
    """One text: what its file held, what it is to hold (`None` for no file), and its permissions if it had any."""

    path: PurePosixPath
    was: str | None
    text: str | None
    mode: int | None

    @property
    def change(self) -> Change:
        """The step without the permissions."""
        return Change(self.path, self.text, self.was)

    @property
    def inverse(self) -> "Step":
        """The step that takes this one back."""
        return self._replace(was=self.text, text=self.was)

    def as_found(self, root: Path) -> "Step":
        """Return the step with the permissions that the file has by now, if it is there."""
        return self._replace(mode=permissions(place(root, self.path)) or self.mode)

    def is_ours(self, root: Path) -> bool:
        """Whether the file is as it was before, or as it is to be: nobody edited it since."""
        return self._now(root) in (self.was, self.text)

    def prepare(self, root: Path, number: int, made: list[Path]) -> None:
        """Bring the text to the disk, beside its place. Adds new folders to *made*."""
        if self.text is None:
            return
        path = place(root, self.path)
        made += make(path.parent)
        try:
            write_new(_beside(path, number), self.text.encode(), self.mode)
        except OSError as error:  # the file that users know, not the one beside it
            raise OSError(error.errno, error.strerror, str(path)) from error

    def take(self, root: Path, number: int) -> None:
        """Let the file be what was prepared. Raises CannotWrite when somebody saved it meanwhile."""
        if not self.is_ours(root):
            raise _meanwhile(place(root, self.path))
        _put(place(root, self.path), number, self.text)

    def take_back(self, root: Path, number: int) -> None:
        """Let the file be what it was, unless it is, or somebody edited it."""
        self.sweep(root, number)
        path = place(root, self.path)
        if self._now(root) == self.text != self.was:
            if self.was is not None:
                make(path.parent)
                write_new(_beside(path, number), self.was.encode(), self.mode)
            _put(path, number, self.was)
            settle(path.parent)

    def sweep(self, root: Path, number: int) -> None:
        """Remove what was prepared."""
        path = place(root, self.path)
        with suppress(OSError):
            _beside(path, number).unlink(missing_ok=True)

    def _now(self, root: Path) -> str | None:
        """Return what the file holds; `None` when there is none that is called just so."""
        path = place(root, self.path)
        now = content(path)
        # To read a folder takes time, and only where a file comes or goes may another answer to its name.
        if now is None or None not in (self.was, self.text) or is_called_so(path):
            return now
        return None


class Shift(NamedTuple):
    """One file that goes from *source* to *path* as it is, and the digest of what it holds."""

    path: PurePosixPath
    source: PurePosixPath
    digest: str

    @property
    def change(self) -> Move:
        """The step as a change."""
        return Move(self.path, self.source, self.digest)

    @property
    def inverse(self) -> "Shift":
        """The step that takes this one back."""
        return self._replace(path=self.source, source=self.path)

    def as_found(self, root: Path) -> "Shift":
        """Return the step: the file at *root* takes its permissions along."""
        return self

    def is_ours(self, root: Path) -> bool:
        """Whether the file is where it was and can go, or where it is to be."""
        source, path = self._places(root)
        return digest(path) == self.digest or (digest(source) == self.digest and not os.path.lexists(path))

    def prepare(self, root: Path, number: int, made: list[Path]) -> None:
        """Make the folder that the file goes to. Adds new folders to *made*."""
        _, path = self._places(root)
        made += make(path.parent)

    def take(self, root: Path, number: int) -> None:
        """Move the file, unless it is there already. Raises CannotWrite when somebody changed it meanwhile."""
        source, path = self._places(root)
        if not self.is_ours(root):
            raise _meanwhile(path if os.path.lexists(path) else source)
        if digest(path) != self.digest:
            source.rename(path)

    def take_back(self, root: Path, number: int) -> None:
        """Move the file back, unless it is there, or somebody put another one in its place."""
        source, path = self._places(root)
        if digest(path) == self.digest and not os.path.lexists(source):
            make(source.parent)
            path.rename(source)
            settle(source.parent)
            settle(path.parent)

    def sweep(self, root: Path, number: int) -> None:
        """Do nothing: a file that moves is written nowhere else."""

    def _places(self, root: Path) -> tuple[Path, Path]:
        places(root, self.change)  # inside the magazine, whatever links lead there
        return root / self.source, root / self.path


AnyStep = Step | Shift


def step_for(root: Path, change: Change | Move) -> AnyStep:
    """Return the step that makes *change*. Raises CannotWrite when a file that is to move cannot be read."""
    if not isinstance(change, Move):
        return Step(change.path, change.was, change.text, permissions(place(root, change.moved_from or change.path)))
    held = digest(root / change.source)
    if held is None:
        raise _meanwhile(root / change.source)
    return Shift(change.path, change.source, held)


def _meanwhile(path: Path) -> CannotWrite:
    return CannotWrite(path, f"it changed since {READ}; {UNTOUCHED}")


def _put(path: Path, number: int, text: str | None) -> None:
    """Let the name *path* stand for what was written beside it, or for nothing."""
    if text is not None:
        _beside(path, number).replace(path)
    elif path.exists() and is_called_so(path):  # else it was removed before we were stopped
        path.unlink()


def _beside(path: Path, number: int) -> Path:
    return path.with_name(f".magcli-{number}")
