"""What `magcli validate` costs: CPU seconds of whole commands, and how many times that of `python -c pass`.

    python -m tests.benchmarks.validate [--articles 1000] [--runs 5] [--corpus DIR] [--rumdl PROGRAM]

Without a corpus, the articles of this repository are told again under other names. Everything is measured in turn, so
that a machine that gets busy is so for all; what is shown are medians.
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

REPOSITORY = Path(__file__).parents[2]
SERIES = 10
"""Articles of one series."""

RULES = "MD011,MD034,MD042,MD045,MD051,MD052,MD053,MD057,MD062,MD066,MD067,MD068"
"""What rumdl has of notes, links and images."""


class Work(NamedTuple):
    """A command, and what is done before it each time."""

    name: str
    words: Sequence[str]
    before: Callable[[], object] = lambda: None


def main() -> None:
    """Measure, and print a table."""
    asked = _asked()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "articles")
        if asked.corpus:
            shutil.copytree(asked.corpus, root, ignore=shutil.ignore_patterns(".magcli"))
        else:
            _write(root, asked.articles)
        one = Path(folder, "one/articles")
        _write(one, 1)
        works = [*_startup(one), *_checks(root), *(_rumdl(asked.rumdl, root) if asked.rumdl else ())]
        times: dict[str, list[float]] = {work.name: [] for work in works}
        for _ in range(asked.runs):
            for work in works:
                work.before()
                times[work.name].append(_cpu(work.words))
        _show(times, sum(1 for path in root.rglob("*.md") if path.name != "_index.md"))


def _asked() -> argparse.Namespace:
    reader = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    reader.add_argument("--articles", type=int, default=1000)
    reader.add_argument("--runs", type=int, default=5)
    reader.add_argument("--corpus", type=Path, help="the root of a magazine, which is copied")
    reader.add_argument("--rumdl", help="the program")
    return reader.parse_args()


def _write(root: Path, number: int) -> None:
    """Write a magazine of *number* articles."""
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


def _magcli(*words: str) -> list[str]:
    return [sys.executable, "-m", "magcli", *words]


def _startup(root: Path) -> Iterator[Work]:
    yield Work("python -c pass", [sys.executable, "-c", "pass"])
    yield Work("import typer", [sys.executable, "-c", "import typer"])
    yield Work("magcli --version", _magcli("--version"))
    yield Work("validate, one article", _magcli("validate", "--root", str(root)))


def _checks(root: Path) -> Iterator[Work]:
    words = _magcli("validate", "--root", str(root), "--statistics")
    article = next(path for path in sorted(root.rglob("*.md")) if path.name != "_index.md")

    def forget() -> None:
        shutil.rmtree(root / ".magcli", ignore_errors=True)

    def edit() -> None:
        with article.open("a") as file:
            file.write("\nEncore une phrase.\n")

    yield Work("validate, all, first time", words, forget)
    yield Work("validate, nothing changed", words)
    yield Work("validate, one article edited", words, edit)
    yield Work("validate, text of all findings", words[:-1])
    yield Work("validate --select NOTE,LINK, first time", [*words, "--select", "NOTE,LINK"], forget)
    yield Work("validate --select NOTE,LINK, nothing changed", [*words, "--select", "NOTE,LINK"])


def _rumdl(program: str, root: Path) -> Iterator[Work]:
    words = [program, "check", "--enable", RULES, "--silent", str(root)]
    cache = ["--cache-dir", str(root.parent / "rumdl")]
    yield Work("rumdl, notes and links, first time", [*words, "--no-cache"])
    yield Work("rumdl, fills its cache", [*words, *cache])
    yield Work("rumdl, nothing changed", [*words, *cache])


def _cpu(words: Sequence[str]) -> float:
    """Return the seconds of CPU that a command takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    quiet = subprocess.DEVNULL
    # Users have their modules compiled.
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(words, cwd=REPOSITORY, env=environment, stdout=quiet, stderr=quiet, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def _show(times: dict[str, list[float]], number: int) -> None:
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    least = medians["python -c pass"]
    print(f"{number} articles; CPU seconds, medians of {len(times['python -c pass'])}")
    for name, taken in medians.items():
        print(f"{name:46} {taken:8.3f} s {taken / least:8.1f} ×")


if __name__ == "__main__":
    main()
