"""What checks and exports of whole magazines cost: `python -m tests.benchmarks.sites [ARTICLES…] [--runs 3]`.

Of each size, by default 1,000: `validate`, `export html` and a feed, at first, again, and when one article was edited.
Cards for networks, and pages of tags, people and years, are switched off unless --all is given. The floor is what
reading every article, and reading and writing every file of the site takes, and nothing else.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks import _prose
from tests.benchmarks._measuring import Work, magcli, medians, row

FLOOR = """
import os, pathlib, sys
articles, site, copy = map(pathlib.Path, sys.argv[1:])
read = [path.read_bytes() for path in articles.rglob("*.md")]
for path in site.rglob("*"):
    if path.is_file():
        new = copy / path.relative_to(site)
        new.parent.mkdir(parents=True, exist_ok=True)
        new.write_bytes(path.read_bytes())
"""
SWITCHED_OFF = "social_images: false\npages: []\n"


def main() -> None:
    """Measure, and print a table for each size."""
    reader = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    reader.add_argument("articles", nargs="*", type=int, default=[1000])
    reader.add_argument("--runs", type=int, default=3)
    reader.add_argument("--all", action="store_true", help="with cards for networks and all lists of articles")
    asked = reader.parse_args()
    for number in asked.articles:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder, "articles")
            _prose.write(root, number)
            index = root / "_index.md"
            if not asked.all:
                index.write_text(index.read_text().replace("---\n", f"---\n{SWITCHED_OFF}", 1))
            costs = medians(list(_works(root)), asked.runs)
            size = sum(path.stat().st_size for path in root.rglob("*.md"))
        print(f"\n{number} articles, {size / number / 1000:.1f} kB each, medians of {asked.runs}\n")
        print(row("", "wall s", "CPU s", "ms an article", "peak MB"))
        print(row("---", *["---:"] * 4))
        for name, cost in costs.items():
            each = f"{cost.cpu / number * 1000:.2f}"
            print(row(name, f"{cost.wall:.2f}", f"{cost.cpu:.2f}", each, f"{cost.peak:.0f}"))


def _works(root: Path) -> Iterator[Work]:
    here = ("--root", str(root))
    site, copy, feed = (root.parent / name for name in ("site", "copy", "feed.xml"))
    article = root / "serie-0000/article-00004.md"
    html = magcli(*here, "export", "html", "-o", str(site))
    rss = magcli(*here, "export", "rss", "--limit", "20", "-o", str(feed))

    def forget() -> None:
        shutil.rmtree(root / ".magcli", ignore_errors=True)

    def forget_site() -> None:
        forget()
        shutil.rmtree(site, ignore_errors=True)

    def forget_feed() -> None:
        forget()
        feed.unlink(missing_ok=True)

    def forget_copy() -> None:
        shutil.rmtree(copy, ignore_errors=True)

    def edit() -> None:
        with article.open("a") as file:
            file.write("\nEncore une phrase.\n")

    yield Work("validate, first time", magcli(*here, "validate", "--statistics"), forget)
    yield Work("validate, nothing changed", magcli(*here, "validate", "--statistics"))
    yield Work("validate, one article edited", magcli(*here, "validate", "--statistics"), edit)
    yield Work("export html, first time", html, forget_site)
    yield Work("export html, nothing changed", html)
    yield Work("export html, one article edited", html, edit)
    floor = [sys.executable, "-c", FLOOR, str(root), str(site), str(copy)]
    yield Work("floor: read the articles, copy the site", floor, forget_copy)
    yield Work("export rss --limit 20, first time", rss, forget_feed)
    yield Work("export rss --limit 20, nothing changed", rss)
    yield Work("export rss --limit 20, one article edited", rss, edit)


if __name__ == "__main__":
    main()
