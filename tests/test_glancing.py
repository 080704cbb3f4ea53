"""A glance at a magazine sees the names that reading all of it finds."""

import pytest

from magcli import glancing, naming, store

FILES = {
    "_index.md": "---\npeople:\n  redaction: {name: La rédaction}\n  julie: Julie\n  x: {role: rédactrice}\n  y:\n---\n",
    "ete/_index.md": "---\ntitle: L’été\nparts:\n  - un\n  - title: À venir\n  - {date: 2015-07-04}\n  -\n---\n",
    "ete/un.md": "",
    "ete/deux.md": "---\ntitle: no\n---\n",
    "ete/images/a.svg": "",
    "ete/profond/trop.md": "",
    "vide/_index.md": "",
    "sans-index/un.md": "",
    "editorial.md": "",
    "_brouillon.md": "",
    ".cache/un.md": "",
    "notes.txt": "",
}


@pytest.fixture
def root(magazine_at):
    return magazine_at(FILES) / "articles"


def test_it_sees_every_series_and_article(root):
    magazine = store.load(root)
    assert glancing.series(root) == tuple(magazine.series) == ("ete", "vide")
    assert sorted(glancing.articles(root)) == sorted(magazine.articles)


def test_it_sees_the_parts_and_the_title_of_a_series(root):
    magazine = store.load(root)
    assert glancing.parts(root, "ete") == (("un", ""), ("", "À venir"), ("", ""), ("", ""))
    assert glancing.title(root, "ete") == magazine.series["ete"].title == "L’été"


def test_it_sees_people_by_id_and_name(root):
    assert glancing.people(root) == {"redaction": "La rédaction", "julie": "Julie", "x": "x", "y": "y"}
    assert list(glancing.people(root)) == list(store.load(root).people)


@pytest.mark.parametrize("parts", ["", "parts:", "parts: un", "parts: {a: b}", "parts: [", "people: []"])
def test_a_series_that_lists_no_parts_has_none(magazine_at, parts):
    root = magazine_at({"_index.md": f"---\n{parts}\n---\n", "ete/_index.md": f"---\n{parts}\n---\n"}) / "articles"
    assert (glancing.parts(root, "ete"), glancing.people(root)) == ((), {})


def test_what_is_not_there_has_no_parts(root):
    assert (glancing.parts(root, "hiver"), glancing.parts(root, "../.."), glancing.title(root, "hiver")) == (
        (),
        (),
        "",
    )


def test_its_index_is_the_one_that_is_read(root):
    assert root.joinpath(glancing.INDEX).is_file()
    assert glancing.find(root / "ete", upwards=False) == root
    assert naming.INDEX == glancing.INDEX
