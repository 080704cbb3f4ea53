"""Folders of Zola."""

from datetime import date
from pathlib import PurePosixPath

import pytest

from magcli.importers import zola
from tests.importers.folders import folder, pieces, told

POST = "content/blog/2015-07-04-qui-paie.md"


def one(text, **files):
    return pieces(zola.find, {POST: text, **files})[POST]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({"config.toml": 'base_url = "https://a.example"\n', "content/a.md": ""}, True, id="settings"),
        pytest.param({"content/a.md": '+++\ntitle = "Un"\n[taxonomies]\ntags = []\n+++\n'}, True, id="taxonomies"),
        pytest.param({"content/a.md": '+++\ntitle = "Un"\ntags = []\n+++\n'}, False, id="Hugo"),
    ],
)
def test_a_folder_of_zola_is_told_by_its_settings_and_tables(files, expected):
    assert zola.recognises(folder(files)) is expected


def test_an_article_says_all_that_zola_knows_of_it():
    text = """\
+++
title = "Qui paie ?"
updated = 2015-07-10
draft = true
aliases = ["ancienne"]
[taxonomies]
categories = ["Économie"]
tags = ["usages"]
series = ["La révolution"]
[extra]
series_order = 2
author = "Julie Martin"
toc = true
+++
Le lecteur.
"""
    found = one(text)
    assert (found.slug, found.status, found.date, found.updated) == (
        "qui-paie",
        "draft",
        date(2015, 7, 4),
        date(2015, 7, 10),
    )
    assert (found.section, found.tags, found.series, found.place) == ("Économie", ("usages",), "La révolution", 2.0)
    assert ([author.name for author in found.authors], found.aliases) == (["Julie Martin"], ("/ancienne",))
    assert (found.extra, found.remarks) == ({"toc": True}, ())


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("[a](@/blog/b.md)\n", "[a](b.md)\n", id="a link"),
        pytest.param("[a](@/blog/b.md#fin)\n", "[a](b.md#fin)\n", id="a link to a place"),
        pytest.param("[a][b]\n\n[b]: @/blog/b.md\n", "[a][b]\n\n[b]: b.md\n", id="a definition"),
        pytest.param("## Un {#un}\n", "## Un\n", id="an id"),
    ],
)
def test_links_of_zola_lead_to_files(written, expected):
    found = one(f'+++\ntitle = "Un"\n+++\n{written}', **{"content/blog/b.md": '+++\ntitle = "B"\n+++\nB\n'})
    assert (found.body, found.remarks) == (expected, ())


def test_shortcodes_stay_and_are_told():
    body = 'Un\n\n{{ youtube(id="a") }}\n\n{% quote(author="b") %}\nDeux\n{% end %}\n'
    found = one(f'+++\ntitle = "Un"\n+++\n{body}')
    assert found.body == body
    assert told(found) == [("open", "shortcode", 6, 'youtube, {% quote(author="b") %} left in the text')]


def test_an_article_is_where_its_folder_is_without_the_day():
    found = one(
        '+++\ntitle = "Un"\n+++\n![a](/a.png)\n', **{"config.toml": 'base_url = "/"\n', "static/a.png": b"png"}
    )
    assert (found.aliases, found.files) == (("/blog/qui-paie/",), {"/a.png": PurePosixPath("static/a.png")})


@pytest.mark.parametrize(
    ("name", "alias"),
    [
        pytest.param("content/blog/2015-07-04-qui.md", "/blog/qui/", id="a day in its name"),
        pytest.param("content/Blog/qui.md", "", id="a folder that may be spelt otherwise"),
        pytest.param("content/blog/été.md", "", id="a name that may be spelt otherwise"),
    ],
)
def test_only_an_address_that_it_had_for_sure_becomes_an_alias(name, alias):
    text = "+++\ntitle = 'Un'\ndate = 2015-07-04\n+++\nTexte\n"
    (found,) = pieces(zola.find, {"config.toml": "base_url = 'https://x.example'\n", name: text}).values()
    assert found.aliases == ((alias,) if alias else ())


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        pytest.param(
            {"zola.toml": 'base_url = "https://mag.example.org/"\n'},
            ", which the settings do not name",
            id="settings without it",
        ),
        pytest.param({}, "", id="no settings"),
    ],
)
def test_a_language_that_only_the_name_of_a_file_tells_is_a_guess(settings, why):
    text = '+++\ntitle = "Un"\ndate = 2015-07-04\n+++\nTexte\n'
    found = pieces(zola.find, {"content/posts/b.en.md": text, "content/posts/b.md": text, **settings})
    english = found["content/posts/b.en.md"]
    assert (english.lang, english.aliases) == ("en", ())
    assert told(english) == [("guessed", "lang", 0, f"en, from the name of its file{why}")]
    assert found["content/posts/b.md"].lang == ""


def test_what_a_name_ends_with_is_a_language_only_beside_the_same_name_without_it():
    text = '+++\ntitle = "Un"\ndate = 2015-07-04\n+++\nTexte\n'
    found = pieces(zola.find, {"content/posts/fin.de.md": text})["content/posts/fin.de.md"]
    assert (found.lang, found.slug) == ("", "fin.de")
