"""The lock of a magazine: who changes it is alone, and who reads it sees no half of a change."""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from magcli.errors import Busy

WAIT = 20.0
"""Seconds that a command waits for another one to finish."""

PAUSE = 0.002
"""Seconds between two tries: the same for all, so that whoever waits longest is not the one who asks least often."""

_held: dict[Path, bool] = {}
"""What this process holds, and whether it shares it."""

if sys.platform == "win32":
    import msvcrt

    def _open(root: Path) -> int:
        # Windows opens no folders; a file beside would be in the way of whoever looks at the magazine.
        name = f"magcli-{sha256(str(root).encode()).hexdigest()[:16]}.lock"
        return os.open(Path(tempfile.gettempdir(), name), os.O_RDWR | os.O_CREAT)

    def _try(handle: int, *, shared: bool) -> None:
        try:  # one kind of lock is all that Windows has
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BlockingIOError from error

else:
    import fcntl

    def _open(root: Path) -> int:
        # The folder itself: a lock leaves no file behind, and a magazine that nobody may write to can be read.
        return os.open(root, os.O_RDONLY)

    def _try(handle: int, *, shared: bool) -> None:
        fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)


@contextmanager
def locked(root: Path, *, shared: bool = False) -> Iterator[None]:
    """Hold the magazine at *root* until the block ends: alone, or *shared* with others that only read it.

    The system takes a lock back from a process that ends, however it ends: none is ever left over. A block inside
    another one of the same process goes on under its lock. Where the system knows no locks, as on some network
    drives, nothing is held. Raises Busy when another process does not let go within WAIT seconds.
    """
    whole = root.resolve()
    if whole in _held:
        if _held[whole] and not shared:
            raise ValueError("what is held with others cannot be changed")
        yield
        return
    try:
        handle = _open(whole)
    except OSError:  # whoever reads or writes next says it better
        yield
        return
    _held[whole] = shared
    try:
        _wait(handle, root, shared=shared)
        yield
    finally:
        del _held[whole]
        os.close(handle)


def _wait(handle: int, root: Path, *, shared: bool) -> None:
    tired = time.monotonic() + WAIT
    while True:
        try:
            return _try(handle, shared=shared)
        except BlockingIOError:
            if time.monotonic() > tired:
                raise Busy(root, WAIT) from None
        except OSError:  # no locks here: what changed since it was read is still refused
            return None
        time.sleep(PAUSE)
