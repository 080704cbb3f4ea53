"""Changes to the files of a magazine: shown as a diff, made all or none whatever happens, and taken back."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from difflib import unified_diff
from pathlib import Path

from magcli.errors import CannotWrite, NothingToUndo
from magcli.model import Change
from magcli.store import journal
from magcli.store.journal import Entry, Step
from magcli.store.locking import locked
from magcli.store.placing import (
    READ,
    UNTOUCHED,
    content,
    make,
    permissions,
    place,
    remove_empty,
    require,
    settle,
    write_new,
)


def diff(root: Path, changes: Iterable[Change], since: str = READ) -> str:
    """Return what *changes* would do, as a unified diff that `git apply` and `patch` read.

    Raises what `apply` raises when they cannot be made; *since* says when they were.
    """
    changes = tuple(changes)
    for change in changes:
        require(root, change, since)
    return "".join(line for change in changes for line in _diff(root.resolve().name, change))


def _diff(root: str, change: Change) -> Iterator[str]:
    name = f"{root}/{change.path}"
    before = "/dev/null" if change.was is None else f"a/{name}"
    after = "/dev/null" if change.text is None else f"b/{name}"
    # Lines as git sees them; splitlines() would also cut at U+2028 and the like.
    old, new = (re.findall(r"[^\n]*\n|[^\n]+", text or "") for text in (change.was, change.text))
    for line in unified_diff(old, new, before, after):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def apply(root: Path, changes: Iterable[Change], command: str = "") -> None:
    """Make *changes* to the files below *root*, all of them or none, and remember them as those of *command*.

    They are written down before the first file changes: if this process is killed, `recover` finishes its work.
    Raises CannotWrite when the system refuses, or when a file is no longer the one a change was made from,
    AlreadyThere when a new file exists, Busy when another process does not let go of the magazine.
    """
    changes = tuple(change for change in changes if change.text != change.was)
    if not changes:
        return
    if len({place(root, change.path) for change in changes}) < len(changes):
        raise CannotWrite(changes[0].path, f"two of the files to be changed are one, by a link; {UNTOUCHED}")
    made = _folder(root)
    try:
        with locked(root):
            for change in changes:
                require(root, change, READ)
            _commit(root, Entry(command, tuple(_step(root, change) for change in changes)))
    except BaseException:
        remove_empty(made)
        raise


def recover(root: Path) -> str:
    """Finish what a command that was stopped had begun; return what it was, and what of it could not be finished.

    A file that somebody edited since is left as it is. Returns nothing when there is nothing to finish.
    Raises CannotWrite when the system refuses; then all is as it was before that command.
    """
    if not journal.is_pending(root):
        return ""
    with locked(root):
        entry = journal.interrupted(root)
        if entry is None:  # it was at work, not stopped, and is done
            return ""
        for number, step in enumerate(entry.steps):
            with suppress(OSError, CannotWrite):
                _beside(place(root, step.path), number).unlink(missing_ok=True)
        ours = tuple(step for step in entry.steps if _is_ours(root, step))
        try:
            if ours != entry.steps:  # so that it can be taken back as far as it is done
                journal.begin(root, replace(entry, steps=ours))
            _commit(root, replace(entry, steps=ours), begun=True)
        except OSError as error:
            raise _refused(error, root, f"{entry.name} was interrupted, and cannot be finished") from error
        except CannotWrite as error:
            raise CannotWrite(
                error.path, f"{error.reason}, while finishing what was interrupted: {entry.name}"
            ) from error
    told = f"finished what was interrupted: {entry.name}"
    others = [str(root / step.path) for step in entry.steps if step not in ours]
    return f"{told}; edited since, so left as it is: {', '.join(others)}" if others else told


def _is_ours(root: Path, step: Step) -> bool:
    """Whether the file of *step* is as it was before, or as it is to be: nobody edited it since."""
    try:
        return content(place(root, step.path)) in (step.was, step.text)
    except CannotWrite:  # not even a text any more
        return False


def last(root: Path, *, undone: bool = False) -> Entry:
    """Return what takes back the last command that changed the magazine; *undone*, what does it again after that.

    Raises NothingToUndo when there is no such command.
    """
    entry = journal.last(root, undone=undone)
    if entry is None:
        raise NothingToUndo(undone=undone)
    return entry if undone else entry.inverse


def replay(root: Path, entry: Entry) -> None:
    """Make what `last` returned, if it still does. Raises what `apply` raises."""
    with locked(root):
        if last(root, undone=not entry.undoes) != entry:
            raise CannotWrite(root, f"another command came between; {UNTOUCHED}")
        for change in entry.changes:
            require(root, change, entry.since)
        # A file that is there keeps the permissions that it has by now.
        steps = tuple(s._replace(mode=permissions(place(root, s.path)) or s.mode) for s in entry.steps)
        _commit(root, replace(entry, steps=steps))


def _folder(root: Path) -> list[Path]:
    try:
        return make(root)
    except OSError as error:
        raise _refused(error, root) from error


def _step(root: Path, change: Change) -> Step:
    return Step(change.path, change.was, change.text, permissions(place(root, change.moved_from or change.path)))


def _commit(root: Path, entry: Entry, *, begun: bool = False) -> None:
    """Make the steps of *entry*: they are written down before, unless that is what *begun* them, and kept after."""
    if journal.is_pending(root) and not begun:
        raise CannotWrite(root, "a command was stopped here a moment ago; run this one again")
    made: list[Path] = []
    try:
        if not begun:
            journal.begin(root, entry)
        _make_all(root, entry.steps, made)
    except BaseException as error:
        try:
            _take_back(root, entry.steps)
            remove_empty(made)
            journal.abandon(root)
        except (OSError, CannotWrite) as worse:
            told = worse.strerror if isinstance(worse, OSError) else worse.reason
            raise CannotWrite(root, f"{told}; the next command will see to what was begun") from error
        raise (_refused(error, root) if isinstance(error, OSError) else error) from error
    try:
        journal.finish(root, entry)
    except OSError:  # all is done; it only cannot be taken back
        with suppress(OSError):
            journal.abandon(root)


def _make_all(root: Path, steps: Sequence[Step], made: list[Path]) -> None:
    """Make all of *steps*: on the disk beside their places first, then moved there. Adds new folders to *made*."""
    for number, step in enumerate(steps):
        if step.text is not None:
            path = place(root, step.path)
            made += make(path.parent)
            try:
                write_new(_beside(path, number), step.text.encode(), step.mode)
            except OSError as error:  # the file that users know, not the one beside it
                raise OSError(error.errno, error.strerror, str(path)) from error
    for number, step in enumerate(steps):
        path = place(root, step.path)
        if content(path) not in (step.was, step.text):  # somebody saved it while the others were written
            raise CannotWrite(path, f"it changed since {READ}; {UNTOUCHED}")
        _put(path, number, step.text)
    for folder in {place(root, step.path).parent for step in steps} - {root}:
        settle(folder)
        remove_empty([folder])
    settle(root)


def _put(path: Path, number: int, text: str | None) -> None:
    """Let the name *path* stand for what was written beside it, or for nothing."""
    if text is not None:
        _beside(path, number).replace(path)
    elif path.exists():  # else it was removed before we were stopped
        path.unlink()


def _take_back(root: Path, steps: Sequence[Step]) -> None:
    for number, step in enumerate(steps):
        path = place(root, step.path)
        with suppress(OSError):
            _beside(path, number).unlink(missing_ok=True)
        if content(path) == step.text != step.was:
            if step.was is not None:
                write_new(_beside(path, number), step.was.encode(), step.mode)
            _put(path, number, step.was)
            settle(path.parent)


def _beside(path: Path, number: int) -> Path:
    return path.with_name(f".magcli-{number}")


def _refused(error: OSError, root: Path, outcome: str = UNTOUCHED) -> CannotWrite:
    return CannotWrite(error.filename2 or error.filename or root, f"{error.strerror or error}; {outcome}")
