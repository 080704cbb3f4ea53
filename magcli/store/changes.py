"""Changes to the files of a magazine: shown as a diff, made all or none whatever happens, and taken back."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from difflib import unified_diff
from pathlib import Path

from magcli.errors import CannotWrite, NothingToUndo
from magcli.model import Change, Move
from magcli.store import journal
from magcli.store.journal import Entry
from magcli.store.locking import locked
from magcli.store.pending import is_pending
from magcli.store.placing import READ, UNTOUCHED, make, places, remove_empty, require, settle
from magcli.store.steps import AnyStep, Shift, step_for


def diff(root: Path, changes: Iterable[Change | Move], since: str = READ) -> str:
    """Return what *changes* would do, as a unified diff that `git apply` and `patch` read.

    Raises what `apply` raises when they cannot be made; *since* says when they were.
    """
    changes = tuple(changes)
    require(root, changes, since)
    return shown(root, changes)


def shown(root: Path, changes: Iterable[Change | Move]) -> str:
    """Return *changes* as such a diff, whatever stands in the files below *root*."""
    # A rename has no lines that end it: a text behind it would be taken for its own.
    changes = sorted(changes, key=lambda change: isinstance(change, Move))
    name = root.resolve().name
    told = (_renamed(name, change) if isinstance(change, Move) else _diff(name, change) for change in changes)
    return "".join(line for lines in told for line in lines)


def _diff(root: str, change: Change) -> Iterator[str]:
    name = f"{root}/{change.path}"
    before = "/dev/null" if change.was is None else f"a/{name}"
    after = "/dev/null" if change.text is None else f"b/{name}"
    # Lines as git sees them; splitlines() would also cut at U+2028 and the like.
    old, new = (re.findall(r"[^\n]*\n|[^\n]+", text or "") for text in (change.was, change.text))
    for line in unified_diff(old, new, before, after):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _renamed(root: str, move: Move) -> Iterator[str]:
    """Yield what git writes of a file that only moved (git-diff(1), "Generating patch text with -p")."""
    before, after = f"{root}/{move.source}", f"{root}/{move.path}"
    yield f"diff --git {_quoted(f'a/{before}')} {_quoted(f'b/{after}')}\n"
    yield "similarity index 100%\n"
    yield f"rename from {_quoted(before)}\n"
    yield f"rename to {_quoted(after)}\n"


def _quoted(name: str) -> str:
    """Return *name* as git writes it: in quotes when it holds what would end it, or, for patch(1), a space."""
    if name.isprintable() and not {'"', "\\", " "} & set(name):
        return name
    signs = (f"\\{sign}" if sign in '"\\' else sign if sign.isprintable() else _octal(sign) for sign in name)
    return f'"{"".join(signs)}"'


def _octal(sign: str) -> str:
    return "".join(f"\\{byte:03o}" for byte in sign.encode())


def apply(root: Path, changes: Iterable[Change | Move], command: str = "") -> None:
    """Make *changes* to the files below *root*, all of them or none, and remember them as those of *command*.

    They are written down before the first file changes: if this process is killed, `recover` finishes its work.
    Raises CannotWrite when the system refuses, or when a file is no longer the one a change was made from,
    AlreadyThere when a new file exists, Busy when another process does not let go of the magazine.
    """
    changes = tuple(change for change in changes if isinstance(change, Move) or change.text != change.was)
    if not changes:
        return
    touched = [path for change in changes for path in places(root, change)]
    if len(set(touched)) < len(touched):
        raise CannotWrite(changes[0].path, f"two of the files to be changed are one, by a link; {UNTOUCHED}")
    made = _folder(root)
    try:
        with locked(root):
            require(root, changes, READ)
            _commit(root, Entry(command, tuple(step_for(root, change) for change in changes)))
    except BaseException:
        remove_empty(made)
        raise


def recover(root: Path) -> str:
    """Finish what a command that was stopped had begun; return what it was, and what of it could not be finished.

    A file that somebody edited since is left as it is. Returns nothing when there is nothing to finish.
    Raises CannotWrite when the system refuses; then all is as it was before that command.
    """
    if not is_pending(root):
        return ""
    with locked(root):
        entry = journal.interrupted(root)
        if entry is None:  # it was at work, not stopped, and is done
            return ""
        for number, step in enumerate(entry.steps):
            with suppress(CannotWrite):
                step.sweep(root, number)
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


def _is_ours(root: Path, step: AnyStep) -> bool:
    """Whether the file of *step* is as it was before, or as it is to be: nobody edited it since."""
    try:
        return step.is_ours(root)
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
        require(root, entry.changes, entry.since)
        # A file that is there keeps the permissions that it has by now.
        _commit(root, replace(entry, steps=tuple(step.as_found(root) for step in entry.steps)))


def _folder(root: Path) -> list[Path]:
    try:
        return make(root)
    except OSError as error:
        raise _refused(error, root) from error


def _commit(root: Path, entry: Entry, *, begun: bool = False) -> None:
    """Make the steps of *entry*: they are written down before, unless that is what *begun* them, and kept after."""
    if is_pending(root) and not begun:
        raise CannotWrite(root, "a command was stopped here a moment ago; run this one again")
    made: list[Path] = []
    try:
        if not begun:
            journal.begin(root, entry)
        _make_all(root, entry.steps, made)
    except BaseException as error:
        try:
            for number, step in reversed(_numbered(entry.steps)):
                step.take_back(root, number)
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


def _numbered(steps: Sequence[AnyStep]) -> list[tuple[int, AnyStep]]:
    """Return *steps* with their numbers in the order in which they are taken.

    That is as they come, so that no text is gone before it is elsewhere, unless two names differ in capitals alone,
    and so are one on some disks: then what goes under the one goes before what comes under the other.
    """
    names = Counter(str(step.path).casefold() for step in steps)

    def is_first(step: AnyStep) -> bool:
        return not isinstance(step, Shift) and step.text is None and names[str(step.path).casefold()] > 1

    return sorted(enumerate(steps), key=lambda numbered: not is_first(numbered[1]))


def _make_all(root: Path, steps: Sequence[AnyStep], made: list[Path]) -> None:
    """Make all of *steps*: on the disk beside their places first, then moved there. Adds new folders to *made*."""
    for number, step in enumerate(steps):
        step.prepare(root, number, made)
    for number, step in _numbered(steps):
        step.take(root, number)
    touched = {path for step in steps for path in places(root, step.change)}
    above = {folder for path in touched for folder in path.parents if root in folder.parents}
    remove_empty(sorted(above))
    for folder in {root, *above, *(path.parent for path in touched)}:
        settle(folder)


def _refused(error: OSError, root: Path, outcome: str = UNTOUCHED) -> CannotWrite:
    return CannotWrite(error.filename2 or error.filename or root, f"{error.strerror or error}; {outcome}")
