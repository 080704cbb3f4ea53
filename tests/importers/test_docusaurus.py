"""Folders of Docusaurus."""

from datetime import date
from pathlib import PurePosixPath

import pytest

from magcli.importers import docusaurus
from magcli.model import Person
from tests.importers.folders import folder, pieces, told

POST = "blog/2015/07/04/qui-paie/index.md"


def one(text, **files):
    return pieces(docusaurus.find, {POST: text, **files})[POST]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({"docusaurus.config.js": "", "blog/a.md": ""}, True, id="settings"),
        pytest.param({POST: ""}, True, id="folders of days"),
        pytest.param({"blog/2015-07-04-a.md": ""}, True, id="days in names"),
        pytest.param({"textes/a.mdx": ""}, True, id="MDX"),
        pytest.param({"blog/a.md": ""}, False, id="a blog of somebody else"),
    ],
)
def test_a_folder_of_docusaurus_is_told_by_its_settings_and_names(files, expected):
    assert docusaurus.recognises(folder(files)) is expected


def test_an_article_says_all_that_docusaurus_knows_of_it():
    text = """\
---
slug: qui-paie
title: Qui paie ?
authors: [julie, {name: Paul Petit}]
tags: [usages, {label: Données, permalink: /d}]
series: La révolution
image: ./a.png
unlisted: false
---
Le lecteur.
"""
    found = one(
        text,
        **{
            "blog/authors.yml": "julie:\n  name: Julie Martin\n  title: journaliste\n  url: https://julie.example\n",
            "blog/2015/07/04/qui-paie/a.png": b"png",
        },
    )
    assert (found.slug, found.status, found.date) == ("qui-paie", "published", date(2015, 7, 4))
    assert found.authors == (
        Person(id="julie", name="Julie Martin", role="journaliste", url="https://julie.example"),
        Person(id="paul-petit", name="Paul Petit"),
    )
    assert (found.tags, found.series, found.extra) == (("usages", "Données"), "La révolution", {})
    assert found.files == {"./a.png": PurePosixPath("blog/2015/07/04/qui-paie/a.png")}
    assert (found.remarks, found.aliases) == ((), ())
    assert "/blog/2015/07/04/qui-paie" in found.addresses


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(":::note\nUn\n:::\n", "> **Note**\n>\n> Un\n", id="an admonition"),
        pytest.param(":::tip[Une astuce]\nUn\n:::\n", "> **Une astuce**\n>\n> Un\n", id="with a title in brackets"),
        pytest.param("import A from '@site/a';\nimport '@site/b.css'\n\nUn\n", "\nUn\n", id="imports"),
        pytest.param("```js\nimport A from 'a';\n```\n", "```js\nimport A from 'a';\n```\n", id="imports in code"),
        pytest.param("Un{/* à revoir */} mot\n", "Un<!-- à revoir --> mot\n", id="a comment"),
        pytest.param("## Un {#un}\n", "## Un\n", id="an id"),
    ],
)
def test_what_has_one_meaning_becomes_markdown(written, expected):
    found = one(f"---\ntitle: Un\n---\n{written}")
    assert (found.body, found.remarks) == (expected, ())


def test_components_and_exports_stay_and_are_told_once_a_kind():
    body = 'export const a = 1;\n\n<Card title="Un">\n\nDeux\n\n</Card>\n\n<Card />\n'
    found = one(f"---\ntitle: Un\n---\n{body}")
    assert found.body == body
    assert told(found) == [
        ("open", "export", 4, "export const a = 1; left in the text"),
        ("open", "component", 6, "Card 2 times left in the text"),
    ]


def test_an_unlisted_article_is_a_draft_for_a_person_to_see_to():
    found = one("---\ntitle: Un\nunlisted: true\n---\nTexte\n")
    assert (found.status, [what for _, what, _, _ in told(found)]) == ("draft", ["status"])


def test_series_keep_the_title_that_they_are_called_by():
    files = {
        f"blog/2015/07/{day:02}/a{day}/index.md": f"---\ntitle: A{day}\nseries: {series}\n---\nTexte\n"
        for day, series in ((4, "VSCode - Trucs"), (5, "Quarto"), (6, "VSCode - Trucs"))
    }
    found = docusaurus.find(folder(files))
    assert [(piece.title, piece.series, piece.date) for piece in found.pieces] == [
        ("A4", "VSCode - Trucs", date(2015, 7, 4)),
        ("A5", "Quarto", date(2015, 7, 5)),
        ("A6", "VSCode - Trucs", date(2015, 7, 6)),
    ]


def test_a_day_in_the_name_of_a_folder_counts():
    found = pieces(docusaurus.find, {"blog/2015-07-04-qui-paie/index.mdx": "---\ntitle: Un\n---\nTexte\n"})
    assert [(piece.slug, piece.date) for piece in found.values()] == [("qui-paie", date(2015, 7, 4))]


def test_a_slug_with_folders_is_below_the_blog():
    found = one("---\ntitle: Un\nslug: /ete/qui-paie\n---\nTexte\n")
    assert (found.slug, found.addresses[0]) == ("qui-paie", "/blog/ete/qui-paie")


def test_an_id_of_nobody_is_told():
    files = {
        "blog/authors.yml": "jean:\n  name: Jean Martin\n",
        "blog/2015-07-04-a.md": "---\ntitle: A\nauthors: [jean, zoe]\n---\nTexte\n",
    }
    found = pieces(docusaurus.find, files)["blog/2015-07-04-a.md"]
    why = "'zoe' is none of the people whom the site knows; it was taken for a name"
    assert [author.name for author in found.authors] == ["Jean Martin", "zoe"]
    assert told(found) == [("open", "authors", 3, why)]
