"""Where links lead."""

from pathlib import PurePosixPath

import pytest

from magcli.links import file_of, missing
from tests.conftest import magazine_of


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("la-suite.md", "ete/la-suite.md"),
        ("./la-suite.md#notes", "ete/la-suite.md"),
        ("../edito.md", "edito.md"),
        ("images/une%20courbe.png", "ete/images/une courbe.png"),
        ("images/été.png?x=1", "ete/images/été.png"),
        ("../../etc/passwd", "../etc/passwd"),
        ("https://mag.example.org/", None),
        ("//cdn.example.org/x.js", None),
        ("mailto:a@example.org", None),
        ("#notes", None),
        ("?page=2", None),
        ("/la-serie/", None),
        ("http://[::1", None),
    ],
)
def test_a_relative_target_is_a_file_seen_from_the_article(target, path):
    assert file_of(target, PurePosixPath("ete/un.md")) == (PurePosixPath(path) if path else None)


def _missing(body, head="", images=False):
    files = {
        "ete/_index.md": "---\ntitle: Été\n---\n",
        "ete/un.md": f"---\ntitle: Un\n{head}---\n{body}\n",
        "ete/la-suite.md": "---\ntitle: Suite\n---\n",
        "ete/images/courbe.png": "",
        "edito.md": "---\ntitle: Édito\n---\n",
    }
    magazine = magazine_of(files)
    text = files["ete/un.md"]
    found = missing(magazine.articles["ete/un"], magazine, images=images)
    return [(text[span.start : span.end], path, hint) for span, path, hint in found]


@pytest.mark.parametrize(
    "link",
    [
        "[x](la-suite.md)",
        "[x](../edito.md#a)",
        "[x](images/courbe.png)",
        "[x](../)",
        "[x](_index.md)",
        "[x](.)",
        "<https://a.b/c.md>",
    ],
)
def test_links_that_lead_somewhere_are_fine(link):
    assert _missing(link) == []


def test_a_link_that_leads_nowhere_gets_the_nearest_file():
    assert _missing("Voir [é](la-suit.md).") == [("[é](la-suit.md)", "ete/la-suit.md", "write la-suite.md")]


def test_a_link_out_of_the_folder_gets_the_way_there():
    assert _missing("[x](edito.md)")[0][2] == "write ../edito.md"


@pytest.mark.parametrize(
    ("body", "head", "where"),
    [
        pytest.param("![x](images/Courbe.png)", "", "![x](images/Courbe.png)", id="capitals count"),
        pytest.param('<img src="images/x.png" alt="">', "", "images/x.png", id="raw HTML"),
        pytest.param("", "image: images/x.png\n", "images/x.png", id="front matter"),
        pytest.param("", "image: {src: images/x.png, alt: x}\n", "images/x.png", id="front matter with a text"),
    ],
)
def test_an_image_that_is_not_there_is_found_where_it_is_named(body, head, where):
    assert [place for place, _, _ in _missing(body, head, images=True)] == [where]


def test_code_holds_no_links():
    assert _missing("`[x](absent.md)`\n\n```\n![x](absent.png)\n```") == []
