"""A whole summer as a script runs it: eight parts planned, five written, six times reordered, one published a week."""

import re
import shutil
import subprocess
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.conftest import snapshot

# Words that stand nowhere but in the part they name, so that a leak is seen in any byte.
WORDS = ("marmotte", "belette", "loutre", "hermine", "blaireau", "fouine", "putois", "vison")
ANNOUNCED = ("loutre", "vison")
WRITTEN = ("marmotte", "belette", "loutre", "hermine", "blaireau")
START = date(2015, 7, 4)


def epoch(day):
    """What SOURCE_DATE_EPOCH says at noon of *day* in Paris."""
    return str(int(datetime(day.year, day.month, day.day, 10, tzinfo=UTC).timestamp()))


class Summer:
    """A magazine in a git repository, and the commands that are run on it."""

    def __init__(self, run, folder):
        self.run, self.folder = run, folder
        self.git("init", "-q")

    def git(self, *words):
        identity = ("-c", "user.name=La rédaction", "-c", "user.email=redaction@example.org")
        done = subprocess.run(["git", *identity, *words], cwd=self.folder, check=True, capture_output=True, text=True)
        return done.stdout

    def do(self, *words, day=START):
        result = self.run(*words, cwd=self.folder, SOURCE_DATE_EPOCH=epoch(day))
        assert result.exit_code == 0, (words, result.stderr)
        return result.stdout

    def changed(self):
        """The lines that git sees changed, by file; then they are committed."""
        self.git("add", "-A", "articles")
        diff = self.git("diff", "--cached", "-U0", "--no-renames")
        self.git("commit", "-qm", "suite", "--allow-empty")
        files = re.split(r"^diff --git a/articles/(\S+) .*\n", diff, flags=re.MULTILINE)[1:]
        lines = {
            name: re.findall(r"^[-+](?![-+]{2} ).*$", text, re.MULTILINE)
            for name, text in zip(files[::2], files[1::2], strict=True)
        }
        return {name: changed for name, changed in lines.items() if changed}

    def exported(self, day):
        """Every byte that leaves the folder on *day*, by file."""
        self.do("export", "html", "-o", "public", day=day)
        feeds = {form: self.do("export", form, day=day).encode() for form in ("rss", "ics")}
        return {**snapshot(self.folder / "public"), **feeds}


def title(word):
    return f"Le {word} : qui est-ce ?"


@pytest.fixture
def summer(run, tmp_path):
    if not shutil.which("git"):
        pytest.skip("there is no git to see what changed")
    found = Summer(run, tmp_path)
    found.do(
        "init", "--title", "Le Mag", "--url", "https://mag.example.org/", "--lang", "fr", "--timezone", "Europe/Paris"
    )
    found.do("series", "new", "Un été", "--season", "summer 2015")
    for word in WORDS:
        found.do("series", "plan", "un-ete", title(word), *(["--announce"] if word in ANNOUNCED else []))
    for word in WRITTEN:
        path = found.do("new", title(word), "--planned", title(word), "--author", "La rédaction").strip()
        with (tmp_path / path).open("a") as file:
            file.write(f"Tout sur ce {word}[^1].\n\n[^1]: Une note.\n")
    found.do("series", "schedule", "un-ete", "--start", START.isoformat(), "--every", "1 semaine")
    found.changed()
    return found


def handle(word):
    return f"le-{word}-qui-est-ce"


def parts(summer):
    return [line.split("\t")[1] for line in summer.do("series", "show", "un-ete").splitlines()]


REORDERS = (
    ("--move", handle("vison"), "--first"),
    ("--move", handle("vison"), "--last"),
    ("--reverse",),
    ("--by", "date"),
    ("--move", handle("fouine"), "--before", handle("blaireau")),
    ("--move", handle("belette"), "--to", "1"),
)


def test_reordering_changes_nothing_but_lines_of_the_list(summer):
    for words in REORDERS:
        summer.do("series", "reorder", "un-ete", *words)
        assert sorted(parts(summer)) == sorted(map(handle, WORDS))
        changed = summer.changed()
        assert list(changed) in (["un-ete/_index.md"], [])
        gone, come = (
            sorted(line[1:] for line in changed.get("un-ete/_index.md", []) if line[0] == sign) for sign in "-+"
        )
        assert gone == come


def test_redating_changes_nothing_but_dates_of_what_is_not_out(summer):
    summer.do("publish", handle("marmotte"))
    summer.changed()
    summer.do("series", "reorder", "un-ete", *REORDERS[-1], "--redate")
    changed = summer.changed()
    assert f"un-ete/{handle('marmotte')}.md" not in changed
    for name, lines in changed.items():
        if name != "un-ete/_index.md":
            assert all(line[1:].startswith("date: 2015-") for line in lines), (name, lines)


def test_a_part_is_published_each_week_and_nothing_else_leaves_the_folder(summer):
    for words in REORDERS:
        summer.do("series", "reorder", "un-ete", *words)
    summer.do("series", "reorder", "un-ete", "--redate")
    summer.changed()
    order = parts(summer)
    out = []
    for week, name in enumerate(order):
        day = START + timedelta(weeks=week)
        word = next(word for word in WORDS if handle(word) == name)
        if word in WRITTEN:
            summer.do("publish", name, day=day)
            assert summer.changed() == {f"un-ete/{name}.md": ["-status: draft", "+status: published"]}
            out.append(name)
        exported = summer.exported(day)
        assert parts(summer) == order
        for published in out:
            page = exported[f"un-ete/{published}/index.html"].decode()
            assert f"Partie {order.index(published) + 1} sur 8" in page
        everything = b"\0".join(exported.values()) + "\0".join(exported).encode()
        for secret in WORDS:
            if handle(secret) not in out and secret not in ANNOUNCED:
                assert secret.encode() not in everything.lower(), (secret, day)
            elif secret in ANNOUNCED and handle(secret) not in out:
                page = re.sub("[\u00a0\u202f]", " ", exported["un-ete/index.html"].decode())
                assert title(secret) in page
                assert f"ce {secret}".encode() not in everything
        assert exported["rss"].count(b"<item>") == len(out)
    assert len(out) == len(WRITTEN)
    assert "été 2015" in exported["un-ete/index.html"].decode()
