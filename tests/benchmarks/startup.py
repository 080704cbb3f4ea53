"""What short commands cost: CPU time, and how many times that of `python -c pass`.

    python -m tests.benchmarks.startup [--runs 15] [--articles 100]

Exit 1 when one takes more than its limit.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks._measuring import Work, magcli, medians, row, write

BASE = "python -c pass"


def main() -> None:
    """Measure, and print a table."""
    reader = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    reader.add_argument("--runs", type=int, default=15)
    reader.add_argument("--articles", type=int, default=100, help="of the magazine that is written to and listed")
    asked = reader.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        many, one = Path(folder, "many/articles"), Path(folder, "one/articles")
        write(many, asked.articles)
        write(one, 1)
        works = list(_works(many, one))
        costs = medians(works, asked.runs)
    least = costs[BASE].cpu
    print(f"CPU, medians of {asked.runs}, a magazine of {asked.articles}\n")
    print(row("command", "ms", "ratio", "limit", ""))
    print(row("---", "---:", "---:", "---:", "---"))
    passed = [work for work in works if work.most and costs[work.name].cpu > work.most * least]
    for work in works:
        cpu = costs[work.name].cpu
        print(
            row(work.name, f"{cpu * 1000:.0f}", f"{cpu / least:.1f}", work.most or "", "✗" if work in passed else "")
        )
    sys.exit(bool(passed))


def _works(many: Path, one: Path) -> Iterator[Work]:
    here = ("--root", str(many))
    completing = {"_MAGCLI_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "magcli show "}

    def forget() -> None:
        """Take back what `new` wrote: the next one writes it again."""
        (many / "essai.md").unlink(missing_ok=True)

    yield Work(BASE, [sys.executable, "-c", "pass"])
    yield Work("import typer", [sys.executable, "-c", "import typer"])
    yield Work("magcli --version", magcli("--version"), most=7)
    yield Work("completion of an article", magcli(), environment={**completing, "MAGCLI_ROOT": str(many)}, most=7)
    yield Work("magcli new", magcli(*here, "new", "Essai"), forget, most=8.5)
    yield Work("magcli series reorder", magcli(*here, "series", "reorder", "serie-0000", "--reverse"), most=8.5)
    yield Work("magcli list", magcli(*here, "list"), forget, most=8.5)
    yield Work("magcli validate, one article", magcli("--root", str(one), "validate"), most=9)


if __name__ == "__main__":
    main()
