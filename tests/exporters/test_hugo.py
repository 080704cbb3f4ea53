"""A folder that Hugo builds, as somebody opens it."""

from datetime import UTC, datetime
from pathlib import PurePosixPath

import frontmatter
import pytest
import yaml

from magcli.errors import NotAllowed
from magcli.exporters import hugo
from magcli.exporters._exporter import Options
from magcli.model import Copy
from magcli.publishing import public
from tests.conftest import HOME, magazine_of

NOW = datetime(2015, 7, 20, tzinfo=UTC)
SERIES = """\
---
title: La saga
description: Une série.
season: été 2015
editors: [redaction]
parts:
  - un
  - title: Le secret
  - title: À venir
    date: 2015-08-01
    authors: [redaction, Ali]
    announce: true
  - deux
---

Voir [le début](un.md).
"""
UN = """\
---
title: "Un : le début"
status: published
date: 2015-07-04
updated: 2015-07-10
authors: [redaction]
guests: [{name: Ali Baba, role: prospectiviste, organisation: Les Voleurs}]
section: Le Mag
tags: [usages, œuvre]
summary: Court.
image: {src: images/a.svg, alt: Une vue, caption: Là, credit: Zoé}
comments: closed
lang: en
aliases: [/avant/, /%C3%A9t%C3%A9/, /saga/deux/]
id: 4a3601c4-8b5b-4b0f-bd80-afbd9175e8a8
x: {note: à nous}
---

Le client paie[^1]. Voir [la suite](deux.md#fin), ![vue](images/a.svg), [le tout](../seul.md), [un secret](brouillon.md).

[^1]: *Les Échos*.
"""
FILES = {
    "saga/_index.md": SERIES,
    "saga/un.md": UN,
    "saga/deux.md": "---\ntitle: Deux\nstatus: published\ndate: 2015-07-11T08:30:00+02:00\nauthors: [redaction]\n---\n## Fin\n",
    "saga/brouillon.md": "---\ntitle: Brouillon\ndate: 2015-07-04\n---\n",
    "saga/images/a.svg": "<svg/>",
    "seul.md": "---\ntitle: Seul\nstatus: published\ndate: 2015-07-05\nauthors: [Ali Baba]\n---\nVoir [la saga](saga/_index.md), ![](saga/images/a.svg).\n",
}


def exported(files, now=NOW):
    """The texts of the folder by path, and where its copies come from."""
    pages = list(hugo.export(public(magazine_of(files), now), Options()))
    texts = {str(page.path): page.render().decode() for page in pages if not isinstance(page, Copy)}
    return texts, {str(page.path): str(page.source) for page in pages if isinstance(page, Copy)}


def read(files, path):
    found = frontmatter.loads(exported(files)[0][path])
    return found.metadata, found.content


def body_of(body, files=()):
    text = f"---\ntitle: Un\nstatus: published\ndate: 2015-07-04\n---\n{body}"
    return read({**FILES, **dict(files), "saga/un.md": text}, "content/saga/un/index.md")[1]


def test_a_magazine_becomes_a_site_of_bundles():
    texts, copies = exported(FILES)
    assert [path for path in texts if not path.startswith("themes/")] == [
        "hugo.yaml",
        "content/_index.md",
        "content/saga/_index.md",
        "content/saga/deux/index.md",
        "content/saga/un/index.md",
        "content/seul/index.md",
        "content/authors/redaction/_index.md",
        "content/authors/ali-baba/_index.md",
        "content/guests/ali-baba/_index.md",
    ]
    assert copies == {
        "content/saga/un/images/a.svg": "saga/images/a.svg",
        "content/seul/saga/images/a.svg": "saga/images/a.svg",
    }


def test_an_article_says_all_that_it_said():
    head, body = read(FILES, "content/saga/un/index.md")
    assert head == {
        "title": "Un : le début",
        "date": datetime(2015, 7, 4).date(),
        "lastmod": datetime(2015, 7, 10).date(),
        "summary": "Court.",
        "authors": ["redaction"],
        "guests": ["ali-baba"],
        "categories": ["Le Mag"],
        "tags": ["usages", "œuvre"],
        "series": ["La saga"],
        "series_order": 1,
        "weight": 1,
        "images": ["saga/un/images/a.svg"],
        "cover": {"image": "images/a.svg", "alt": "Une vue", "caption": "Là", "credit": "Zoé", "relative": True},
        "comments": False,
        "lang": "en",
        # The third one is that of another page.
        "aliases": ["/avant/", "/été/"],
        "id": "4a3601c4-8b5b-4b0f-bd80-afbd9175e8a8",
    }
    assert body == (
        "Le client paie[^1]. Voir [la suite](../deux/#fin), ![vue](images/a.svg), [le tout](../../seul/), un secret.\n\n"
        "[^1]: *Les Échos*."
    )


def test_a_part_keeps_its_number_and_its_hour():
    head, _ = read(FILES, "content/saga/deux/index.md")
    assert (head["series_order"], head["weight"], head["date"].isoformat()) == (4, 4, "2015-07-11T08:30:00+02:00")


def test_a_series_lists_what_is_out_and_what_is_announced():
    head, body = read(FILES, "content/saga/_index.md")
    assert head == {
        "title": "La saga",
        "description": "Une série.",
        "season": "été 2015",
        "editors": ["La rédaction"],
        "total": 4,
        "parts": [
            {"number": 1, "slug": "un"},
            {"number": 3, "title": "À venir", "date": datetime(2015, 8, 1).date(), "authors": ["La rédaction", "Ali"], "announce": True},
            {"number": 4, "slug": "deux"},
        ],
    }  # fmt: skip
    assert body == "Voir [le début](un/)."


def test_people_are_terms_with_a_name():
    head, _ = read(FILES, "content/guests/ali-baba/_index.md")
    assert head == {"title": "Ali Baba", "role": "prospectiviste", "organisation": "Les Voleurs"}


def test_the_configuration_names_the_magazine_and_what_hugo_lists():
    told = yaml.safe_load(exported(FILES)[0]["hugo.yaml"])
    assert (told["baseURL"], told["title"]) == ("https://mag.example.org/", "Le Mag numérique")
    assert (told["locale"], told["defaultContentLanguage"], told["timeZone"]) == ("fr", "fr", "Europe/Paris")
    assert told["taxonomies"] == {
        "author": "authors",
        "category": "categories",
        "guest": "guests",
        "series": "series",
        "tag": "tags",
    }
    assert told["params"]["words"]["part"] == "Partie {number} sur {total}"


def test_without_an_address_the_site_is_at_the_top_of_its_host():
    files = {**FILES, "_index.md": HOME.replace("url: https://mag.example.org/\n", "")}
    assert yaml.safe_load(exported(files)[0]["hugo.yaml"])["baseURL"] == "/"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("{{< figure >}}", "{{</* figure */>}}", id="a shortcode"),
        pytest.param("`{{% x %}}`", "`{{%/* x */%}}`", id="one in code"),
        pytest.param("{{< a", "{&#123;< a", id="one that does not end"),
        pytest.param("`{{< a\n b >}}`", "`{{</* a\n b */>}}`", id="one on two lines"),
        pytest.param("{{</* a */>}}", "{{</*/* a */*/>}}", id="one that Hugo would only show"),
        pytest.param("{{< a {{ b }} >}}", "{{</* a {{ b }} */>}}", id="one around a template"),
        pytest.param("{{< a {{% b %}}", "{&#123;< a {{%/* b */%}}", id="one in one that does not end"),
        pytest.param("`{{< a >}} b {{< /a >}}`", "`{{</* a */>}} b {{</* /a */>}}`", id="a pair"),
        pytest.param("{{ a }} {%", "{{ a }} {%", id="none"),
    ],
)
def test_hugo_runs_nothing_that_a_text_says(body, expected):
    assert body_of(body) == expected


@pytest.mark.parametrize(
    ("name", "place"),
    [
        pytest.param("images/a.png", "content/saga/un/images/a.png", id="an image"),
        pytest.param("images/Une Vue.JPG", "content/saga/un/images/Une Vue.JPG", id="one with a space"),
        pytest.param("images/a.html", "static/saga/images/a.html", id="what Hugo takes for a page"),
        pytest.param("images/#1.png", "static/saga/images/#1.png", id="what Hugo passes over"),
        pytest.param("../images/a.png", "static/images/a.png", id="what several folders share"),
    ],
)
def test_a_file_lies_in_the_bundle_of_its_article_where_hugo_lets_it(name, place):
    path = str(PurePosixPath("saga", name)) if not name.startswith("..") else name[3:]
    files = {**FILES, path: "", "saga/un.md": f"---\ntitle: Un\nstatus: published\ndate: 2015-07-04\n---\n[x](<{name.replace('#', '%23')}>)\n"}  # fmt: skip
    assert path in exported(files)[1].values()
    assert exported(files)[1][place] == path


def test_a_shared_file_is_linked_to_from_the_page():
    assert body_of("![](../images/a.png)", {"images/a.png": ""}) == "![](../../images/a.png)"


def test_a_name_that_hugo_would_spell_otherwise_is_given_as_the_address():
    text = "---\ntitle: Un\nstatus: published\ndate: 2015-07-04\n---\n"
    texts, _ = exported({"Été à Nice.md": text})
    assert "\nurl: /Été à Nice/\n" in texts["content/Été à Nice/index.md"]


@pytest.mark.parametrize("name", ["authors", "categories", "guests", "series"])
def test_a_name_that_hugo_uses_for_a_list_is_refused(name):
    text = "---\ntitle: Un\nstatus: published\ndate: 2015-07-04\n---\n"
    with pytest.raises(NotAllowed, match=f"{name} is where Hugo lists {name}"):
        exported({f"{name}.md": text})


def test_html_passes_as_far_as_the_magazine_trusts_it():
    body = '<p onclick="x()">H<sub>2</sub>O</p><!-- à revoir -->'
    assert body_of(body) == "<p>H<sub>2</sub>O</p>"
    assert body_of(body, {"_index.md": HOME.replace("lang: fr", "lang: fr\nhtml: trusted")}) == body
