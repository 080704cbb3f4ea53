"""What articles said, kept so that those which have not changed are not read again."""

import json
import os
from dataclasses import fields
from pathlib import PurePosixPath

import pytest

from magcli import store
from magcli.cli import main
from magcli.errors import CannotRead
from magcli.model import Article
from magcli.store import loading, looking, records
from tests.conftest import HOME
from tests.store.conftest import files_in

FULL = """\
---
title: L'été
status: published
date: 2015-07-04
updated: 2015-07-06T08:30:00+02:00
authors: [redaction, {name: Une invitée, role: Chercheuse, url: 'https://example.org/'}]
guests: [Quelqu'un]
section: Société
tags: [web, lire]
summary: Un résumé.
image: {src: images/a.png, alt: Carte, caption: Ici, credit: La rédaction}
comments: closed
lang: fr
aliases: [/ancien/]
announce: true
id: 5b0c9b6e-4f4e-4bd2-9a53-0a2f5a3d8a11
---

Un texte[^1]. <!-- magcli: ignore NOTE001 essai -->
"""
FILES = {
    "_index.md": HOME,
    "ete/_index.md": "---\ntitle: Été\nparts: [un]\n---\n",
    "ete/un.md": FULL,
    "seul.md": "---\ntitle: Seul\n---\n\nSeul.\n",
    "faux.md": "---\ntitle: Faux\ndate: 2015-02-30\n---\n\nFaux.\n",
}
OLD = 1_400_000_000_000_000_000


@pytest.fixture
def root(tmp_path):
    """A magazine whose files are older than any look at it."""
    root = files_in(tmp_path, FILES)
    for path in root.rglob("*.md"):
        os.utime(path, ns=(OLD, OLD))
    return root


@pytest.fixture(autouse=True)
def _in_time(monkeypatch):
    """A file's ctime cannot be set back, and nobody waits for it."""
    monkeypatch.setattr(records, "MARGIN", -60_000_000_000)


@pytest.fixture
def read(monkeypatch):
    """The files that were read."""
    paths, reads = [], loading._read

    def noting(root, path):
        paths.append(str(path))
        return reads(root, path)

    monkeypatch.setattr(loading, "_read", noting)
    return paths


def kept(root):
    before = store.look(root)
    magazine = store.load(root)
    assert store.keep_records(root, before, magazine)
    return magazine, store.Records(root, before.program)


def test_what_has_not_changed_is_not_read_and_says_the_same(root, read):
    magazine, known = kept(root)
    del read[:]
    again = store.load(root, records=known)
    assert set(read) == {"_index.md", "ete/_index.md", "faux.md"}  # what is wrong with a text has its place there
    assert list(again.articles) == list(magazine.articles)
    for name, article in magazine.articles.items():
        other = again.articles[name]
        for field in fields(Article):
            if field.name != "source":
                assert getattr(other, field.name) == getattr(article, field.name), field.name
        for what in ("text", "body", "fields", "digest", "is_annotated", "faults", "broken"):
            assert getattr(other.source, what) == getattr(article.source, what), what


def test_what_is_kept_is_there_for_every_command(root, read, capsys, monkeypatch):
    assert loading.recorded(root) is None
    kept(root)
    del read[:]
    monkeypatch.chdir(root)
    with pytest.raises(SystemExit):
        main(["list"])
    assert "ete/un" in capsys.readouterr().out
    assert set(read) == {"_index.md", "ete/_index.md", "faux.md"}


def test_what_another_magcli_kept_is_not_taken(root, read, monkeypatch):
    kept(root)
    monkeypatch.setattr(looking, "program", lambda: "another")
    known = loading.recorded(root)
    assert known is not None
    assert known.article(PurePosixPath("seul.md")) is None


def test_a_record_holds_all_that_an_article_says():
    held = {*records._TEXTS, *records._DAYS, *records._PEOPLE, *records._LISTS, "image", "announce"}
    assert held == {field.name for field in fields(Article)} - {"source", "slug", "series"}


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda root: (root / "seul.md").write_text("---\ntitle: Deux\n---\n\nS.\n"), id="the text"),
        pytest.param(lambda root: os.utime(root / "seul.md"), id="its time alone"),
        pytest.param(lambda root: (root / "seul.md").chmod(0o600), id="its permissions"),
        pytest.param(lambda root: (root / "_index.md").write_text(HOME + "\nMieux.\n"), id="the index"),
        pytest.param(lambda root: (root / "seul.md").rename(root / "un.md"), id="its name"),
        pytest.param(
            lambda root: [(root / "seul.md").unlink(), (root / "seul.md").symlink_to("ete/un.md")],
            id="a link instead",
        ),
    ],
)
def test_what_has_changed_is_read(root, change):
    _, known = kept(root)
    change(root)
    now, afresh = store.load(root, records=known), store.load(root)
    assert now.articles.keys() == afresh.articles.keys()
    assert [article.title for article in now.articles.values()] == [a.title for a in afresh.articles.values()]
    assert [article.source.text for article in now.articles.values()] == [
        a.source.text for a in afresh.articles.values()
    ]


def test_what_was_written_a_moment_ago_is_not_kept(root, monkeypatch, read):
    monkeypatch.undo()
    before = store.look(root)
    assert not store.keep_records(root, before, store.load(root))
    known = store.Records(root, before.program)
    assert known.article(PurePosixPath("seul.md")) is None  # another change may bear the same time


@pytest.mark.parametrize(
    "rows",
    [
        '{"seul.md": 1}',
        '{"seul.md": []}',
        '{"seul.md": ["STATE"]}',
        '{"seul.md": ["STATE", 1, 2, 3, 4, 5, 6, 7]}',
        "[]",
    ],
)
def test_what_somebody_else_wrote_is_read_from_the_files(root, rows):
    _, known = kept(root)
    state = records._state(f"{root}/seul.md")
    known._rows = json.loads(rows.replace("STATE", state)) or {}
    assert store.load(root, records=known).articles["seul"].title == "Seul"


def test_a_text_that_is_another_by_the_time_it_is_wanted_is_told(root):
    _, known = kept(root)
    article = store.load(root, records=known).articles["seul"]
    (root / "seul.md").write_text("autre")
    with pytest.raises(CannotRead, match="it was changed while this command was at work; run it again"):
        _ = article.source.text


def test_texts_are_held_as_long_as_they_are_not_many(root, monkeypatch):
    monkeypatch.setattr(loading, "HELD", len(HOME) + 200)
    magazine = store.load(root)
    assert isinstance(magazine.source.written, str)
    sources = {source.path.name: source for source in magazine.sources}
    assert not isinstance(sources["un.md"].written, str)
    assert sources["un.md"].text == FULL
    assert sources["un.md"].fields["title"].value == "L'été"
