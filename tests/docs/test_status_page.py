"""docs/status.md shows the screens of `magcli status` as they are, in a real terminal."""

import re
import shutil
import sys
from pathlib import Path

import pytest

from tests.cli.test_terminal import STYLE, look
from tests.conftest import HOME

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/status.md"
SCREEN = re.compile(r"(?<=```text\n)(.+?)(?=```)", re.DOTALL)
NOON = "1437386400"  # 2015-07-20T12:00:00+02:00
DONE, MONTHS = 46, ("05", "06", "07", "08", "09")
STATUSES = ("published", "published", "review", "draft", "draft")


def empty(articles):
    articles.mkdir()
    (articles / "_index.md").write_text(HOME)


def sample(articles):
    shutil.copytree(ROOT / "articles", articles)


def large(articles):
    """Fifty series of ten articles: all of most series are out, of the others the first half."""
    empty(articles)
    for number in range(1, 51):
        folder = articles / f"serie-{number}"
        folder.mkdir()
        parts = [f"article-{number}-{part}" for part in range(1, 11)]
        months = [MONTHS[part // 2] if number > DONE else "0" + str(1 + part // 2) for part in range(10)]
        listed = ", ".join(parts)
        (folder / "_index.md").write_text(f"---\ntitle: La série nº {number}\nseason: 2015\nparts: [{listed}]\n---\n")
        for part, (slug, month) in enumerate(zip(parts, months, strict=True)):
            day = (number % 14) + 1 + 14 * (part % 2)
            status = STATUSES[part // 2] if number > DONE else "published"
            guests = "guests: [Le Mag]\n" if part % 4 == 0 else ""
            (folder / f"{slug}.md").write_text(
                f"---\ntitle: Chapitre {part + 1}, où va le numérique\nstatus: {status}\n"
                f"date: 2015-{month}-{day:02}\nauthors: [redaction]\n{guests}---\n\n"
                + "Un mot de plus. "
                * 20
                * (part + 1)
            )


def shown(fill, folder):
    folder.mkdir()
    fill(folder / "articles")
    screen, code = look(folder, "status", columns=80, SOURCE_DATE_EPOCH=NOON, NO_COLOR="1", MAGCLI_PAGER="cat")
    assert code == 0
    return "$ magcli status\n" + "".join(f"{line.rstrip()}\n" for line in STYLE.sub("", screen).splitlines())


@pytest.mark.skipif(sys.platform == "win32", reason="the screens are those of a terminal")
def test_the_screens_are_those_of_today(tmp_path, request):
    text = PAGE.read_text()
    screens = iter([shown(fill, tmp_path / fill.__name__) for fill in (empty, sample, large)])
    replayed = SCREEN.sub(lambda _: next(screens), text)
    if request.config.getoption("--write-docs"):
        PAGE.write_text(replayed)
    else:
        assert replayed == text
