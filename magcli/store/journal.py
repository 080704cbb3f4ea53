"""What a command is about to change, on the disk before it begins; afterwards, what `magcli undo` takes back.

.magcli/                 in the magazine's folder; git ignores it
├── journal.json         there while a command writes; whoever finds it later finishes the work
├── incoming/            images that an import brings, on their way to their place, or back from it
└── history/17.json      the same once that is done; 17.undone.json when it was taken back
"""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from magcli.errors import CannotRead, CannotWrite
from magcli.model import Change, Move
from magcli.reading import INDEX
from magcli.store.pending import FOLDER, is_pending
from magcli.store.placing import INCOMING, make, settle, write_new
from magcli.store.steps import AnyStep, Shift, Step
from magcli.theming import FOLDER as TEMPLATES
from magcli.theming import KINDS

LARGEST = 64 * 1024 * 1024
"""Bytes of a journal that is read."""

LONGEST = 255
"""Bytes of the name of a file or folder: a longer one is none that magcli wrote."""

KEPT = 20
KEPT_BYTES = 8 * 1024 * 1024
"""How many commands can be taken back, and how much room they take on the disk; the last one is kept at any size."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one command changes; *number* is its place in the history, 0 as long as it has none."""

    command: str
    steps: tuple[AnyStep, ...]
    number: int = 0
    undoes: bool = False
    """It takes back the entry of that number."""

    @property
    def inverse(self) -> "Entry":
        """The entry that takes this one back, or, when this one does so, does it again."""
        steps = tuple(step.inverse for step in reversed(self.steps))
        return Entry(self.command, steps, self.number, not self.undoes)

    @property
    def name(self) -> str:
        """What was typed to make it happen."""
        if not self.number:
            return self.command
        return f"magcli {'undo' if self.undoes else 'redo'} (of: {self.command})"

    @property
    def since(self) -> str:
        """When the files were as it expects them."""
        return self.command if self.undoes else f"{self.command} was taken back"

    @property
    def changes(self) -> tuple[Change | Move, ...]:
        """What it changes."""
        return tuple(step.change for step in self.steps)


def begin(root: Path, entry: Entry) -> None:
    """Write down what *entry* is about to change; from then on it is done, if not by this process, by the next."""
    folder = hidden(root)
    make(folder / "history")
    # What knows nothing of files that move, or of templates, must not take such a journal for a damaged one.
    is_new = any(isinstance(step, Shift) or step.path.parent == TEMPLATES for step in entry.steps)
    version = 2 if is_new else 1
    written = {"version": version, "command": entry.command, "number": entry.number, "undoes": entry.undoes}
    steps = [step._asdict() for step in entry.steps]
    write_new(folder / "journal.new", json.dumps({**written, "steps": steps}, default=str).encode())
    (folder / "journal.new").replace(folder / "journal.json")
    settle(folder)


def hidden(root: Path) -> Path:
    """Return the folder that magcli keeps for itself, made if it is not there, and which git ignores."""
    folder = _folder(root)
    make(folder)
    if not os.path.lexists(folder / ".gitignore"):
        write_new(folder / ".gitignore", b"*\n")
    return folder


def tidy(root: Path) -> None:
    """Leave no trace of that folder when nothing is kept in it."""
    folder = _folder(root)
    with suppress(OSError):  # what is left here is in nobody's way
        (folder / "journal.new").unlink(missing_ok=True)
        settle(folder)
        (folder / "history").rmdir()
    with suppress(OSError):
        if [path.name for path in folder.iterdir()] == [".gitignore"]:  # else what hosts said of links is kept here
            (folder / ".gitignore").unlink()
            folder.rmdir()


def interrupted(root: Path) -> Entry | None:
    """Return what a command that was stopped had begun; `None` when there is none."""
    return _read(_folder(root) / "journal.json") if is_pending(root) else None


def abandon(root: Path) -> None:
    """Forget what was begun, nothing of which is left; without a history, leave no trace."""
    (_folder(root) / "journal.json").unlink(missing_ok=True)
    tidy(root)


def finish(root: Path, entry: Entry) -> None:
    """Move what was begun to the history; what was taken back earlier cannot be done again after that."""
    journal = _folder(root) / "journal.json"
    if entry.number:
        done, undone = _file(root, entry.number), _file(root, entry.number, undone=True)
        before, after = (done, undone) if entry.undoes else (undone, done)
        if before.exists():  # else this much was done before we were stopped
            before.replace(after)
        journal.unlink()
        settle(journal.parent)
        return
    numbers = _numbers(root)
    for number, was_undone in numbers.items():
        if was_undone:
            _file(root, number, undone=True).unlink()
    journal.replace(_file(root, max(numbers, default=0) + 1))
    settle(journal.parent / "history")
    settle(journal.parent)
    _forget_the_oldest(root)


def last(root: Path, *, undone: bool = False) -> Entry | None:
    """Return the newest entry to be taken back, or, *undone*, the oldest that was; `None` when there is none."""
    numbers = sorted((number for number, was in _numbers(root).items() if was is undone), reverse=not undone)
    return _read(_file(root, numbers[0], undone=undone), numbers[0]) if numbers else None


def kept(root: Path, *, undone: bool = False) -> list[tuple[Entry, datetime]]:
    """Return what can be taken back, newest first, or, *undone*, what was, in the order in which it is done again.

    With each is the moment at which it was done.
    """
    numbers = sorted((number for number, was in _numbers(root).items() if was is undone), reverse=not undone)
    files = {number: _file(root, number, undone=undone) for number in numbers}
    return [
        (_read(file, number), datetime.fromtimestamp(file.stat().st_mtime, UTC)) for number, file in files.items()
    ]


def waiting(root: Path) -> frozenset[PurePosixPath]:
    """Return the files of INCOMING that a command which is at work, or can be taken back or done again, knows of."""
    pending = interrupted(root)
    entries = [entry for undone in (False, True) for entry, _ in kept(root, undone=undone)]
    steps = (step for entry in (*entries, *filter(None, [pending])) for step in entry.steps)
    paths = (path for step in steps if isinstance(step, Shift) for path in (step.path, step.source))
    return frozenset(path for path in paths if path.parent == INCOMING)


def _folder(root: Path) -> Path:
    """Return the folder that magcli keeps for itself. Raises CannotWrite when something else is in its place."""
    folder = root / FOLDER
    for path in (folder, folder / "history"):
        if path.is_symlink() or (path.exists() and not path.is_dir()):
            raise CannotWrite(path, "this is no folder; magcli keeps its notes there, so remove it")
    return folder


def _file(root: Path, number: int, *, undone: bool = False) -> Path:
    return _folder(root) / "history" / f"{number}{'.undone' if undone else ''}.json"


def _numbers(root: Path) -> dict[int, bool]:
    """Return the numbers of the history, oldest first, and whether each was taken back."""
    names = (path.name.split(".") for path in (root / FOLDER / "history").glob("*.json"))
    found = {int(number): rest[0] == "undone" for number, *rest in names if number.isdecimal()}
    return dict(sorted(found.items()))


def _forget_the_oldest(root: Path) -> None:
    room = KEPT_BYTES
    for age, number in enumerate(reversed(_numbers(root))):
        file = _file(root, number)
        room -= file.stat().st_size
        if age and (age >= KEPT or room < 0):
            file.unlink()


def _read(path: Path, number: int = 0) -> Entry:
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > LARGEST:
            raise ValueError
        read = json.loads(path.read_bytes())
        if read["version"] not in (1, 2):
            raise CannotRead(path, "it was written by a later magcli; use that one")
        steps = tuple(map(_step, read["steps"]))
        return Entry(str(read["command"]), steps, number or int(read["number"]), bool(read["undoes"]))
    except OSError as error:
        raise CannotRead(path, error.strerror or str(error)) from error
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
        raise CannotRead(path, "it is not what magcli wrote there; remove it") from error


def _step(read: Mapping[str, object]) -> AnyStep:
    """Return the step that was written as *read*. Raises ValueError, TypeError or KeyError when it was not."""
    if "source" in read:
        return _shift(read)
    path, was, text, mode = (read[key] for key in ("path", "was", "text", "mode"))
    if not isinstance(was, str | None) or not isinstance(text, str | None) or not isinstance(mode, int | None):
        raise TypeError
    inner = _inner(path)
    # Nothing but texts of the magazine: a journal can come with a folder that somebody else made.
    is_template = inner.parent == TEMPLATES and inner.suffix in KINDS
    is_text = (inner.suffix == ".md" and len(inner.parts) <= 2) or is_template
    if not is_text or (mode or 0) not in range(0o1000):
        raise ValueError
    f"{was}{text}".encode()  # half a surrogate pair is no text
    return Step(inner, was, text, mode)


def _shift(read: Mapping[str, object]) -> Shift:
    path, source, digest = _inner(read["path"]), _inner(read["source"]), read["digest"]
    if not isinstance(digest, str):
        raise TypeError
    # Texts move as texts do, and no file becomes one.
    if not digest or ".md" in (path.suffix.lower(), source.suffix.lower()):
        raise ValueError
    return Shift(path, source, digest)


def _inner(read: object) -> PurePosixPath:
    """Return the path that was written as *read*.

    Raises ValueError when it is hidden, leads out, or can be none, and TypeError when it is no text.
    """
    if not isinstance(read, str):
        raise TypeError
    path = PurePosixPath(read)
    if path.parent == INCOMING and path.name.split(".")[0].isdecimal():
        return path
    longest = max((len(part.encode()) for part in path.parts), default=0)
    shown = path.name.removeprefix("_") if path.parent == TEMPLATES else str(path)
    hidden = any(part.startswith((".", "_")) and part != INDEX for part in PurePosixPath(shown).parts)
    if hidden or longest > LONGEST or path.is_absolute() or "\0" in str(path):
        raise ValueError
    return path
