"""Folders of Pelican."""

from datetime import date, datetime
from pathlib import PurePosixPath

import pytest

from magcli.importers import pelican
from tests.importers.folders import folder, pieces, told

POST = "content/qui-paie.md"


def one(text, **files):
    return pieces(pelican.find, {POST: text, **files})[POST]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({"pelicanconf.py": "", "content/a.md": ""}, True, id="settings"),
        pytest.param({"content/a.md": "Title: Un\n\nTexte\n"}, True, id="headers"),
        pytest.param({"content/a.md": "---\ntitle: Un\n---\n"}, False, id="YAML"),
    ],
)
def test_a_folder_of_pelican_is_told_by_its_settings_and_headers(files, expected):
    assert pelican.recognises(folder(files)) is expected


def test_an_article_says_all_that_pelican_knows_of_it():
    text = """\
Title: Qui paie : eux ?
Date: 2015-07-04 10:20
Modified: 2015-07-10
Slug: qui-paie
Category: Économie
Tags: usages, vie privée
Authors: Julie Martin; Paul Petit
Summary: Un résumé
Series: La révolution
Series_index: 2
Lang: fr
Template: large

Le lecteur.
"""
    found = one(text)
    assert (found.title, found.slug, found.status) == ("Qui paie : eux ?", "qui-paie", "published")
    assert (found.date, found.updated) == (datetime(2015, 7, 4, 10, 20), date(2015, 7, 10))
    assert (found.section, found.tags, found.summary) == ("Économie", ("usages", "vie privée"), "Un résumé")
    assert [author.name for author in found.authors] == ["Julie Martin", "Paul Petit"]
    assert (found.series, found.place, found.lang) == ("La révolution", 2.0, "fr")
    assert (found.extra, found.remarks, found.body) == ({"Template": "large"}, (), "\nLe lecteur.\n")


@pytest.mark.parametrize(
    ("written", "line", "told_of"),
    [
        pytest.param("2019-XX-YY WW:ZZ", 2, "'2019-XX-YY WW:ZZ' is no date; it was left out", id="a place holder"),
        pytest.param(
            "2019-02-30 10:00", 2, "there is no 2019-02-30 10:00; it was left out", id="a day that there is not"
        ),
        pytest.param(
            "2019-02-03 25:00", 2, "there is no 2019-02-03 25:00; it was left out", id="an hour that there is not"
        ),
        pytest.param("0000-00-00", 2, "there is no 0000-00-00; it was left out", id="zeros"),
    ],
)
def test_an_impossible_day_is_left_out_and_told_with_its_line(written, line, told_of):
    found = one(f"Title: Un\nDate: {written}\n\nTexte\n")
    assert (found.date, found.status, told(found)) == (None, "", [("open", "date", line, told_of)])


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("[a]({filename}deux.md)", "[a](deux.md)", id="a text beside"),
        pytest.param("[a]({filename}/pages/nous.md#ici)", "[a](pages/nous.md#ici)", id="a text from the top"),
        pytest.param("[a](|filename|deux.md)", "[a](deux.md)", id="as it was written once"),
        pytest.param("![a]({static}/images/a.png)", "![a](/images/a.png)", id="a file from the top"),
        pytest.param("![a]({attach}images/a.png)", "![a](images/a.png)", id="a file beside"),
        pytest.param("[TOC]\n\nUn\n", "\nUn\n", id="a list of contents"),
    ],
)
def test_links_of_pelican_lead_to_files(written, expected):
    others = {
        "content/deux.md": "Title: Deux\n\nB\n",
        "content/pages/nous.md": "Title: Nous\n\nC\n",
        "content/images/a.png": b"png",
    }
    found = one(f"Title: Un\nDate: 2015-07-04\n\n{written}", **others)
    assert (found.body, found.remarks) == (f"\n{expected}", ())
    assert set(found.files.values()) <= {PurePosixPath("content/images/a.png")}
    assert ("a.png" in written) is bool(found.files)


def test_links_to_lists_stay_and_are_told():
    found = one("Title: Un\nDate: 2015-07-04\n\n[a]({tag}web) [b]({filename}personne.md)\n")
    assert found.body == "\n[a]({tag}web) [b]({filename}personne.md)\n"
    assert told(found) == [("open", "link", 4, "{tag}, {filename} left in the text")]


@pytest.mark.parametrize(
    ("status", "expected"), [("draft", "draft"), ("published", "published"), ("hidden", "draft"), ("skip", "draft")]
)
def test_the_status_is_what_the_header_says(status, expected):
    assert one(f"Title: Un\nDate: 2015-07-04\nStatus: {status}\n\nTexte\n").status == expected


def test_settings_are_read_and_never_run():
    settings = """\
import os
os.remove("content/qui-paie.md")
SITEURL = "https://mag.example.org"
TIMEZONE = "Europe/Paris"
DEFAULT_LANG = "fr"
ARTICLE_URL = "{date:%Y}/{date:%m}/{slug}/"
PLUGINS = [name for name in ("a", "b")]
PATH = "content"
"""
    found = one("Title: Qui paie\nDate: 2015-07-04 10:00\n\nTexte\n", **{"pelicanconf.py": settings})
    assert found.aliases == ("/2015/07/qui-paie/",)
    assert "https://mag.example.org/2015/07/qui-paie/" in found.addresses
    assert found.date.isoformat() == "2015-07-04T10:00:00+02:00"


def test_the_folder_is_the_section_unless_its_name_says_nothing():
    files = {
        "content/economie/a.md": "Title: A\nDate: 2015-07-04\n\nA\n",
        "content/posts/b.md": "Title: B\nDate: 2015-07-04\n\nB\n",
    }
    assert [piece.section for piece in pieces(pelican.find, files).values()] == ["economie", ""]


def test_translations_of_one_slug_are_told_apart():
    files = {
        "content/a.md": "Title: A\nDate: 2015-07-04\nSlug: a\nLang: en\n\nA\n",
        "content/a-fr.md": "Title: Un\nDate: 2015-07-04\nSlug: a\nLang: fr\n\nUn\n",
        "pelicanconf.py": "DEFAULT_LANG = 'fr'\n",
    }
    assert [(piece.slug, piece.lang) for piece in pieces(pelican.find, files).values()] == [
        ("a", "fr"),
        ("a-en", "en"),
    ]


def test_what_cannot_be_read_is_told():
    found = pelican.find(folder({POST: "Title: Un\nDate: 2015-07-04\n\nTexte\n", "content/b.rst": "B\n=\n"}))
    assert told(found) == [
        ("open", "file", 0, "in a language that magcli cannot read here, and left where they are: content/b.rst")
    ]


def test_who_signs_the_site_signs_what_nobody_signs():
    files = {
        "pelicanconf.py": "AUTHOR = 'La rédaction'\n",
        "content/a.md": "Title: A\nDate: 2015-07-04\n\nA\n",
        "content/b.md": "Title: B\nDate: 2015-07-04\nAuthors: Julie Martin\n\nB\n",
    }
    found = pieces(pelican.find, files).values()
    assert [[author.name for author in piece.authors] for piece in found] == [["La rédaction"], ["Julie Martin"]]


@pytest.mark.parametrize(
    ("name", "head", "settings", "alias"),
    [
        pytest.param("a.md", "Slug: ete\n", "", "/ete.html", id="by its slug"),
        pytest.param("a.md", "", "", "/un-ete.html", id="by its title"),
        pytest.param("a.md", "", "SLUGIFY_SOURCE = 'basename'\n", "/a.html", id="by its file"),
        pytest.param("a.md", "Slug: ete\nLang: en\n", "", "/ete-en.html", id="a translation"),
        pytest.param(
            "a.md",
            "Slug: ete\nLang: en\n",
            "ARTICLE_LANG_URL = '{lang}/{slug}/'\n",
            "/en/ete/",
            id="one with a pattern",
        ),
        pytest.param("a.md", "Slug: ete\nLang: fr\n", "", "/ete.html", id="the language of the site"),
        pytest.param("pages/a.md", "Slug: ete\n", "", "/pages/ete.html", id="a page"),
        pytest.param("a.md", "Slug: ete\n", "ARTICLE_URL = '{foo}/{slug}/'\n", "", id="a pattern that nobody knows"),
        pytest.param("a.md", "Slug: ete\nStatus: draft\n", "", "", id="a draft"),
    ],
)
def test_only_an_address_that_it_had_for_sure_becomes_an_alias(name, head, settings, alias):
    text = f"Title: Un été\nDate: 2015-07-04\n{head}\nTexte\n"
    files = {"pelicanconf.py": f"PATH = 'content'\nDEFAULT_LANG = 'fr'\n{settings}", f"content/{name}": text}
    (found,) = pieces(pelican.find, files).values()
    assert found.aliases == ((alias,) if alias else ())


def test_a_title_that_pelican_spells_in_its_own_way_tells_no_address():
    text = "Title: L’été\nDate: 2015-07-04\n\nTexte\n"
    (found,) = pieces(pelican.find, {"pelicanconf.py": "PATH = 'content'\n", "content/a.md": text}).values()
    assert found.aliases == ()
    assert "/l-ete.html" in found.addresses


def test_an_article_in_html_says_in_its_meta_elements_what_it_is():
    text = """\
<html><head><title>Trois</title><meta name="date" content="2018-05-01 10:00">
<meta name="keywords" content="eau, ville"><meta name="Category" content="Vie">
<meta name="status" content="draft"></head>
<body><p>Le <b>texte</b>.</p></body></html>
"""
    found = pieces(pelican.find, {POST: "Title: Un\n\n[trois]({filename}trois.html)\n", "content/trois.html": text})
    three = found["content/trois.html"]
    assert (three.title, three.date, three.tags, three.section) == (
        "Trois",
        datetime(2018, 5, 1, 10),
        ("eau", "ville"),
        "Vie",
    )
    assert (three.status, three.body) == ("draft", "Le **texte**.\n")
    assert "[trois](trois.html)" in found[POST].body


def test_a_page_in_html_without_a_title_is_no_article():
    assert list(pieces(pelican.find, {POST: "Title: Un\n\nTexte\n", "content/x.html": "<p>Un bout</p>"})) == [POST]
