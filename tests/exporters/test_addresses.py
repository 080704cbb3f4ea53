"""Addresses, and the way from one to another."""

from datetime import UTC, datetime
from itertools import permutations

import pytest

from magcli.exporters import _addresses
from magcli.publishing import public
from tests.conftest import HOME, magazine_of


@pytest.mark.parametrize(
    ("address", "page", "link"),
    [
        ("", "", "./"),
        ("", "rev/un/", "../../"),
        ("rev/", "rev/un/", "../"),
        ("rev/deux/", "rev/un/", "../deux/"),
        ("rev/un/", "", "rev/un/"),
        ("rev/un/#notes", "rev/un/", "#notes"),
        ("rev/un/#notes", "rev/", "un/#notes"),
        ("feed.xml", "rev/un/", "../../feed.xml"),
        ("https://example.org/x/", "rev/", "https://example.org/x/"),
        ("/absolu/", "rev/", "/absolu/"),
        ("#ici", "rev/", "#ici"),
        ("http://[^1]/x", "rev/", "http://[^1]/x"),
    ],
)
def test_a_link_leads_from_its_page_to_the_address(address, page, link):
    assert _addresses.relative(address, page) == link


def test_two_tags_share_a_page_only_when_they_are_spellings_of_one():
    assert _addresses.of_names("tags", ["C++", "C#", "Économie", "economie", "…"]) == {
        "C#": "tags/c/",
        "C++": "tags/c-2/",
        "Économie": "tags/economie/",
        "economie": "tags/economie/",
        "…": "tags/other/",
    }


@pytest.mark.parametrize("names", [*permutations(["C++", "C#", "C 2", "c-3"])], ids=" ".join)
def test_a_page_with_a_number_is_nobody_elses_in_whatever_order_names_come(names):
    """A number is given only where no name has that address by itself."""
    assert _addresses.of_names("tags", names) == {
        "C 2": "tags/c-2/",
        "C#": "tags/c/",
        "C++": "tags/c-4/",
        "c-3": "tags/c-3/",
    }


def test_addresses_are_encoded_and_files_are_not():
    magazine = magazine_of({"un été.md": "---\ntitle: X\n---\n"})
    address = _addresses.of_article(magazine.articles["un été"])
    assert (address, str(_addresses.file_at(address))) == ("un%20%C3%A9t%C3%A9/", "un été/index.html")


def test_ids_of_two_articles_differ():
    files = dict.fromkeys(("a-b/c.md", "a/b-c.md", "a/b c.md", "a.b.md", "a/b?c.md"), "---\ntitle: X\n---\n")
    ids = {_addresses.id_of(article) for article in magazine_of(files).articles.values()}
    assert len(ids) == len(files)
    assert not any(character in name for name in ids for character in " /?")


SITE = {
    "un.md": "---\ntitle: Un\nstatus: published\ndate: 2015-07-04\naliases: [/vieux/un.html, /2014/05/un/]\n---\n",
    "secret.md": "---\ntitle: Secret\naliases: [/2014/05/secret/]\n---\n",
    "été/_index.md": "---\ntitle: Été\nparts: [deux, secret]\n---\n",
    "été/deux.md": "---\ntitle: Deux\nstatus: published\ndate: 2015-07-04\n---\n",
    "été/secret.md": "---\ntitle: Secret\n---\n",
    "secrets/_index.md": "---\ntitle: Secrets\nparts: [rien]\n---\n",
    "été/plan.pdf": "",
}


def led(target: str, url: str) -> str | None:
    """Where *target* leads from an article of SITE, when that is read at *url*."""
    magazine = magazine_of({**SITE, "_index.md": f"---\ntitle: Le Mag\nurl: {url}\n---\n"})
    shown = public(magazine, datetime(2015, 8, 1, tzinfo=UTC))
    return _addresses.of_target(target, shown.articles["un"], shown)


@pytest.mark.parametrize("site", ["https://mag.example.org/", "https://example.org/mag/", "http://127.0.0.1:8000/"])
@pytest.mark.parametrize("way", ["whole", "from the top", "without a scheme"])
@pytest.mark.parametrize(
    ("path", "is_kept"),
    [
        pytest.param("", True, id="home"),
        pytest.param("?p=12", True, id="a question"),
        pytest.param("un/", True, id="article"),
        pytest.param("un/index.html?x#y", True, id="its file"),
        pytest.param("%C3%A9t%C3%A9", True, id="series"),
        pytest.param("été/deux/", True, id="part"),
        pytest.param("été/feed.xml", True, id="feed of a series"),
        pytest.param("été/feed.json", True, id="another feed of a series"),
        pytest.param("atom.xml", True, id="another feed"),
        pytest.param("secrets/atom.xml", False, id="another feed of drafts"),
        pytest.param("été/atom-11-20.xml", True, id="a volume of an archive"),
        pytest.param("secrets/feed-1-10.xml", False, id="a volume of drafts"),
        pytest.param("été/atom-11.xml", False, id="no volume"),
        pytest.param("été/plan.pdf", True, id="file"),
        pytest.param("vieux/un.html", True, id="former address of a file"),
        pytest.param("2014/05/un", True, id="former address"),
        pytest.param("feed.xml", True, id="feed"),
        pytest.param("sitemap-2.xml", True, id="one of several sitemaps"),
        pytest.param("tags/web/", True, id="tag"),
        pytest.param("archive/2015/", True, id="year"),
        pytest.param("cards/un.png", True, id="card"),
        pytest.param("secret/", False, id="draft"),
        pytest.param("secret.md", False, id="file of a draft"),
        pytest.param("s%65cret/?x#y", False, id="draft, otherwise written"),
        pytest.param("un/../secret/index.html", False, id="draft, by a detour"),
        pytest.param("été\\secret", False, id="draft, with strokes of Windows"),
        pytest.param("été//secret/", False, id="draft, with too many strokes"),
        pytest.param("secrets/", False, id="series of drafts"),
        pytest.param("secrets/feed.xml", False, id="feed of drafts"),
        pytest.param("2014/05/secret/", False, id="former address of a draft"),
        pytest.param("tags-secrets/", False, id="a draft that begins as a list"),
        pytest.param("rien/", False, id="nothing"),
    ],
)
def test_an_address_of_the_own_site_stays_when_readers_find_something_there(path, is_kept, way, site):
    scheme, _, rest = f"{site}{path}".partition("//")
    target = {"whole": f"{scheme}//{rest}", "without a scheme": f"//{rest}"}.get(way, f"/{rest.partition('/')[2]}")
    assert led(target, site) == (target if is_kept else None)


@pytest.mark.parametrize(
    ("target", "url"),
    [
        pytest.param("https://other.example.org/secret/", "https://mag.example.org/", id="another host"),
        pytest.param(
            "https://other.org/?u=mag.example.org/secret/", "https://mag.example.org/", id="named by another"
        ),
        pytest.param("https://mag.example.org:8080/secret/", "https://mag.example.org/", id="another port"),
        pytest.param("ftp://mag.example.org/secret/", "https://mag.example.org/", id="another scheme"),
        pytest.param("/secret/", "https://example.org/mag/", id="beside the magazine"),
        pytest.param("https://example.org/magasin/", "https://example.org/mag/", id="nearly its name"),
        pytest.param("/mag/../secret/", "https://example.org/mag/", id="beside it, by a detour"),
        pytest.param("/secret/", "''", id="a magazine without an address"),
        pytest.param("https://[mag.example.org/", "https://mag.example.org/", id="no address"),
        pytest.param("https://mag.example.org:port/", "https://mag.example.org/", id="no port"),
    ],
)
def test_an_address_elsewhere_stays(target, url):
    assert led(target, url) == target


@pytest.mark.parametrize(
    "target",
    [
        "http://mag.example.org/secret/",
        "https://MAG.example.org:443/secret/",
        "https://a:b@mag.example.org./secret/",
        "//mag%2Eexample.org/secret/",
        "\\\\mag.example.org\\secret\\",
    ],
)
def test_an_address_of_the_own_site_is_known_however_its_host_is_written(target):
    assert led(target, "https://mag.example.org/") is None


@pytest.mark.parametrize("target", ["", "?page=2", "?page=2#fin"])
def test_a_link_without_a_path_leads_to_its_own_page(target):
    files = {"_index.md": HOME, "ete/_index.md": "---\ntitle: Été\nparts: [un]\n---\n"}
    files["ete/un.md"] = "---\ntitle: Un\nstatus: published\ndate: 2015-07-04\nauthors: X\n---\nTexte.\n"
    shown = public(magazine_of(files), datetime(2026, 1, 1, tzinfo=UTC))
    assert _addresses.of_target(target, shown.articles["ete/un"], shown) == f"ete/un/{target}"
    series, home = (text for text in sorted(shown.introductions, key=lambda text: -len(str(text.path))))
    assert _addresses.of_target(target, series, shown) == f"ete/{target}"
    assert _addresses.of_target(target, home, shown) == target
