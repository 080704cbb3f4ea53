"""What `magcli validate` costs: CPU seconds of whole commands, and how many times that of `python -c pass`.

    python -m tests.benchmarks.validate [--articles 1000] [--runs 5] [--corpus DIR] [--rumdl PROGRAM]

Without a corpus, the articles of this repository are told again under other names. Everything is measured in turn, so
that a machine that gets busy is so for all; what is shown are medians.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks._measuring import Cost, Work, magcli, medians, write

RULES = "MD011,MD034,MD042,MD045,MD051,MD052,MD053,MD057,MD062,MD066,MD067,MD068"
"""What rumdl has of notes, links and images."""


def main() -> None:
    """Measure, and print a table."""
    asked = _asked()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "articles")
        if asked.corpus:
            shutil.copytree(asked.corpus, root, ignore=shutil.ignore_patterns(".magcli"))
        else:
            write(root, asked.articles)
        one = Path(folder, "one/articles")
        write(one, 1)
        works = [*_startup(one), *_checks(root), *(_rumdl(asked.rumdl, root) if asked.rumdl else ())]
        costs = medians(works, asked.runs)
        _show(costs, asked.runs, sum(1 for path in root.rglob("*.md") if path.name != "_index.md"))


def _asked() -> argparse.Namespace:
    reader = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    reader.add_argument("--articles", type=int, default=1000)
    reader.add_argument("--runs", type=int, default=5)
    reader.add_argument("--corpus", type=Path, help="the root of a magazine, which is copied")
    reader.add_argument("--rumdl", help="the program")
    return reader.parse_args()


def _startup(root: Path) -> Iterator[Work]:
    yield Work("python -c pass", [sys.executable, "-c", "pass"])
    yield Work("import typer", [sys.executable, "-c", "import typer"])
    yield Work("magcli --version", magcli("--version"))
    yield Work("validate, one article", magcli("validate", "--root", str(root)))


def _checks(root: Path) -> Iterator[Work]:
    words = magcli("validate", "--root", str(root), "--statistics")
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


def _show(costs: dict[str, Cost], runs: int, number: int) -> None:
    least = costs["python -c pass"].cpu
    print(f"{number} articles; CPU seconds, medians of {runs}")
    for name, cost in costs.items():
        print(f"{name:46} {cost.cpu:8.3f} s {cost.cpu / least:8.1f} ×")


if __name__ == "__main__":
    main()
