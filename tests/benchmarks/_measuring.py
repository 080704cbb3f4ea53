"""Whole commands, measured in turn: so a machine that gets busy is so for all of them, and medians can be compared."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

REPOSITORY = Path(__file__).parents[2]

SERIES = 10
"""Articles of one series."""


class Work(NamedTuple):
    """A command, and what is done before it each time."""

    name: str
    words: Sequence[str]
    before: Callable[[], object] = lambda: None
    environment: Mapping[str, str] = {}
    most: float | None = None
    """How many times what `python -c pass` takes it may take, where there is a limit."""


class Cost(NamedTuple):
    """What a command takes: seconds of processors and of the clock, and the MB of its largest process."""

    cpu: float
    wall: float
    peak: float


def medians(works: Sequence[Work], runs: int) -> dict[str, Cost]:
    """Return what each of *works* takes, by its name: medians of so many *runs*, and of one before that counts not."""
    taken: dict[str, list[Cost]] = {work.name: [] for work in works}
    with tempfile.TemporaryDirectory() as compiled:
        for run in range(runs + 1):
            for work in works:
                work.before()
                cost = _cost(work, compiled)
                if run:
                    taken[work.name].append(cost)
    return {name: Cost(*map(statistics.median, zip(*costs, strict=True))) for name, costs in taken.items()}


def _cost(work: Work, compiled: str) -> Cost:
    # Users have their modules compiled.
    environment = {**os.environ, **work.environment, "PYTHONPYCACHEPREFIX": compiled}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    quiet = subprocess.DEVNULL
    started = time.perf_counter()
    process = subprocess.Popen(work.words, cwd=REPOSITORY, env=environment, stdin=quiet, stdout=quiet, stderr=quiet)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):  # findings are no failure
        sys.exit(f"{work.name}: {' '.join(work.words)} ended with {process.returncode}")
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024))


def magcli(*words: str) -> list[str]:
    """Return the command of magcli that *words* are, for this Python."""
    return [sys.executable, "-m", "magcli", *words]


def write(root: Path, number: int) -> None:
    """Write a magazine of *number* articles: those of this repository, told again under other names."""
    home = REPOSITORY / "articles"
    samples = [path.read_text() for path in sorted(home.glob("*/*.md")) if path.name != "_index.md"]
    for first in range(0, number, SERIES):
        slugs = [f"article-{at:05}" for at in range(first, min(first + SERIES, number))]
        series = root / f"serie-{first // SERIES:04}"
        series.mkdir(parents=True)
        (series / "_index.md").write_text(f"---\ntitle: Série {first}\nparts: [{', '.join(slugs)}]\n---\n")
        for at, slug in enumerate(slugs, first):
            (series / f"{slug}.md").write_text(samples[at % len(samples)])
    shutil.copy(home / "_index.md", root)


def row(*cells: object) -> str:
    """Return *cells* as a row of a Markdown table."""
    return f"| {' | '.join(map(str, cells))} |"
