"""Newsreaders agree on our feeds, and who subscribed to one sees as new what is new, and nothing else."""

import json
import re
import subprocess

import pytest

from tests.judges import tools

pytestmark = tools.needed

FORMS = {"rss": "xml", "atom": "atom", "jsonfeed": "json"}
DAYS = {"a": "2015-07-04", "b": "2015-07-11", "c": "2015-07-11", "d": "2015-07-25"}
HOME = """\
---
title: Le Mag
url: https://mag.example.org/
lang: fr
timezone: Europe/Paris
people: {redaction: {name: La rédaction}}
---
"""


def _id(name):
    return f"3f0c2b1e-0000-4000-8000-00000000000{name}"


def _urn(*names):
    return [f"urn:uuid:{_id(name)}" for name in names]


def _write(root, name, day, body="Un texte avec une faute[^1].\n\n[^1]: Une note.\n"):
    start = f"---\ntitle: Partie {name}\nstatus: published\ndate: {day}\nauthors: redaction\nid: {_id(name)}\n"
    (root / f"ete/{name}.md").write_text(f"{start}---\n{body}")


@pytest.fixture
def root(tmp_path):
    root = tmp_path / "articles"
    (root / "ete").mkdir(parents=True)
    (root / "_index.md").write_text(HOME)
    (root / "ete/_index.md").write_text("---\ntitle: Été\nparts: [a, b, c, d]\n---\n")
    for name, day in DAYS.items():
        _write(root, name, day)
    return root


def _ask(script, names):
    command = [tools.HOME / "venv/bin/python", tools.HERE / script]
    question = json.dumps([str(name) for name in names])
    done = subprocess.run(command, input=question, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def _changed(root, old, new, name):
    path = root / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def _new(root, run):
    _write(root, "e", "2015-08-01")
    run("--root", root, "series", "add", "ete", "e", cwd=root)


def _renamed(root, run):
    run("--root", root, "rename", "ete/b", "nouveau-nom", cwd=root)


def _reordered(root, run):
    run("--root", root, "series", "reorder", "ete", "b", "a", "c", "d", cwd=root)


def _corrected(root, run):
    _changed(root, "une faute", "un mot", "ete/a.md")


def _updated(root, run):
    _corrected(root, run)
    run("--root", root, "set", "ete/a", "updated=2015-07-12", cwd=root)


def _dated(root, run):
    run("--root", root, "set", "ete/a", "date=2015-07-05", cwd=root)


def _moved(root, run):
    _changed(root, "mag.example.org", "magazine.example.net", "_index.md")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("change", "new", "modified"),
    [
        pytest.param(lambda root, run: None, "", "", id="nothing"),
        # Each part says how many there are.
        pytest.param(_new, "e", "abcd", id="a new article"),
        pytest.param(_renamed, "", "b", id="a rename"),
        pytest.param(_reordered, "", "ab", id="a reorder"),
        pytest.param(_corrected, "", "a", id="a typo"),
        pytest.param(_updated, "", "a", id="a typo that readers should know of"),
        pytest.param(_dated, "", "a", id="another date"),
        pytest.param(_moved, "", "abcd", id="another domain"),
    ],
)
def test_a_subscriber_sees_as_new_what_is_new_and_nothing_else(tmp_path, root, run, form, change, new, modified):
    feeds = [tmp_path / f"{time}.{FORMS[form]}" for time in ("before", "after")]
    for feed in feeds:
        assert run("--root", root, "export", form, "-o", feed, cwd=root).exit_code == 0
        if feed is feeds[0]:
            change(root, run)
    before, after = _ask("subscriber.py", feeds)
    assert before == {"new": _urn(*"abcd"), "modified": [], "all": _urn(*"abcd")}
    assert after == {"new": _urn(*new), "modified": _urn(*modified), "all": _urn(*f"abcd{new}")}


def test_newsreaders_agree_on_every_feed_of_a_site(sites):
    # Not on texts that only look like HTML: some programs take that out, and RSS has no way to say what it is.
    feeds = sorted(path for path in sites.folder.rglob("*.xml") if path.name in ("feed.xml", "atom.xml"))
    assert len(feeds) > 20
    for feed, seen in zip(feeds, _ask("parsers.py", feeds), strict=True):
        ids = [[entry[0], entry[2]] for entry in seen["feedparser"]]
        assert ids, feed
        assert all([[entry[0], entry[2]] for entry in entries] == ids for entries in seen.values()), feed
        plain = [[_plain(entry[1]) for entry in entries] for entries in seen.values()]
        assert plain[0] == plain[1] == plain[2], feed


def _plain(title):
    return "" if re.search("[<>&]", title) else " ".join(title.split())
