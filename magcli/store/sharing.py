"""Work that is shared among processes: threads would wait for each other, as Python runs one at a time."""

import os
import pickle
import signal
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

Thing = TypeVar("Thing")
Result = TypeVar("Result")

MANY = 100
"""Things from which on processes share them. To start one takes 10 ms, as ten pages or a quarter of a card do."""

RUN = 32
"""Things in a row that one process has to do with: what they have in common, such as a series, it makes once."""

FORKS = hasattr(os, "fork") and sys.platform != "darwin"
"""Whether a process can go on as two. On macOS what the system's own libraries hold does not survive that."""


class _Helper(NamedTuple):
    process: int
    reading: int


def processors() -> int:
    """Return how many processes can do something at once here."""
    if not FORKS:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(work: Callable[[Sequence[Thing]], Result], things: Sequence[Thing]) -> list[Result]:
    """Return what *work* returns for each share of *things*: all of them, unless they are many; see `shared`."""
    if len(things) < MANY:
        return [work(things)]
    number = processors()
    runs = [things[at : at + RUN] for at in range(0, len(things), RUN)]
    shares = [[thing for run in runs[share::number] for thing in run] for share in range(number)]
    return shared([partial(work, share) for share in shares])


def shared(works: Sequence[Callable[[], Result]]) -> list[Result]:
    """Return what each of *works* returns: all but the first are done by processes of their own, at the same time.

    What they do to the disk stays, what they do to values of this process is lost. What one of them does not get to
    the end, because it fails or is killed, is done again here: so whatever it raises is raised.
    """
    helpers: list[_Helper] = []
    try:
        helpers.extend(map(_started, works[1:]))  # one by one: what is started is seen to, whatever happens then
        results = [work() for work in works[:1]]
        for work in works[1:]:
            told = _told(helpers[0])
            helpers.pop(0)
            results.append(pickle.loads(told) if told else work())  # noqa: S301 (our own process wrote it)
    finally:
        for helper in helpers:
            os.kill(helper.process, signal.SIGKILL)
            _told(helper)
    return results


def _started(work: Callable[[], Result]) -> _Helper:
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return _Helper(process, reading)
    # From here on nothing of the command may run: the helper ends in this block, without a word, and what waits
    # in the streams of the command is not written twice.
    code = 1
    try:
        os.close(reading)
        told = pickle.dumps(work())
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(told)
        code = 0
    finally:
        os._exit(code)


def _told(helper: _Helper) -> bytes:
    """Return what *helper* told until it ended; nothing when that was not all."""
    with os.fdopen(helper.reading, "rb") as pipe:
        told = pipe.read()
    _, status = os.waitpid(helper.process, 0)
    return told if status == 0 else b""
