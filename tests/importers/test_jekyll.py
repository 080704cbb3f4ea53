"""Folders of Jekyll."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

import pytest

from magcli.importers import jekyll
from magcli.importers._values import Material
from magcli.model import Image, Person
from tests.importers.folders import folder, pieces, single, told

POST = "_posts/2015-07-04-qui-paie.md"


def one(text, **files):
    """Return the article that *text* is in a folder of Jekyll."""
    return pieces(jekyll.find, {POST: text, **files})[POST]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param([POST], True, id="posts"),
        pytest.param(["fr/_posts/2015-07-04-a.md"], True, id="posts of a language"),
        pytest.param(["_config.yml", "a.md"], True, id="settings"),
        pytest.param(["content/a.md", "hugo.toml"], False, id="another generator"),
        pytest.param(["a.txt"], False, id="no articles"),
    ],
)
def test_a_folder_of_jekyll_is_told_by_its_names(files, expected):
    assert jekyll.recognises(folder(dict.fromkeys(files, "---\ntitle: Un\n---\n"))) is expected


def test_a_post_alone_is_recognised_by_nothing_but_its_folder():
    assert not jekyll.recognises(single("2015-07-04-a.md", "---\ntitle: Un\n---\n"))


def test_an_article_says_all_that_jekyll_knows_of_it():
    text = """\
---
layout: post
title: Qui paie ?
author: julie
category: Économie
tags: usages données
description: >
  Un *résumé*
  sur deux lignes.
image: /assets/img/a.jpg
last_modified_at: 2015-07-10
redirect_from: /ancienne/
lang: fr_FR
---
Le lecteur.
"""
    found = one(
        text, **{"assets/img/a.jpg": b"jpg", "_data/authors.yml": "julie: {name: Julie Martin, title: journaliste}\n"}
    )
    assert (found.title, found.slug, found.status, found.date) == (
        "Qui paie ?",
        "qui-paie",
        "published",
        date(2015, 7, 4),
    )
    assert found.authors == (Person(id="julie", name="Julie Martin", role="journaliste"),)
    assert (found.section, found.tags, found.summary) == (
        "Économie",
        ("usages", "données"),
        "Un résumé sur deux lignes.",
    )
    assert (found.image, found.updated, found.lang) == (Image(src="/assets/img/a.jpg"), date(2015, 7, 10), "fr-FR")
    assert found.files == {"/assets/img/a.jpg": PurePosixPath("assets/img/a.jpg")}
    assert (found.aliases, found.extra, found.body) == (("/ancienne/",), {"layout": "post"}, "Le lecteur.\n")
    assert found.remarks == ()


# ---- days -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "day", "remarks"),
    [
        pytest.param("2015-07-04", date(2015, 7, 4), [], id="a day"),
        pytest.param(
            "2015-07-04 10:30:00 +0200",
            datetime(2015, 7, 4, 10, 30, tzinfo=timezone(timedelta(hours=2))),
            [],
            id="a moment",
        ),
        pytest.param(
            "2015-07-04T10:30:00.000Z", datetime(2015, 7, 4, 10, 30, tzinfo=UTC), [], id="a moment of RFC 3339"
        ),
        pytest.param("2015-07-04 9:05", datetime(2015, 7, 4, 9, 5), [], id="a time without an offset"),
        pytest.param(
            "4 juil. 2015", date(2015, 7, 4), [("taken", "date", 3, "2015-07-04, from '4 juil. 2015'")], id="words"
        ),
        pytest.param(
            "07/04/2015",
            date(2015, 7, 4),
            [("guessed", "date", 3, "2015-07-04, from '07/04/2015'")],
            id="settled by the file",
        ),
        pytest.param(
            "2015-07-05",
            date(2015, 7, 5),
            [("guessed", "date", 3, "2015-07-05 by its key, 2015-07-04 by the name of its file; the key counts")],
            id="another day than the file's",
        ),
        pytest.param(
            "2015-02-30",
            date(2015, 7, 4),
            [
                (
                    "open",
                    "date",
                    3,
                    "there is no 2015-02-30; it was left out; 2015-07-04 is taken, from the name of its file",
                )
            ],
            id="a day that there is not",
        ),
        pytest.param(
            "2015-07-04 10:00 CEST",
            datetime(2015, 7, 4, 10),
            [
                (
                    "guessed",
                    "date",
                    3,
                    "2015-07-04 10:00:00, from '2015-07-04 10:00 CEST': what the zone CEST means was left out",
                )
            ],
            id="the name of a zone",
        ),
    ],
)
def test_the_day_of_the_key_counts_and_doubts_are_told(written, day, remarks):
    found = one(f"---\ntitle: Un\ndate: {written}\n---\nTexte\n")
    assert (found.date, told(found)) == (day, remarks)


@pytest.mark.parametrize(
    "written",
    [
        "0500-01-01",
        "0500-01-01 10:00 CET",
        "9999-12-31 10:00 CET",
        "9999-12-31T10:00:00Z",
        "31/12/9999",
        "1 mai 9999",
    ],
)
def test_a_year_that_no_article_can_have_is_left_out(written):
    found = pieces(jekyll.find, {"_posts/a.md": f"---\ntitle: Un\ndate: {written}\n---\nTexte\n"})["_posts/a.md"]
    assert (found.date, [certainty for certainty, *_ in told(found)]) == (None, ["open"])


def test_a_day_that_can_be_two_is_guessed():
    found = pieces(jekyll.find, {"_posts/a.md": "---\ntitle: Un\ndate: 04/07/2015\n---\nTexte\n"})["_posts/a.md"]
    assert found.date == date(2015, 7, 4)
    assert told(found) == [("guessed", "date", 3, "2015-07-04, from '04/07/2015'; it can mean 2015-04-07 as well")]


def test_times_are_of_the_zone_that_the_settings_name():
    found = one("---\ntitle: Un\ndate: 2015-07-04 10:00\n---\nTexte\n", **{"_config.yml": "timezone: Europe/Paris\n"})
    assert found.date == datetime(2015, 7, 4, 10, tzinfo=ZoneInfo("Europe/Paris"))


def test_a_page_without_a_day_is_for_a_person_to_date():
    found = pieces(jekyll.find, {"_config.yml": "", "about.md": "---\ntitle: Nous\n---\nTexte\n"})["about.md"]
    assert (found.status, found.date) == ("", None)
    assert told(found) == [
        ("open", "date", 0, "nothing tells on which day it came out; it is a draft until it has one")
    ]


# ---- state ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "status", "remarks"),
    [
        pytest.param("published: false", "draft", [], id="not published"),
        pytest.param("published: true", "published", [], id="published"),
        pytest.param("draft: true", "draft", [], id="a draft"),
        pytest.param("status: draft", "draft", [], id="a draft by its status"),
        pytest.param(
            "published: non",
            "draft",
            [("open", "published", 3, "true or false is due, and it says 'non'; it is kept under x: published")],
            id="a word that YAML does not know",
        ),
        pytest.param(
            "status: secret",
            "draft",
            [("open", "status", 3, "'secret' is none of ours; it is a draft now")],
            id="a status of its own",
        ),
        pytest.param(
            "hidden: true",
            "draft",
            [("open", "status", 3, "hidden: readers reached it by its address alone; it is a draft now")],
            id="online and not listed",
        ),
    ],
)
def test_nothing_is_published_that_was_not(key, status, remarks):
    found = one(f"---\ntitle: Un\n{key}\n---\nTexte\n")
    assert (found.status, told(found)) == (status, remarks)


def test_what_lies_among_the_drafts_is_one():
    found = pieces(jekyll.find, {"_drafts/idee.md": "---\ntitle: Une idée\n---\nTexte\n"})["_drafts/idee.md"]
    assert (found.status, found.slug, found.remarks) == ("draft", "idee", ())


# ---- text -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("[a]({% post_url 2015-07-11-b %}).", "[a](2015-07-11-b.md).", id="a link to a post"),
        pytest.param("a {::comment}b{:/comment} c", "a <!--b--> c", id="a comment of kramdown"),
        pytest.param("{::comment}\nb\n\nc\n{:/}\nd", "<!--\nb\n\nc\n-->\nd", id="one that closes in short"),
        pytest.param("a {::comment}b -- c{:/comment} d", "a  d", id="one that no comment of HTML can hold"),
        pytest.param("`{::comment}b{:/comment}`", "`{::comment}b{:/comment}`", id="one in code"),
        pytest.param("[a]({% post_url\n2015-07-11-b %}).", "[a](2015-07-11-b.md).", id="on two lines"),
        pytest.param(
            "[a]({{ site.baseurl }}{% link _posts/2015-07-11-b.md %})", "[a](2015-07-11-b.md)", id="a link to a file"
        ),
        pytest.param("![a]({{ site.baseurl }}/a.png)", "![a](/a.png)", id="the folder of the site"),
        pytest.param(
            "![a]({{ site.url }}{{ site.baseurl }}/a.png)", "![a](/a.png)", id="the host and the folder of the site"
        ),
        pytest.param("![a]({{ '/a.png' | relative_url }})", "![a](/a.png)", id="a filter of addresses"),
        pytest.param("Voir {{ page.source.url }}.", "Voir https://a.example/.", id="a value of the front matter"),
        pytest.param("{% highlight ruby %}\nputs 1\n{% endhighlight %}\n", "```ruby\nputs 1\n```\n", id="code"),
        pytest.param(
            "- a\n\n  {% highlight sh linenos %}\n  ls\n  {% endhighlight %}\n",
            "- a\n\n  ```sh\n  ls\n  ```\n",
            id="code of a list",
        ),
        pytest.param(
            "```\n{% raw %}{{ x }}{% endraw %}\n```\n", "```\n{{ x }}\n```\n", id="what is not to be run, in code"
        ),
        pytest.param("{% comment %} à revoir {% endcomment %}\n", "<!-- à revoir -->\n", id="a comment"),
        pytest.param("{% include figure.html src='/a.png' alt='A' %}\n", "![A](/a.png)\n", id="a figure"),
        pytest.param(
            "Un\n{% include figure.html src='/a.png' caption='Un a' %}\nDeux\n",
            "Un\n\n![](/a.png)\n\n*Un a*\n\nDeux\n",
            id="a figure with a caption",
        ),
        pytest.param("{% cloudinary large /a.png alt='A' %}\n", "![A](/a.png)\n", id="an image of a plugin"),
        pytest.param("Un chapeau.\n{: .lead }\n\nDeux\n", "Un chapeau.\n\nDeux\n", id="an attribute list"),
        pytest.param("Un *mot*{: .fort} fort\n", "Un *mot* fort\n", id="an attribute list in a line"),
        pytest.param("* Table\n{:toc}\n\nUn\n", "\nUn\n", id="a list of contents"),
        pytest.param("## Un {#un}\n", "## Un\n", id="an id that nothing leads to"),
        pytest.param("## Un {#i}\n\n[a](#i)\n", '## <a id="i"></a>Un\n\n[a](#i)\n', id="an id that a link leads to"),
        pytest.param(
            "`{% post_url a %}` et `{: .lead }`\n", "`{% post_url a %}` et `{: .lead }`\n", id="in code all stays"
        ),
    ],
)
def test_what_has_one_meaning_becomes_markdown(written, expected):
    other = {"_posts/2015-07-11-b.md": "---\ntitle: B\n---\nB\n"}
    found = one(f"---\ntitle: Un\nsource:\n  url: https://a.example/\n---\n{written}", **other)
    assert found.body == expected
    assert not [remark for remark in found.remarks if remark.what not in ("image",)]


def test_what_has_none_stays_and_is_told_once_a_kind():
    text = "---\ntitle: Un\n---\n\n{% include video.html id=1 %}\n\n{% include video.html id=2 %}\n\n{{ x | size }}\n"
    found = one(text)
    assert found.body == text.partition("\n---\n")[2]
    assert told(found) == [("open", "Liquid", 5, "video.html 2 times, {{ x | size }} left in the text")]


def test_what_readers_may_miss_is_told_once_for_all_articles():
    text = "---\ntitle: Un\n---\nUn\n{: .lead }\n"
    found = jekyll.find(folder({"_posts/2015-07-04-a.md": text, "_posts/2015-07-04-b.md": text}))
    assert told(found) == [("taken", "attributes", 0, ".lead 2 times left out: Markdown has no attributes")]


def test_notes_stay_as_they_are():
    body = "Un[^1] et deux[^b].\n\n[^1]: Une note\n    sur deux lignes.\n[^b]: L'autre.\n"
    assert one(f"---\ntitle: Un\n---\n{body}").body == body


def test_lines_end_as_ours_do_and_the_mark_is_gone():
    found = one("\ufeff---\r\ntitle: Un\r\n---\r\nUn\r\n\r\nDeux\r\n")
    assert (found.title, found.body, found.remarks) == ("Un", "Un\n\nDeux\n", ())


def test_a_text_in_html_becomes_markdown():
    name = "_posts/2015-07-04-a.html"
    found = pieces(jekyll.find, {name: "---\ntitle: Un\n---\n<p>Un <em>mot</em>.</p>\n"})[name]
    assert (found.body, told(found)) == ("Un *mot*.\n", [("guessed", "text", 0, "written as Markdown from HTML")])


def test_images_that_are_not_there_are_told_with_their_line():
    found = one("---\ntitle: Un\n---\nUn\n\n![a](/a.png) ![b](https://b.example/b.png)\n")
    assert (found.files, told(found)) == ({}, [("open", "image", 6, "not in the folder: /a.png")])


# ---- title ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "title", "body", "remarks"),
    [
        pytest.param(
            "---\nlayout: post\n---\n\n# Qui *paie* ?\n\nTexte\n",
            "Qui paie ?",
            "Texte\n",
            [("guessed", "title", 0, "'Qui paie ?', the heading that its text starts with")],
            id="a heading",
        ),
        pytest.param(
            "---\nlayout: post\n---\nTexte\n\n# Un\n",
            "Qui paie",
            "Texte\n\n# Un\n",
            [("guessed", "title", 0, "'Qui paie', from the name of its file")],
            id="the name of the file",
        ),
        pytest.param(
            "---\ntitle: Qui paie ?\n---\n\nQui paie ?\n==========\n\nTexte\n",
            "Qui paie ?",
            "Texte\n",
            [("taken", "title", 2, "the heading 'Qui paie ?' that says it again was left out of the text")],
            id="said twice",
        ),
        pytest.param("---\ntitle: Un\n---\n# Deux\n", "Un", "# Deux\n", [], id="another heading"),
        pytest.param(
            "---\ntitle: 'Un&nbsp;?'\n---\nTexte\n", "Un\u00a0?", "Texte\n", [], id="characters named as in HTML"
        ),
        pytest.param(
            "---\ntitle: [a, b]\n---\nTexte\n",
            "Qui paie",
            "Texte\n",
            [
                ("open", "title", 2, "a text is due, and it is a list; it is kept under x: title"),
                ("guessed", "title", 2, "'Qui paie', from the name of its file"),
            ],
            id="no text",
        ),
    ],
)
def test_the_title_is_what_names_the_article(text, title, body, remarks):
    found = one(text)
    assert (found.title, found.body, told(found)) == (title, body, remarks)


# ---- addresses --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("settings", "keys", "alias"),
    [
        pytest.param("title: Le Mag\n", "", "/2015/07/04/qui-paie.html", id="as it does by itself"),
        pytest.param(
            "title: Le Mag\n", "categories: [Éco, Web]\n", "/éco/web/2015/07/04/qui-paie.html", id="with categories"
        ),
        pytest.param(
            "title: Le Mag\n",
            "categories: y z\ncategory: Grand format\n",
            "/y/z/grand%20format/2015/07/04/qui-paie.html",
            id="with one more",
        ),
        pytest.param("permalink: pretty\n", "permalink: /p/:title/\n", "/p/qui-paie/", id="a pattern of its own"),
        pytest.param(
            "timezone: America/New_York\n",
            "date: 2015-07-04 03:00:00 +0200\n",
            "/2015/07/03/qui-paie.html",
            id="in its time zone",
        ),
        pytest.param(
            "defaults: [{scope: {path: ''}, values: {permalink: '/d/:title/'}}]\n",
            "",
            "/d/qui-paie/",
            id="by default",
        ),
        pytest.param("permalink: pretty\n", "", "/2015/07/04/qui-paie/", id="a style"),
        pytest.param("permalink: /:year/:title/\n", "", "/2015/qui-paie/", id="a pattern"),
        pytest.param("permalink: pretty\n", "permalink: /q/qui/\n", "/q/qui/", id="its own"),
    ],
)
def test_readers_find_it_where_the_settings_put_it(settings, keys, alias):
    found = one(f"---\ntitle: Un\n{keys}---\nTexte\n", **{"_config.yml": settings})
    assert found.aliases == (alias,)
    assert alias in found.addresses


@pytest.mark.parametrize(
    ("name", "settings", "alias"),
    [
        pytest.param("le/qui.md", "permalink: pretty\n", "/le/qui/", id="a page, by the style of articles"),
        pytest.param("le/qui.md", "title: x\n", "/le/qui.html", id="a page"),
        pytest.param("a/le/index.md", "title: x\n", "/a/le/", id="the page of a folder"),
        pytest.param("_drafts/qui.md", "title: x\n", "", id="a draft"),
        pytest.param("_posts/2015-13-40-qui.md", "title: x\n", "", id="a day that is none"),
        pytest.param("_posts/2015-07-04-qui paie.md", "title: x\n", "", id="a name that Jekyll changes"),
        pytest.param("_posts/2015-07-04-qui.md", "permalink: /:foo/\n", "", id="a pattern that nobody knows"),
        pytest.param("_posts/2015-07-04-qui.md", "title: [x\n", "", id="settings that cannot be read"),
        pytest.param("_livres/qui.md", "collections: {livres: {output: true}}\n", "", id="a collection"),
    ],
)
def test_only_an_address_that_it_had_for_sure_becomes_an_alias(name, settings, alias):
    found = pieces(jekyll.find, {"_config.yml": settings, name: "---\ntitle: Un\n---\nTexte\n"})[name]
    assert (found.aliases, found.extra) == ((alias,) if alias else (), {})
    assert not [one for one in found.addresses if "_" in one or "13/40" in one]


def test_a_pattern_of_its_own_that_was_filled_says_nothing_more():
    found = one("---\ntitle: Un\npermalink: /p/:title/\n---\nTexte\n", **{"_config.yml": "title: x\n"})
    assert found.extra == {}
    found = one("---\ntitle: Un\npermalink: /p/:foo/\n---\nTexte\n", **{"_config.yml": "title: x\n"})
    assert (found.extra, found.aliases) == ({"permalink": "/p/:foo/"}, ())


def test_without_settings_no_address_is_sure():
    found = one("---\ntitle: Un\n---\nTexte\n")
    assert found.aliases == ()
    assert {"/2015/07/04/qui-paie.html", "/2015/07/04/qui-paie/", "/2015/07/04/qui-paie"} <= set(found.addresses)


def test_links_know_the_host_and_the_folder_of_the_site():
    settings = "url: https://mag.example.org\nbaseurl: /blog\n"
    found = one("---\ntitle: Un\n---\n![a](/blog/img/a.png)\n", **{"_config.yml": settings, "img/a.png": b"png"})
    assert {"/blog/2015/07/04/qui-paie.html", "https://mag.example.org/blog/2015/07/04/qui-paie.html"} <= set(
        found.addresses
    )
    assert found.files == {"/blog/img/a.png": PurePosixPath("img/a.png")}


# ---- folders ----------------------------------------------------------------------------------------------


def test_what_is_no_article_is_left_out_and_told():
    found = jekyll.find(
        folder(
            {
                "_config.yml": "title: Le Mag\n",
                POST: "---\ntitle: Un\n---\nTexte\n",
                "README.md": "# Comment\n",
                "notes.md": "Sans en-tête.\n",
                "_site/2015/07/04/a.md": "---\ntitle: Un\n---\n",
                "_includes/a.md": "---\ntitle: Un\n---\n",
                "_posts/2015-07-11-b.rst": "B\n=\n",
            }
        )
    )
    assert [piece.origin for piece in found.pieces] == [POST]
    assert told(found) == [
        ("taken", "file", 0, "left out, being no articles: README.md, notes.md"),
        (
            "open",
            "file",
            0,
            "in a language that magcli cannot read here, and left where they are: _posts/2015-07-11-b.rst",
        ),
    ]


def test_the_folder_above_the_posts_tells_their_language():
    text = "---\ntitle: Un\ndate: 2015-07-04\n---\nTexte\n"
    found = pieces(jekyll.find, {"en/_posts/2015-07-04-a.md": text, "fr/_posts/2015-07-04-a.md": text})
    assert {origin: (piece.lang, piece.slug) for origin, piece in found.items()} == {
        "en/_posts/2015-07-04-a.md": ("en", "a"),
        "fr/_posts/2015-07-04-a.md": ("fr", "a-fr"),
    }


def test_a_file_of_data_tells_of_series_and_people_once():
    found = jekyll.find(
        folder(
            {
                POST: "---\ntitle: Un\nseries: numerique\npart: 2\nauthor: julie\n---\nTexte\n",
                "_data/series.yml": "numerique:\n  title: La révolution numérique\n  description: Un été.\n",
                "_data/authors.yml": "julie:\n  name: Julie Martin\n  email: j@mag.example.org\n",
            }
        )
    )
    assert [(row.name, row.title, row.slug, row.description) for row in found.series] == [
        ("numerique", "La révolution numérique", "numerique", "Un été.")
    ]
    assert [(piece.series, piece.place) for piece in found.pieces] == [("numerique", 2.0)]
    assert [person.name for person in found.people] == ["Julie Martin"]
    assert told(found) == [("open", "people", 0, "of the people of the site, a magazine keeps no email")]


def test_the_settings_say_what_articles_do_not():
    settings = """\
lang: fr
defaults:
  - scope: {path: ""}
    values: {layout: wide, author: La rédaction}
  - scope: {path: "", type: posts}
    values: {category: Le Mag, comments: false}
  - scope: {path: _posts/ete}
    values: {author: Julie Martin}
"""
    files = {
        "_config.yml": settings,
        "_posts/2015-07-04-a.md": "---\ntitle: A\n---\nA\n",
        "_posts/ete/2015-07-11-b.md": "---\ntitle: B\ncategory: Été\nlang: en\n---\nB\n",
        "nous.md": "---\ntitle: Nous\n---\nNous\n",
    }
    found = pieces(jekyll.find, files)
    assert [
        (piece.title, piece.authors[0].name, piece.section, piece.comments, piece.lang, piece.extra)
        for piece in found.values()
    ] == [
        ("A", "La rédaction", "Le Mag", "closed", "fr", {}),
        ("B", "Julie Martin", "Été", "closed", "en", {}),
        ("Nous", "La rédaction", "", "", "fr", {}),
    ]


def test_the_folders_above_the_posts_are_categories():
    found = pieces(jekyll.find, {"web/_posts/2015-07-04-a.md": "---\ntitle: A\n---\nA\n"})
    assert [piece.section for piece in found.values()] == ["web"]


def test_pages_that_only_list_others_are_left_out():
    files = {
        POST: "---\ntitle: Un\n---\nTexte\n",
        "index.html": "---\nlayout: home\n---\n<ul>{% for post in site.posts %}<li>{{ post.title }}</li>{% endfor %}</ul>\n",
        "archive.md": "---\ntitle: Archives\n---\n{% include list.html %}\n",
    }
    found = jekyll.find(folder(files))
    assert [piece.origin for piece in found.pieces] == [POST]
    assert told(found) == [
        ("taken", "file", 0, "left out, being lists without a text of their own: archive.md, index.html")
    ]


def test_a_post_alone_brings_what_lies_beside_it():
    files = {
        PurePosixPath("2015-07-04-a.md"): b"---\ntitle: A\nimage: a.png\nauthor: julie\n---\nA\n",
        PurePosixPath("a.png"): b"png",
        PurePosixPath("authors.yml"): b"julie: Julie Martin\n",
        PurePosixPath("b.md"): b"---\ntitle: B\n---\nB\n",
        PurePosixPath("blog/_config.yml"): b"url: https://other.example\n",
    }
    (found,) = jekyll.find(Material(name="a", paths=tuple(files), read=files.__getitem__)).pieces
    assert (found.title, found.files, found.authors[0].name) == (
        "A",
        {"a.png": PurePosixPath("a.png")},
        "Julie Martin",
    )


# ---- what is told -----------------------------------------------------------------------------------------


def test_a_day_that_is_none_gives_way_to_that_of_the_file_and_that_is_told():
    found = one("---\ntitle: Un\ndate: 2015-02-30\n---\nTexte\n", **{"_config.yml": "title: x\n"})
    why = "there is no 2015-02-30; it was left out; 2015-07-04 is taken, from the name of its file"
    assert (str(found.date), told(found), found.aliases) == ("2015-07-04", [("open", "date", 3, why)], ())


def test_a_day_that_can_mean_two_makes_no_address():
    found = one("---\ntitle: Un\ndate: 07/04/2015\n---\nTexte\n", **{"_config.yml": "title: x\n"})
    assert found.aliases == ()


@pytest.mark.parametrize(
    ("written", "aliases"),
    [
        pytest.param("https://mag.example.org/z/", ("/z/",), id="of the site"),
        pytest.param("https://other.example/z/", (), id="of another site"),
    ],
)
def test_an_alias_of_another_site_is_none_of_ours(written, aliases):
    settings = "url: https://mag.example.org\npermalink: /:title/\n"
    found = one(f"---\ntitle: Un\nredirect_from: {written}\n---\nTexte\n", **{"_config.yml": settings})
    assert found.aliases == aliases
    assert len(found.remarks) == (not aliases)


@pytest.mark.parametrize(
    ("head", "names", "remarks", "kept"),
    [
        pytest.param("authors: [Anne Roy]\nauthor: Anne Roy\n", ["Anne Roy"], [], set(), id="the same"),
        pytest.param(
            "authors: [Anne Roy]\nauthor: Paul Roy\n",
            ["Anne Roy"],
            [("open", "author", 4, "authors tells who wrote it; this is kept under x: author")],
            {"author"},
            id="another one",
        ),
    ],
)
def test_a_second_key_for_who_wrote_it_is_told_when_it_names_others(head, names, remarks, kept):
    found = one(f"---\ntitle: Un\n{head}---\nTexte\n")
    assert [author.name for author in found.authors] == names
    assert (told(found), set(found.extra)) == (remarks, kept)


def test_code_that_words_follow_on_its_line_stays_for_no_fence_would_close():
    body = "{% highlight sh %}ls{% endhighlight %} Un mot[^1].\n\n[^1]: Une note.\n"
    found = one(f"---\ntitle: Un\n---\n{body}")
    assert (found.body, [certainty for certainty, *_ in told(found)]) == (body, ["open"])
