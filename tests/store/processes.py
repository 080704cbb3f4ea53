"""Commands in processes of their own, which can be killed, or refused what they ask of the system."""

import contextlib
import errno
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from magcli.cli import main

FORKS = hasattr(os, "fork")
WHY_NOT = "this system cannot fork a process"

# What changes a disk, as Python's audit events call it (docs.python.org/3/library/audit_events.html).
CHANGES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.truncate", "os.link", "os.symlink")


class Ended(NamedTuple):
    """How a process ended: its exit code, or minus the signal that killed it; what it printed, and what it took."""

    code: int
    stdout: str
    stderr: str
    seconds: float
    """Of the processor."""
    megabytes: float
    """Of memory, at most."""


class Interruption:
    """What happens to a process at its change of the disk number *at*, from 0: *what* is called."""

    def __init__(self, at: int, what: Callable[[], None], *, ever_after: bool = False) -> None:
        self.at, self.what, self.ever_after = at, what, ever_after
        self.seen = 0

    def __call__(self, event: str, arguments: Sequence[object]) -> None:
        if event not in CHANGES and not (event == "open" and _writes(arguments)):
            return
        self.seen += 1
        if self.seen == self.at + 1 or (self.ever_after and self.seen > self.at):
            self.what()


def _writes(arguments: Sequence[object]) -> bool:
    path, _, flags = arguments
    return ("articles" in str(path) or "public" in str(path)) and bool(
        int(str(flags)) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    )


def killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def disk_full() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def start(folder: Path, words: Sequence[str], interruption: Interruption | None = None) -> int:
    """Start magcli with *words* in *folder*, and return the number of its process."""
    process = os.fork()
    if process:
        return process
    # From here on nothing of the test may run: the child ends in this block.
    code = 70
    try:
        os.chdir(folder)
        for stream in (1, 2):
            os.dup2(os.open(folder / f"stream{stream}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC), stream)
        sys.stdin = Path(os.devnull).open()  # noqa: SIM115 (open to the end of the process)
        sys.stdout, sys.stderr = os.fdopen(1, "w"), os.fdopen(2, "w")
        sys.argv = ["magcli", *words]
        for name in ("MAGCLI_ROOT", "MAGCLI_DEBUG", "SOURCE_DATE_EPOCH"):
            os.environ.pop(name, None)
        if interruption:
            sys.addaudithook(interruption)
        main(list(words))
        code = 0
    except SystemExit as end:
        code = int(end.code or 0)
    finally:
        with contextlib.suppress(Exception):
            sys.stdout.flush(), sys.stderr.flush()
        os._exit(code)


def aside(work: Callable[[], None], interruption: Interruption | None = None) -> int:
    """Do *work* in a process of its own; return its exit code: 3 when it raises, minus the signal that killed it."""
    process = os.fork()
    if process:
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    code = 3
    try:
        if interruption:
            sys.addaudithook(interruption)
        work()
        code = 0
    except BaseException:  # whatever it is, nothing of the test may run in here
        code = 3
    finally:
        os._exit(code)


def end(process: int, folder: Path) -> Ended:
    """Wait for *process*, which works in *folder*."""
    _, status, used = os.wait4(process, 0)
    printed = [(folder / f"stream{stream}").read_text() for stream in (1, 2)]
    seconds, kilobytes = used.ru_utime + used.ru_stime, used.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return Ended(os.waitstatus_to_exitcode(status), printed[0], printed[1], seconds, kilobytes / 1024)


def held() -> float:
    """Return the megabytes of memory that this process holds, with which every one that it starts begins."""
    pages = Path("/proc/self/statm")  # proc(5)
    return int(pages.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1024**2 if pages.exists() else 0.0


def carry_out(folder: Path, words: Sequence[str], interruption: Interruption | None = None) -> Ended:
    """Run magcli with *words* in *folder* to its end."""
    return end(start(folder, words, interruption), folder)
