"""Folders of Eleventy, and of texts with front matter."""

from datetime import date
from pathlib import PurePosixPath

import pytest

from magcli.importers import eleventy, page
from magcli.importers._importer import recognised
from magcli.model import Image
from tests.importers.folders import folder, pieces, single, told

POST = "src/posts/2015-07-04_qui-paie.md"


def one(text, **files):
    return pieces(eleventy.find, {POST: text, **files})[POST]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({".eleventy.js": "", "a.md": ""}, True, id="settings"),
        pytest.param({"textes/a.md": "---\ntitle: Un\n---\n"}, True, id="texts with front matter"),
        pytest.param({"_posts/a.md": "---\ntitle: Un\n---\n"}, False, id="Jekyll"),
        pytest.param({"a.md": "# Un\n"}, False, id="texts without front matter"),
    ],
)
def test_a_folder_of_eleventy_is_told_by_its_settings_or_by_having_heads_at_all(files, expected):
    assert eleventy.recognises(folder(files)) is expected


def test_every_folder_of_a_generator_is_of_one_kind():
    assert recognised(folder({"_posts/2015-07-04-a.md": "---\ntitle: Un\n---\n"})) == "jekyll"
    assert recognised(folder({"content/a.md": "Title: Un\n\nTexte\n"})) == "pelican"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\ntitle: Un\ndate: 2015-07-04\nauthor: Jane Doe\n---\nTexte.\n", id="YAML"),
        pytest.param('+++\ntitle = "Un"\ndate = 2015-07-04\nauthor = "Jane Doe"\n+++\nTexte.\n', id="TOML"),
        pytest.param("Title: Un\nDate: 2015-07-04\nAuthor: Jane Doe\n\nTexte.\n", id="headers"),
    ],
)
def test_a_text_with_a_head_alone_is_a_page_which_nobody_has_published_yet(text):
    assert recognised(single("a.md", text)) == "page"
    (found,) = page.find(single("a.md", text)).pieces
    assert (found.title, found.status, found.date, found.body.strip()) == ("Un", "", date(2015, 7, 4), "Texte.")
    assert [author.name for author in found.authors] == ["Jane Doe"]


def test_an_article_says_all_that_its_keys_know_of_it():
    text = """\
---
title: Qui paie ?
date: Last Modified
description: Un résumé
tags: [usages]
image: {src: ../img/a.png, alt: Une place, caption: La place}
permalink: /q/qui-paie/index.html
author: [Julie Martin, {name: Paul Petit, url: "https://paul.example/"}]
source: {url: "https://a.example/", lang: en}
---
Le lecteur.
"""
    found = one(text, **{"src/img/a.png": b"png"})
    assert (found.slug, found.status, found.date, found.summary) == (
        "qui-paie",
        "published",
        date(2015, 7, 4),
        "Un résumé",
    )
    assert [(author.name, author.url) for author in found.authors] == [
        ("Julie Martin", ""),
        ("Paul Petit", "https://paul.example/"),
    ]
    assert found.image == Image(src="../img/a.png", alt="Une place", caption="La place")
    assert found.files == {"../img/a.png": PurePosixPath("src/img/a.png")}
    assert (found.aliases, found.extra) == (
        ("/q/qui-paie/index.html",),
        {"source": {"url": "https://a.example/", "lang": "en"}},
    )
    why = "'Last Modified' is no date; it was left out; 2015-07-04 is taken, from the name of its file"
    assert told(found) == [("open", "date", 3, why)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(":::info\nUn\n\nDeux  \n:::\nTrois\n", "> Un\n>\n> Deux  \n\nTrois\n", id="a container"),
        pytest.param(":::tip Une astuce\nUn\n:::\n", "> **Une astuce**\n>\n> Un\n", id="a container with a title"),
        pytest.param("![a](b.png){loading=lazy .wide}\n", "![a](b.png)\n", id="attributes"),
        pytest.param("[a]({{ '/b/' | url }})\n", "[a](/b/)\n", id="an address"),
        pytest.param("a {# b #} c\n", "a <!-- b --> c\n", id="a comment of Nunjucks"),
        pytest.param("`{# b #}`\n", "`{# b #}`\n", id="a comment in code"),
        pytest.param("## A {#b}\n", "## A\n", id="the id of a heading"),
        pytest.param("{% raw %}{{ x }}{% endraw %}\n", "{{ x }}\n", id="what is not to be run"),
    ],
)
def test_what_has_one_meaning_becomes_markdown(written, expected):
    assert one(f"---\ntitle: Un\n---\n{written}").body == expected


def test_containers_of_other_names_stay_and_are_told_once():
    body = ":::intro\nUn\n:::\n\n:::intro\nDeux\n:::\n"
    found = one(f"---\ntitle: Un\n---\n{body}")
    assert (found.body, told(found)) == (body, [("open", "container", 4, "intro 2 times left in the text")])


def test_a_broken_head_lets_the_text_come():
    found = one("---\ntitle: Un\ntags: [a}\n---\nTexte[^1].\n\n[^1]: Une note.\n")
    assert (found.title, found.body, found.extra) == (
        "Un",
        "Texte[^1].\n\n[^1]: Une note.\n",
        {"unread": "tags: [a}"},
    )
    assert [(certainty, what, line) for certainty, what, line, _ in told(found)] == [("open", "front matter", 3)]


@pytest.mark.parametrize(
    ("keys", "what"),
    [
        pytest.param("summary: [a]", "summary", id="a list for a text"),
        pytest.param("tags: {a: b}", "tags", id="a mapping for a list"),
        pytest.param("lang: français moderne", "lang", id="no language"),
        pytest.param("series: S\npart: deuxième", "part", id="no number"),
        pytest.param("draft: [x]", "draft", id="no yes or no"),
        pytest.param("date: [x]", "date", id="no day"),
    ],
)
def test_values_of_a_wrong_type_are_kept_and_told(keys, what):
    found = one(f"---\ntitle: Un\n{keys}\n---\nTexte\n")
    assert found.body == "Texte\n"
    assert [(certainty, about) for certainty, about, _, _ in told(found)] == [("open", what)]
    assert what in found.extra


def test_each_address_that_a_site_may_have_given_it_leads_to_it():
    found = one("---\ntitle: Un\n---\nTexte\n")
    assert {"/src/posts/qui-paie/", "/posts/qui-paie/", "/qui-paie/"} <= set(found.addresses)
    assert {"page:src/posts/qui-paie", "page:posts/qui-paie"} <= set(found.addresses)
    assert found.aliases == ()


def test_the_data_of_a_folder_are_said_of_all_its_articles():
    data = {"src/posts/posts.json": '{"layout": "post", "author": "La rédaction", "tags": ["mag"]}'}
    found = one("---\ntitle: Un\ntags: [usages]\n---\nTexte\n", **data)
    assert ([author.name for author in found.authors], found.tags, found.extra) == (["La rédaction"], ("usages",), {})


def test_an_article_that_is_a_template_is_told():
    head = "---\ntitle: Trois\ndate: 2015-07-04\n---\nTexte\n"
    files = {"trois.njk": head, "q.liquid": head, "_includes/post.njk": head, "index.njk": "---\nlayout: a\n---\n"}
    found = eleventy.find(folder({"eleventy.config.js": "", "posts/un.md": head, **files}))
    why = "in a language that magcli cannot read here, and left where they are: q.liquid, trois.njk"
    assert told(found) == [("open", "file", 0, why)]


@pytest.mark.parametrize(
    ("permalink", "address"),
    [
        pytest.param("/x/{{ page.fileSlug }}/", "/x/un/", id="the name of the file"),
        pytest.param("/d/{{ title | slugify }}/index.html", "/d/qui-paie/", id="the title"),
        pytest.param("{{ page.date | date: '%Y/%m' }}/{{page.fileSlug}}.html", "/2015/07/un.html", id="the day"),
        pytest.param("/x/{{ page.date | readable }}/", "", id="a filter of the site"),
        pytest.param("/x/{{ page.date | date: '%B' }}/", "", id="a day in words"),
        pytest.param("/{% if a %}x{% endif %}/", "", id="a condition"),
    ],
)
@pytest.mark.parametrize("in_data", [False, True])
def test_an_address_that_eleventy_puts_together_is_an_alias_where_it_is_sure(permalink, address, in_data):
    own = "" if in_data else f'permalink: "{permalink}"\n'
    data = f'{{"permalink": "{permalink}"}}' if in_data else "{}"
    head = f"---\ntitle: Qui paie\ndate: 2015-07-04\n{own}---\n"
    found = eleventy.find(
        folder({"eleventy.config.js": "", "p/2015-07-04-un.md": f"{head}Texte\n", "p/p.json": data})
    )
    (piece,) = found.pieces
    assert piece.aliases == ((address,) if address else ())
    where, line = ("p/p.json", 0) if in_data else ("permalink", 4)
    why = f"{where} puts texts at {permalink}, which is not run: add what it was as an alias"
    assert (("open", "aliases", line, why) in told(piece)) is (not address)


def test_one_file_of_data_is_told_once():
    files = dict.fromkeys(("p/a.md", "p/b.md"), "---\ntitle: A\ndate: 2015-07-04\n---\nTexte\n")
    found = eleventy.find(folder({"eleventy.config.js": "", **files, "p/p.json": '{"permalink": "/{{ x }}/"}'}))
    why = "p/p.json puts texts at /{{ x }}/, which is not run: add what it was as an alias"
    assert told(found) == [("open", "aliases", 0, why)]
    assert not [one for piece in found.pieces for one in told(piece)]
