"""What magcli cannot do at all. (A writer's mistake is no exception: it becomes a Diagnostic.)

MagcliError                  nothing was written
├── NoMagazine               no folder with an `_index.md` here or above
├── Unknown                  nobody and nothing is called so; offers the nearest names
├── AlreadyThere             a file that would have to be overwritten
├── NotAllowed               a value that the user gave cannot be used
├── WrongOrder               a list of parts that forgets, doubles or invents one
├── UnsafeEdit               a file cannot be edited without changing more than was asked
├── CannotRead               a file that the user named cannot be read
├── CannotWrite              the system refuses, or the file is not as it was
├── Busy                     another magcli is at work on the same folder
├── BrokenTemplate           a template of the theme cannot be read, or filled
├── NothingToUndo            no command is left to be taken back, or to be done again
└── Refused                  what would be published has errors
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from magcli.model import Diagnostic


class MagcliError(Exception):
    """Base of all errors of this package: the command did nothing."""

    exit_code = 2


class NoMagazine(MagcliError):
    """Raised when no magazine is found where one was looked for."""

    def __init__(self, start: str, *, upwards: bool) -> None:
        self.start = start
        where = f"{start} or above" if upwards else start
        what = "a folder articles/ with an _index.md"
        super().__init__(f"no magazine in {where} ({what}); start one with: magcli init")


class Unknown(MagcliError):
    """Raised when a name stands for nothing: *kind* says for what, *nearest* what was probably meant."""

    def __init__(self, kind: str, name: str, nearest: Sequence[str], otherwise: str = "") -> None:
        self.kind, self.name, self.nearest = kind, name, tuple(nearest)
        meant = f"; did you mean {' or '.join(nearest)}?" if nearest else f"; {otherwise}" if otherwise else ""
        super().__init__(f"there is no {kind} {name!r}{meant}")


class AlreadyThere(MagcliError):
    """Raised when something new would take the place of a file."""

    def __init__(self, path: object, instead: str, *, many: bool = False) -> None:
        self.path, self.instead = path, instead
        super().__init__(f"{path} {'are' if many else 'is'} already there; {instead}")


class NotAllowed(MagcliError):
    """Raised when a value cannot be used: *what* is wrong with it, and *instead* of it."""

    def __init__(self, what: str, instead: str) -> None:
        self.what, self.instead = what, instead
        super().__init__(f"{what}; {instead}")


class WrongOrder(MagcliError):
    """Raised when a new order is no permutation of the parts."""

    def __init__(self, forgotten: Sequence[str], doubled: Sequence[str], invented: Sequence[str]) -> None:
        self.forgotten, self.doubled, self.invented = tuple(forgotten), tuple(doubled), tuple(invented)
        told = [
            f"{verb} {', '.join(parts)}"
            for verb, parts in (("forgets", forgotten), ("doubles", doubled), ("invents", invented))
            if parts
        ]
        super().__init__(f"this order {' and '.join(told)}; name every part once")


class UnsafeEdit(MagcliError):
    """Raised when an edit would change more than it was asked to; *path* is known once a file is."""

    def __init__(self, reason: str, line: int, path: object = None) -> None:
        self.reason, self.line, self.path = reason, line, path
        super().__init__(f"{path}:{line}: {reason}" if path else f"line {line}: {reason}")


@contextmanager
def told_of(path: object) -> Iterator[None]:
    """Let an UnsafeEdit of the block name the file *path*."""
    try:
        yield
    except UnsafeEdit as error:
        raise UnsafeEdit(error.reason, error.line, path) from error


class CannotRead(MagcliError):
    """Raised when a file named by the user cannot be read."""

    def __init__(self, path: object, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"cannot read {path}: {reason}")


class CannotWrite(MagcliError):
    """Raised when a file cannot be written: the system refuses, or it is not as it was."""

    def __init__(self, path: object, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"cannot write {path}: {reason}")


class BrokenTemplate(MagcliError):
    """Raised when the template *path* cannot be read, or filled: what is wrong in which line, and what to do."""

    def __init__(self, path: object, line: int, reason: str, instead: str) -> None:
        self.path, self.line, self.reason, self.instead = path, line, reason, instead
        super().__init__(f"{path}:{line}: {reason}; {instead}")


class Busy(MagcliError):
    """Raised when another process has not let go of the folder *root* after *seconds*."""

    def __init__(self, root: object, seconds: float) -> None:
        self.root, self.seconds = root, seconds
        super().__init__(f"another magcli has been using {root} for {seconds:g} seconds; try again when it is done")


class NothingToUndo(MagcliError):
    """Raised when no command is left that could be taken back, or, *undone*, done again."""

    def __init__(self, *, undone: bool) -> None:
        self.undone = undone
        super().__init__("nothing was taken back" if undone else "no command is left that could be taken back")


class Refused(MagcliError):
    """Raised when something is not *done* because what readers would see has errors."""

    exit_code = 1

    def __init__(self, done: str, findings: "Sequence[Diagnostic]") -> None:
        self.done, self.findings = done, tuple(findings)
        super().__init__(f"not {done}: what would be published has errors")
