"""What pages tell machines."""

import json
import re
from datetime import UTC, datetime
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli import store
from magcli.exporters import html
from magcli.exporters._exporter import Options
from magcli.exporters._machines import in_script, locale
from magcli.model import Copy
from magcli.publishing import public
from tests.conftest import HOME, magazine_of

NOW = datetime(2015, 7, 20, tzinfo=UTC)
HOME = HOME.replace("  redaction:", "  ana: {name: Ana Lima, role: chercheuse, organisation: Pôle}\n  redaction:")
SERIES = """\
---
title: La révolution
description: Une série.
editors: [redaction]
parts: [un, {title: Secrète}, deux, {title: Les marchés, date: 2015-08-01, announce: true}]
---
"""
UN = """\
---
title: Un & <un>
status: published
date: 2015-07-04
updated: 2015-07-10T12:00:00+00:00
authors: [ana, {name: Le Mag numérique}]
guests: [{name: Léo, role: invité, url: https://leo.example.org/}]
section: Idées
tags: [réseaux, "C++"]
summary: Le premier.
image: {src: images/a.jpg, alt: Un A}
---
Trois mots ici.
"""
DEUX = "---\ntitle: Deux\nstatus: published\ndate: 2015-07-11\nauthors: [ana]\nlang: en\n---\nTexte.\n\n![B](images/b.svg)\n"
FILES = {
    "_index.md": f"{HOME}Un magazine.\n",
    "rev/_index.md": SERIES,
    "rev/un.md": UN,
    "rev/deux.md": DEUX,
    "rev/images/a.jpg": "",
    "rev/images/b.svg": "",
    "edito.md": "---\ntitle: 漢字\nstatus: published\ndate: 2015-07-01\nauthors: [ana]\n---\nTexte.\n",
}
SIZES = {"rev/images/a.jpg": (1600, 900), "rev/images/b.svg": (30, 20)}
OPTIONS = {"theme": store.theme(), "fonts": store.fonts(), "sizes": lambda path: SIZES.get(str(path))}
NO_URL = {**FILES, "_index.md": HOME.replace("url: https://mag.example.org/\n", "")}


def pages(files=FILES, **more):
    """All pages but the cards, which take long to draw."""
    found = html.export(public(magazine_of(files), NOW), Options(**{**OPTIONS, **more}))
    return {
        str(page.path): b"" if isinstance(page, Copy) or page.path.suffix == ".png" else page.render()
        for page in found
    }


SITE = {path: content.decode() for path, content in pages().items()}


def metas(page):
    """The names and contents of the <meta> of *page*, in order."""
    return [
        (name, content.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
        for name, content in re.findall(r'<meta (?:name|property)="([^"]*)" content="([^"]*)">', page)
    ]


def links(page):
    found = re.findall(r'<link rel="(\w+)"(?: type="[^"]*")?(?: title="([^"]*)")? href="([^"]*)">', page)
    return [(rel, title, re.sub("-[0-9a-f]{10}", "-…", href)) for rel, title, href in found]


def data(page):
    """What *page* says in the words of schema.org, by type."""
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    return {node["@type"]: node for node in json.loads(text)["@graph"]}


# -- links


def test_a_page_names_its_address_its_neighbours_its_feeds_and_its_icon():
    assert links(SITE["rev/un/index.html"]) == [
        ("canonical", "", "https://mag.example.org/rev/un/"),
        ("alternate", "La révolution", "../feed.xml"),
        ("alternate", "La révolution", "../atom.xml"),
        ("alternate", "La révolution", "../feed.json"),
        ("alternate", "Le Mag numérique", "../../feed.xml"),
        ("alternate", "Le Mag numérique", "../../atom.xml"),
        ("alternate", "Le Mag numérique", "../../feed.json"),
        ("next", "", "../deux/"),
        ("icon", "", "../../assets/icon-….svg"),
    ]
    assert ("prev", "", "../un/") in links(SITE["rev/deux/index.html"])


def test_without_an_address_nothing_is_said_that_needs_one():
    page = pages(NO_URL)["rev/un/index.html"].decode()
    assert {rel for rel, _, _ in links(page)} == {"next", "icon"}
    assert "example.org/rev" not in page
    assert not {"og:url", "og:image", "twitter:image"} & dict(metas(page)).keys()
    assert data(page).keys() == {"Article"}
    assert data(page)["Article"].keys() & {"url", "image", "mainEntityOfPage"} == set()


def test_what_machines_are_told_of_the_home_page_people_are_told_too():
    files = {**FILES, "_index.md": HOME.replace("lang: fr", "lang: fr\ndescription: Un mag.")}
    page = pages(files)["index.html"].decode()
    assert '<p class="motto">Un mag.</p>' in page
    assert dict(metas(page))["description"] == "Un mag."


def test_a_page_for_no_machine_has_an_icon_and_nothing_else():
    page = SITE["404.html"]
    assert links(page)[0][::2] == ("icon", "/assets/icon-….svg")
    assert "og:" not in page
    assert "ld+json" not in page


# -- Open Graph


def test_an_article_is_shared_with_its_people_days_and_words():
    assert metas(SITE["rev/un/index.html"]) == [
        ("viewport", "width=device-width, initial-scale=1"),
        ("description", "Le premier."),
        ("color-scheme", "light dark"),
        ("og:type", "article"),
        ("og:title", "Un & <un>"),
        ("og:description", "Le premier."),
        ("og:url", "https://mag.example.org/rev/un/"),
        ("og:site_name", "Le Mag numérique"),
        ("og:locale", "fr_FR"),
        ("og:image", "https://mag.example.org/rev/images/a.jpg"),
        ("og:image:type", "image/jpeg"),
        ("og:image:width", "1600"),
        ("og:image:height", "900"),
        ("og:image:alt", "Un A"),
        ("article:published_time", "2015-07-04T00:00:00+02:00"),
        ("article:modified_time", "2015-07-10T14:00:00+02:00"),
        ("article:author", "https://mag.example.org/people/ana/"),
        ("article:author", "https://mag.example.org/people/le-mag-numerique/"),
        ("article:section", "Idées"),
        ("article:tag", "réseaux"),
        ("article:tag", "C++"),
        ("twitter:card", "summary_large_image"),
        ("twitter:title", "Un & <un>"),
        ("twitter:description", "Le premier."),
        ("twitter:image", "https://mag.example.org/rev/images/a.jpg"),
        ("twitter:image:alt", "Un A"),
    ]


@pytest.mark.parametrize(
    ("path", "kind", "card"),
    [
        pytest.param("index.html", "website", "_home", id="the home page"),
        pytest.param("rev/index.html", "website", "rev", id="a series"),
        pytest.param("rev/deux/index.html", "article", "rev/deux", id="an article without a picture"),
        pytest.param("edito/index.html", "article", "_home", id="one whose letters the fonts have not"),
        pytest.param("people/ana/index.html", "profile", "_home", id="a person"),
        pytest.param("tags/reseaux/index.html", "website", "_home", id="a tag"),
    ],
)
def test_every_page_is_shared_with_a_picture_that_is_there(path, kind, card):
    told = dict(metas(SITE[path]))
    assert (told["og:type"], told["og:image"]) == (kind, f"https://mag.example.org/cards/{card}.png")
    assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")
    assert told["description"]
    assert f"cards/{card}.png" in SITE


def test_an_article_with_a_picture_of_its_own_needs_no_card():
    assert "cards/rev/un.png" not in SITE


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        pytest.param((600, 315), "rev/images/a.jpg", id="large enough"),
        pytest.param((599, 900), "cards/rev/un.png", id="too narrow"),
        pytest.param((900, 314), "cards/rev/un.png", id="too low"),
        pytest.param(None, "cards/rev/un.png", id="of a broken file"),
    ],
)
def test_a_picture_has_to_be_large(size, shown):
    page = pages(sizes=lambda _: size)["rev/un/index.html"].decode()
    assert dict(metas(page))["og:image"] == f"https://mag.example.org/{shown}"


def test_an_update_before_the_date_is_told_nobody():
    """A slip of the pen: nothing changes before it is there. Feeds say the same."""
    files = {**FILES, "rev/un.md": UN.replace("updated: 2015-07-10", "updated: 2015-07-01")}
    site = pages(files)
    page = site["rev/un/index.html"].decode()
    assert "Mis à jour" in SITE["rev/un/index.html"]
    assert "Mis à jour" not in page
    assert "article:modified_time" not in dict(metas(page))
    assert data(page)["Article"]["dateModified"] == "2015-07-04T00:00:00+02:00"
    assert "2015-07-01T12" not in site["sitemap.xml"].decode()


def test_a_drawing_is_nothing_that_networks_show():
    files = {**FILES, "rev/un.md": UN.replace("a.jpg", "a.svg"), "rev/images/a.svg": ""}
    page = pages(files, sizes=lambda _: (1600, 900))["rev/un/index.html"].decode()
    assert dict(metas(page))["og:image"] == "https://mag.example.org/cards/rev/un.png"


def test_a_magazine_can_do_without_cards():
    site = pages({**FILES, "_index.md": HOME.replace("lang: fr", "lang: fr\nsocial_images: false")})
    assert not [path for path in site if path.startswith("cards/")]
    told = dict(metas(site["rev/deux/index.html"].decode()))
    assert told["twitter:card"] == "summary"
    assert "og:image" not in told


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        pytest.param("fr", "fr_FR", id="where most speak it"),
        pytest.param("fr-CA", "fr_CA", id="where it says"),
        pytest.param("zh-Hant", "zh_TW", id="in that writing"),
        pytest.param("eo", "eo_001", id="nowhere in particular"),
        pytest.param("xx", "", id="a language nobody knows"),
        pytest.param("?", "", id="none at all"),
    ],
)
def test_a_language_is_written_as_open_graph_has_it(lang, expected):
    assert locale(lang) == expected


@pytest.mark.parametrize(
    ("path", "told"),
    [
        pytest.param("index.html", "Le Mag numérique", id="the home page"),
        pytest.param("rev/index.html", "La révolution – Le Mag numérique", id="a series"),
        pytest.param("nu/index.html", "Nu – Le Mag numérique", id="an article"),
        pytest.param("people/ana/index.html", "Ana Lima – Le Mag numérique – 3 articles", id="a person"),
        pytest.param("tags/index.html", "Mots-clés – Le Mag numérique – C++, réseaux", id="tags"),
        pytest.param("tags/reseaux/index.html", "réseaux – Le Mag numérique – 1 article", id="a tag"),
    ],
)
def test_networks_are_told_what_search_engines_are(path, told):
    nu = "---\ntitle: Nu\nstatus: published\ndate: 2015-07-01\nauthors: [ana]\n---\n- a\n"
    files = {
        **FILES,
        "_index.md": HOME,
        "rev/_index.md": SERIES.replace("description: Une série.\n", ""),
        "nu.md": nu,
    }
    del files["edito.md"]
    names = dict(metas(pages(files)[path].decode()))
    assert names["description"] == names["og:description"] == names["twitter:description"] == told


# -- schema.org


def test_an_article_says_who_wrote_it_when_and_in_which_series():
    assert data(SITE["rev/un/index.html"])["Article"] == {
        "@type": "Article",
        "url": "https://mag.example.org/rev/un/",
        "description": "Le premier.",
        "image": {
            "@type": "ImageObject",
            "url": "https://mag.example.org/rev/images/a.jpg",
            "width": 1600,
            "height": 900,
        },
        "inLanguage": "fr",
        "headline": "Un & <un>",
        "mainEntityOfPage": "https://mag.example.org/rev/un/",
        "author": [
            {
                "@type": "Person",
                "name": "Ana Lima",
                "url": "https://mag.example.org/people/ana/",
                "jobTitle": "chercheuse",
                "affiliation": {"@type": "Organization", "name": "Pôle"},
            },
            {
                "@type": "Organization",
                "name": "Le Mag numérique",
                "url": "https://mag.example.org/people/le-mag-numerique/",
            },
        ],
        "contributor": [
            {"@type": "Person", "name": "Léo", "url": "https://mag.example.org/people/leo/", "jobTitle": "invité"}
        ],
        "datePublished": "2015-07-04T00:00:00+02:00",
        "dateModified": "2015-07-10T14:00:00+02:00",
        "articleSection": "Idées",
        "keywords": ["réseaux", "C++"],
        "wordCount": 3,
        "isPartOf": {
            "@type": "CreativeWorkSeries",
            "name": "La révolution",
            "url": "https://mag.example.org/rev/",
        },
        "position": 1,
        "publisher": {"@type": "Organization", "name": "Le Mag numérique", "url": "https://mag.example.org/"},
    }


def test_an_article_in_another_language_says_so():
    assert data(SITE["rev/deux/index.html"])["Article"]["inLanguage"] == "en"
    assert dict(metas(SITE["rev/deux/index.html"]))["og:locale"] == "en_US"


def test_a_series_has_the_parts_that_are_out_with_their_numbers():
    series = data(SITE["rev/index.html"])["CreativeWorkSeries"]
    assert [(part["position"], part["headline"]) for part in series["hasPart"]] == [(1, "Un & <un>"), (3, "Deux")]
    assert series["startDate"] == "2015-07-04T00:00:00+02:00"
    assert "Secrète" not in SITE["rev/index.html"]


def test_each_kind_of_page_says_what_it_is():
    kinds = {path: list(data(SITE[path])) for path in sorted(SITE) if path.endswith("index.html")}
    series, article, person, collection = (
        [kind, "BreadcrumbList"] for kind in ("CreativeWorkSeries", "Article", "ProfilePage", "CollectionPage")
    )
    assert kinds == {
        "archive/2015/index.html": collection,
        "archive/index.html": collection,
        "edito/index.html": article,
        "index.html": ["WebSite"],
        "people/ana/index.html": person,
        "people/index.html": collection,
        "people/le-mag-numerique/index.html": person,
        "people/leo/index.html": person,
        "rev/deux/index.html": article,
        "rev/index.html": series,
        "rev/un/index.html": article,
        "sections/idees/index.html": collection,
        "sections/index.html": collection,
        "tags/c/index.html": collection,
        "tags/index.html": collection,
        "tags/reseaux/index.html": collection,
    }


def test_a_person_is_somebody_elsewhere_too():
    person = data(SITE["people/leo/index.html"])["ProfilePage"]["mainEntity"]
    assert (person["name"], person["sameAs"]) == ("Léo", ["https://leo.example.org/"])


def test_the_way_to_a_tag_leads_through_all_tags():
    steps = data(SITE["tags/reseaux/index.html"])["BreadcrumbList"]["itemListElement"]
    assert [step["name"] for step in steps] == ["Le Mag numérique", "Mots-clés", "réseaux"]


def test_the_sitemap_holds_every_page_that_is_to_be_found():
    listed = re.findall("<loc>https://mag.example.org/(.*)</loc>", SITE["sitemap.xml"])
    assert sorted(f"{address}index.html" for address in listed) == sorted(
        path for path in SITE if path.endswith("index.html")
    )


def test_the_way_to_an_article_leads_through_its_series():
    steps = data(SITE["rev/deux/index.html"])["BreadcrumbList"]["itemListElement"]
    assert [(step["position"], step["name"], step.get("item")) for step in steps] == [
        (1, "Le Mag numérique", "https://mag.example.org/"),
        (2, "La révolution", "https://mag.example.org/rev/"),
        (3, "Deux", None),
    ]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_nothing_leaves_the_script_it_stands_in(text):
    script = in_script({"name": text})
    assert json.loads(script) == {"name": text}
    assert not set("<>&\u2028\u2029") & set(script)


# -- images and icon


def test_images_tell_their_size():
    assert (
        '<img src="../images/b.svg" alt="B" width="30" height="20" decoding="async">' in SITE["rev/deux/index.html"]
    )
    assert (
        '<img src="../images/a.jpg" alt="Un A" width="1600" height="900" fetchpriority="high">'
        in SITE["rev/un/index.html"]
    )


def test_behind_a_picture_above_the_text_all_others_wait_for_their_reader():
    files = {**FILES, "rev/un.md": f"{UN}\n![B](images/b.svg)\n"}
    page = pages(files)["rev/un/index.html"].decode()
    assert '<img src="../images/b.svg" alt="B" width="30" height="20" loading="lazy" decoding="async">' in page


def test_raw_html_gets_its_sizes_too():
    files = {**FILES, "rev/un.md": f"{UN}\n<p><img src='images/b.svg' alt='B'></p>\n"}
    assert 'width="30" height="20" loading="lazy"' in pages(files)["rev/un/index.html"].decode()


def test_a_picture_that_is_not_of_the_magazine_is_not_looked_for():
    files = {**FILES, "rev/deux.md": DEUX.replace("images/b.svg", "../../../etc/b.svg")}
    asked = []
    pages(files, sizes=lambda path: asked.append(str(path)))
    assert set(asked) == {"rev/images/a.jpg"}


def test_the_icon_is_the_first_letter_of_the_title_on_its_colour():
    (icon,) = (path for path in SITE if path.startswith("assets/icon-"))
    assert ">L</text>" in SITE[icon]
    assert 'fill="#9b2d1f"' in SITE[icon]


@pytest.mark.parametrize(
    ("logo", "kind"), [pytest.param("logo.svg", "image/svg+xml"), pytest.param("logo.png", "image/png")]
)
def test_a_logo_is_the_icon(logo, kind):
    home = HOME.replace("lang: fr", f"lang: fr\ntheme: {{logo: {logo}}}")
    site = pages({**FILES, "_index.md": home, logo: ""})
    page = site["rev/un/index.html"].decode()
    assert f'<link rel="icon" type="{kind}" href="../../{logo}">' in page
    assert data(page)["Article"]["publisher"]["logo"] == {
        "@type": "ImageObject",
        "url": f"https://mag.example.org/{logo}",
    }
    assert logo in site
    assert not [path for path in site if path.startswith("assets/icon-")]


def test_the_files_of_cards_lie_where_pages_look_for_them():
    files = {**FILES, "été.md": FILES["edito.md"].replace("漢字", "Été")}
    assert "cards/été.png" in pages(files)
    page = pages(files)["été/index.html"].decode()
    assert dict(metas(page))["og:image"] == "https://mag.example.org/cards/%C3%A9t%C3%A9.png"
    assert PurePosixPath("cards/été.png").name == "été.png"
