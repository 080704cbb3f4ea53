"""Folders of Hugo."""

from datetime import date
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.importers import hugo
from magcli.model import Image, Part, Person
from tests.conftest import HOME
from tests.exporters.test_hugo import exported
from tests.importers.folders import folder, pieces, told

POST = "content/posts/un.md"
PUBLIC = "---\ntitle: Un\nstatus: published\ndate: 2015-07-04\nauthors: [redaction]\n---\n\n"


def one(text, **files):
    return pieces(hugo.find, {POST: text, **files})[POST]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({"hugo.toml": "", "content/a.md": ""}, True, id="settings"),
        pytest.param(
            {"config.toml": 'baseURL = "https://a.example"\n', "content/a.md": ""}, True, id="settings of old"
        ),
        pytest.param({"exampleSite/content/a.md": '+++\ntitle = "Un"\n+++\n'}, True, id="TOML below content"),
        pytest.param({"content/a.md": "---\ntitle: Un\n---\n"}, True, id="YAML below content"),
        pytest.param({"config.toml": 'base_url = "https://a.example"\n', "content/a.md": ""}, False, id="Zola"),
        pytest.param({"a.md": "---\ntitle: Un\n---\n"}, False, id="YAML anywhere"),
    ],
)
def test_a_folder_of_hugo_is_told_by_its_settings_and_heads(files, expected):
    assert hugo.recognises(folder(files)) is expected


def test_an_article_says_all_that_hugo_knows_of_it():
    text = """\
+++
title = "Qui paie ?"
date = 2015-07-04
lastmod = 2015-07-10
draft = false
slug = "qui-paie"
description = "Un résumé"
authors = ["Julie Martin"]
categories = ["Économie", "Usages"]
tags = ["données"]
aliases = ["/ancienne/", "vieille"]
weight = 3
math = true
[cover]
image = "a.jpg"
alt = "Une place"
+++
Le lecteur.
"""
    found = one(text, **{"content/posts/a.jpg": b"jpg"})
    assert (found.title, found.slug, found.status, found.date) == (
        "Qui paie ?",
        "qui-paie",
        "published",
        date(2015, 7, 4),
    )
    assert ([author.name for author in found.authors], found.updated) == (["Julie Martin"], date(2015, 7, 10))
    assert (found.section, found.tags, found.summary) == ("Économie", ("données", "Usages"), "Un résumé")
    assert found.image == Image(src="a.jpg", alt="Une place")
    assert found.files == {"a.jpg": PurePosixPath("content/posts/a.jpg")}
    assert found.aliases == ("/ancienne/", "/posts/vieille")
    assert found.extra == {"weight": 3, "math": True}
    assert told(found) == [("guessed", "tags", 9, "Usages, from its other categories")]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param('[a]({{< ref "deux.md" >}})', "[a](deux.md)", id="ref, beside"),
        pytest.param(
            '[a]({{< relref "/notes/trois#fin" >}})', "[a](../notes/trois/index.md#fin)", id="relref, from the top"
        ),
        pytest.param("[a]({{% ref deux %}})", "[a](deux.md)", id="ref, bare"),
        pytest.param("a {{% comment %}}b{{% /comment %}} c", "a <!--b--> c", id="a comment"),
        pytest.param("{{< comment >}}\nb\n{{< /comment >}}\n", "<!--\nb\n-->\n", id="a comment of several lines"),
        pytest.param(
            "`{{% comment %}}b{{% /comment %}}`", "`{{% comment %}}b{{% /comment %}}`", id="a comment in code"
        ),
        pytest.param('{{< figure src="a.png" alt="A" >}}\n', "![A](a.png)\n", id="a figure"),
        pytest.param(
            '{{< figure src="a.png" caption="Une *place*" width="300" >}}\n',
            "![](a.png)\n\nUne *place*\n",
            id="a figure with a caption",
        ),
        pytest.param("{{< highlight go >}}\nx := 1\n{{< /highlight >}}\n", "```go\nx := 1\n```\n", id="code"),
        pytest.param("```\n{{</* x */>}}\n```\n", "```\n{{< x >}}\n```\n", id="a shortcode that is shown"),
    ],
)
def test_shortcodes_of_one_meaning_become_markdown(written, expected):
    others = {
        "content/posts/deux.md": "---\ntitle: Deux\n---\nB\n",
        "content/notes/trois/index.md": "---\ntitle: Trois\n---\nC\n",
        "content/posts/a.png": b"png",
    }
    found = one(f"---\ntitle: Un\ndate: 2015-07-04\n---\n{written}", **others)
    assert (found.body, found.remarks) == (expected, ())


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("`{{%/* x */%}}`", "`{{% x %}}`", id="in code within a line"),
        pytest.param("{{</* a */>}} b {{</* /a */>}}", "{{< a >}} b {{< /a >}}", id="a pair"),
        pytest.param("```\n{{</* a\n  b */>}}\n```", "```\n{{< a\n  b >}}\n```", id="on two lines"),
        pytest.param("`{{</*/* a */*/>}}`", "`{{</* a */>}}`", id="one that shows how to show one"),
        pytest.param("{{</* a */%}} {{</* b */>}}", "{{</* a */%}} {{< b >}}", id="another end ends none"),
        pytest.param("{{</* a {{</* b */>}}", "{{</* a {{< b >}}", id="one that does not end"),
        pytest.param(
            "{{< highlight go >}}\n{{</* a */>}}\n{{< /highlight >}}", "```go\n{{< a >}}\n```", id="in code of Hugo's"
        ),
        pytest.param(
            "`{{< a >}}` and\n```\n{{% b %}}c{{% /b %}}\n```",
            "`{{< a >}}` and\n```\n{{% b %}}c{{% /b %}}\n```",
            id="code",
        ),
    ],
)
def test_a_shortcode_that_is_shown_is_what_readers_saw(written, expected):
    found = one(f"---\ntitle: Un\ndate: 2015-07-04\n---\n{written}\n")
    assert (found.body, found.remarks) == (f"{expected}\n", ())


SIGNS = st.sampled_from(["{{</*", "*/>}}", "{{<", ">}}", "{{%", "%}}", "/*", "*/", "{{", "}}", " a ", "\n", "/"])


@given(st.lists(SIGNS).map("".join))
def test_whatever_an_export_writes_of_shortcodes_comes_back(code):
    files = {"_index.md": HOME, "un.md": f"{PUBLIC}~~~\n{code}\n~~~\n"}
    texts, _ = exported(files)
    found = pieces(hugo.find, texts)["content/un/index.md"]
    # What does not end cannot be shown in code: Hugo knows no other way than a character of HTML.
    assert found.body.strip("\n").replace("&#123;", "{") == f"~~~\n{code}\n~~~"


@pytest.mark.parametrize(
    "written",
    [
        pytest.param('Voir {{< ref "personne.md" >}}\n', id="a link to nobody"),
        pytest.param('{{< figure src="a.png" link="https://a.example" >}}\n', id="a figure that says more"),
        pytest.param('Un {{< figure src="a.png" caption="A" >}} mot\n', id="a caption within a line"),
        pytest.param("{{< youtube abc >}}\n", id="a player"),
        pytest.param("{{% notice tip %}}\nUn\n{{% /notice %}}\n", id="a frame"),
    ],
)
def test_other_shortcodes_stay_and_are_told(written):
    found = one(f"---\ntitle: Un\ndate: 2015-07-04\n---\n{written}")
    assert found.body == written
    assert [(certainty, what, line) for certainty, what, line, _ in told(found)] == [("open", "shortcode", 5)]


# ---- series -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "series", "place"),
    [
        pytest.param('series: ["La révolution"]\nseries_order: 2', "La révolution", 2.0, id="a list and an order"),
        pytest.param("series: La révolution\nseries_weight: 3", "La révolution", 3.0, id="a text and a weight"),
        pytest.param("seriesId: revolution\nseriesOrder: '2/5'", "revolution", 2.0, id="an id"),
        pytest.param("series: {name: La révolution, part: 4}", "La révolution", 4.0, id="a mapping"),
        pytest.param("series: La révolution\nweight: 20", "La révolution", 20.0, id="the weight of the folder"),
        pytest.param("series: La révolution", "La révolution", None, id="no order"),
        pytest.param(
            "params: {series: La révolution, series_order: 1}", "La révolution", 1.0, id="among the parameters"
        ),
        pytest.param("series: []", "", None, id="none"),
    ],
)
def test_a_series_is_found_in_its_many_spellings(keys, series, place):
    found = one(f"---\ntitle: Un\ndate: 2015-07-04\n{keys}\n---\nTexte\n")
    assert (found.series, found.place, found.extra, found.remarks) == (series, place, {}, ())


def test_an_article_of_two_series_becomes_a_part_of_the_first():
    found = one("---\ntitle: Un\ndate: 2015-07-04\nseries: [A, B]\n---\nTexte\n")
    assert (found.series, told(found)) == (
        "A",
        [("open", "series", 4, "it is in several, and becomes a part of 'A'; the others: B")],
    )


def test_weights_that_not_all_parts_have_order_nothing():
    files = {
        "content/a.md": "---\ntitle: A\ndate: 2015-07-04\nseries: S\nweight: 2\n---\nA\n",
        "content/b.md": "---\ntitle: B\ndate: 2015-07-11\nseries: S\n---\nB\n",
    }
    found = pieces(hugo.find, files)["content/a.md"]
    assert (found.place, found.extra) == (None, {"weight": 2})


def test_two_spellings_of_a_series_are_one():
    files = {
        f"content/{name}.md": f"---\ntitle: {name}\ndate: 2015-07-04\nseries: {series}\n---\nTexte\n"
        for name, series in (("a", "Été 2015"), ("b", "Été 2015"), ("c", "été  2015"))
    }
    found = hugo.find(folder(files))
    assert {piece.series for piece in found.pieces} == {"Été 2015"}
    assert told(found) == [("guessed", "series", 0, "'Été 2015' and 'été 2015' are one: 'Été 2015'")]


def test_the_page_of_a_series_tells_of_it():
    files = {
        POST: "---\ntitle: Un\ndate: 2015-07-04\nseries: [Révolution]\n---\nTexte\n",
        "content/series/revolution/_index.md": "---\ntitle: La révolution numérique\ndescription: Un été.\n---\n\nBienvenue.\n",
        "content/series/autre/_index.md": "---\ntitle: Autre\n---\n",
    }
    found = hugo.find(folder(files))
    assert [(row.name, row.title, row.slug, row.description) for row in found.series] == [
        ("Révolution", "La révolution numérique", "revolution", "Un été.")
    ]
    assert [piece.origin for piece in found.pieces] == [POST]
    assert [row.page.body for row in found.series if row.page] == ["\nBienvenue.\n"]
    assert told(found) == [
        ("taken", "file", 0, "left out, being lists without a text of their own: content/series/autre/_index.md"),
    ]


EXPORTED = """---
title: La révolution numérique
description: Un été.
season: été 2015
editors: [La rédaction]
total: 3
parts:
  - {number: 1, slug: un}
  - {number: 3, title: La suite, date: 2015-07-18, authors: [La rédaction], announce: true}
weight: 2
---

Bienvenue : ![a](images/a.png) {{< youtube abc >}}
"""


def test_the_page_of_a_folder_whose_articles_are_a_series_tells_of_it():
    files = {
        "content/ete/un/index.md": "---\ntitle: Un\ndate: 2015-07-04\nseries: [La révolution numérique]\n---\nTexte\n",
        "content/ete/_index.md": EXPORTED,
        "content/ete/images/a.png": b"png",
        "content/tags/la-revolution-numerique/_index.md": "---\ntitle: Un sujet\n---\n",
    }
    found = hugo.find(folder(files))
    redaction = Person(id="la-redaction", name="La rédaction")
    next_one = Part(title="La suite", date=date(2015, 7, 18), authors=(redaction,), announce=True)
    assert [
        (row.name, row.title, row.slug, row.description, row.season, row.editors, row.planned) for row in found.series
    ] == [
        (
            "La révolution numérique",
            "La révolution numérique",
            "ete",
            "Un été.",
            "été 2015",
            (redaction,),
            ((3.0, next_one),),
        )
    ]
    page = found.series[0].page
    assert page
    assert (page.body.strip(), page.extra) == ("Bienvenue : ![a](images/a.png) {{< youtube abc >}}", {"weight": 2})
    assert page.files == {"images/a.png": PurePosixPath("content/ete/images/a.png")}
    assert "/ete/" in page.addresses
    assert told(found) == [
        ("open", "parts", 7, "content/ete/_index.md: 1 part of the series not in the source: those behind move up"),
        ("open", "shortcode", 13, "content/ete/_index.md: youtube left in the text"),
        (
            *("taken", "file", 0),
            "left out, being lists without a text of their own: content/tags/la-revolution-numerique/_index.md",
        ),
    ]


def test_the_folder_of_a_series_is_one():
    files = {
        "content/series/ete/a.md": "---\ntitle: A\ndate: 2015-07-04\nweight: 2\n---\nA\n",
        "content/series/ete/b.md": "---\ntitle: B\ndate: 2015-07-11\nweight: 1\n---\nB\n",
        "content/series/ete/_index.md": "---\ntitle: L'été\n---\n",
    }
    found = hugo.find(folder(files))
    assert [(piece.title, piece.series, piece.place) for piece in found.pieces] == [
        ("A", "ete", 2.0),
        ("B", "ete", 1.0),
    ]
    assert [(row.name, row.title) for row in found.series] == [("ete", "L'été")]


# ---- folders ----------------------------------------------------------------------------------------------


def test_a_bundle_is_called_as_its_folder_and_brings_its_images():
    files = {
        "content/posts/qui-paie/index.md": "---\ntitle: Un\ndate: 2015-07-04\n---\n![a](img/a.png) [b](plan.pdf)\n",
        "content/posts/qui-paie/img/a.png": b"png",
        "content/posts/qui-paie/plan.pdf": b"pdf",
    }
    found = pieces(hugo.find, files)["content/posts/qui-paie/index.md"]
    assert (found.slug, found.addresses[0]) == ("qui-paie", "/posts/qui-paie/")
    assert found.files == {
        "img/a.png": PurePosixPath("content/posts/qui-paie/img/a.png"),
        "plan.pdf": PurePosixPath("content/posts/qui-paie/plan.pdf"),
    }


def test_what_is_static_stands_at_the_top_of_the_site():
    found = one("---\ntitle: Un\ndate: 2015-07-04\n---\n![a](/img/a.png)\n", **{"static/img/a.png": b"png"})
    assert found.files == {"/img/a.png": PurePosixPath("static/img/a.png")}


def test_a_translation_is_told_apart_by_its_language():
    text = "---\ntitle: Un\ndate: 2015-07-04\naliases: [vieux]\n---\nTexte\n"
    found = pieces(hugo.find, {"content/posts/un.md": text, "content/posts/un.pt-br.md": text})
    assert [(piece.slug, piece.lang, piece.aliases) for piece in found.values()] == [
        ("un", "", ("/posts/vieux",)),
        ("un-pt-br", "pt-BR", ("/pt-br/posts/vieux",)),
    ]


def test_lists_without_a_text_are_left_out_and_others_come():
    files = {
        POST: "---\ntitle: Un\ndate: 2015-07-04\n---\nTexte\n",
        "content/_index.md": "---\ntitle: Accueil\n---\n",
        "content/posts/_index.md": "---\ntitle: Tous\ndate: 2015-07-01\n---\nLes articles du mag.\n",
    }
    found = hugo.find(folder(files))
    assert [(piece.origin, piece.slug) for piece in found.pieces] == [
        (POST, "un"),
        ("content/posts/_index.md", "posts"),
    ]
    assert told(found) == [
        ("taken", "file", 0, "left out, being lists without a text of their own: content/_index.md")
    ]


def test_the_page_of_a_folder_keeps_the_address_that_it_had_and_the_home_page_has_none():
    text = "---\ntitle: Tous\n---\nLes articles du mag.\n"
    home = "---\ntitle: Tous\ndate: 2015-07-04\n---\nLes articles du mag.\n"
    names = ("content/_index.md", "content/blog/news/_index.md", "content/posts/_index.md")
    found = pieces(hugo.find, {"hugo.toml": 'title = "Le Mag"\n', **dict.fromkeys(names, text), names[0]: home})
    assert [(found[name].slug, found[name].aliases, found[name].addresses[:1]) for name in names] == [
        ("", (), ()),
        ("news", ("/blog/news/",), ("/blog/news/",)),
        ("posts", (), ("/posts/",)),
    ]
    assert [(found[name].status, [remark.what for remark in found[name].remarks]) for name in names] == [
        ("draft", ["text"]),
        ("", ["date"]),
        ("", ["date"]),
    ]


def test_what_repeats_the_place_and_the_picture_is_not_kept_twice():
    keys = "series: S\nseries_order: 2\nweight: 2\ncover: {image: a.png}\nimages: [posts/un/a.png]"
    files = {
        f"content/posts/un/{name}": text
        for name, text in {
            "index.md": f"---\ntitle: Un\ndate: 2015-07-04\n{keys}\n---\nTexte\n",
            "a.png": b"png",
        }.items()
    }
    found = pieces(hugo.find, files)["content/posts/un/index.md"]
    assert (found.place, found.image, found.extra) == (2.0, Image(src="a.png"), {})


def test_another_weight_and_other_pictures_stay():
    keys = "series: S\nseries_order: 2\nweight: 20\ncover: {image: a.png}\nimages: [b.png]"
    found = one(f"---\ntitle: Un\ndate: 2015-07-04\n{keys}\n---\nTexte\n")
    assert found.extra == {"weight": 20, "images": ["b.png"]}


def test_the_pages_of_people_tell_who_they_are():
    files = {
        POST: "---\ntitle: Un\ndate: 2015-07-04\nauthors: [julie]\n---\nTexte\n",
        "content/authors/julie/_index.md": "---\ntitle: Julie Martin\nrole: journaliste\ndate: 2015-07-04\ndraft: false\nwebsite: https://a.example\n---\n",
    }
    found = hugo.find(folder(files))
    julie = Person(id="julie", name="Julie Martin", role="journaliste", url="https://a.example")
    assert (found.people, found.pieces[0].authors, found.remarks) == ((julie,), (julie,), ())


@pytest.mark.parametrize(
    ("settings", "alias"),
    [
        pytest.param('title = "Le Mag"\n', "/posts/un/", id="below its section"),
        pytest.param('[permalinks]\nposts = "/:year/:month/:slug/"\n', "/2015/07/un/", id="by a pattern"),
        pytest.param('[permalinks.page]\nposts = "/p/:filename/"\n', "/p/un/", id="by a pattern for pages"),
        pytest.param("uglyURLs = true\n", "/posts/un.html", id="as a file"),
        pytest.param(
            "defaultContentLanguage = 'fr'\ndefaultContentLanguageInSubdir = true\n",
            "/fr/posts/un/",
            id="in its language",
        ),
    ],
)
def test_readers_find_it_where_the_settings_put_it(settings, alias):
    found = one("---\ntitle: Un\ndate: 2015-07-04\n---\nTexte\n", **{"hugo.toml": settings})
    assert found.aliases == (alias,)


@pytest.mark.parametrize(
    ("files", "name", "head", "alias"),
    [
        pytest.param({}, "content/posts/Un été.md", "", "/posts/un-été/", id="blanks and capitals"),
        pytest.param({}, "content/posts/2015-07-04-a.md", "", "/posts/2015-07-04-a/", id="a day in its name"),
        pytest.param({"content/posts/b/index.md": "B"}, "content/posts/b/notes.md", "", "", id="in a bundle"),
        pytest.param(
            {"config/_default/permalinks.toml": 'posts = "/q/:slug/"\n'},
            "content/posts/a.md",
            "slug: s\n",
            "/q/s/",
            id="a slug",
        ),
        pytest.param(
            {"config/_default/permalinks.toml": 'posts = "/p/:slug/"\n'},
            "content/posts/a.md",
            "",
            "/p/un/",
            id="a title",
        ),
        pytest.param(
            {"config/_default/permalinks.toml": 'posts = "/p/:slug/"\n'},
            "content/posts/a.md",
            "title: L’été\n",
            "",
            id="a title that Hugo spells in its own way",
        ),
        pytest.param({}, "content/posts/a.md", "url: /:year/a/\n", "", id="a pattern of its own"),
        pytest.param({}, "content/posts/a.md", "draft: true\n", "", id="a draft"),
        pytest.param({"config.toml": "a = ["}, "content/posts/a.md", "", "", id="settings that cannot be read"),
    ],
)
def test_only_an_address_that_it_had_for_sure_becomes_an_alias(files, name, head, alias):
    title = "" if "title" in head else "title: Un\n"
    text = f"---\n{title}date: 2015-07-04\n{head}---\nTexte\n"
    found = pieces(hugo.find, {"hugo.toml": "title = 'x'\n", **files, name: text})[name]
    assert found.aliases == ((alias,) if alias else ())


def test_settings_in_several_files_and_another_folder_of_texts():
    files = {
        "config/_default/hugo.toml": 'contentDir = "textes"\ndefaultContentLanguage = "fr"\n',
        "textes/a.md": "---\ntitle: Un\ndate: 2015-07-04\n---\nTexte\n",
        "content/b.md": "---\ntitle: Deux\ndate: 2015-07-04\n---\nTexte\n",
    }
    assert set(pieces(hugo.find, files)) == {"textes/a.md", "content/b.md"}


@pytest.mark.parametrize("draft", ["oui", "vrai", '"flase"'])
def test_a_draft_in_words_that_hugo_publishes_is_a_draft(draft):
    found = one(f"---\ntitle: Un\ndate: 2015-07-04\ndraft: {draft}\n---\nTexte\n")
    assert (found.status, [what for _, what, _, _ in told(found)]) == ("draft", ["draft"])


def test_each_language_may_have_a_folder_of_its_own():
    settings = (
        'defaultContentLanguage = "fr"\n[languages.fr]\ncontentDir = "content/fr"\n[languages.en]\nweight = 2\n'
    )
    text = "---\ntitle: Un\ndate: 2015-07-04\n---\nTexte\n"
    found = pieces(hugo.find, {"hugo.toml": settings, "content/fr/posts/un.md": text, "content/en/posts/un.md": text})
    assert [(piece.origin, piece.lang, piece.slug, piece.addresses[0]) for piece in found.values()] == [
        ("content/en/posts/un.md", "en", "un-en", "/en/posts/un/"),
        ("content/fr/posts/un.md", "fr", "un", "/posts/un/"),
    ]


def test_the_language_that_hugo_starts_a_site_with_is_nobodys():
    assert (
        one("---\ntitle: Un\ndate: 2015-07-04\n---\nTexte\n", **{"hugo.toml": "languageCode = 'en-us'\n"}).lang == ""
    )


@pytest.mark.parametrize(
    ("written", "id", "kept"),
    [
        pytest.param("0f8fad5b-d9cb-469f-a165-70867728950e", "0f8fad5b-d9cb-469f-a165-70867728950e", {}, id="a uuid"),
        pytest.param("un-autre", "", {"id": "un-autre"}, id="a word"),
    ],
)
def test_an_article_keeps_the_id_by_which_readers_of_feeds_know_it(written, id, kept):
    piece = one(f"---\ntitle: Un\nid: {written}\n---\n\nTexte.\n")
    assert (piece.id, piece.extra) == (id, kept)


def test_guests_are_people_as_authors_are():
    piece = one("---\ntitle: Un\nauthors: [La rédaction]\nguests: [Julie Martin]\n---\n\nTexte.\n")
    assert [[person.name for person in people] for people in (piece.authors, piece.guests)] == [
        ["La rédaction"],
        ["Julie Martin"],
    ]
    assert piece.extra == {}


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        pytest.param(
            {"hugo.toml": 'baseURL = "https://mag.example.org/"\n'},
            ", which the settings do not name",
            id="settings without it",
        ),
        pytest.param({}, "", id="no settings"),
    ],
)
def test_a_language_that_only_the_name_of_a_file_tells_is_a_guess(settings, why):
    text = "---\ntitle: Un\ndate: 2015-07-04\n---\nTexte\n"
    found = pieces(hugo.find, {"content/posts/b.en.md": text, "content/posts/b.md": text, **settings})
    english = found["content/posts/b.en.md"]
    assert (english.lang, english.aliases) == ("en", ())
    assert told(english) == [("guessed", "lang", 0, f"en, from the name of its file{why}")]
    assert found["content/posts/b.md"].lang == ""


def test_what_a_name_ends_with_is_a_language_only_beside_the_same_name_without_it():
    text = "---\ntitle: Un\ndate: 2015-07-04\n---\nTexte\n"
    found = pieces(hugo.find, {"content/posts/fin.de.md": text})["content/posts/fin.de.md"]
    assert (found.lang, found.slug) == ("", "fin.de")


# ---- settings in folders, and articles elsewhere ----------------------------------------------------------

A = "---\ntitle: Un\ndate: 2015-07-04\n---\nTexte ![x](/a.png)\n"


@pytest.mark.parametrize("suffix", ["toml", "yaml", "json"])
def test_settings_of_production_go_before_those_of_every_day(suffix):
    told = {
        "toml": 'baseURL = "https://{}.example.org/"\n',
        "yaml": "baseURL: https://{}.example.org/\n",
        "json": '{{"baseURL": "https://{}.example.org/"}}\n',
    }[suffix]
    files = {f"config/{place}/hugo.{suffix}": told.format(place.strip("_")) for place in ("_default", "production")}
    found = pieces(hugo.find, {"content/posts/un.md": A, **files})["content/posts/un.md"]
    assert "https://production.example.org/posts/un/" in found.addresses


def test_tables_of_both_are_one():
    files = {
        "config/_default/languages.toml": "[fr]\nweight = 1\n[en]\nweight = 2\n",
        "config/production/languages.toml": "[en]\ndisabled = true\n",
    }
    found = pieces(hugo.find, {"content/un.md": A, "content/un.en.md": A, "content/un.fr.md": A, **files})
    assert {path: (piece.lang, piece.status) for path, piece in found.items()} == {
        "content/un.en.md": ("en", "draft"),
        "content/un.fr.md": ("fr", "published"),
        "content/un.md": ("", "published"),
    }


@pytest.mark.parametrize("name", ["config/_default/params.toml", "config/production/hugo.yaml"])
def test_a_folder_of_settings_is_hugos(name):
    assert hugo.recognises(folder({name: "", "posts/un.md": "Texte\n"}))


MOUNTS = """\
[[module.mounts]]
source = "docs"
target = "content/guide"
excludeFiles = ["prives/**"]
[[module.mounts]]
source = "textes"
target = "content"
lang = "fr"
[[module.mounts]]
source = "photos"
target = "static"
"""


def test_articles_may_be_mounted_from_elsewhere():
    files = {
        "hugo.toml": f'baseURL = "https://mag.example.org/"\n{MOUNTS}',
        "docs/un.md": A,
        "docs/prives/deux.md": A,
        "textes/trois.md": A,
        "content/quatre.md": A,
        "README.md": "Un mot.\n",
        "photos/a.png": b"png",
    }
    found = pieces(hugo.find, files)
    assert {path: (piece.status, piece.lang) for path, piece in found.items()} == {
        "docs/prives/deux.md": ("draft", ""),
        "docs/un.md": ("published", ""),
        "textes/trois.md": ("published", "fr"),
    }
    one = found["docs/un.md"]
    assert ("/guide/un/" in one.addresses, one.files) == (True, {"/a.png": PurePosixPath("photos/a.png")})


def test_each_language_may_have_a_folder_anywhere():
    settings = '[languages.fr]\ncontentDir = "francais"\n[languages.en]\ncontentDir = "content"\n'
    found = pieces(hugo.find, {"hugo.toml": settings, "francais/posts/un.md": A, "content/posts/un.md": A})
    assert {path: piece.lang for path, piece in found.items()} == {
        "content/posts/un.md": "en",
        "francais/posts/un.md": "fr",
    }


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('`{{< figure src="a.png" >}}`', id="a span"),
        pytest.param('``{{< ref "un.md" >}}``', id="a span with two signs"),
        pytest.param('```\n{{< figure src="a.png" >}}\n```', id="a fence"),
        pytest.param("~~~html\n{{< highlight go >}}\nx\n{{< /highlight >}}\n~~~", id="another fence"),
        pytest.param('- un\n\n  ```\n  {{% figure src="a.png" %}}\n  ```', id="a fence in a list"),
        pytest.param('    {{< figure src="a.png" >}}', id="lines set in"),
    ],
)
def test_a_shortcode_in_code_stays(text):
    body = f"Avant\n\n{text}\n\nAprès\n"
    assert one(f"---\ntitle: Un\ndate: 2015-07-04\n---\n{body}").body == body
