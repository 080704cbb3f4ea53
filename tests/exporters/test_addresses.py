"""Addresses, and the way from one to another."""

import pytest

from magcli.exporters import _addresses
from tests.conftest import magazine_of


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


def test_addresses_are_encoded_and_files_are_not():
    magazine = magazine_of({"un été.md": "---\ntitle: X\n---\n"})
    address = _addresses.of_article(magazine.articles["un été"])
    assert (address, str(_addresses.file_at(address))) == ("un%20%C3%A9t%C3%A9/", "un été/index.html")


def test_ids_of_two_articles_differ():
    files = dict.fromkeys(("a-b/c.md", "a/b-c.md", "a/b c.md", "a.b.md", "a/b?c.md"), "---\ntitle: X\n---\n")
    ids = {_addresses.id_of(article) for article in magazine_of(files).articles.values()}
    assert len(ids) == len(files)
    assert not any(character in name for name in ids for character in " /?")
