"""The same magazine gives the same bytes: on another day, in another folder, on a machine that is set up otherwise."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import snapshot

SAMPLE = Path(__file__).parents[2] / "articles"
ARTICLE = (
    "---\ntitle: {title}\nstatus: published\ndate: 2015-07-0{day}\nauthors: [{people}]\nguests: [Élodie, Zoé, Ali]\n"
    "tags: [usages, Usages, œuvre, École, zébu, C++, C#]\nsection: Le Mag numérique\naliases: [/b/{other}/, /a/{other}/]\n---\n\n"
    "« L’été » : 1 000 000 €[^b][^a], voir [l’autre]({other}.md).\n\n[^a]: A.\n[^b]: B.\n"
)
MORE = {
    "_index.md": (SAMPLE / "_index.md").read_text().replace("limit: 20", "limit: 1, hub: https://hub.example.org/"),
    "hiver/_index.md": "---\ntitle: L’hiver\nparts: [zwei, eins]\n---\n",
    "hiver/eins.md": ARTICLE.format(title="Éins", day=1, people="redaction, Ödön, Zoé", other="zwei"),
    "hiver/zwei.md": ARTICLE.format(title="Zwei", day=1, people="Zoé, redaction", other="eins"),
}
FORMS = [
    ["html", "-o", "site"],
    ["html", "--single", "hiver", "-o", "single.html"],
    ["rss", "-o", "feed.xml"],
    ["atom", "-o", "atom.xml"],
    ["jsonfeed", "--series", "hiver", "--order", "series", "-o", "feed.json"],
    ["ics", "-o", "calendar.ics"],
    ["wordpress", "-o", "wordpress.xml"],
    ["hugo", "-o", "hugo"],
]

ONE = {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Pacific/Kiritimati", "SOURCE_DATE_EPOCH": "1450000000"}
OTHER = {
    "PYTHONHASHSEED": "2",
    "LC_ALL": "tr_TR.UTF-8",
    "TZ": "America/Los_Angeles",
    "SOURCE_DATE_EPOCH": "1700000000",
}


def exported(folder, environment, umask, names):
    """Everything that is exported of a copy of the sample in *folder*, whose files were made in the order of *names*."""
    for name in names:
        path = folder / "articles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name in MORE:
            path.write_text(MORE[name])
        else:
            shutil.copyfile(SAMPLE / name, path)
    for words in FORMS:
        subprocess.run(
            [sys.executable, "-m", "magcli", "export", *words],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(SAMPLE.parent), **environment},
            umask=umask,
            check=True,
            capture_output=True,
        )
    return {name: content for name, content in snapshot(folder).items() if not name.startswith("articles/")}


@pytest.fixture(scope="module")
def names():
    return sorted({*(path.relative_to(SAMPLE).as_posix() for path in SAMPLE.rglob("*") if path.is_file()), *MORE})


def test_two_exports_are_the_same_bytes_whatever_surrounds_them(tmp_path, names):
    deep = tmp_path / "un dossier" / "très loin"
    one = exported(tmp_path / "a", ONE, 0o022, names)
    other = exported(deep, OTHER, 0o077, reversed(names))
    alone = {words[-1] for words in FORMS[1:-1]}
    assert {"site/index.html", "site/feed.xml", "site/hiver/atom-1-1.xml", "hugo/hugo.yaml", *alone} <= set(one)
    assert list(one) == list(other)
    assert [name for name in one if one[name] != other[name]] == []


def test_no_file_says_where_or_when_it_was_made(tmp_path, names):
    files = exported(tmp_path / "loin-d-ici", ONE, 0o022, names)
    everything = b"".join(files.values())
    for word in (str(tmp_path), "loin-d-ici", "2015-12-13", "13 Dec 2015", "20151213"):
        assert word.encode() not in everything
