"""Work that is shared among processes: threads would wait for each other, as Python runs one at a time."""

import mmap
import os
import pickle
import select
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple, TypeVar

from magcli.store.counting import Counted, counted

Thing = TypeVar("Thing")
Result = TypeVar("Result")

MANY = 100
"""Things from which on processes share them. To start one takes 10 ms, as ten pages or a quarter of a card do."""

RUN = 128
"""Things in a row, at most, that one process has to do with: what they have in common, it makes once."""

FORKS = hasattr(os, "fork") and sys.platform != "darwin"
"""Whether a process can go on as two. On macOS what the system's own libraries hold does not survive that."""


OFTEN = 0.1
"""Seconds after which it is told again while only helpers are at work."""


class _Helper(NamedTuple):
    process: int
    reading: int


def processors() -> int:
    """Return how many processes can do something at once here."""
    if not FORKS:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(
    work: Callable[[Iterable[Thing]], Result], things: Sequence[Thing], told: Counted | None = None
) -> list[Result]:
    """Return what *work* returns for each share of *things*: all of them, unless they are many; see `shared`.

    How many of them are done is *told*, wherever they are.
    """
    if len(things) < MANY:
        return [work(counted(things, told))]
    number = processors()
    run = min(RUN, len(things) // (4 * number) or 1)  # so that of few things none gets many more than the others
    runs = [things[at : at + run] for at in range(0, len(things), run)]
    shares = [[thing for run in runs[share::number] for thing in run] for share in range(number)]
    if not told:
        return shared([partial(work, share) for share in shares])
    count = _Count(len(things), number, told)
    works = [partial(work, _Share(share, place, count)) for place, share in enumerate(shares)]
    return shared(works, count.tell)


class _Count:
    """How much is done, by all processes together."""

    def __init__(self, total: int, processes: int, told: Counted) -> None:
        self.total, self.told, self.here = total, told, os.getpid()
        # Memory that processes go on having in common. Each writes to its own place, so that none waits for another.
        self.done = memoryview(mmap.mmap(-1, 8 * processes)).cast("Q")

    def note(self, place: int, done: int) -> None:
        """Remember that the process with that *place* has done so much."""
        self.done[place] = done
        self.tell()

    def tell(self) -> None:
        """Tell how much is done: that is for the process which began."""
        if os.getpid() == self.here:
            self.told(sum(self.done), self.total)


@dataclass(frozen=True, slots=True)
class _Share(Iterable[Thing]):
    """Things that one process works on: each is done when it asks for the next."""

    things: Sequence[Thing]
    place: int
    count: _Count

    def __iter__(self) -> Iterator[Thing]:
        return iter(counted(self.things, lambda done, _: self.count.note(self.place, done)))


def shared(works: Sequence[Callable[[], Result]], waiting: Callable[[], None] | None = None) -> list[Result]:
    """Return what each of *works* returns: all but the first are done by processes of their own, at the same time.

    What they do to the disk stays, what they do to values of this process is lost. What one of them does not get to
    the end, because it fails or is killed, is done again here: so whatever it raises is raised. As long as only
    they are at work, *waiting* is called now and then, and when one is done.
    """
    helpers: list[_Helper] = []
    try:
        helpers.extend(map(_started, works[1:]))  # one by one: what is started is seen to, whatever happens then
        results = [work() for work in works[:1]]
        for work in works[1:]:
            told = _told(helpers[0], waiting)
            helpers.pop(0)
            results.append(pickle.loads(told) if told else work())  # noqa: S301 (our own process wrote it)
            if waiting:
                waiting()  # all that this one did may be news
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


def _told(helper: _Helper, waiting: Callable[[], None] | None = None) -> bytes:
    """Return what *helper* told until it ended; nothing when that was not all."""
    with os.fdopen(helper.reading, "rb") as pipe:
        while waiting and not select.select([pipe], [], [], OFTEN)[0]:
            waiting()
        told = pipe.read()
    _, status = os.waitpid(helper.process, 0)
    return told if status == 0 else b""
