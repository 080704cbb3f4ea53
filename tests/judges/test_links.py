"""No link of an export leads nowhere, no id is there twice on a page, and no page loads from another host."""

import pytest

from tests.judges import tools
from tests.judges.links import Site

PAGE = "<!doctype html><title>Une page</title>"


@pytest.mark.parametrize("name", ["sample", "stress"])
def test_every_link_of_a_site_leads_somewhere(sites, name):
    tools.accept(getattr(sites, name).complaints())


def test_every_link_within_a_single_page_leads_somewhere(sites):
    # Published beside nothing: what it links to of its own site is on another page of that site.
    tools.accept(Site(sites.folder / "single", "https://elsewhere.example.org/").complaints())


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param('<a href="b/">x</a><a href="https://o.example.org/">x</a>', [], id="fine"),
        pytest.param('<a href="c/">x</a>', ["'c/' leads nowhere"], id="no such page"),
        pytest.param('<a href="/dossier/b/">x</a>', [], id="from the top of the host"),
        pytest.param('<a href="/ailleurs/">x</a>', [], id="elsewhere on the host"),
        pytest.param(
            '<a href="https://m.example.org/dossier/c/">x</a>',
            ["'https://m.example.org/dossier/c/' leads nowhere"],
            id="whole",
        ),
        pytest.param('<a href="b/#note">x</a><a href="#ici" id="ici">x</a>', [], id="ids that are there"),
        pytest.param('<a href="b/#autre">x</a>', ["'b/#autre' leads to a page without that id"], id="no such id"),
        pytest.param('<a href="">x</a>', ["'' leads nowhere"], id="empty"),
        pytest.param('<p id="x"></p><p id="x"></p>', ["id 'x' is used 2 times"], id="an id twice"),
        pytest.param('<p aria-labelledby="y"></p>', ["no id 'y', which an attribute names"], id="an id named"),
        pytest.param('<img src="gone.png">', ["'gone.png' leads nowhere"], id="no such image"),
        pytest.param('<img srcset="a.css 1x, gone.png 2x">', ["'gone.png' leads nowhere"], id="no such size"),
        pytest.param(
            '<img src="//o.example.org/a.png">',
            ["'//o.example.org/a.png' is loaded from another host"],
            id="another host",
        ),
        pytest.param(
            '<link rel="icon" href="https://o.example.org/i.svg">',
            ["'https://o.example.org/i.svg' is loaded from another host"],
            id="an icon",
        ),
        pytest.param('<link rel="canonical" href="https://o.example.org/">', [], id="a canonical address"),
        pytest.param(
            '<style>p { background: url("gone.svg") }</style>', ["'gone.svg' leads nowhere"], id="in a style"
        ),
        pytest.param('<meta http-equiv="refresh" content="0; url=c/">', ["'c/' leads nowhere"], id="a redirect"),
    ],
)
def test_what_is_wrong_with_a_page_is_told(tmp_path, page, expected):
    (tmp_path / "b").mkdir()
    (tmp_path / "b/index.html").write_text(f'{PAGE}<p id="note">Une note</p>')
    (tmp_path / "a.css").write_text("p { color: red }")
    (tmp_path / "index.html").write_text(PAGE + page)
    assert Site(tmp_path, "https://m.example.org/dossier/").complaints() == [
        f"index.html: {said}" for said in expected
    ]


def test_what_is_wrong_with_a_style_or_a_list_of_addresses_is_told(tmp_path):
    (tmp_path / "a.css").write_text('/* url(old.png) */ @import "gone.css";')
    (tmp_path / "sitemap.xml").write_text("<urlset><url><loc>https://m.example.org/gone/</loc></url></urlset>")
    assert Site(tmp_path, "https://m.example.org/").complaints() == [
        "a.css: 'gone.css' leads nowhere",
        "sitemap.xml: 'https://m.example.org/gone/' leads nowhere",
    ]
